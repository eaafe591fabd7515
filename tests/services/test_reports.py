"""Reports of questions: one for each student and question, and it can be changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from taken import begin, offer

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.services.reports import REASONS, report
from quizapp.services.views import Started
from quizapp.storage import reading


@pytest.fixture
def started(any_app: Flask) -> Iterator[Started]:
    with any_app.app_context():
        offer()
        yield begin()


def kept() -> list[tuple[object, ...]]:
    with reading() as connection:
        rows = connection.exec_driver_sql("SELECT item_id, reason, text FROM report ORDER BY id")
        return [tuple(row) for row in rows]


def test_a_second_report_takes_the_place_of_the_first(started: Started) -> None:
    report(started.attempt, started.student, 1, "unclear", "What is meant?")
    report(started.attempt, started.student, 1, "typo", "  “centimeters”\nin line 1 ")
    report(started.attempt, started.student, 2, "wrong_key", "")
    assert [row[1:] for row in kept()] == [("typo", "“centimeters”\nin line 1"), ("wrong_key", "")]


def test_students_report_apart_from_each_other(started: Started) -> None:
    other = begin("Jonas")
    report(started.attempt, started.student, 1, "other", "a")
    report(other.attempt, other.student, 1, "other", "b")
    assert [row[2] for row in kept()] == ["a", "b"]


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_can_be_given(started: Started, reason: str) -> None:
    report(started.attempt, started.student, 1, reason, "<b>\0 مرحبا 🦊</b>")
    assert [row[1:] for row in kept()] == [(reason, "<b> مرحبا 🦊</b>")]


def test_what_cannot_be_a_report_is_refused(started: Started) -> None:
    for reason, text in (("", "x"), ("nonsense", "x"), ("other", "x" * 1_001)):
        with pytest.raises(BadInput):
            report(started.attempt, started.student, 1, reason, text)
    with pytest.raises(NotAllowed):
        report(started.attempt, begin("Jonas").student, 1, "other", "x")
    with pytest.raises(NotFound):
        report(started.attempt, started.student, 6, "other", "x")
    assert kept() == []
