"""The ratio does not know the unit of money, and a constant series gives a constant ratio."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.price_to_cash_cost import price_to_cash_cost

MONEY = st.floats(0.5, 400.0)


@given(MONEY, MONEY, st.floats(0.1, 10.0))
def test_the_unit_of_money_does_not_matter(price: float, cost: float, rate: float) -> None:
    one = float(price_to_cash_cost(np.asarray(price), np.asarray(cost)))
    other = float(price_to_cash_cost(np.asarray(price * rate), np.asarray(cost * rate)))
    assert other == pytest.approx(one, rel=1e-12)


def test_the_last_quarter_of_a_known_producer() -> None:
    ratio = price_to_cash_cost(np.array([5.83, np.nan]), np.array([4.46, 4.0]))
    assert ratio[0] == pytest.approx(1.307, abs=1e-3)
    assert np.isnan(ratio[1])
