"""A time limit that changes while students write: more reaches them, less only when the teacher says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from desk_fixtures import TEACHERS
from flask import Flask
from made_apps import Clock
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from taken import begin, choose, choose_all, offer

from quizapp.errors import NotFound
from quizapp.model import Mode
from quizapp.services import reporting, taking
from quizapp.services.desk import quiz_settings, under_way
from quizapp.services.desk.under_way import LongerLimits
from quizapp.services.views import Started
from quizapp.storage import migrating, reading, writing
from quizapp.storage.attempts import State
from quizapp.storage.base import db

MINUTE = 60


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer(time_limit=30 * MINUTE)
        yield


@pytest.fixture
def mina(any_app: Flask) -> int:
    return TEACHERS[0].store(any_app)


def set_limit(teacher: int, seconds: int | None) -> None:
    _, terms = quiz_settings.terms(teacher, "halden")
    quiz_settings.set_terms(teacher, "halden", replace(terms, settings=replace(terms.settings, time_limit=seconds)))


def left(started: Started) -> int | None:
    return taking.overview(started.attempt, started.student).seconds_left


def test_who_has_begun_keeps_the_limit_that_is_made_shorter_by_a_slip(mina: int, clock: Clock) -> None:
    started = begin()
    choose(started, 1, 0)
    clock.move(minutes=10)
    set_limit(mina, 3 * MINUTE)
    assert left(started) == 20 * MINUTE
    assert choose(started, 2, 0).accepted
    later = begin("Jonas")
    assert left(later) == 3 * MINUTE
    set_limit(mina, 30 * MINUTE)
    assert (left(started), left(later)) == (20 * MINUTE, 30 * MINUTE)


def test_a_file_that_is_loaded_again_with_a_shorter_limit_takes_no_time_away(clock: Clock) -> None:
    started = begin()
    clock.move(minutes=10)
    offer(time_limit=3 * MINUTE)
    assert left(started) == 20 * MINUTE
    assert left(begin("Jonas")) == 3 * MINUTE


@pytest.mark.parametrize(("before", "after", "kept"), [(600, 900, 900), (600, None, None), (None, 600, None)])
def test_more_time_reaches_those_who_have_begun(
    mina: int, before: int | None, after: int | None, kept: int | None
) -> None:
    set_limit(mina, before)
    started = begin()
    set_limit(mina, after)
    assert left(started) == kept


def test_time_that_was_given_is_not_taken_back_by_going_back_to_less(mina: int, clock: Clock) -> None:
    started = begin()
    set_limit(mina, 40 * MINUTE)
    clock.move(minutes=35)
    set_limit(mina, 30 * MINUTE)
    assert left(started) == 5 * MINUTE


def test_a_retake_has_the_limit_of_now_and_what_was_missed_has_none(mina: int) -> None:
    first = begin()
    choose_all(first, wrong=(1,))
    taking.submit(first.attempt, first.student)
    set_limit(mina, 3 * MINUTE)
    again = taking.retake(first.attempt, first.student, False, Random(1))
    assert left(again) == 3 * MINUTE
    missed = taking.retake(first.attempt, first.student, True, Random(1))
    assert left(missed) is None
    set_limit(mina, 2 * MINUTE)
    assert under_way.shorten(mina, "halden") == 1
    assert (left(again), left(missed)) == (2 * MINUTE, None)


def test_the_desk_says_how_many_have_more_time_and_how_many_are_nearly_over(mina: int, clock: Clock) -> None:
    assert under_way.longer_limits(mina, "halden")[1] == LongerLimits(0, None, 0)
    begin("Early")
    clock.move(minutes=9)
    begin("Late")
    done = begin("Done")
    taking.submit(done.attempt, done.student)
    set_limit(mina, 5 * MINUTE)
    assert under_way.longer_limits(mina, "halden")[1] == LongerLimits(2, 30 * MINUTE, 1)
    begin("New")
    assert under_way.longer_limits(mina, "halden")[1].students == 2
    clock.move(minutes=22)
    assert under_way.longer_limits(mina, "halden")[1].students == 1  # the time of the first is up by itself
    set_limit(mina, None)
    assert under_way.longer_limits(mina, "halden")[1].students == 0
    begin("Free")
    set_limit(mina, 30 * MINUTE)
    assert under_way.longer_limits(mina, "halden")[1].longest is None


def test_who_began_without_a_limit_counts_only_while_they_are_at_it(mina: int, clock: Clock) -> None:
    set_limit(mina, None)
    left_lying, at_it = begin("Left lying"), begin("At it")
    choose(left_lying, 1, 0)
    clock.move(hours=2)
    choose(at_it, 1, 0)
    clock.move(hours=2)
    set_limit(mina, 30 * MINUTE)
    assert under_way.longer_limits(mina, "halden")[1] == LongerLimits(1, None, 1)
    assert under_way.shorten(mina, "halden") == 1
    assert (left(left_lying), left(at_it)) == (None, MINUTE)
    clock.move(minutes=2)
    assert under_way.longer_limits(mina, "halden")[1].students == 0
    assert choose(left_lying, 2, 0).accepted  # who comes back to it goes on, and is counted again
    assert under_way.longer_limits(mina, "halden")[1] == LongerLimits(1, None, 1)


def test_a_practice_counts_by_its_answers(mina: int, clock: Clock) -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()
    clock.move(hours=4)
    taking.answer(started.attempt, started.student, 1, 0)
    set_limit(mina, 30 * MINUTE)
    assert under_way.longer_limits(mina, "halden")[1].students == 1


def test_a_teacher_who_means_it_shortens_the_time_and_leaves_everybody_a_minute(mina: int, clock: Clock) -> None:
    early = begin("Early")
    choose(early, 1, 0)
    clock.move(minutes=9)
    late = begin("Late")
    set_limit(mina, 5 * MINUTE)
    assert under_way.shorten(mina, "halden") == 2
    assert (left(early), left(late)) == (MINUTE, 5 * MINUTE)
    assert choose(early, 2, 0).accepted
    clock.move(seconds=MINUTE)
    ends = clock.now
    clock.move(seconds=30)
    view = reporting.result(early.attempt, early.student)
    assert (view.state, view.finished_at) == (State.FINISHED, ends)
    assert [one.chosen is not None for one in view.questions] == [True, True, False, False, False]
    assert taking.overview(late.attempt, late.student).state is State.IN_PROGRESS
    assert under_way.shorten(mina, "halden") == 0


def test_the_last_minute_is_no_more_time_than_there_was(mina: int, clock: Clock) -> None:
    started = begin()
    clock.move(minutes=29, seconds=40)
    set_limit(mina, 3 * MINUTE)
    under_way.shorten(mina, "halden")
    assert left(started) == 20


def test_only_who_may_change_the_quiz_shortens_it(any_app: Flask, mina: int) -> None:
    other = TEACHERS[1].store(any_app)
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE quiz SET owner_id = {mina}, shared = true")
    for act in (under_way.longer_limits, under_way.shorten):
        with pytest.raises(NotFound):
            act(other, "halden")


def test_the_page_of_the_quiz_tells_the_limit_of_the_attempt_that_goes_on(mina: int) -> None:
    started = begin()
    set_limit(mina, 3 * MINUTE)
    assert taking.entrance("halden", started.student).settings.time_limit == 30 * MINUTE
    assert taking.entrance("halden", None).settings.time_limit == 3 * MINUTE


def test_attempts_from_before_go_on_with_the_limit_of_their_quiz(clock: Clock) -> None:
    started = begin()
    migrating.downgrade("0010")
    migrating.upgrade()
    clock.move(minutes=10)
    assert left(started) == 20 * MINUTE


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_no_limit_changes_between_reading_it_and_keeping_it_with_an_attempt(mina: int) -> None:
    refused = []

    def change_meanwhile(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO attempt"):
            with reading() as other:
                try:
                    other.exec_driver_sql("SELECT id FROM quiz FOR NO KEY UPDATE NOWAIT")
                except OperationalError as error:
                    refused.append(str(error.orig))

    event.listen(db.engine, "before_cursor_execute", change_meanwhile)
    begin()
    assert len(refused) == 1 and "could not obtain lock" in refused[0]
