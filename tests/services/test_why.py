"""The reason beside an answer: shown where it says something that the proof does not show anyway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from example_quiz import HALL, QUIZ, RISE, UNHURT
from flask import Flask
from taken import begin, key_at

from quizapp.model import Item
from quizapp.services import taking
from quizapp.services.importing import import_quiz


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def why(item: Item, rationale: str) -> str:
    import_quiz(replace(QUIZ, items=(replace(item, rationale=rationale),)))
    started = begin()
    taking.answer(started.attempt, started.student, 1, key_at(started, 1))
    feedback = taking.question(started.attempt, started.student, 1).feedback
    assert feedback is not None
    return feedback.rationale


@pytest.mark.parametrize(
    ("item", "rationale"),
    [
        (HALL, "The article says “12”, not “21”."),
        (UNHURT, "The article says: “No one was injured”."),
        (RISE, "The article says: “… rose by 85 centimetres …”."),
    ],
)
def test_a_reason_that_only_repeats_the_quote_or_the_change_is_left_out(item: Item, rationale: str) -> None:
    assert not why(item, rationale)


@pytest.mark.parametrize(
    ("item", "rationale"),
    [
        (HALL, "It was 12."),
        (HALL, "The article says “13”, not “21”."),
        (UNHURT, "The article says: “Nobody was hurt”."),
        (UNHURT, "The article says “No one was injured”, and gives the fire brigade as the source."),
        (RISE, "Да."),
    ],
)
def test_a_reason_that_says_more_stays(item: Item, rationale: str) -> None:
    assert why(item, rationale) == rationale
