"""Change and volatility of prices: units do not matter, nor do missing months of a random walk."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.price_change import price_change, realised_volatility

PATHS = arrays(np.float64, 15, elements=st.floats(1.0, 7.0))


@given(PATHS, st.floats(-5.0, 5.0))
def test_the_unit_of_the_price_does_not_matter(path: np.ndarray, shift: float) -> None:
    months = np.arange(15)
    assert price_change(path + shift, 3) == pytest.approx(price_change(path, 3), abs=1e-9)
    assert realised_volatility(months, path + shift) == pytest.approx(
        realised_volatility(months, path), abs=1e-9
    )


def test_a_change_looks_back_by_its_months() -> None:
    path = np.log(np.array([10.0, 20.0, 40.0, 80.0]))
    assert price_change(path, 2) == pytest.approx(math.log(4.0))


def test_a_constant_price_has_no_volatility_and_one_quote_none_at_all() -> None:
    assert realised_volatility(np.arange(5), np.full(5, 4.0)) == 0.0
    assert math.isnan(realised_volatility(np.arange(1), np.array([4.0])))


def test_missing_months_leave_the_volatility_of_a_random_walk() -> None:
    steps = np.random.default_rng(1).normal(scale=0.1, size=60_000)
    path, kept = np.cumsum(steps), np.arange(0, 60_000, 3)
    whole = realised_volatility(np.arange(60_000), path)
    assert whole == pytest.approx(0.1 * math.sqrt(12.0), rel=0.02)
    assert realised_volatility(kept, path[kept]) == pytest.approx(whole, rel=0.03)
