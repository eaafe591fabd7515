"""The review: what was missed comes again, at the right distance, and a double click counts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from example_quiz import QUIZ, RISE
from flask import Flask
from made_apps import Clock
from taken import KEYS, begin, choose_all, key_at, offer

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.model import Mode
from quizapp.services import reviewing, taking
from quizapp.services.importing import import_quiz
from quizapp.services.my_page import my_page
from quizapp.services.student_views import Reviewed, ReviewView
from quizapp.services.views import Started
from quizapp.storage import reading


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


@pytest.fixture
def missed_one() -> Started:
    """Give a finished test in which the first question was wrong."""
    offer()
    started = begin()
    choose_all(started, wrong=(1,))
    taking.submit(started.attempt, started.student)
    return started


def due(started: Started) -> ReviewView:
    view = reviewing.due(started.student)
    assert view is not None
    return view


def answer(started: Started, right: bool) -> Reviewed:
    view = due(started)
    key = view.options.index(KEYS[view.stem])
    return reviewing.review(started.student, view.item, key if right else (key + 1) % len(view.options), view.asked)


def test_what_was_wrong_comes_again_the_next_day(missed_one: Started, clock: Clock) -> None:
    assert reviewing.due(missed_one.student) is None
    assert my_page(missed_one.student).next_due is not None
    clock.move(hours=24 - clock.now.hour)
    view = due(missed_one)
    assert (view.stem, view.left, view.quiz_title) == (RISE.stem, 1, QUIZ.title)
    assert my_page(missed_one.student).due == 1


def test_what_has_been_due_longest_comes_first(clock: Clock) -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()

    def miss(position: int) -> None:
        options = len(taking.question(started.attempt, started.student, position).options)
        taking.answer(started.attempt, started.student, position, (key_at(started, position) + 1) % options)

    miss(2)
    clock.move(days=3)
    miss(1)
    miss(3)
    clock.move(days=3)
    first = due(started)
    assert (first.stem, first.left) == (QUIZ.items[1].stem, 3)
    answer(started, right=True)
    assert due(started).left == 2


def test_right_answers_come_ever_later_and_a_wrong_one_the_next_day(missed_one: Started, clock: Clock) -> None:
    gaps = []
    for _ in range(5):
        clock.move(days=(my_page(missed_one.student).next_due - clock.now).days + 1)  # type: ignore[operator]
        reviewed = answer(missed_one, right=True)
        assert reviewed.feedback.right
        assert reviewed.left == 0
        gaps.append((reviewed.next_due - clock.now).days)
    assert gaps == sorted(gaps)
    assert gaps[-1] > 7
    clock.move(days=gaps[-1] + 1)
    wrong = answer(missed_one, right=False)
    assert not wrong.feedback.right
    assert wrong.feedback.evidence.quote == RISE.citation.quote
    assert (wrong.next_due.date() - clock.now.date()).days == 1


def test_the_first_answer_of_a_review_stands(missed_one: Started, clock: Clock) -> None:
    clock.move(days=1)
    view = due(missed_one)
    first = answer(missed_one, right=False)
    for choice in range(len(view.options)):
        assert reviewing.review(missed_one.student, view.item, choice, view.asked) == first
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review").scalar_one() == 1


def test_the_first_answer_of_a_review_is_found_again_by_a_clock_that_runs(
    missed_one: Started, clock: Clock, app: Flask
) -> None:
    clock.move(days=3)

    def running() -> datetime:
        clock.move(microseconds=1)
        return clock.now

    app.extensions["quizapp.clock"] = running
    view = due(missed_one)
    first = reviewing.review(missed_one.student, view.item, 0, view.asked)
    assert reviewing.review(missed_one.student, view.item, 1, view.asked).feedback == first.feedback
    again = reviewing.reviewed(missed_one.student, view.item)
    assert again is not None
    assert again.feedback == first.feedback


def test_options_stay_in_order_until_they_are_answered(missed_one: Started, clock: Clock) -> None:
    clock.move(days=1)
    assert due(missed_one).options == due(missed_one).options
    assert answer(missed_one, right=True).options == due_options(missed_one)


def due_options(started: Started) -> tuple[str, ...]:
    with reading() as connection:
        item = connection.exec_driver_sql("SELECT item_id FROM card").scalar_one()
    return reviewing.review(started.student, item, 0, "").options


def test_a_right_guess_comes_again_but_a_sure_answer_does_not(clock: Clock) -> None:
    offer(mode=Mode.PRACTICE)
    started = begin()
    taking.answer(started.attempt, started.student, 1, key_at(started, 1), confidence="guess")
    taking.answer(started.attempt, started.student, 2, key_at(started, 2), confidence="certain")
    clock.move(days=10)
    assert (due(started).stem, due(started).left) == (RISE.stem, 1)


def test_a_running_test_puts_nothing_into_the_review(clock: Clock) -> None:
    offer()
    started = begin()
    choose_all(started, wrong=(1, 2, 3))
    clock.move(days=3)
    assert reviewing.due(started.student) is None
    taking.submit(started.attempt, started.student)
    assert due(started).left == 3


def test_missing_it_again_later_brings_it_back(missed_one: Started, clock: Clock) -> None:
    for _ in range(4):
        clock.move(days=(my_page(missed_one.student).next_due - clock.now).days + 1)  # type: ignore[operator]
        answer(missed_one, right=True)
    clock.move(hours=1)
    again = begin(student=missed_one.student)
    choose_all(again, wrong=(1,))
    taking.submit(again.attempt, again.student)
    clock.move(days=1)
    assert due(missed_one).stem == RISE.stem


def test_the_review_asks_a_mended_question_as_it_stands_today(missed_one: Started, clock: Clock) -> None:
    mended = replace(RISE, stem="How many centimetres did the river rise overnight?")
    import_quiz(replace(QUIZ, items=(mended, *QUIZ.items[1:])))
    clock.move(days=1)
    assert due(missed_one).stem == mended.stem


def test_only_ones_own_due_questions_can_be_answered(missed_one: Started, clock: Clock) -> None:
    other = begin("Jonas")
    clock.move(days=1)
    view = due(missed_one)
    for wrong in (0, -1, 10**12, view.item + 1):
        with pytest.raises(NotFound):
            reviewing.review(missed_one.student, wrong, 0, view.asked)
    with pytest.raises(NotFound):
        reviewing.review(other.student, view.item, 0, view.asked)
    for choice in (-1, 4, 10**9):
        with pytest.raises(BadInput, match="one of the 4 answers"):
            reviewing.review(missed_one.student, view.item, choice, view.asked)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review").scalar_one() == 0


def test_what_is_not_due_yet_is_not_asked(missed_one: Started) -> None:
    assert reviewing.due(missed_one.student) is None
    with reading() as connection:
        item = connection.exec_driver_sql("SELECT item_id FROM card").scalar_one()
    with pytest.raises(NotAllowed, match="3 March"):
        reviewing.review(missed_one.student, item, 0, "")


def refused(started: Started, page: ReviewView) -> None:
    """Send an answer from a page, and see that it counts for nothing."""
    with pytest.raises(BadInput, match="has changed since the page was opened"):
        reviewing.review(started.student, page.item, 0, page.asked)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM review").scalar_one() == 0


def test_a_choice_on_a_page_of_an_older_wording_is_not_taken_for_one_of_the_new(
    missed_one: Started, clock: Clock
) -> None:
    clock.move(days=1)
    page = due(missed_one)
    turned = replace(RISE, options=(RISE.options[0], *reversed(RISE.options[1:])))
    import_quiz(replace(QUIZ, items=(turned, *QUIZ.items[1:])))
    refused(missed_one, page)


def test_a_choice_on_a_page_that_was_left_open_is_not_taken_for_one_of_another_day(
    missed_one: Started, clock: Clock
) -> None:
    clock.move(days=1)
    page = due(missed_one)
    answer(missed_one, right=True)
    clock.move(days=60)
    assert due(missed_one).options != page.options
    with pytest.raises(BadInput, match="has changed since the page was opened"):
        reviewing.review(missed_one.student, page.item, page.options.index(RISE.key_text), page.asked)
    assert answer(missed_one, right=True).feedback.right
