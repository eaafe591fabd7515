"""The spread of scores, from counts, agrees with NumPy over the scores themselves."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.analysis.spread import ScoreCount, points_variance, spread

SCORES = st.lists(st.tuples(st.integers(0, 20), st.sampled_from([20, 25])), min_size=1, max_size=60)


def counted(scores: list[tuple[int, int]]) -> list[ScoreCount]:
    return [ScoreCount(points, total, number) for (points, total), number in Counter(scores).items()]


@given(SCORES)
def test_counts_give_what_numpy_gives_over_the_scores(scores: list[tuple[int, int]]) -> None:
    shares = np.array([points / total for points, total in scores])
    found = spread(counted(scores))
    assert found is not None
    assert found.counted == len(scores) == sum(found.bins)
    assert found.mean == pytest.approx(shares.mean())
    assert found.median == pytest.approx(np.median(shares))
    assert (found.lowest, found.highest) == (shares.min(), shares.max())
    points = np.array([points for points, _ in scores])
    assert points_variance(counted(scores)) == pytest.approx(points.var())


def test_without_scores_there_is_no_spread() -> None:
    assert spread(()) is None
    assert spread([ScoreCount(0, 0, 4)]) is None
    assert points_variance(()) == 0


def test_full_marks_lie_in_the_last_tenth() -> None:
    found = spread([ScoreCount(5, 5, 2), ScoreCount(0, 5, 1)])
    assert found is not None
    assert (found.bins[0], found.bins[-1]) == (1, 2)
