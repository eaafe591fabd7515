"""Questions that ask nearly the same are seen in whatever form, each pair once, with the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from example_quiz import HALL, LEFT, RISE, UNHURT, cited

from quizapp.model import THREE_VERDICTS_OPTIONS, Edit, Item, ItemType
from quizapp.services.desk.twins import Why, asked, reasons

TRUE = replace(HALL, stem="In Halden, 12 people spent the night in the sports hall.", key=0, edit=None)


def in_three(item: Item, key: int | None = None) -> Item:
    return replace(
        item,
        type=ItemType.THREE_VERDICTS,
        options=THREE_VERDICTS_OPTIONS,
        key=item.key if key is None else key,
    )


def found(*said: Item, articles: tuple[int, ...] = (1, 1)) -> dict[tuple[int, int], Why]:
    return reasons([asked(at, articles[at], item) for at, item in enumerate(said)])


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (TRUE, in_three(TRUE), Why.OTHER_FORM),
        (HALL, in_three(HALL), Why.OTHER_FORM),
        (HALL, TRUE, Why.TURNED),
        (in_three(HALL), TRUE, Why.TURNED),
        (in_three(TRUE), HALL, Why.TURNED),
        (TRUE, in_three(TRUE, 2), Why.CONTRARY),
        (TRUE, replace(HALL, stem=TRUE.stem), Why.CONTRARY),
        (replace(TRUE, stem="It fell."), replace(in_three(TRUE, 2), stem="It fell."), Why.CONTRARY),
        (LEFT, replace(LEFT, stem="About how many people left their homes then?"), Why.NEARLY),
        (TRUE, replace(in_three(TRUE), stem=TRUE.stem.replace("the night", "that night")), Why.NEARLY),
    ],
)
def test_a_pair_is_seen_once_from_either_side_with_its_reason(one: Item, other: Item, why: Why) -> None:
    assert found(one, other) == {(0, 1): why}
    assert found(other, one) == {(0, 1): why}


def test_a_short_statement_and_one_worded_otherwise_are_twins_on_the_same_quote_and_fact() -> None:
    own = replace(TRUE, stem="The sports hall gave shelter for the night to 12 who had left their homes.")
    assert found(HALL, own) == {(0, 1): Why.TURNED}
    elsewhere = replace(own, citation=UNHURT.citation)
    assert found(HALL, elsewhere) == {}
    without = replace(own, stem="The sports hall gave shelter for the night to a dozen people.")
    assert found(HALL, without) == {}


def test_an_added_detail_is_the_twin_of_the_statement_without_it() -> None:
    stem = f"Cold and wet, {TRUE.stem[0].lower()}{TRUE.stem[1:]}"
    added = replace(in_three(TRUE, 2), stem=stem, edit=Edit("added detail", "In", "Cold and wet, in", 0))
    assert found(TRUE, added) == {(0, 1): Why.TURNED}


def test_what_says_something_else_is_no_twin() -> None:
    night = replace(TRUE, stem="Some of them spent the night in the sports hall.", citation=cited("12 of them spent"))
    for one, other in ((HALL, night), (HALL, UNHURT), (RISE, LEFT), (UNHURT, TRUE)):
        assert found(one, other) == {}


def test_the_same_words_on_another_article_are_named_and_their_false_twins_are_not() -> None:
    assert found(TRUE, in_three(TRUE), articles=(1, 2)) == {(0, 1): Why.OTHER_FORM}
    assert found(TRUE, HALL, articles=(1, 2)) == {}
    assert found(TRUE, in_three(TRUE, 2), articles=(1, 2)) == {}
