"""Merit order: order of plants is immaterial, more capacity never raises the price."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.market.merit_order import merit_order_price, supply_curve

COSTS = arrays(np.float64, (6,), elements=st.floats(10.0, 90.0))
CAPACITIES = arrays(np.float64, (6,), elements=st.floats(0.1, 50.0))
WANTED = st.floats(0.01, 400.0)


@given(COSTS, CAPACITIES, WANTED, st.permutations(range(6)))
def test_the_order_of_plants_does_not_matter(
    cost: np.ndarray, capacity: np.ndarray, wanted: float, order: list[int]
) -> None:
    one = merit_order_price(cost, capacity, np.asarray(wanted))
    other = merit_order_price(cost[order], capacity[order], np.asarray(wanted))
    np.testing.assert_array_equal(one, other)


@given(COSTS, CAPACITIES, WANTED, st.floats(1.0, 120.0), st.floats(0.0, 100.0))
def test_more_capacity_never_raises_the_price(
    cost: np.ndarray, capacity: np.ndarray, wanted: float, new_cost: float, new: float
) -> None:
    before = float(merit_order_price(cost, capacity, np.asarray(wanted)))
    after = float(
        merit_order_price(np.append(cost, new_cost), np.append(capacity, new), np.asarray(wanted))
    )
    assert np.isnan(before) or after <= before


@given(COSTS, CAPACITIES, WANTED)
def test_the_price_is_a_cost_that_supplies_enough_and_no_cheaper_one_does(
    cost: np.ndarray, capacity: np.ndarray, wanted: float
) -> None:
    price = float(merit_order_price(cost, capacity, np.asarray(wanted)))
    if np.isnan(price):
        assert wanted > capacity.sum() * (1 - 1e-9)
    else:
        assert price in cost
        assert capacity[cost <= price].sum() >= wanted * (1 - 1e-9)
        assert capacity[cost < price].sum() <= wanted * (1 + 1e-9)


@given(COSTS, CAPACITIES, st.floats(0.01, 200.0), st.floats(0.0, 100.0))
def test_more_demand_never_lowers_the_price(
    cost: np.ndarray, capacity: np.ndarray, wanted: float, rise: float
) -> None:
    low, high = merit_order_price(cost, capacity, np.array([wanted, wanted + rise]))
    assert np.isnan(high) or low <= high


def test_outside_the_capacity_there_is_no_price() -> None:
    cost, capacity = np.array([20.0, 30.0]), np.array([1.0, 2.0])
    price = merit_order_price(cost, capacity, np.array([3.0, 3.1, 0.0]))
    assert price[0] == 30.0
    assert np.isnan(price[1:]).all()


def test_a_plant_without_a_cost_adds_no_supply() -> None:
    price = merit_order_price(np.array([20.0, np.nan]), np.array([1.0, 9.0]), np.array([2.0]))
    assert np.isnan(price).all()


def test_cases_are_an_axis() -> None:
    cost = np.array([[20.0, 30.0], [25.0, 22.0]])
    price = merit_order_price(cost, np.array([1.0, 1.0]), np.array([1.0, 1.0]))
    assert price.tolist() == [20.0, 22.0]


def test_the_curve_keeps_the_whole_capacity() -> None:
    curve = supply_curve(np.array([30.0, 25.0]), np.array([10.0, 20.0]))
    assert curve.order.tolist() == [1, 0]
    assert curve.cumulative.tolist() == [20.0, 30.0]
