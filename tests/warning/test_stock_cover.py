"""Stocks: cover rises with the stock, and a constant stock does not change."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.stock_cover import stock_change, stock_cover

STOCKS, USES = st.floats(0.0, 600.0), st.floats(1.0, 200.0)


@given(STOCKS, STOCKS, USES)
def test_a_larger_stock_covers_more(stock: float, more: float, use: float) -> None:
    small, large = (stock_cover(np.array(one), np.array(use)) for one in (stock, stock + more))
    assert small <= large


@given(STOCKS, USES, st.floats(1.0, 12.0), st.floats(0.1, 10.0))
def test_a_constant_stock_does_not_change_and_units_do_not_matter(
    stock: float, use: float, months: float, factor: float
) -> None:
    held, used, apart = np.array(stock), np.array(use), np.array(months)
    assert stock_change(held, held, apart, used) == 0.0
    assert stock_cover(factor * held, factor * used) == pytest.approx(stock_cover(held, used))


def test_sixty_kt_in_three_months_at_a_use_of_hundred_are_a_fifth() -> None:
    told = stock_change(np.array(260.0), np.array(200.0), np.array(3.0), np.array(100.0))
    assert told == pytest.approx(0.2)
