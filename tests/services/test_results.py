"""What a result says beyond points: how sure, which kinds, whether the evidence was found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from example_quiz import TEXT
from flask import Flask
from taken import begin, choose, choose_all, key_at, offer

from quizapp.analysis.calibration import Confidence
from quizapp.model import Mode
from quizapp.services import catalogue, reporting, taking
from quizapp.services.desk.mending import regrade
from quizapp.services.regrading import Action, Decision
from quizapp.services.views import ResultView, Started
from quizapp.storage import teachers, writing


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


def handed_in(started: Started) -> ResultView:
    taking.submit(started.attempt, started.student)
    return reporting.result(started.attempt, started.student)


def sentence(words: str) -> tuple[int, int]:
    """Return the span of the sentence of the article that these words stand in."""
    place = TEXT.index(words)
    [span] = [
        s
        for s in catalogue.article_page(catalogue.quiz_card("halden").article_slug, True).sentences
        if s[0] <= place < s[1]
    ]
    return span


def test_calibration_counts_what_was_right_for_each_confidence() -> None:
    offer(ask_confidence=True)
    started = begin()
    choose_all(started, wrong=(1,), confidence="certain")
    view = handed_in(started).calibration
    assert view is not None
    [row] = view.rows
    assert (row.confidence, row.answered, row.right) == (Confidence.CERTAIN, 5, 4)
    assert view.brier == pytest.approx((4 * 0.05**2 + 0.95**2) / 5)
    assert view.sentence.startswith("When you were certain, you were right 4 of 5 times.")


def test_a_guess_is_held_against_the_options_of_the_questions_that_were_asked() -> None:
    offer(ask_confidence=True)
    started = begin()
    choose_all(started, confidence="guess")
    view = handed_in(started).calibration
    assert view is not None
    # Four options, three, three, and two statements that are true or false.
    assert view.rows[0].expected == pytest.approx((1 / 4 + 1 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5)
    assert view.brier == pytest.approx((0.75**2 + 2 * (2 / 3) ** 2 + 2 * 0.5**2) / 5)


def test_what_guessing_gives_is_counted_over_the_questions_that_count() -> None:
    offer()
    started = begin()
    choose_all(started, wrong=(1,))
    assert "Guessing alone would give about 1.9 of 5." in handed_in(started).meaning
    with writing() as connection:
        teacher = teachers.add_teacher(connection, "quinn", "Ada Quinn", "-")
        item = connection.exec_driver_sql("SELECT id FROM item WHERE public_id = 'left'").scalar_one()
    regrade(teacher, "halden", item, Decision(Action.DROP), "")
    assert "Guessing alone would give about 1.6 of 4." in reporting.result(started.attempt, started.student).meaning


def test_a_test_that_ended_early_speaks_of_what_was_not_answered() -> None:
    offer()
    started = begin()
    choose(started, 1, (key_at(started, 1) + 1) % 2)
    assert handed_in(started).meaning == (
        "4 questions were not answered and earned nothing. The one that you answered is not right."
    )


@pytest.mark.parametrize("action", [Action.DROP, Action.CREDIT])
def test_a_question_that_a_teacher_mended_tells_nothing_of_certainty(action: Action) -> None:
    offer(ask_confidence=True, ask_where=True)
    started = begin()
    choose_all(started, wrong=(1,), confidence="certain")
    assert handed_in(started).points == 4
    with writing() as connection:
        teacher = teachers.add_teacher(connection, "quinn", "Ada Quinn", "-")
        item = connection.exec_driver_sql("SELECT id FROM item WHERE public_id = 'rise'").scalar_one()
    regrade(teacher, "halden", item, Decision(action), "")
    view = reporting.result(started.attempt, started.student)
    assert view.calibration is not None
    assert [(row.answered, row.right) for row in view.calibration.rows] == [(4, 4)]
    assert view.where is not None
    assert view.where.asked == (4 if action is Action.DROP else 5)


def test_without_confidence_there_is_no_calibration() -> None:
    offer()
    started = begin()
    choose_all(started)
    assert handed_in(started).calibration is None


def test_kinds_are_told_in_plain_words_with_advice_where_it_is_needed() -> None:
    offer()
    started = begin()
    choose_all(started, wrong=(4,))
    kinds = {row.kind: row for row in handed_in(started).by_kind}
    assert (kinds["numbers"].right, kinds["numbers"].asked) == (0, 1)
    assert kinds["numbers"].advice
    assert sum(row.asked for row in kinds.values()) == 5
    assert not kinds["other"].advice


def test_the_evidence_is_scored_apart_from_the_answer() -> None:
    offer(ask_where=True)
    started = begin()
    choose(started, 1, (key_at(started, 1) + 1) % 4, where=sentence("The river rose"))
    choose(started, 2, key_at(started, 2), where=sentence("The river rose"))
    choose(started, 3, key_at(started, 3))
    view = handed_in(started)
    assert [question.where_right for question in view.questions] == [True, False, None, None, None]
    assert view.where is not None
    assert (view.where.right, view.where.asked, view.where.marked, view.points) == (1, 5, 2, 2)


def test_a_quiz_that_does_not_ask_where_scores_none() -> None:
    offer()
    started = begin()
    choose_all(started)
    assert handed_in(started).where is None


def test_practice_tells_nothing_of_open_questions() -> None:
    offer(mode=Mode.PRACTICE, ask_where=True, ask_confidence=True)
    started = begin()
    choose(started, 2, 0, confidence="certain", where=sentence("The river rose"))
    taking.answer(started.attempt, started.student, 1, key_at(started, 1), confidence="certain")
    view = reporting.result(started.attempt, started.student)
    assert [question.feedback is None for question in view.questions] == [False, True, True, True, True]
    assert view.questions[1].where_right is None
    assert view.calibration is not None
    assert view.calibration.rows[0].answered == 1
    assert sum(row.asked for row in view.by_kind) == 1
    assert view.meaning == ""


def test_a_score_says_what_it_means() -> None:
    offer()
    started = begin()
    choose_all(started)
    assert handed_in(started).meaning == "Every answer holds against the article."


def test_an_article_is_cut_into_its_sentences() -> None:
    offer()
    page = catalogue.article_page(catalogue.quiz_card("halden").article_slug, True)
    cut = [page.text[start:end] for start, end in page.sentences]
    assert "The river rose by 85 centimetres overnight, the water office said on Monday." in cut
    assert "Police closed the old bridge at noon." in cut
    assert catalogue.article_page(page.slug).sentences == ()
