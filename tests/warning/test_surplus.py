"""Surplus: more capacity never lowers it, more use never raises it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.surplus import surplus_capacity, surplus_share

AMOUNTS = st.floats(1.0, 5000.0)


@given(AMOUNTS, AMOUNTS, st.floats(0.0, 3000.0))
def test_more_capacity_never_lowers_it(capacity: float, use: float, more: float) -> None:
    for rule in (surplus_capacity, surplus_share):
        less = rule(np.array(capacity), np.array(use))
        assert rule(np.array(capacity + more), np.array(use)) >= less
        assert rule(np.array(capacity), np.array(use + more)) <= less


def test_double_the_use_is_a_surplus_of_half() -> None:
    assert surplus_share(np.array(200.0), np.array(100.0)) == pytest.approx(0.5)
    assert surplus_capacity(np.array(200.0), np.array(100.0)) == 100.0
