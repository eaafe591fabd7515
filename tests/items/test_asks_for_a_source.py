"""Which items ask whose words something is, and that a statement which only gives its source is none of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from spacy.language import Language

from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import said_by, true_statement
from quizapp.items.select import select
from quizapp.items.usability import OF_SOURCES, usability_of
from quizapp.model import Article, Citation, Item, ItemType, Option, Record
from quizapp.reading.read import read

ARTICLE = Article(
    "Mayor Ann Byrne said that the council must never sell the old pier of Oban.\n\n"
    "“The skippers cannot pay the price of diesel in winter,” engineer Tom Hale said. "
    "According to Hale, the Lomond was the longest ferry that a Scottish yard has ever built.\n\n",
    Record("A day in Oban"),
)
ITEM = Item("q-1", ItemType.TRUE_FALSE, "A stem.", (Option("True"), Option("False")), 0, Citation("", 0, 0))


@pytest.fixture(scope="module")
def made(english: Language) -> tuple[Candidate, ...]:
    kinds = (true_statement.KIND,)
    return candidates(read(ARTICLE, english), english, 0, kinds, (said_by.QUOTATIONS,), least=0)[0]


@pytest.fixture
def plain(made: tuple[Candidate, ...]) -> Item:
    return next(one.item for one in made if one.item.stem.startswith("According to Tom Hale"))


@pytest.mark.parametrize(
    ("item_type", "kind", "asks"),
    [
        (ItemType.TRUE_FALSE, "speaker", True),  # "It was Ann Byrne who said …"
        (ItemType.THREE_VERDICTS, "speaker", True),
        (ItemType.MULTIPLE_CHOICE, "who said it", True),
        (ItemType.ATTRIBUTION, "who said it", True),
        (ItemType.TRUE_FALSE, "who said it", False),  # "According to Ann Byrne, …"
        (ItemType.THREE_VERDICTS, "who said it", False),
        (ItemType.WHICH_STATEMENT, "who said it", False),
        (ItemType.MULTIPLE_CHOICE, "person", False),
    ],
)
def test_only_what_turns_on_the_speaker_asks_for_a_source(item_type: ItemType, kind: str, asks: bool) -> None:
    assert replace(ITEM, type=item_type, kind=kind).asks_for_a_source is asks


def test_a_plain_statement_with_its_source_is_judged_by_what_it_says(plain: Item, made: tuple[Candidate, ...]) -> None:
    assert usability_of(plain) != OF_SOURCES
    assert {usability_of(one.item) for one in made if one.item.names_a_source} == {OF_SOURCES}


def test_a_plain_statement_may_stand_beside_a_question_on_who_spoke_in_its_paragraph(
    plain: Item, made: tuple[Candidate, ...]
) -> None:
    selection = select(made, ARTICLE, None, Random(1))
    assert [item.names_a_source for item in selection.items] == [True]
    assert selection.passed_over[plain.id] == "there is no false statement to set beside it"
