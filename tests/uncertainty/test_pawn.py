"""Against SciPy's Kolmogorov-Smirnov distance; infinite outcomes; idle factors; parts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from polysight.errors import DataError
from polysight.uncertainty.pawn import pawn


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6))
def test_distances_are_those_of_scipy(seed: int, slices: int) -> None:
    chance = np.random.default_rng(seed)
    factors = chance.random((2, 30 * slices))
    outcome = np.round(factors[0] ** 2 + 0.2 * factors[1], 1)
    got = pawn(factors, outcome, seed=1, slices=slices)
    for at, factor in enumerate(factors):
        cut = outcome[np.argsort(factor, kind="stable")].reshape(slices, 30)
        gaps = [stats.ks_2samp(part, outcome, method="asymp").statistic for part in cut]
        assert got.median[at] == pytest.approx(np.median(gaps), abs=1e-12)
        assert got.largest[at] == pytest.approx(max(gaps), abs=1e-12)


def test_who_decides_stands_out_of_the_noise() -> None:
    chance = np.random.default_rng(1)
    factors = chance.random((3, 4000))
    outcome = 3 * factors[0] + factors[1]
    got = pawn(factors, outcome, seed=2)
    assert got.median[0] > got.median[1] > got.noise
    assert got.low[2] < 2 * got.noise
    assert (got.low <= got.high).all()


def test_infinite_outcomes_have_their_place() -> None:
    chance = np.random.default_rng(2)
    factors = chance.random((1, 1000))
    finite = factors[0] - 0.3
    rate = np.where(finite < 0, -np.inf, finite)
    whole, cut = pawn(factors, finite, seed=1), pawn(factors, rate, seed=1)
    assert np.isfinite(cut.median).all()
    assert cut.median[0] <= whole.median[0] + 1e-12


def test_losses_alone_can_be_asked_about() -> None:
    """One factor decides how large a gain is, another whether there is a loss."""
    chance = np.random.default_rng(3)
    factors = chance.random((2, 4000))
    outcome = np.where(factors[1] < 0.3, -1.0 - factors[1], 10 * factors[0])
    whole = pawn(factors, outcome, seed=1)
    losses = pawn(factors, outcome, seed=1, at_most=0.0)
    assert losses.median[0] < losses.noise < losses.median[1]
    assert whole.median[0] > 5 * losses.median[0]


def test_missing_or_few_is_refused() -> None:
    with pytest.raises(DataError, match="PAWN"):
        pawn(np.ones((1, 200)), np.full(200, np.nan), seed=1)
    with pytest.raises(DataError, match="100 draws"):
        pawn(np.ones((1, 50)), np.ones(50), seed=1)
