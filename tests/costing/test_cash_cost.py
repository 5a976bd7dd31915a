"""Cash cost rises with every price, is linear in it, and a batch equals its elements."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.cash_cost import cash_cost, input_costs

POSITIVE = st.floats(0.01, 1e4)
ROWS = arrays(np.float64, (4, 3), elements=POSITIVE)


@given(ROWS, ROWS, st.integers(0, 2), st.floats(0.01, 100.0))
def test_cost_rises_with_each_input_price(
    intensity: np.ndarray, price: np.ndarray, place: int, rise: float
) -> None:
    dearer = price.copy()
    dearer[:, place] += rise
    none = np.zeros(4)
    before = cash_cost(input_costs(intensity, price), none)
    assert (cash_cost(input_costs(intensity, dearer), none) >= before).all()


@given(ROWS, ROWS, st.floats(0.1, 10.0))
def test_cost_is_linear_in_prices_and_in_the_unit_of_money(
    intensity: np.ndarray, price: np.ndarray, factor: float
) -> None:
    remainder = np.full(4, 2.0)
    once = cash_cost(input_costs(intensity, price), remainder)
    scaled = cash_cost(input_costs(intensity, price * factor), remainder * factor)
    np.testing.assert_allclose(scaled, once * factor, rtol=1e-12)


@given(ROWS, ROWS)
def test_a_batch_equals_its_elements(intensity: np.ndarray, price: np.ndarray) -> None:
    remainder = np.arange(4.0)
    batch = cash_cost(input_costs(intensity, price), remainder)
    one_by_one = [
        float(cash_cost(input_costs(row, cost), np.asarray(rest)))
        for row, cost, rest in zip(intensity, price, remainder, strict=True)
    ]
    assert batch.tolist() == one_by_one


def test_an_unknown_price_makes_an_unknown_cost() -> None:
    costs = input_costs(np.array([50.0, 1.1]), np.array([np.nan, 9.0]))
    assert np.isnan(cash_cost(costs, np.asarray(1.0)))
