"""The figures of classical test theory, against NumPy on the raw matrix."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from quizapp.analysis.item_statistics import (
    ItemSums,
    OptionSums,
    discrimination,
    distractor_efficiency,
    facility,
    flags,
    kr20,
    standard_error,
)

matrices = hnp.arrays(np.int64, st.tuples(st.integers(2, 40), st.integers(2, 12)), elements=st.integers(0, 1))


def sums_of(matrix: np.ndarray, item: int) -> ItemSums:
    x, t = matrix[:, item], matrix.sum(axis=1)
    return ItemSums(len(x), int(x.sum()), int(t.sum()), int((t * t).sum()), int((x * t).sum()))


@given(matrices)
def test_discrimination_is_the_correlation_of_the_item_with_the_rest(matrix: np.ndarray) -> None:
    for item in range(matrix.shape[1]):
        x, rest = matrix[:, item], matrix.sum(axis=1) - matrix[:, item]
        ours = discrimination(sums_of(matrix, item))
        if x.std() == 0 or rest.std() == 0:
            assert ours is None
        else:
            assert ours == pytest.approx(np.corrcoef(x, rest)[0, 1], abs=1e-9)


@given(matrices)
def test_kr20_equals_cronbachs_alpha_on_right_and_wrong(matrix: np.ndarray) -> None:
    facilities = [facility(sums_of(matrix, i)) or 0.0 for i in range(matrix.shape[1])]
    variance = float(matrix.sum(axis=1).var())
    ours = kr20(facilities, variance)
    if variance == 0:
        assert ours is None
    else:
        k = matrix.shape[1]
        alpha = k / (k - 1) * (1 - matrix.var(axis=0).sum() / variance)
        assert ours == pytest.approx(alpha, abs=1e-9)


def test_the_standard_error_is_what_unreliability_leaves_of_the_spread() -> None:
    assert standard_error(9.0, 0.75) == pytest.approx(1.5)
    assert standard_error(9.0, None) is None


def test_nothing_is_said_without_attempts() -> None:
    empty = ItemSums(0, 0, 0, 0, 0)
    assert facility(empty) is None
    assert discrimination(empty) is None
    assert distractor_efficiency([OptionSums(0, 0), OptionSums(0, 0)], key=0) is None


def test_a_distractor_that_hardly_anybody_chooses_does_no_work() -> None:
    options = [OptionSums(60, 0), OptionSums(37, 0), OptionSums(3, 0)]
    assert distractor_efficiency(options, key=0) == 0.5


def test_a_wrong_key_is_flagged_with_the_option_that_the_strong_chose() -> None:
    # 20 students; the eight who choose B average 9 elsewhere, the twelve who hit the key average 4 elsewhere
    options = [OptionSums(12, 12 * 5), OptionSums(8, 8 * 9)]
    sums = ItemSums(20, 12, 12 * 5 + 8 * 9, 12 * 25 + 8 * 81, 12 * 5)
    found = flags(sums, options, key=0, labels="AB")
    assert [flag.code for flag in found] == ["key"]
    assert "B" in found[0].advice


def test_a_right_answer_does_not_speak_for_its_own_key() -> None:
    # the same rest of 5 on both sides: the point for the item itself must not hide nor invent a rival
    options = [OptionSums(10, 10 * 6), OptionSums(10, 10 * 5)]
    sums = ItemSums(20, 10, 110, 10 * 36 + 10 * 25, 60)
    assert flags(sums, options, key=0, labels="AB") == ()


def test_a_handful_of_attempts_flags_nothing() -> None:
    assert flags(ItemSums(5, 0, 10, 20, 0), [OptionSums(0, 0), OptionSums(5, 10)], 0, "AB") == ()
