"""Capital charges over a life sum to what was spent and lent."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.costing.capital_charge import capital_items, depreciation, interest, pool_item
from polysight.costing.lines import CAPITAL_LINES, Book
from polysight.costing.streaming import costs
from polysight.errors import UsageError


@given(st.floats(50, 200), st.floats(0.0, 0.1), st.integers(1, 20))
def test_depreciation_over_its_life_is_what_was_spent(
    capex: float, residual: float, life: int
) -> None:
    yearly = depreciation(np.array(capex), np.array(residual), np.array(float(life)))
    assert life * float(yearly) == pytest.approx(capex * (1 - residual))


@given(st.floats(50, 200), st.floats(0.1, 0.8), st.floats(0.01, 0.1), st.integers(1, 15))
def test_interest_is_the_mean_of_a_loan_year_by_year(
    capex: float, share: float, rate: float, years: int
) -> None:
    owed = capex * share * (1 - np.arange(years) / years)
    mean = interest(np.array(capex), np.array(share), np.array(rate), np.array(float(years)))
    assert float(mean) == pytest.approx(float((owed * rate).mean()))


def test_charges_rise_as_utilisation_falls() -> None:
    items = capital_items(np.array([[6.0]]), np.array([[2.0]]))
    half = Book(items, np.array([0]), np.full((1, 1, 1), 0.5))
    assert costs(half, lines=CAPITAL_LINES).item() == pytest.approx(16.0)


def test_a_pool_is_spread_over_production() -> None:
    item = pool_item("depreciation", "depreciation", np.array([[57.0]]), np.array([[76.0]]))
    book = Book((item,), np.array([0]), np.full((1, 1, 1), 24.81 / 76.0))
    assert costs(book, lines=CAPITAL_LINES).item() == pytest.approx(57.0 / 24.81)


def test_lives_and_capacities_of_nothing_are_refused() -> None:
    one, none = np.ones((1, 1)), np.zeros((1, 1))
    with pytest.raises(UsageError):
        depreciation(one, none, none)
    with pytest.raises(UsageError):
        interest(one, one, one, none)
    with pytest.raises(UsageError):
        pool_item("wages", "labour", one, none)
