"""Growth over the mean of both ends: bounded, symmetric, and rising with what is built."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.investment_growth import investment_growth

AMOUNTS = st.floats(0.0, 3000.0)


def growth(later: float, earlier: float) -> float:
    return float(investment_growth(np.array(later), np.array(earlier)))


@given(AMOUNTS, st.floats(0.1, 3000.0), st.floats(0.0, 500.0))
def test_more_works_never_lower_it(later: float, earlier: float, more: float) -> None:
    assert -2.0 <= growth(later, earlier) <= growth(later + more, earlier) + 1e-12 <= 2.0 + 1e-12


@given(st.floats(0.1, 3000.0), st.floats(0.1, 3000.0))
def test_a_fall_is_a_rise_backwards(later: float, earlier: float) -> None:
    assert growth(later, earlier) == pytest.approx(-growth(earlier, later))


def test_from_nothing_is_two_and_nothing_at_all_is_unknown() -> None:
    assert growth(5.0, 0.0) == 2.0
    assert np.isnan(growth(0.0, 0.0))
