"""A place is changed or asked for only where the event happened there, against places that the article never names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from quizapp.items.generate import candidates
from quizapp.items.kinds import place_changed, where
from quizapp.items.neighbours import siblings
from quizapp.items.verify import verify
from quizapp.model import Article, Item, Record
from quizapp.reading.gazetteer import country_of, lies_in
from quizapp.reading.read import read

Make = Callable[[str], list[Item]]
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."


@pytest.fixture(scope="module")
def make(english: Language) -> Make:
    def made(text: str) -> list[Item]:
        article = Article(text + REST, Record("A day by the sea"))
        kinds = (replace(place_changed.KIND, default=True), replace(where.KIND, default=True))
        items = [one.item for one in candidates(read(article, english), english, 0, kinds, (), least=0)[0]]
        assert [fault for item in items for fault in verify(item, article)] == []
        return items

    return made


def of_rule(items: list[Item], rule: str) -> list[Item]:
    return [item for item in items if item.proof is not None and item.proof.rule == rule]


CHANGED = [
    ("town with the verb", "Ann Byrne opened a bakery in Dublin.", ["Dublin"]),
    ("town behind a noun", "Astronomers in Oslo discovered two new planets.", ["Oslo"]),
    ("a country", "Astronomers in Norway discovered two new planets.", []),
    ("a state of the USA", "Ann Byrne sold the ferry to a bank in Kansas.", []),
    ("where all happens", "Ann Byrne left Dublin. Tom Hale lives near Dublin. Ann Byrne was born in Dublin.", []),
    ("within another place", "Ann Byrne opened a bakery in Dublin, Ireland.", []),
    ("told by its distance from another", "Ann Byrne opened a bakery in Galway, 200 kilometres from Dublin.", []),
    ("part of a name", "Ann Byrne visited friends in Dublin Castle.", []),
    ("its people's", "Ann Byrne praised the bakers of Dublin.", []),
    ("not an event", "Ann Byrne is one of the best bakers in Dublin.", []),
    ("unsure", "Ann Byrne may have opened a bakery in Dublin.", []),
    ("negative", "Ann Byrne did not open a bakery in Dublin.", []),
    ("in a clause below", "Ann Byrne sold the bakery that Tom Hale had opened in Dublin.", []),
    ("no town of that name is sure", "Ann Byrne opened a bakery in Plymouth.", []),
    ("unknown", "Ann Byrne opened a bakery in Oban.", []),
]


@pytest.mark.parametrize(("text", "originals"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_a_place_is_changed_only_where_that_makes_the_statement_false(
    make: Make, text: str, originals: list[str]
) -> None:
    items = of_rule(make(text), "place changed")
    assert [item.edit.original for item in items if item.edit] == originals
    for item in items:
        assert item.edit is not None and item.kind == "place"
        assert not lies_in(item.edit.original, item.edit.replacement) and item.edit.replacement not in text


def test_siblings_lie_in_the_same_country_and_are_not_named_in_the_article(english: Language) -> None:
    text = "Ann Byrne opened a bakery in Galway on Monday. Tom Hale sold bread in Limerick and in Dublin on Friday."
    found = siblings(read(Article(text + REST, Record("Bread")), english), "Galway")
    assert len(found) >= 2 and "Limerick" not in found and {country_of(name) for name in found} == {"IE"}


def test_a_town_of_another_province_is_the_largest_there(english: Language) -> None:
    text = "Ann Byrne opened a bakery in Iquique in Chile on Monday. Tom Hale sold bread on Friday."
    found = siblings(read(Article(text + REST, Record("Bread")), english), "Iquique")
    assert "Antofagasta" in found and not {"Puente Alto", "San Bernardo"} & set(found)  # suburbs of Santiago


PARTS = [("Dublin", {"Tallaght", "South Dublin"}), ("Los Angeles", {"Long Beach"}), ("London", {"Islington", "Brent"})]


@pytest.mark.parametrize(("city", "parts"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_of_a_city_is_never_put_for_it(english: Language, city: str, parts: set[str]) -> None:
    text = f"Ann Byrne opened a bakery in {city} on Monday. Tom Hale sold bread on Friday."
    found = siblings(read(Article(text + REST, Record("Bread")), english), city)
    assert len(found) >= 2 and not parts & set(found)


def test_a_place_with_the_verb_is_asked_for_in_a_question(make: Make) -> None:
    (item,) = of_rule(make("Ann Byrne worked in Dublin on Monday."), "where")
    assert item.stem == "In which city or town did Ann Byrne work on Monday?"
    assert item.key_text == "Dublin" and len(item.options) >= 3


def test_a_place_behind_a_noun_is_asked_for_by_a_gap(make: Make) -> None:
    (item,) = of_rule(make("The death toll from a fire in central Oslo rose to 29 on Monday."), "where")
    assert item.stem == "The death toll from a fire in central ____ rose to 29 on Monday."
    assert item.key_text == "Oslo"


def test_a_town_in_the_headline_is_not_asked_for(english: Language) -> None:
    article = Article("Ann Byrne opened a bakery in Dublin on Monday." + REST, Record("A bakery for Dublin"))
    kinds = (replace(place_changed.KIND, default=True), replace(where.KIND, default=True))
    assert candidates(read(article, english), english, 0, kinds, (), least=0)[0] == ()
