"""Concentration: unit and order free, and the bounds hold every way to allocate the rest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.market.concentration import (
    concentration_ratio,
    concentration_ratio_bounds,
    hhi,
    hhi_bounds,
)

HELD = arrays(np.float64, (7,), elements=st.floats(0.1, 900.0))


@given(HELD, st.permutations(range(7)), st.floats(0.01, 1000.0))
def test_order_and_unit_do_not_matter(held: np.ndarray, order: list[int], factor: float) -> None:
    total = held.sum()
    other = held[order] * factor
    whole = other.sum()
    assert float(concentration_ratio(other, whole, 5)) == pytest.approx(
        float(concentration_ratio(held, total, 5)), rel=1e-12
    )
    assert float(hhi(other, whole)) == pytest.approx(float(hhi(held, total)), rel=1e-12)


@given(HELD, st.floats(0.0, 500.0), st.lists(st.floats(0.0, 1.0), min_size=7, max_size=7))
def test_every_allocation_of_the_rest_lies_within_the_bounds(
    held: np.ndarray, rest: float, weights: list[float]
) -> None:
    parts = np.array(weights)
    spread = parts / parts.sum() * rest if parts.sum() > 0 else np.zeros(7)
    total = held.sum() + rest
    member = held + spread
    low, high = concentration_ratio_bounds(held, np.asarray(rest), 5)
    assert low - 1e-9 <= float(concentration_ratio(member, total, 5)) <= high + 1e-9
    low, high = hhi_bounds(held, np.asarray(rest))
    assert low - 1e-9 <= float(hhi(member, total)) <= high + 1e-9


@given(HELD)
def test_bounds_meet_when_nothing_is_unallocated(held: np.ndarray) -> None:
    for bounds in (
        concentration_ratio_bounds(held, np.asarray(0.0), 5),
        hhi_bounds(held, np.asarray(0.0)),
    ):
        assert bounds[0] == pytest.approx(bounds[1], rel=1e-12)
        assert 0.0 < bounds[0] <= 1.0 + 1e-12
