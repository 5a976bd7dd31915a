"""One-sided trend: the filter of the books, straight lines left alone, and nothing from later."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.price_trend import one_sided_trend, price_gap, slow_average

PATHS = arrays(np.float64, st.integers(3, 40), elements=st.floats(1.0, 7.0))


@given(PATHS)
def test_it_solves_the_conditions_of_hodrick_and_prescott(path: np.ndarray) -> None:
    bends = np.diff(np.eye(len(path)), 2, axis=0)
    matrix = np.eye(len(path)) + 129_600.0 * bends.T @ bends
    assert one_sided_trend(path) == pytest.approx(np.linalg.solve(matrix, path), abs=1e-6)


@given(st.floats(1.0, 7.0), st.floats(-0.1, 0.1), st.integers(3, 60))
def test_a_straight_line_is_its_own_trend(start: float, slope: float, count: int) -> None:
    line = np.linspace(start, start + slope * (count - 1), count)
    assert price_gap(line) == pytest.approx(0.0, abs=1e-6)


@given(PATHS, st.floats(0.01, 2.0))
def test_a_last_price_that_is_higher_stands_further_above(path: np.ndarray, more: float) -> None:
    raised = path.copy()
    raised[-1] += more
    assert price_gap(raised) >= price_gap(path)


@given(PATHS, st.floats(-5.0, 5.0))
def test_the_unit_of_the_price_does_not_matter(path: np.ndarray, shift: float) -> None:
    assert price_gap(path + shift) == pytest.approx(price_gap(path), abs=1e-6)
    assert slow_average(path + shift, 12.0) == pytest.approx(slow_average(path, 12.0) + shift)


def test_the_slow_average_of_two_months() -> None:
    weights = np.array([np.exp(-0.5), 1.0])
    assert slow_average(np.array([2.0, 4.0]), 2.0) == pytest.approx(
        float(weights @ np.array([2.0, 4.0]) / weights.sum())
    )
