"""Not stated is what the article has no word of; beside it stand supported and contradicted statements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from quizapp.items.added import DETAILS
from quizapp.items.generate import Candidate, candidates
from quizapp.items.kinds import KINDS, three_verdicts
from quizapp.items.verify import verify
from quizapp.model import Article, ItemType, Record
from quizapp.reading.read import read

Make = Callable[[str], list[Candidate]]
ON = replace(three_verdicts.KIND, default=True)
REST = (
    "\n\nMore than 12 people were hurt in Oban in March.\n\nAnn Byrne sold 14 bakeries in Mull in 2019."
    "\n\nGulls circled above the quiet boats in Oban."
)


@pytest.fixture(scope="module")
def make(english: Language) -> Make:
    def made(text: str) -> list[Candidate]:
        article = Article(text + REST, Record("A day in Oban"))
        found = candidates(read(article, english), english, 0, KINDS, (ON,), least=0)[0]
        items = [one for one in found if one.item.type is ItemType.THREE_VERDICTS]
        assert [fault for one in items for fault in verify(one.item, article)] == []
        return items

    return made


def added(items: list[Candidate]) -> list[str]:
    return [one.item.stem for one in items if one.item.key_text == "Not stated"]


ADDED = [
    ("derailment", "Two trains of the Mull Railway collided near Oban.",
     "In thick fog, two trains of the Mull Railway collided near Oban."),
    ("arrest", "Ann Marsh was arrested in Oban and charged with theft.",
     "After a tip from a neighbour, Ann Marsh was arrested in Oban and charged with theft."),
    ("closure", "Mull University closed two schools in Oban in March.",
     "To save money, Mull University closed two schools in Oban in March."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stem"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED])
def test_a_detail_that_goes_with_the_event_is_added(make: Make, text: str, stem: str) -> None:
    items = make(text)
    assert added(items) == [stem]
    (item,) = (one.item for one in items if one.item.key_text == "Not stated")
    assert item.edit is not None and item.true_statement == text and "says nothing" in item.rationale


LEFT = [
    ("the article touches on it", "Two trains of the Mull Railway collided near Oban. It had rained all day."),
    ("in other words", "Ann Marsh was arrested in Oban. A witness had seen the thief."),
    ("reported", "Tom Hale said two trains of the Mull Railway collided near Oban."),
    ("unsure", "Two trains of the Mull Railway may have collided near Oban."),
    ("opened by a phrase already", "On Friday, two trains of the Mull Railway collided near Oban."),
]


@pytest.mark.parametrize("text", [row[1] for row in LEFT], ids=[row[0] for row in LEFT])
def test_nothing_is_added_where(make: Make, text: str) -> None:
    assert added(make(text)) == []


def test_supported_and_contradicted_statements_stand_beside_it(make: Make) -> None:
    items = make("Ann Marsh was arrested in Oban and charged with theft.")
    assert {one.item.key_text for one in items} == {"Supported", "Contradicted", "Not stated"}
    assert len({one.claim.start for one in items}) == len(items)


def test_every_detail_touches_on_its_own_subject() -> None:
    assert [detail.words for detail in DETAILS if not detail.touched.search(detail.words)] == []
