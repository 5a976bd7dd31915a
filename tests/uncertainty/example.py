"""Invented estimates."""

from __future__ import annotations

from hypothesis import strategies as st

from polysight.estimate import Estimate


def estimate(value: float, low: float, high: float) -> Estimate:
    return Estimate("example", value, low, high, "1", (), "2024", "2025-01-01", ())


@st.composite
def estimates(draw: st.DrawFn, minimum: float = -1e6) -> Estimate:
    low, value, high = sorted(draw(st.lists(st.floats(minimum, 1e6), min_size=3, max_size=3)))
    return estimate(value, low, high)
