"""Evidence is chosen among passages that have such a figure too, and never among two that answer the question."""

from __future__ import annotations

from random import Random

import pytest
from spacy.language import Language

from quizapp.items.indirect import indirect_questions
from quizapp.items.kinds import evidence
from quizapp.items.kinds.kind import Candidate, Whole
from quizapp.items.source import Source
from quizapp.items.verify import verify
from quizapp.model import Article, ItemType, Record
from quizapp.reading.read import read

REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."


def sources(text: str, english: Language) -> list[Source]:
    reading = read(Article(text, Record("A day in Oban")), english)
    return [Source(claim, reading, english) for claim in reading.claims]


QUESTIONS = [
    ("number of the subject", "Two trains collided with a lorry in Oban.", ["how many trains collided"]),
    (
        "passive",
        "Police said 95 people were arrested in Oban after the match.",
        ["how many people were arrested", "where 95 people were arrested"],
    ),
    (
        "number of the object",
        "Ann Byrne sold 340 loaves on Monday.",
        ["how many loaves Ann Byrne sold", "when Ann Byrne sold 340 loaves"],
    ),
    ("time", "Ann Byrne sold the bakery in 2019.", ["when Ann Byrne sold the bakery"]),
    ("place", "Ann Byrne worked in Dublin.", ["where Ann Byrne worked"]),
    ("negative", "Oban Rovers did not sign 12 players from the islands.", []),
    ("two clauses", "Ann Byrne sold the bakery in 2019 and left the island.", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS])
def test_a_claim_answers_short_questions(text: str, expected: list[str], english: Language) -> None:
    found = [q.words for source in sources(text + REST, english)[:1] for q in indirect_questions(source)]
    assert found == expected


REPORT = (
    "Ann Byrne sold 340 loaves in Oban on the first day.\n\nThe ferry to Mull carried 510 cars on one day in May."
    "\n\nMore than 200 people marched through the streets of Mull.\n\nOban Council spent £2.5 million on the pier."
)


def made(text: str, english: Language) -> list[Candidate]:
    found = tuple(sources(text, english))
    return [one for one in evidence.make(Whole(found[0].reading, found, ()), Random(1)) if isinstance(one, Candidate)]


def test_a_passage_is_chosen_among_others_with_numbers(english: Language) -> None:
    (one,) = made(REPORT, english)
    item = one.item
    assert item.type is ItemType.EVIDENCE and item.stem.startswith("Which passage of the article tells how many")
    assert item.key_text == item.citation.quote and len(item.options) >= 3
    assert all(option.text in REPORT for option in item.options)
    assert verify(item, Article(REPORT, Record("A day in Oban"))) == ()


def test_nothing_is_asked_that_two_passages_answer(english: Language) -> None:
    text = REPORT.replace("More than 200 people marched", "Tom Hale sold 14 loaves and 200 people marched")
    assert not [one for one in made(text, english) if "loaves" in one.item.stem]
