"""The life of an attempt: every state with every event, and the server's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from flask import Flask
from made_apps import Clock
from taken import begin, choose, choose_all, key_at, offer

from quizapp.errors import NotAllowed
from quizapp.model import Mode
from quizapp.services import lifecycle, reporting, taking
from quizapp.services.lifecycle import GRACE, Event
from quizapp.services.views import Started
from quizapp.storage import attempts, reading, saving, writing
from quizapp.storage.attempts import State

LEGAL = {
    (State.IN_PROGRESS, Event.SUBMIT, State.FINISHED),
    (State.IN_PROGRESS, Event.LAST_ANSWER, State.FINISHED),
    (State.IN_PROGRESS, Event.TIME_UP, State.OVERDUE),
    (State.IN_PROGRESS, Event.GRACE_OVER, State.FINISHED),
    (State.IN_PROGRESS, Event.NOTHING_THERE, State.ABANDONED),
    (State.IN_PROGRESS, Event.GIVE_UP, State.ABANDONED),
    (State.OVERDUE, Event.SUBMIT, State.FINISHED),
    (State.OVERDUE, Event.LAST_ANSWER, State.FINISHED),
    (State.OVERDUE, Event.GRACE_OVER, State.FINISHED),
}


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[Flask]:
    with any_app.app_context():
        yield any_app


def stored_state(started: Started) -> State:
    with reading() as connection:
        held = attempts.attempt_by_id(connection, started.attempt)
    assert held is not None
    return held.state


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_only_legal_steps_are_possible(state: State, event: Event) -> None:
    expected = {after for before, what, after in LEGAL if (before, what) == (state, event)}
    assert lifecycle.step(state, event) == (expected.pop() if expected else None)


@pytest.mark.parametrize(("state", "act"), list(product(State, (taking.submit, taking.give_up))))
def test_an_act_on_a_stored_attempt_does_what_the_table_says(state: State, act: object, clock: Clock) -> None:
    offer()
    started = begin()
    with writing() as connection:
        held = attempts.attempt_by_id(connection, started.attempt)
        assert held is not None
        saving.move_attempt(
            connection, held.id, state, clock.now if state in (State.FINISHED, State.ABANDONED) else None
        )
    event = Event.SUBMIT if act is taking.submit else Event.GIVE_UP
    act(started.attempt, started.student)  # type: ignore[operator]
    assert stored_state(started) == (lifecycle.step(state, event) or state)


@pytest.mark.parametrize(
    ("answered", "seconds", "state"),
    [
        (True, 599, State.IN_PROGRESS),
        (True, 600, State.OVERDUE),
        (True, 629, State.OVERDUE),
        (True, 630, State.FINISHED),
        (True, 99_999, State.FINISHED),
        (False, 600, State.IN_PROGRESS),
        (False, 629, State.IN_PROGRESS),
        (False, 630, State.ABANDONED),
    ],
)
def test_time_moves_an_attempt_when_somebody_looks(answered: bool, seconds: int, state: State, clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    if answered:
        choose(started, 2, 0)
    clock.move(seconds=seconds)
    assert taking.overview(started.attempt, started.student).state == state
    assert stored_state(started) == state


def test_an_attempt_that_ran_out_ended_at_its_deadline(clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    deadline = clock.now + timedelta(seconds=600)
    choose(started, 1, key_at(started, 1))
    clock.move(hours=5)
    view = reporting.result(started.attempt, started.student)
    assert (view.points, view.total, view.finished_at) == (1, 5, deadline)


def test_a_choice_that_arrives_in_the_grace_period_counts(clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    key = key_at(started, 1)
    clock.move(seconds=629)
    saved = choose(started, 1, key)
    assert (saved.accepted, saved.seconds_left) == (True, 0)
    clock.move(seconds=1)
    assert reporting.result(started.attempt, started.student).points == 1


def test_a_choice_after_the_grace_period_changes_nothing(clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    choose(started, 1, 1)
    choose(started, 2, 1)
    clock.move(seconds=600 + GRACE.total_seconds())
    for position, version in ((1, 2), (3, 1)):
        saved = choose(started, position, 0, version)
        assert (saved.accepted, saved.state, saved.seconds_left) == (False, State.FINISHED, None)
    view = reporting.result(started.attempt, started.student)
    assert [question.chosen for question in view.questions] == [1, 1, None, None, None]


def test_a_late_or_repeated_submission_changes_nothing(clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    choose_all(started, wrong=(2,))
    taking.submit(started.attempt, started.student)
    first = reporting.result(started.attempt, started.student)
    clock.move(hours=1)
    taking.submit(started.attempt, started.student)
    taking.give_up(started.attempt, started.student)
    assert reporting.result(started.attempt, started.student) == first
    assert (first.points, first.state) == (4, State.FINISHED)


def test_an_earlier_closing_time_ends_an_attempt_before_its_limit(clock: Clock) -> None:
    offer(time_limit=600, closes_at=clock.now + timedelta(seconds=100))
    started = begin()
    assert taking.question(started.attempt, started.student, 1).seconds_left == 100
    clock.move(seconds=40)
    assert taking.overview(started.attempt, started.student).seconds_left == 60


def test_a_teacher_who_extends_the_time_extends_running_attempts(clock: Clock) -> None:
    offer(time_limit=600)
    started = begin()
    clock.move(seconds=500)
    offer(time_limit=1200)
    assert taking.question(started.attempt, started.student, 1).seconds_left == 700


def test_practice_with_a_closing_time_ends_too(clock: Clock) -> None:
    offer(mode=Mode.PRACTICE, closes_at=clock.now + timedelta(minutes=5))
    started = begin()
    taking.answer(started.attempt, started.student, 1, 0)
    clock.move(minutes=6)
    with pytest.raises(NotAllowed, match="finished"):
        taking.answer(started.attempt, started.student, 2, 0)
    assert taking.next_position(started.attempt, started.student) is None
    assert stored_state(started) == State.FINISHED


def test_a_sweep_ends_attempts_that_nobody_looks_at(clock: Clock) -> None:
    offer(time_limit=600)
    answered, empty, fresh = begin("Mira"), begin("Jonas"), None
    choose(answered, 1, 0)
    clock.move(seconds=605)
    assert lifecycle.sweep(clock.now) == 1
    assert stored_state(answered) == State.OVERDUE
    clock.move(seconds=60)
    fresh = begin("Ada")
    assert lifecycle.sweep(clock.now) == 2
    assert (stored_state(answered), stored_state(empty)) == (State.FINISHED, State.ABANDONED)
    assert stored_state(fresh) == State.IN_PROGRESS
    assert lifecycle.sweep(clock.now) == 0
