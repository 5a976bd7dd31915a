"""The curve holds the whole register, rises, and knows no order of plants."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.cost_curve import cost_curve, stacked, steps
from polysight.errors import UsageError

COSTS = arrays(np.float64, (6, 5), elements=st.floats(20, 60))
SIZES = arrays(np.float64, (5,), elements=st.floats(1, 100))
BAND = np.array([0.1, 0.5, 0.9])


@given(COSTS, SIZES)
def test_capacities_sum_to_the_register_and_the_band_rises(
    cost: np.ndarray, size: np.ndarray
) -> None:
    total = size.sum()
    output = np.linspace(0.05, 1.0, 12) * total
    curve = cost_curve(cost, size[None], output=output, probabilities=BAND)
    np.testing.assert_allclose(curve.total, np.full(6, total), rtol=1e-12)
    assert (np.diff(curve.band, axis=0) >= 0.0).all()
    assert (np.diff(curve.band, axis=1) >= -1e-12).all()
    np.testing.assert_allclose(curve.band[:, -1], np.quantile(cost.max(axis=1), BAND), rtol=1e-12)
    bars = steps(cost, size, probabilities=(0.1, 0.9))
    assert bars[-1].right == pytest.approx(total)
    assert sorted(bar.plant for bar in bars) == list(range(5))
    assert all(bar.low <= bar.middle <= bar.high for bar in bars)
    assert [bar.middle for bar in bars] == sorted(bar.middle for bar in bars)


@given(COSTS, SIZES, st.permutations(range(5)), st.floats(0.05, 1.0))
def test_the_order_of_plants_does_not_matter(
    cost: np.ndarray, size: np.ndarray, order: list[int], share: float
) -> None:
    output = np.array([share * size.sum()])
    one = cost_curve(cost, size[None], output=output, probabilities=BAND)
    other = cost_curve(cost[:, order], size[None, order], output=output, probabilities=BAND)
    np.testing.assert_allclose(one.band, other.band, rtol=1e-12)


def test_a_small_register_by_hand() -> None:
    cost = np.array([[30.0, 25.0, 40.0], [24.0, 25.0, 40.0]])
    size = np.array([[10.0, 20.0, 5.0]])
    output = np.array([10.0, 20.0, 35.0, 36.0])
    curve = cost_curve(cost, size, output=output, probabilities=np.array([0.5]))
    np.testing.assert_array_equal(curve.band, [[24.5, 25.0, 40.0, np.nan]])


def test_plants_without_a_cost_add_no_supply() -> None:
    cost = np.array([[30.0, np.nan]])
    order, cumulative = stacked(cost, np.array([[10.0, 20.0]]))
    assert order.tolist() == [[0, 1]]
    assert cumulative.tolist() == [[10.0, 10.0]]
    assert [bar.plant for bar in steps(cost, np.array([10.0, 20.0]), probabilities=(0.1, 0.9))] == [
        0
    ]


def test_a_negative_capacity_is_refused() -> None:
    with pytest.raises(UsageError):
        stacked(np.array([[30.0]]), np.array([[-1.0]]))
