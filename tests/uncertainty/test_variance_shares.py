"""Known shares, SciPy's estimators, and groups."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from polysight.uncertainty.designs import Design, points
from polysight.uncertainty.variance_shares import Shares, variance_shares
from tests.uncertainty.ishigami import ishigami, parts

SINGLE = ((0,), (1,), (2,))


def design(count: int, factors: int = 3, seed: int = 1) -> np.ndarray:
    names = tuple(f"x{at}" for at in range(2 * factors))
    return points(Design.SOBOL, names, seed=seed, count=count)


def test_ishigami() -> None:
    got = variance_shares(ishigami, design(2**13), SINGLE, seed=1)
    first, total, variance = parts()
    np.testing.assert_allclose(got.first.value[0], first, atol=0.01)
    np.testing.assert_allclose(got.total.value[0], total, atol=0.01)
    assert got.variance[0] == pytest.approx(variance, rel=0.01)
    assert got.evaluations == 5 * 2**13
    for shares, truth in ((got.first, first), (got.total, total)):
        assert (shares.low[0] <= truth + 1e-3).all()
        assert (shares.high[0] >= truth - 1e-3).all()


def test_estimates_are_those_of_scipy() -> None:
    both = design(1024)
    values = {
        "f_A": ishigami(both[:3]),
        "f_B": ishigami(both[3:]),
        "f_AB": np.stack([ishigami(_swapped(both, at)) for at in range(3)]),
    }
    peer = stats.sobol_indices(func=values, n=1024)
    got = variance_shares(ishigami, both, SINGLE, seed=1)
    # SciPy centres by the pooled mean too; only the pooling of the variance may differ.
    np.testing.assert_allclose(got.first.value[0], np.squeeze(peer.first_order), atol=2e-3)
    np.testing.assert_allclose(got.total.value[0], np.squeeze(peer.total_order), atol=2e-3)


def _swapped(both: np.ndarray, at: int) -> np.ndarray:
    told = both[:3].copy()
    told[at] = both[3 + at]
    return told


def test_a_group_takes_in_the_interactions_of_its_members() -> None:
    got = variance_shares(ishigami, design(2**13), ((0, 2), (1,)), seed=1)
    first, total, _ = parts()
    np.testing.assert_allclose(got.first.value[0], [1 - total[1], first[1]], atol=0.01)
    np.testing.assert_allclose(got.total.value[0], [1 - first[1], total[1]], atol=0.01)


def test_intervals_hold_the_truth() -> None:
    """Random points: with Sobol points the intervals are wider than need be."""
    first, total, _ = parts()
    held: list[np.ndarray] = []
    for seed in range(40):
        names = tuple(f"x{at}" for at in range(6))
        drawn = points(Design.RANDOM, names, seed=seed, count=512)
        got = variance_shares(ishigami, drawn, SINGLE, seed=seed)
        held += [_holds(got.first, first), _holds(got.total, total)]
    assert np.mean(held) > 0.88


def _holds(shares: Shares, truth: np.ndarray) -> np.ndarray:
    return np.asarray((shares.low[0] <= truth) & (truth <= shares.high[0]))


def test_scale_offset_and_other_outcomes_change_nothing() -> None:
    both = design(256)
    alone = variance_shares(ishigami, both, SINGLE, seed=1)
    many = variance_shares(
        lambda drawn: np.concatenate([1e9 + 1e6 * ishigami(drawn), drawn[:1]]), both, SINGLE, seed=1
    )
    np.testing.assert_allclose(many.first.value[0], alone.first.value[0], rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(many.total.value[1], [1, 0, 0], atol=0.01)


def test_an_outcome_that_does_not_vary_has_no_shares() -> None:
    got = variance_shares(lambda drawn: np.ones((1, drawn.shape[1])), design(64), SINGLE, seed=1)
    assert np.isnan(got.first.value).all()
