"""The score page: every question is on it, with its proof, and it never tells too early."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from example_quiz import QUIZ
from flask import Flask
from made_apps import Clock

from quizapp.services import reporting, taking
from quizapp.services.importing import import_quiz
from quizapp.services.views import Started

RIGHT = {item.stem: item.key_text for item in QUIZ.items}


@pytest.fixture
def started(any_app: Flask) -> Iterator[Started]:
    with any_app.app_context():
        import_quiz(QUIZ)
        yield taking.start("halden", "Mira", None, Random(5))


def answer(started: Started, position: int, right: bool) -> None:
    view = taking.question(started.attempt, started.student, position)
    key = view.options.index(RIGHT[view.stem])
    taking.answer(started.attempt, started.student, position, key if right else (key + 1) % len(view.options))


def test_points_count_what_was_right(started: Started) -> None:
    for position in range(1, 6):
        answer(started, position, right=position in (1, 4, 5))
    view = reporting.result(started.attempt, started.student)
    assert (view.points, view.total, view.student_name, view.quiz_title) == (3, 5, "Mira", "The flood in Halden")
    assert [question.feedback is not None and question.feedback.right for question in view.questions] == [
        True,
        False,
        False,
        True,
        True,
    ]


def test_the_result_says_of_each_question_what_its_page_said(started: Started) -> None:
    for position in range(1, 6):
        answer(started, position, right=position % 2 == 0)
    view = reporting.result(started.attempt, started.student)
    for question in view.questions:
        page = taking.question(started.attempt, started.student, question.position)
        assert (question.stem, question.options, question.chosen) == (page.stem, page.options, page.chosen)
        assert question.feedback == page.feedback


def test_an_attempt_ends_when_its_last_answer_is_given(started: Started, clock: Clock) -> None:
    for position in range(1, 5):
        answer(started, position, right=True)
    assert reporting.result(started.attempt, started.student).finished_at is None
    clock.move(minutes=5)
    answer(started, 5, right=True)
    assert reporting.result(started.attempt, started.student).finished_at == clock.now


def test_open_questions_keep_their_proof_to_themselves_while_the_attempt_runs(started: Started) -> None:
    answer(started, 1, right=True)
    view = reporting.result(started.attempt, started.student)
    assert [question.feedback is None for question in view.questions] == [False, True, True, True, True]
    assert (view.points, view.total) == (1, 5)


def test_after_an_early_end_the_unanswered_are_explained_and_earn_nothing(started: Started) -> None:
    answer(started, 1, right=True)
    taking.submit(started.attempt, started.student)
    view = reporting.result(started.attempt, started.student)
    assert (view.points, view.total) == (1, 5)
    for question in view.questions[1:]:
        assert question.chosen is None
        assert question.feedback is not None
        assert not question.feedback.right
        assert question.options[question.feedback.key] == RIGHT[question.stem]
