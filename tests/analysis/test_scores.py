"""Scores: one point for each right answer, none for the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.analysis.scores import Score, by_guessing, in_plain_words, number_right


@given(st.lists(st.sampled_from([True, False, None])))
def test_each_right_answer_is_one_point_and_nothing_else_is(outcomes: list[bool | None]) -> None:
    score = number_right(outcomes)
    assert score == Score(outcomes.count(True), len(outcomes))
    assert 0 <= score.share <= 1


def test_nothing_to_answer_is_a_share_of_nothing() -> None:
    assert number_right([]).share == 0


def test_guessing_is_counted_by_the_options_of_each_question() -> None:
    assert by_guessing([2, 2, 2, 2, 4, 4]) == 2.5
    assert by_guessing([3, 3, 3]) == pytest.approx(1)
    assert by_guessing([]) == 0


@pytest.mark.parametrize(("points", "praised"), [(0, False), (2, False), (3, False), (4, True), (5, True)])
def test_a_score_that_guessing_gives_is_not_praised(points: int, praised: bool) -> None:
    said = in_plain_words(Score(points, 6), unanswered=0, guessed=2.5)
    assert ("does not show yet what you know" in said) != praised
    assert said.endswith("Guessing alone would give about 2.5 of 6.")


def test_two_of_four_at_true_or_false_is_chance_and_among_four_options_it_is_not() -> None:
    statements, choices = (in_plain_words(Score(2, 4), 0, by_guessing([options] * 4)) for options in (2, 4))
    assert "does not show yet what you know" in statements
    assert "about 2 of 4" in statements
    assert "You caught a good part of it." in choices


@pytest.mark.parametrize(
    ("points", "unanswered", "said"),
    [
        (0, 5, "5 questions were not answered and earned nothing. The one that you answered is not right."),
        (1, 5, "5 questions were not answered and earned nothing. The one that you answered is right."),
        (1, 4, "4 questions were not answered and earned nothing. Of the 2 that you answered, 1 is right."),
        (3, 1, "1 question was not answered and earned nothing. Of the 5 that you answered, 3 are right."),
        (0, 6, "No question was answered. The passages below show what settles each of them."),
    ],
)
def test_what_was_not_answered_is_called_so_and_no_mistake(points: int, unanswered: int, said: str) -> None:
    assert in_plain_words(Score(points, 6), unanswered, guessed=2.5) == said
