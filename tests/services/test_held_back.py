"""Results that come together: until then nothing tells what was right, whichever way a student looks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

import pytest
from flask import Flask
from made_apps import Clock
from taken import begin, choose, choose_all, offer

from quizapp.errors import NotAllowed
from quizapp.model import Mode, Results
from quizapp.services import reporting, reports, reviewing, taking
from quizapp.services.desk.mending import regrade
from quizapp.services.kept import kept_about
from quizapp.services.lifecycle import GRACE
from quizapp.services.my_page import my_data, my_page
from quizapp.services.regrading import Action, Decision
from quizapp.services.views import Started
from quizapp.storage import reading, teachers, writing

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture
def closes_at(clock: Clock) -> datetime:
    """Offer a test that closes in an hour and shows its results then."""
    closes = clock.now + HOUR
    offer(results=Results.TOGETHER, closes_at=closes, ask_confidence=True)
    return closes


@pytest.fixture
def handed_in(closes_at: datetime) -> Started:
    """Hand the test in, with a wrong answer to the first question; the others still write."""
    started = begin()
    choose_all(started, wrong=(1,))
    taking.submit(started.attempt, started.student)
    return started


def can_look(look: Callable[[], object]) -> bool:
    try:
        look()
    except NotAllowed:
        return False
    return True


def responses_in_the_file(one: Started) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = my_data(one.student)["response"]
    return rows


# What each way tells a student: true where it tells anything of what was right.
WAYS: dict[str, Callable[[Started], bool]] = {
    "the score": lambda one: can_look(lambda: reporting.result(one.attempt, one.student)),
    "the page of a question": lambda one: taking.question(one.attempt, one.student, 2).feedback is not None,
    "all questions on one page": lambda one: any(
        view.feedback for view in taking.all_questions(one.attempt, one.student)
    ),
    "the missed ones again": lambda one: can_look(lambda: taking.retake(one.attempt, one.student, True, Random(1))),
    "the points of the history": lambda one: my_page(one.student).history[-1].points is not None,
    "the chart": lambda one: bool(my_page(one.student).chart),
    "the kinds of questions": lambda one: bool(my_page(one.student).by_kind),
    "how many are due": lambda one: my_page(one.student).next_due is not None,
    "the review": lambda one: reviewing.due(one.student) is not None,
    "the cards in the file": lambda one: bool(my_data(one.student)["card"] or my_page(one.student).due),
    "the points in the file": lambda one: my_data(one.student)["attempt"][0]["points"] is not None,
    "the marks in the file": lambda one: any(row["right"] is not None for row in responses_in_the_file(one)),
    "the points beside each answer in the file": lambda one: any(
        row["attempt_points"] is not None for row in responses_in_the_file(one)
    ),
    "the remarks on options in the file": lambda one: "feedback" in json.dumps(responses_in_the_file(one)),
    "the outcomes in words": lambda one: any(
        row[2] for part in kept_about(one.student) if part.title == "Your answers" for row in part.rows
    ),
    "the points in words": lambda one: any(
        row[5] for part in kept_about(one.student) if part.title == "Quizzes that you began" for row in part.rows
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_tells_nothing_while_results_are_held_back_and_all_of_it_afterwards(
    way: str, handed_in: Started, clock: Clock
) -> None:
    assert not WAYS[way](handed_in)
    clock.move(days=2)  # the test is over, and what was missed comes again
    assert WAYS[way](handed_in)


def test_it_is_told_that_the_test_is_handed_in_and_when_results_come(
    handed_in: Started, closes_at: datetime, clock: Clock
) -> None:
    told = reporting.handed_in(handed_in.attempt, handed_in.student)
    assert told is not None
    assert (told.answered, told.total, told.finished_at, told.comes_at) == (5, 5, clock.now, closes_at)
    with pytest.raises(NotAllowed):
        reporting.handed_in(handed_in.attempt, "somebody else")


@pytest.mark.parametrize(
    ("after", "shown"), [(-SECOND, False), (0 * SECOND, False), (GRACE - SECOND, False), (GRACE, True)]
)
def test_results_come_when_the_last_choice_has_had_its_time_to_arrive(
    handed_in: Started, closes_at: datetime, clock: Clock, after: timedelta, shown: bool
) -> None:
    clock.now = closes_at + after
    assert WAYS["the score"](handed_in) == shown
    assert (reporting.handed_in(handed_in.attempt, handed_in.student) is None) == shown


def test_whose_time_ran_out_waits_like_everybody(clock: Clock) -> None:
    offer(results=Results.TOGETHER, closes_at=clock.now + HOUR, time_limit=600)
    written, empty = begin(), begin("Jonas")
    choose(written, 1, 0)
    clock.move(minutes=20)
    for one in (written, empty):
        assert not taking.overview(one.attempt, one.student).is_open
        assert not any(WAYS[way](one) for way in WAYS)


def test_who_gives_up_learns_nothing_by_it(closes_at: datetime) -> None:
    started = begin()
    choose(started, 1, 0)
    taking.give_up(started.attempt, started.student)
    assert not any(WAYS[way](started) for way in WAYS)


def test_a_test_without_a_closing_is_never_over_by_itself(clock: Clock) -> None:
    offer(results=Results.TOGETHER)
    started = begin()
    choose_all(started)
    taking.submit(started.attempt, started.student)
    clock.move(days=400)
    assert not any(WAYS[way](started) for way in WAYS)
    told = reporting.handed_in(started.attempt, started.student)
    assert told is not None
    assert told.comes_at is None


def test_results_come_at_once_where_nothing_else_is_said() -> None:
    offer()
    started = begin()
    choose_all(started)
    taking.submit(started.attempt, started.student)
    assert reporting.handed_in(started.attempt, started.student) is None
    assert reporting.result(started.attempt, started.student).points == 5


def test_practice_tells_each_outcome_whatever_is_set_for_tests() -> None:
    offer(results=Results.TOGETHER, mode=Mode.PRACTICE)
    started = begin()
    assert taking.answer(started.attempt, started.student, 1, 0).evidence.quote
    assert taking.question(started.attempt, started.student, 1).feedback is not None
    taking.submit(started.attempt, started.student)
    assert reporting.result(started.attempt, started.student).total == 5


def test_a_second_attempt_waits_as_the_first_does(handed_in: Started) -> None:
    again = taking.retake(handed_in.attempt, handed_in.student, False, Random(2))
    choose_all(again)
    taking.submit(again.attempt, again.student)
    assert not any(WAYS[way](again) for way in WAYS)


def test_a_decision_about_a_question_is_told_with_the_results(handed_in: Started, clock: Clock) -> None:
    with writing() as connection:
        teacher = teachers.add_teacher(connection, "quinn", "Ada Quinn", "-")
    with reading() as connection:
        item = connection.exec_driver_sql("SELECT id FROM item WHERE public_id = 'rise'").scalar_one()
    regrade(teacher, "halden", item, Decision(Action.DROP), "")

    def told() -> tuple[int, set[object], set[object]]:
        kept = my_data(handed_in.student)
        rows = kept["response"]
        return len(kept["regrade_change"]), {row["dropped"] for row in rows}, {row["credited"] for row in rows}

    assert told() == (0, {None}, {None})
    clock.move(days=1)
    assert told() == (1, {True, False}, {False})


def test_the_file_shows_options_and_choices_as_the_page_did() -> None:
    offer(results=Results.TOGETHER, closes_at=None)
    started = begin()
    views = [taking.question(started.attempt, started.student, position) for position in range(1, 6)]
    for view in views:
        choose(started, view.position, len(view.options) - 1)
    running = responses_in_the_file(started)
    taking.submit(started.attempt, started.student)
    for rows in (running, responses_in_the_file(started)):
        for view, row in zip(views, rows, strict=True):
            assert row["options"] == [{"text": text} for text in view.options]
            assert row["option_order"] == list(range(len(view.options)))
            assert row["choice"] == len(view.options) - 1


def test_a_report_gives_no_options_away(closes_at: datetime) -> None:
    started = begin()
    reports.report(started.attempt, started.student, 1, "unclear", "?")
    [row] = my_data(started.student)["report"]
    assert "options" not in row


def test_what_a_running_test_asks_waits_in_the_review(clock: Clock) -> None:
    offer()
    first = begin()
    choose_all(first, wrong=(1, 2))
    taking.submit(first.attempt, first.student)
    clock.move(days=2)
    assert reviewing.due(first.student) is not None
    second = begin(student=first.student)
    assert reviewing.due(first.student) is None
    taking.submit(second.attempt, second.student)
    assert reviewing.due(first.student) is not None


def test_turning_it_off_shows_results_and_turning_it_on_holds_those_that_nobody_showed(handed_in: Started) -> None:
    offer()
    assert WAYS["the score"](handed_in)
    offer(results=Results.TOGETHER)
    assert not WAYS["the score"](handed_in)


def test_what_was_shown_by_the_closing_stays_shown_when_the_test_opens_again(
    handed_in: Started, closes_at: datetime, clock: Clock
) -> None:
    clock.now = closes_at + HOUR
    offer(results=Results.TOGETHER, closes_at=clock.now + HOUR)
    assert WAYS["the score"](handed_in)
    late = begin("Ilse")
    taking.submit(late.attempt, late.student)
    assert not WAYS["the score"](late)
