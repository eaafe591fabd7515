"""Scores: one point for each right answer, none for the rest."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.analysis.scores import Score, number_right


@given(st.lists(st.sampled_from([True, False, None])))
def test_each_right_answer_is_one_point_and_nothing_else_is(outcomes: list[bool | None]) -> None:
    score = number_right(outcomes)
    assert score == Score(outcomes.count(True), len(outcomes))
    assert 0 <= score.share <= 1


def test_nothing_to_answer_is_a_share_of_nothing() -> None:
    assert number_right([]).share == 0
