"""What each kind makes of a sentence, and what it leaves alone. Each row names the linguistic case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import KINDS
from quizapp.model import Article, Item, Record
from quizapp.reading.read import read

Make = Callable[[str, str], list[Item]]
# Nothing in it can be changed or asked for; it makes a sentence long enough for an article.
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."


@pytest.fixture(scope="module")
def make(english: Language) -> Make:
    def made(text: str, rule: str) -> list[Item]:
        found: tuple[Candidate, ...] = candidates(
            read(Article(text + REST, Record("A day in Oban")), english), english
        )[0]
        return [one.item for one in found if one.item.proof is not None and one.item.proof.rule == rule]

    return made


def edits(items: list[Item]) -> list[str]:
    return [item.edit.original for item in items if item.edit is not None]


NUMBERS = [
    ("count", "Police in Oban arrested 95 people on Monday.", ["95"]),
    ("percent", "Oban Council increased the fee by 12 per cent in May.", ["12"]),
    ("money with scale", "Oban Council spent £2.5 million on the new pier.", ["£2.5 million"]),
    ("measure, its second unit dropped", "Ann Byrne walked 80 kilometres (50 miles) to Oban.", ["80"]),
    ("age", "Ann Byrne, 34, opened a bakery in Oban.", ["34"]),
    ("duration", "Ann Byrne ran the bakery in Oban for 12 years.", ["12"]),
    ("number word", "Police in Oban arrested four people on Monday.", ["four"]),
    ("raised under “at least” it would not be false", "At least 12 people were hurt in Oban on Monday.", []),
    ("more than", "More than 200 people were arrested in Oban.", []),
    ("range", "Between 200 and 300 people marched in Oban.", []),
    ("one of", "Ann Byrne is one of the bakers of Oban.", []),
    ("score", "Oban Rovers beat Mull United 3-1 on Saturday.", []),
    ("identifier", "Flight 447 landed in Oban on Monday.", []),
    ("part of a name", "Ann Byrne saw the film Apollo 13 in Oban.", []),
    ("from … to", "The number of bakers in Oban rose from 12 to 19.", []),
    ("in quotation marks", "Ann Byrne spoke of “300 angry bakers” in Oban.", []),
    ("negative", "Ann Byrne did not sell 300 loaves in Oban.", []),
]


@pytest.mark.parametrize(("text", "originals"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_a_number_is_changed_only_where_that_makes_the_statement_false(
    make: Make, text: str, originals: list[str]
) -> None:
    assert edits(make(text, "number changed")) == [o.removeprefix("£") for o in originals]


def test_a_value_that_is_true_of_something_else_is_never_put_in(make: Make) -> None:
    text = "Police in Oban arrested 95 people on Monday. " + " ".join(
        f"In village number {n} of Mull, {n} people voted." for n in (59, 85, 75, 94, 96, 105, 115, 65)
    )
    for item in make(text, "number changed"):
        assert item.edit is not None
        assert item.edit.replacement not in ("59", "85", "75", "94", "96", "105", "115", "65")


BOUNDS = [
    ("count: fewer", "More than 200 people were arrested in Oban.", ("More than", "Fewer than")),
    ("percent: less", "Oban Council increased the fee by more than 12 per cent.", ("more than", "less than")),
    ("at least", "At least 12 people were hurt in Oban on Monday.", ("At least", "Fewer than")),
    ("nearly", "Ann Byrne ran the bakery in Oban for nearly 30 years.", ("nearly", "more than")),
    ("over", "Oban Council spent over £2.5 million on the new pier.", ("over", "under")),
    ("fewer than", "The police in Oban arrested fewer than 40 people.", ("fewer than", "more than")),
]


@pytest.mark.parametrize(("text", "edit"), [row[1:] for row in BOUNDS], ids=[row[0] for row in BOUNDS])
def test_a_bound_is_turned_into_one_that_contradicts_it(make: Make, text: str, edit: tuple[str, str]) -> None:
    items = make(text, "bound turned")
    assert [(item.edit.original, item.edit.replacement) for item in items if item.edit] == [edit]


DATES = [
    ("weekday", "Ann Byrne opened a bakery in Oban on Monday.", ["Monday"]),
    ("year", "Ann Byrne opened a bakery in Oban in 2019.", ["2019"]),
    ("month", "Ann Byrne opened a bakery in Oban in March.", ["March"]),
    ("day of a month", "Ann Byrne opened a bakery in Oban on 5 March.", ["5"]),
    ("since", "Ann Byrne has baked bread in Oban since 2019.", []),
    ("until", "Ann Byrne will bake bread in Oban until Friday.", []),
    ("two of a kind", "Ann Byrne opened shops in Oban in 2019 and 2021.", []),
    ("May the name", "Theresa May opened a bakery in Oban.", []),
]


@pytest.mark.parametrize(("text", "originals"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_a_date_is_changed_only_where_that_makes_the_statement_false(
    make: Make, text: str, originals: list[str]
) -> None:
    assert edits(make(text, "date changed")) == originals


def test_a_weekday_of_the_article_is_never_put_in(make: Make) -> None:
    text = (
        "Ann Byrne opened a bakery in Oban on Monday. It closed on Tuesday, Wednesday, Thursday, Friday and Saturday."
    )
    assert [item.edit.replacement for item in make(text, "date changed") if item.edit] == ["Sunday"]


WORDS = [
    ("past tense", "Oban Council increased the fee by 12 per cent in May.", [("increased", "decreased")]),
    ("passive", "The plan for a pier was rejected by Oban Council.", [("rejected", "accepted")]),
    ("superlative", "Ann Byrne owns the largest bakery in Oban.", [("largest", "smallest")]),
    ("one of the", "Ann Byrne owns one of the largest bakeries in Oban.", []),
    ("another sense", "Ann Byrne began to bake bread in Oban.", []),
    ("argued", "The price of bread in Oban rose despite a promise of Ann Byrne.", []),
    ("joined", "The price of bread in Oban rose and sales in Mull stayed the same.", []),
    ("from … to", "The price of bread in Oban rose from £12 to £14.", []),
    ("hedged", "The price of bread in Oban may have risen by 12 per cent.", []),
    ("order in time", "Ann Byrne moved to Oban after the strike of 1984.", [("after", "before")]),
    ("days after", "Ann Byrne moved to Oban two days after the strike of 1984.", []),
]


@pytest.mark.parametrize(("text", "pairs"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_a_word_is_turned_only_where_its_opposite_contradicts(
    make: Make, text: str, pairs: list[tuple[str, str]]
) -> None:
    items = make(text, "antonym") + make(text, "order turned")
    assert [(item.edit.original, item.edit.replacement) for item in items if item.edit] == pairs


def test_an_opposite_that_the_article_also_speaks_of_is_not_used(make: Make) -> None:
    assert make("Oban Council increased the fee by 12 per cent. Wages in Mull decreased.", "antonym") == []


QUESTIONS = [
    ("subject", "Forty people voted in Oban on Monday.", ["How many people voted in Oban on Monday?"]),
    (
        "fronted place",
        "In Oban, 95 police officers were injured.",
        ["In Oban, how many police officers were injured?"],
    ),
    (
        "percent",
        "12 per cent of the voters in Oban stayed away.",
        ["What percentage of the voters in Oban stayed away?"],
    ),
    ("list", "Forty men and 12 women voted in Oban.", []),
    ("joined clause", "Forty people voted in Oban and left on Monday.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_how_many_asks_for_the_number_of_a_simple_subject(make: Make, text: str, stems: list[str]) -> None:
    assert [item.stem for item in make(text, "how many")] == stems


WHEN = [
    (
        "do-support",
        "Ann Byrne opened a bakery in Oban in 2019.",
        ["In which year did Ann Byrne open a bakery in Oban?"],
    ),
    ("auxiliary", "The pier in Oban was closed on Monday.", ["On which day was the pier in Oban closed?"]),
    ("copula", "Ann Byrne was in Oban on Monday.", ["On which day was Ann Byrne in Oban?"]),
    ("fronted time", "In March, Oban Council closed the pier.", ["In which month did Oban Council close the pier?"]),
    (
        "before a comma",
        "Ann Byrne left on Monday, after a storm.",
        ["On which day did Ann Byrne leave, after a storm?"],
    ),
    ("part of a day", "Ann Byrne opened the bakery on Monday morning.", []),
    ("in a clause below", "Ann Byrne sold the bakery that she had opened on Monday.", []),
    ("perfect", "Ann Byrne has opened a bakery in 2019.", []),
    ("joined verbs", "Ann Byrne came on Monday and left at once.", []),
    ("early", "Ann Byrne opened a bakery early in 2019.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in WHEN], ids=[row[0] for row in WHEN])
def test_when_is_asked_of_simple_statements(make: Make, text: str, stems: list[str]) -> None:
    assert [item.stem for item in make(text, "when")] == stems


def test_the_number_of_an_object_is_asked_with_do_support(make: Make) -> None:
    items = make("Ann Byrne sold 300 loaves in Oban.", "how many, object")
    assert [item.stem for item in items] == ["How many loaves did Ann Byrne sell in Oban?"]


def test_number_options_stand_in_ascending_order_with_the_form_of_the_article(make: Make) -> None:
    (item,) = make("Ann Byrne sailed 7,640 kilometres (4,750 miles) to Oban.", "number gap")
    values = [int(option.text.replace(",", "")) for option in item.options]
    assert values == sorted(values) and item.key_text == "7,640" and item.fixed_order
    assert all("," in option.text for option in item.options)
    assert 4750 not in values


UNSOUND = [
    ("yesterday", "Ann Byrne opened 12 shops in Oban yesterday."),
    ("run together", "Ann Byrne opened 12 shops in Oban In the north, Mull has 40 shops."),
    ("pronoun", "He opened 12 shops in Oban."),
    ("takes up", "A bakery stands in Oban. The bakery sold 12 loaves on Monday."),
    ("nobody says it", "It is said that Ann Byrne owns 12 shops."),
]


@pytest.mark.parametrize("text", [row[1] for row in UNSOUND], ids=[row[0] for row in UNSOUND])
def test_what_leans_on_its_context_or_is_cut_badly_gives_no_item_with_its_number(make: Make, text: str) -> None:
    for kind in KINDS:
        assert not [item for item in make(text, kind.name) if "12" in item.citation.quote and "12" in item.stem]


SPEAKERS = (
    "Oban’s mayor, Ann Byrne, said that the pier would cost £12 million. “The pier is safe,” Byrne said. "
    "Tom Hale, an engineer, said that the old bridge had lost its strength. Hale said that work would take long. "
    "Ruth Adeyemi, who owns a bakery, said that sales had been poor since the winter. Adeyemi said that she would stay."
)


def test_who_said_it_offers_only_people_who_speak_in_the_article(make: Make) -> None:
    items = make(SPEAKERS, "who said it")
    assert items
    for item in items:
        assert item.stem.startswith("According to the article, who said that ")
        assert {option.text for option in item.options} <= {"Ann Byrne", "Tom Hale", "Ruth Adeyemi"}
        assert item.key_text.split()[-1] in item.citation.quote


def test_with_two_speakers_nobody_is_asked_for(make: Make) -> None:
    text = "Ann Byrne said that the pier would cost £12 million. Tom Hale said that the bridge had lost its strength."
    assert make(text, "who said it") == []


def test_what_two_people_say_is_not_asked(make: Make) -> None:
    text = SPEAKERS + " Tom Hale also said that the pier would cost £12 million."
    assert not [item for item in make(text, "who said it") if "12 million" in item.stem and item.key_text == "Ann Byrne"
                and "Tom Hale" in {option.text for option in item.options}]  # fmt: skip


def test_who_did_it_is_not_asked_where_somebody_else_did_the_same(make: Make) -> None:
    prize = "won the golden prize of the harbour festival."
    items = make(f"{SPEAKERS} In May, Tom Hale {prize} Ann Byrne {prize}", "who did it")
    assert not [item for item in items if "golden prize" in item.stem]
