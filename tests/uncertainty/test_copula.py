"""Known nearest matrices, uniform margins, wanted rank correlations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.uncertainty.copula import correlated, correlated_blocks, nearest_correlation
from polysight.uncertainty.designs import Design, points
from polysight.uncertainty.rank_correlation import normal_correlation


def test_nearest_matrix_of_higham() -> None:
    """Higham (2002), section 4: off-diagonal elements 0.7607 and 0.1573."""
    stated = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]])
    got = nearest_correlation(stated)
    np.testing.assert_allclose(
        got.matrix[[0, 0, 1], [1, 2, 2]], [0.7607, 0.1573, 0.7607], atol=1e-4
    )
    assert got.largest_change == pytest.approx(0.2393, abs=1e-4)


@given(st.integers(0, 10**6), st.integers(2, 8))
def test_repair_gives_a_correlation_and_leaves_a_sound_one(seed: int, size: int) -> None:
    chance = np.random.default_rng(seed)
    stated = np.triu(chance.uniform(-1, 1, (size, size)), 1)
    stated = stated + stated.T + np.eye(size)
    got = nearest_correlation(stated)
    assert np.linalg.eigvalsh(got.matrix)[0] > 0
    np.testing.assert_array_equal(np.diag(got.matrix), 1.0)
    np.testing.assert_array_equal(got.matrix, got.matrix.T)
    again = nearest_correlation(got.matrix)
    assert again.largest_change == 0.0


@pytest.mark.parametrize(
    "wrong",
    [
        np.array([[1.0, 0.5], [0.4, 1.0]]),
        np.array([[1.0, 1.5], [1.5, 1.0]]),
        np.array([[0.9, 0.0], [0.0, 1.0]]),
        np.ones((2, 3)),
    ],
)
def test_what_is_no_correlation_is_refused(wrong: np.ndarray) -> None:
    with pytest.raises(DataError, match="symmetric"):
        nearest_correlation(wrong)


@pytest.mark.parametrize("design", list(Design))
def test_margins_stay_uniform_and_ranks_move_together(design: Design) -> None:
    rank = np.array([[1.0, 0.7, -0.3], [0.7, 1.0, 0.0], [-0.3, 0.0, 1.0]])
    linked = nearest_correlation(normal_correlation(rank))
    assert linked.largest_change == 0.0
    free = points(design, ("a", "b", "c"), seed=5, count=2**15)
    got = correlated(free, linked.matrix)
    np.testing.assert_allclose(got[0], free[0], atol=1e-12)
    for margin in got:
        assert stats.kstest(margin, "uniform").statistic < 0.015
    np.testing.assert_allclose(stats.spearmanr(got.T)[0], rank, atol=0.02)


def test_without_correlation_nothing_changes() -> None:
    free = points(Design.RANDOM, ("a", "b"), seed=1, count=100)
    np.testing.assert_array_equal(correlated(free, np.eye(2)), free)


def test_blocks_hang_together_through_others() -> None:
    linked = np.eye(5)
    linked[0, 3] = linked[3, 0] = 0.2
    linked[3, 4] = linked[4, 3] = -0.1
    assert correlated_blocks(linked) == ((0, 3, 4), (1,), (2,))
