"""Intervals keep every number that their parts can make."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.audit.interval import Interval, nearest_ends, point, ratio_apart

ENDS = st.floats(-1e3, 1e3, allow_nan=False)
INTERVALS = st.tuples(ENDS, ENDS).map(lambda ends: Interval(min(ends), max(ends)))
SHARES = st.floats(0.0, 1.0)


def inside(interval: Interval, share: float) -> float:
    return interval.low + share * (interval.high - interval.low)


@given(INTERVALS, INTERVALS, SHARES, SHARES)
def test_a_formula_of_members_lies_in_the_formula_of_intervals(
    one: Interval, other: Interval, x: float, y: float
) -> None:
    a, b = inside(one, x), inside(other, y)
    for result, value in ((one + other, a + b), (one - other, a - b), (one * other, a * b)):
        slack = 1e-9 * (1.0 + abs(value))
        assert result.low - slack <= value <= result.high + slack


def test_a_bound_stays_a_bound() -> None:
    over = Interval(0.85, math.inf)
    assert point(1800.0) * over == Interval(1530.0, math.inf)
    assert point(1.0) / Interval(0.0, 2.0) == Interval(0.5, math.inf)
    assert (point(0.0) * Interval(-math.inf, math.inf)) == point(0.0)
    assert point(1.0) / Interval(-1.0, 1.0) == Interval(-math.inf, math.inf)


def test_an_even_power_of_what_may_be_zero_has_zero_at_its_foot() -> None:
    assert Interval(-2.0, 1.0) ** 2 == Interval(0.0, 4.0)
    assert Interval(4.0, 9.0) ** 0.5 == Interval(2.0, 3.0)
    assert Interval(2.0, 4.0) ** -1 == Interval(0.25, 0.5)


def test_gap_and_nearest_ends() -> None:
    assert Interval(1.0, 2.0).gap(Interval(5.0, 6.0)) == 3.0
    assert Interval(1.0, 2.0).gap(Interval(2.0, 6.0)) == 0.0
    assert nearest_ends(Interval(1.0, 2.0), Interval(5.0, 6.0)) == (2.0, 5.0)
    assert nearest_ends(Interval(5.0, 6.0), Interval(1.0, 2.0)) == (5.0, 2.0)


@pytest.mark.parametrize(("one", "other", "ratio"), [(2.0, 1.0, 2.0), (-1.0, 2.0, math.inf)])
def test_ratio_apart(one: float, other: float, ratio: float) -> None:
    assert ratio_apart(one, other) == ratio == ratio_apart(other, one)
