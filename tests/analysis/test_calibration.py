"""Calibration: as often right as sure."""

import pytest

from quizapp.analysis.calibration import Confidence, Judged, brier_score, in_plain_words, reliability


def judged(confidence: Confidence, right: int, wrong: int, options: int = 4) -> list[Judged]:
    return [Judged(confidence, i < right, options) for i in range(right + wrong)]


def test_a_perfectly_certain_and_right_student_scores_next_to_zero() -> None:
    assert brier_score(judged(Confidence.CERTAIN, 8, 0)) == pytest.approx(0.0025)


def test_being_certain_and_wrong_costs_most() -> None:
    certain = brier_score(judged(Confidence.CERTAIN, 0, 4)) or 0
    guess = brier_score(judged(Confidence.GUESS, 0, 4)) or 0
    assert certain == pytest.approx(0.9025)
    assert guess == pytest.approx(0.0625)


def test_a_guess_between_two_options_states_a_half() -> None:
    assert brier_score(judged(Confidence.GUESS, 1, 1, options=2)) == pytest.approx(0.25)


def test_nothing_is_scored_without_answers() -> None:
    assert brier_score([]) is None
    assert reliability([]) == ()
    assert in_plain_words(()) == ""


def test_the_picture_has_a_row_for_each_confidence_that_was_used() -> None:
    rows = reliability(judged(Confidence.CERTAIN, 6, 2) + judged(Confidence.GUESS, 1, 3))
    assert [(r.confidence, r.answered, r.right) for r in rows] == [
        (Confidence.GUESS, 4, 1),
        (Confidence.CERTAIN, 8, 6),
    ]


def test_overconfidence_is_said_in_plain_words() -> None:
    rows = reliability(judged(Confidence.CERTAIN, 6, 2))
    assert in_plain_words(rows) == (
        "When you were certain, you were right 6 times of 8. Look once more before you are certain."
    )
