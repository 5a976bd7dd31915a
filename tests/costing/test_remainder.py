"""The remainder meets the mean of the reported quarters, whatever the inputs of a draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.remainder import calibrated, drawn

QUARTERS = arrays(np.float64, (5,), elements=st.floats(1.0, 100.0))


@given(QUARTERS, st.permutations(range(5)))
def test_the_mean_lies_between_the_quarters_and_knows_no_order(
    rest: np.ndarray, order: list[int]
) -> None:
    mean = float(calibrated(rest))
    assert rest.min() - 1e-9 <= mean <= rest.max() + 1e-9
    assert float(calibrated(rest[order])) == pytest.approx(mean)


def test_a_quarter_without_a_remainder_gives_none() -> None:
    assert np.isnan(calibrated(np.array([np.nan, 4.0])))


def test_a_drawn_remainder_gives_back_what_was_reported() -> None:
    """An input that is wrong in every quarter moves explained and remainder against each other."""
    reported = np.array([30.0, 33.0, 31.0])
    explained = np.linspace(18.0, 24.0, 7)[:, None] + np.zeros(3)
    rest = drawn(reported - explained, np.full(7, 0.5))
    assert rest + explained[:, 0] == pytest.approx(np.full(7, reported.mean()))


def test_the_error_of_the_mean_is_students() -> None:
    """Three quarters 9, 12, 10: mean 10.333, s 1.5275; t of 2 degrees at 95 % is 2.920."""
    rest = np.broadcast_to([9.0, 12.0, 10.0], (3, 3))
    low, middle, high = drawn(rest, np.array([0.05, 0.5, 0.95]))
    assert middle == pytest.approx(31.0 / 3.0)
    assert high - middle == pytest.approx(2.920 * 1.5275 / np.sqrt(3.0), rel=1e-3)
    assert middle - low == pytest.approx(high - middle)


def test_one_quarter_tells_no_scatter() -> None:
    assert drawn(np.array([[9.0], [8.0]]), np.array([0.01, 0.99])).tolist() == [9.0, 8.0]
