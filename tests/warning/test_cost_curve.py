"""Cost curve: merit order, losses, and what more capacity of the same kind does not change."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.cost_curve import (
    cost_at_share,
    months_of_cash_loss,
    share_under_cash_cost,
)

COSTS = arrays(np.float64, 6, elements=st.floats(10.0, 90.0))
SIZES = arrays(np.float64, 6, elements=st.floats(1.0, 300.0))
CASH, SIZE = np.array([30.0, 20.0, 50.0]), np.array([1.0, 1.0, 2.0])


@pytest.mark.parametrize(("share", "cost"), [(0.1, 20.0), (0.25, 20.0), (0.5, 30.0), (0.9, 50.0)])
def test_a_plant_stands_where_merit_order_puts_it(share: float, cost: float) -> None:
    assert cost_at_share(CASH, SIZE, share) == cost


@pytest.mark.parametrize(("price", "share"), [(10.0, 1.0), (25.0, 0.75), (50.0, 0.0)])
def test_capacity_loses_cash_where_it_costs_more_than_the_price(price: float, share: float) -> None:
    assert share_under_cash_cost(CASH, SIZE, price) == share


@given(COSTS, SIZES, st.floats(0.05, 0.95), st.floats(1.0, 4.0), st.floats(10.0, 90.0))
def test_more_of_the_same_plants_changes_neither(
    cash: np.ndarray, size: np.ndarray, share: float, factor: float, price: float
) -> None:
    assert cost_at_share(cash, factor * size, share) == cost_at_share(cash, size, share)
    more, less = (share_under_cash_cost(cash, one, price) for one in (factor * size, size))
    assert more == pytest.approx(less)


@given(COSTS, SIZES, st.permutations(range(6)))
def test_order_does_not_matter(cash: np.ndarray, size: np.ndarray, order: list[int]) -> None:
    assert cost_at_share(cash[order], size[order], 0.5) == pytest.approx(
        cost_at_share(cash, size, 0.5)
    )


def test_nothing_is_told_without_capacity_or_price() -> None:
    assert math.isnan(cost_at_share(CASH, 0.0 * SIZE, 0.5))
    assert math.isnan(share_under_cash_cost(CASH, 0.0 * SIZE, 30.0))
    assert math.isnan(share_under_cash_cost(CASH, SIZE, math.nan))


def test_a_pause_lowers_the_count_of_losses_and_does_not_end_it() -> None:
    price = np.array([30.0, 30.0, 50.0, 30.0, np.nan])
    assert months_of_cash_loss(price, np.full(5, 40.0), 4) == 3.0
    assert math.isnan(months_of_cash_loss(price, np.full(5, 40.0), 5))
