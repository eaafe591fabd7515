"""What happens at every click stays one statement to read and one or two to write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event
from taken import begin, choose, offer

from quizapp.model import Layout, Mode
from quizapp.services import entering, taking
from quizapp.services.assigned import assigned_quizzes
from quizapp.storage.base import db


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@contextmanager
def statements() -> Iterator[list[str]]:
    """Give the first words of what SQLite is asked to do inside the block, transactions apart."""
    seen: list[str] = []

    def note(statement: str) -> None:
        if not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK", "--")):
            seen.append(statement.split(maxsplit=1)[0])

    def watch(driver: sqlite3.Connection, *_: object) -> None:
        driver.set_trace_callback(note)

    event.listen(db.engine, "checkout", watch)
    try:
        yield seen
    finally:
        event.remove(db.engine, "checkout", watch)
        db.engine.dispose()


@pytest.mark.parametrize(("mode", "read"), [(Mode.PRACTICE, 1), (Mode.TEST, 2)])
def test_a_question_page_reads_one_statement_and_one_more_for_the_list_of_a_test(mode: Mode, read: int) -> None:
    offer(mode=mode, time_limit=600, ask_confidence=True, ask_where=True)
    started = begin()
    taking.question(started.attempt, started.student, 1)
    with statements() as seen:
        taking.question(started.attempt, started.student, 1)
    assert seen == ["SELECT"] * read


def test_all_questions_on_one_page_are_read_by_two_statements() -> None:
    offer(layout=Layout.ALL)
    started = begin()
    taking.all_questions(started.attempt, started.student)
    with statements() as seen:
        taking.all_questions(started.attempt, started.student)
    assert seen == ["SELECT", "SELECT"]


def test_saving_a_choice_writes_one_statement_and_a_count_where_it_is_the_first() -> None:
    offer(time_limit=600)
    started = begin()
    taking.question(started.attempt, started.student, 1)
    with statements() as first:
        choose(started, 1, 0, 1)
    with statements() as changed:
        choose(started, 1, 1, 2)
    with statements() as repeated:
        choose(started, 1, 1, 2)
    assert first == ["SELECT", "UPDATE", "UPDATE"]
    assert changed == ["SELECT", "UPDATE"]
    assert repeated == ["SELECT"]


def test_an_answer_in_practice_writes_two_statements() -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()
    taking.question(started.attempt, started.student, 1)
    with statements() as seen:
        taking.answer(started.attempt, started.student, 1, 0, confidence="guess")
    assert seen == ["SELECT", "UPDATE", "UPDATE"]


@pytest.mark.parametrize("student", [None, "", "nobody; here", "x" * 101])
@pytest.mark.parametrize("asked", [entering.here, assigned_quizzes, taking.unfinished])
def test_the_first_page_asks_nothing_about_a_browser_that_names_nobody(
    asked: Callable[[str | None], object], student: str | None
) -> None:
    opened: list[object] = []

    def count(*_: object) -> None:
        opened.append(None)

    event.listen(db.engine, "checkout", count)
    try:
        assert not asked(student)
        assert len(opened) == 0
        asked("x" * 22)
        assert len(opened) == 1
    finally:
        event.remove(db.engine, "checkout", count)
