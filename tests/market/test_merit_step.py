"""Supply curves: in order whatever the order before, and read as a step function."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.market.merit_step import (
    marginal_value,
    sort_by,
    steps_below,
    total_of,
    value_at,
)
from polysight.market.working_arrays import CurveWork


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


THREE = curve([20.0, 30.0, 45.0], [5.0, 2.0, 3.0])
NEVER = np.inf


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, np.inf]), min_size=1, max_size=12), st.randoms())
def test_any_order_becomes_that_of_values_and_then_of_places(
    values: list[float], shuffle: Random
) -> None:
    order = np.arange(len(values))
    shuffle.shuffle(order)  # type: ignore[arg-type]
    sort_by(np.array(values), order)
    assert order.tolist() == sorted(range(len(values)), key=lambda place: (values[place], place))


def test_the_marginal_plant_is_the_first_up_to_which_there_is_enough() -> None:
    wanted = [0.0, 5.0, 5.1, 7.0, 9.9, 10.0, 99.0]
    assert [value_at(THREE, 0, one) for one in wanted] == [20, 20, 30, 30, 45, 45, 45]
    assert [total_of(THREE, 0, steps) for steps in range(4)] == [0.0, 5.0, 7.0, 10.0]


def test_plants_below_a_price_are_counted_without_those_just_there() -> None:
    assert [steps_below(THREE, 0, price) for price in (10.0, 30.0, 31.0, 99.0)] == [0, 1, 2, 3]
    assert steps_below(THREE, 1, 30.0) == 0


def test_imports_are_a_step_before_plants_that_break_even_at_their_landed_price() -> None:
    read = [marginal_value(THREE, 0, wanted, 4.0, 30.0, NEVER) for wanted in (5, 5.1, 9, 9.1, 14)]
    assert read == [20.0, 30.0, 30.0, 30.0, 45.0]
    dear = [marginal_value(THREE, 0, wanted, 4.0, 60.0, NEVER) for wanted in (10, 10.1)]
    assert dear == [45.0, 60.0]
    cheap = [marginal_value(THREE, 0, wanted, 4.0, 1.0, NEVER) for wanted in (0, 4, 4.1, 9.1)]
    assert cheap == [1.0, 1.0, 20.0, 30.0]
    alone = curve([], [])
    assert marginal_value(alone, 0, 1.0, 4.0, 33.0, NEVER) == 33.0


def test_no_step_and_nothing_missing_is_worth_more_than_the_ceiling() -> None:
    read = [marginal_value(THREE, 0, wanted, 0.0, NEVER, 40.0) for wanted in (1, 6, 9, 11)]
    assert read == [20.0, 30.0, 40.0, 40.0]


def test_where_nothing_can_be_had_there_is_no_marginal_plant() -> None:
    assert np.isnan(value_at(curve([20.0], [0.0]), 0, 1.0))
    assert np.isnan(marginal_value(curve([20.0], [0.0]), 0, 1.0, 0.0, NEVER, 40.0))
    assert np.isnan(value_at(THREE, 1, 1.0))
