"""Sixteen rows side by side: the bits of one row, and candidates that are roots."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numba.core.errors import TypingError

from polysight.compiled import content_stamp
from polysight.investment.irr_lanes import CERTAIN, LANES, lane_work, solve_lanes, solve_row

MONEY = st.one_of(st.just(0.0), st.floats(0.01, 1e4), st.floats(-1e4, -0.01))
ROWS = arrays(np.float64, (LANES, 9), elements=MONEY)


def solved(rows: np.ndarray, start: float) -> tuple[np.ndarray, bool]:
    work = lane_work(rows.shape[1])
    work.start[:] = start
    certain = solve_lanes(rows, 0, work)
    assert np.array_equal(work.terms, rows.T, equal_nan=True)
    return work.told, certain


@given(ROWS, st.floats(0.5, 1.5))
def test_a_lane_has_the_bits_of_one_row(rows: np.ndarray, start: float) -> None:
    told, _ = solved(rows, start)
    for lane, row in enumerate(rows):
        assert np.array_equal(solve_row(row, start), told[:3, lane], equal_nan=True)


def test_projects_are_certain_and_one_other_row_is_doubt() -> None:
    chance = np.random.default_rng(5)
    rows = chance.uniform(50, 150, (LANES, 25))
    rows[:, 0] = -chance.uniform(300, 1500, LANES)
    told, certain = solved(rows, 0.9)
    assert certain
    assert np.abs(told[1]).max() <= CERTAIN * told[2].min()
    np.testing.assert_allclose(told[3], 1 / told[0] - 1, atol=1e-15)
    for wrong in (-400.0, np.nan, np.inf):
        rows[7, 12] = wrong
        other, certain = solved(rows, 0.9)
        assert not certain
        # The neighbours are not touched by it.
        assert np.array_equal(np.delete(other, 7, axis=1), np.delete(told, 7, axis=1))


def test_rows_that_are_not_contiguous_are_refused() -> None:
    with pytest.raises(TypingError):
        solve_lanes(np.zeros((9, LANES)).T, 0, lane_work(9))


def test_stored_code_follows_what_is_said_in_vectors() -> None:
    told = dict(content_stamp(solve_lanes))
    assert any("fmuladd" in content for content in told.values())
