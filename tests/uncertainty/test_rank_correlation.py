"""Against SciPy, and against what persistence does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.uncertainty.rank_correlation import normal_correlation, rank_correlation


@given(st.integers(0, 10**6), st.integers(4, 60))
def test_agrees_with_scipy_with_ties_and_gaps(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    first, second = chance.integers(0, 12, (2, count + 6)).astype(np.float64)
    first[:2], second[-3:] = np.nan, np.nan
    common = np.isfinite(first) & np.isfinite(second)
    if np.ptp(first[common]) == 0 or np.ptp(second[common]) == 0:
        return
    got = rank_correlation(first, second)
    assert got.value == pytest.approx(stats.spearmanr(first[common], second[common])[0], abs=1e-12)
    assert got.count == common.sum()
    assert -1 <= got.low <= got.value <= got.high <= 1


def test_it_is_one_for_any_rising_link() -> None:
    series = np.random.default_rng(1).normal(size=40)
    got = rank_correlation(series, np.exp(3 * series))
    assert (got.value, got.low, got.high) == (1.0, 1.0, 1.0)


def test_persistent_series_tell_less_than_their_length() -> None:
    chance = np.random.default_rng(2)
    first, second = chance.normal(size=(2, 60))
    whole = rank_correlation(first, second)
    twice = rank_correlation(np.repeat(first, 4), np.repeat(second, 4))
    assert twice.value == pytest.approx(whole.value, abs=1e-12)
    assert twice.effective_count < 0.6 * twice.count
    walks = [rank_correlation(*np.cumsum(chance.normal(size=(2, 60)), axis=1)) for _ in range(200)]
    held = np.mean([walk.low <= 0 <= walk.high for walk in walks])
    naive = np.mean([abs(walk.value) < 1.96 / np.sqrt(57) for walk in walks])
    assert held > naive + 0.3


def test_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance = np.random.default_rng(3)
    truth = 6 / np.pi * np.arcsin(0.6 / 2)
    held = []
    for _ in range(400):
        one, other = chance.normal(size=(2, 80))
        got = rank_correlation(one, 0.6 * one + 0.8 * other)
        held.append(got.low <= truth <= got.high)
    assert 0.92 <= np.mean(held) <= 0.98


def test_what_cannot_tell_is_refused() -> None:
    with pytest.raises(DataError, match="common places") as caught:
        rank_correlation(np.array([1.0, 2.0, 3.0, np.nan]), np.array([1.0, 2.0, 3.0, 4.0]))
    assert "秩相关" in caught.value.told("zh")
    with pytest.raises(DataError, match="vary"):
        rank_correlation(np.arange(9.0), np.ones(9))


def test_normal_copula_has_the_rank_correlation() -> None:
    wanted = 0.55
    chance = np.random.default_rng(4)
    one, other = chance.normal(size=(2, 200_000))
    linked = float(normal_correlation(np.array(wanted)))
    both = linked * one + np.sqrt(1 - linked**2) * other
    assert stats.spearmanr(one, both)[0] == pytest.approx(wanted, abs=0.005)
