"""Supply curves: in order whatever the order before, and read as a step function."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from polysight.market.merit_step import available, marginal_value, sort_by
from polysight.market.working_arrays import CurveWork

Floats = NDArray[np.float64]


def curve(values: list[float], sizes: list[float]) -> CurveWork:
    """A curve of China alone."""
    count = len(values)
    return CurveWork(
        order=np.arange(count),
        break_even=np.array(values),
        value=np.array([values, values]),
        total=np.array([np.cumsum(sizes), np.zeros(count)]),
        steps=np.array([count, 0]),
    )


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, np.inf]), min_size=1, max_size=12), st.randoms())
def test_any_order_becomes_that_of_values_and_then_of_places(
    values: list[float], shuffle: np.random.Generator
) -> None:
    order = np.arange(len(values))
    shuffle.shuffle(order)
    sort_by(np.array(values), order)
    assert order.tolist() == sorted(range(len(values)), key=lambda place: (values[place], place))


def test_the_marginal_plant_is_the_first_up_to_which_there_is_enough() -> None:
    three = curve([20.0, 30.0, 45.0], [5.0, 2.0, 3.0])
    wanted = [0.0, 5.0, 5.1, 7.0, 9.9, 10.0, 99.0]
    assert [marginal_value(three, 0, one) for one in wanted] == [20, 20, 30, 30, 45, 45, 45]
    assert available(three, 0) == 10.0


def test_a_market_without_plants_or_capacity_has_no_marginal_plant() -> None:
    assert np.isnan(marginal_value(curve([20.0], [0.0]), 0, 1.0))
    assert np.isnan(marginal_value(curve([20.0], [1.0]), 1, 1.0))
    assert available(curve([20.0], [1.0]), 1) == 0.0
