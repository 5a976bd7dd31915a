"""Costs per unit of gap, alone and in order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.policy.marginal_cost import alone, capital_recovery, in_order


@given(st.floats(0.001, 0.5), st.integers(1, 40))
def test_the_payments_are_worth_the_investment(rate: float, years: int) -> None:
    payment = float(capital_recovery(np.array(rate), np.array(float(years))))
    worth = sum(payment / (1.0 + rate) ** year for year in range(1, years + 1))
    assert worth == pytest.approx(1.0)


def test_without_interest_the_investment_is_spread_evenly() -> None:
    assert capital_recovery(np.zeros(2), np.array([4.0, 10.0])).tolist() == [0.25, 0.1]


def test_a_life_of_nothing_is_refused() -> None:
    with pytest.raises(UsageError):
        capital_recovery(np.array(0.1), np.array(0.0))


def test_measures_alone_stand_by_unit_cost_and_useless_ones_are_left() -> None:
    curve = alone(np.array([4.0, 1.0, -1.0, 5.0]), np.array([2.0, 1.0, 0.5, 0.0]))
    assert curve.measure.tolist() == [2, 1, 0]
    assert curve.unit_cost.tolist() == [-2.0, 1.0, 2.0]
    assert curve.reached.tolist() == [0.5, 1.5, 3.5]


def test_in_order_each_step_takes_what_is_left_to_it() -> None:
    curve = in_order(np.array([3, 1, 0]), np.array([1.0, 2.0, 3.0]), np.array([5.0, 3.0, 2.0, 2.0]))
    assert curve.width.tolist() == [2.0, 1.0, 0.0]
    assert curve.unit_cost.tolist() == [0.5, 2.0, np.inf]
    assert curve.reached.tolist() == [2.0, 3.0, 3.0]


def test_gaps_and_steps_must_fit() -> None:
    with pytest.raises(UsageError):
        in_order(np.array([0]), np.array([1.0]), np.array([1.0]))
