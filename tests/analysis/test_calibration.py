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
        "When you were certain, you were right 6 of 8 times. Look once more before you are certain."
    )


# Worked out on paper: a guess at true or false stands for 1/2, among four options for 1/4.
A_MIX = [
    Judged(Confidence.GUESS, True, 2),  # (1/2)² = 0.25
    Judged(Confidence.GUESS, False, 4),  # (1/4)² = 0.0625
    Judged(Confidence.GUESS, False, 3),  # (1/3)² = 0.1111…
    Judged(Confidence.FAIRLY_SURE, True, 2),  # (1/4)² = 0.0625
    Judged(Confidence.CERTAIN, False, 2),  # 0.95² = 0.9025
]


def test_the_brier_score_of_a_mix_of_questions_is_the_mean_worked_out_by_hand() -> None:
    assert brier_score(A_MIX) == pytest.approx((0.25 + 0.0625 + 1 / 9 + 0.0625 + 0.9025) / 5)


def test_a_guess_is_expected_to_come_out_by_the_options_of_each_question() -> None:
    expected = {row.confidence: row.expected for row in reliability(A_MIX)}
    assert expected == {
        Confidence.GUESS: pytest.approx(13 / 36),  # (1/2 + 1/4 + 1/3) / 3
        Confidence.FAIRLY_SURE: 0.75,
        Confidence.CERTAIN: 0.95,
    }


@pytest.mark.parametrize(("options", "right", "wrong", "mean"), [(2, 1, 1, 0.25), (4, 1, 3, 0.1875)])
def test_an_honest_guess_ends_at_its_line(options: int, right: int, wrong: int, mean: float) -> None:
    answers = judged(Confidence.GUESS, right, wrong, options)
    [row] = reliability(answers)
    assert row.right / row.answered == pytest.approx(row.expected)
    assert brier_score(answers) == pytest.approx(mean)
