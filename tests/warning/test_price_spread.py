"""Spreads: the same in any unit, and the other way round with the other sign."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.price_spread import curve_slope, price_spread

PRICES = st.floats(1.0, 500.0)


@given(PRICES, PRICES, st.floats(0.1, 1000.0))
def test_the_unit_does_not_matter(price: float, other: float, factor: float) -> None:
    plain = price_spread(np.array(price), np.array(other))
    assert price_spread(np.array(factor * price), np.array(factor * other)) == pytest.approx(plain)
    assert price_spread(np.array(other), np.array(price)) == pytest.approx(-plain)


def test_a_slope_is_told_for_a_year() -> None:
    slope = curve_slope(np.array(50.0), np.array(55.0), np.array(6.0))
    assert slope == pytest.approx(2.0 * math.log(1.1))
