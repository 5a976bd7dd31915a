"""Depreciation and book value together are the base, whatever the life."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.investment.depreciation import book_value, straight_line


@given(st.floats(1, 1e10), st.floats(0, 1), st.integers(1, 30), st.integers(0, 10))
def test_sums_to_the_base(investment: float, residual: float, life: int, start: int) -> None:
    base = np.array([investment, 2 * investment])
    yearly = straight_line(base, np.asarray(residual), life=life, start=start, years=20)
    assert (yearly >= 0).all()
    np.testing.assert_allclose(yearly.sum(axis=-1) + book_value(base, yearly), base, rtol=1e-12)
    if start + life <= 20:
        left = book_value(base, yearly)
        np.testing.assert_allclose(left, base * residual, rtol=1e-9, atol=1e-9 * investment)


def test_by_hand() -> None:
    yearly = straight_line(np.array(100.0), np.array(0.1), life=3, start=1, years=5)
    assert yearly.tolist() == [0.0, 30.0, 30.0, 30.0, 0.0]
