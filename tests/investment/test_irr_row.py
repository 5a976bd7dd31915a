"""One row, compiled: the same answer as the door, and the rule among several roots."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.irr import irr
from polysight.investment.irr_row import IrrStatus, irr_of_row
from polysight.investment.npv import npv, npv_of_row

MONEY = st.one_of(st.just(0.0), st.floats(0.01, 1e4), st.floats(-1e4, -0.01))
FLOWS = arrays(np.float64, st.integers(1, 20), elements=MONEY)


@given(FLOWS)
def test_a_row_equals_the_door(flows: np.ndarray) -> None:
    rate, status = irr_of_row(flows)
    door = irr(flows)
    assert np.array_equal(rate, door.rate, equal_nan=True)
    assert status == door.status


@given(FLOWS)
def test_a_row_of_a_table_needs_no_copy(flows: np.ndarray) -> None:
    table = np.zeros((flows.size, 3))
    table[:, 1] = flows
    assert np.array_equal(irr_of_row(table[:, 1]), irr_of_row(flows), equal_nan=True)
    backwards = flows[::-1].copy()
    assert np.array_equal(irr_of_row(backwards[::-1]), irr_of_row(flows), equal_nan=True)
    apart = npv_of_row(table[:, 1], 0.1, 1.0) - npv_of_row(flows, 0.1, 1.0)
    assert abs(apart) <= 1e-13 * np.abs(flows).sum()


@given(FLOWS)
def test_the_reported_rate_is_a_falling_root(flows: np.ndarray) -> None:
    got = irr(flows)
    if got.status is not IrrStatus.MULTIPLE or np.isnan(got.rate):
        return
    assert got.rate in got.roots
    place = got.roots.index(got.rate)
    ends = (-1.0, *got.roots, got.roots[-1] + 1.0)
    left, right = 0.5 * (ends[place] + got.rate), 0.5 * (got.rate + ends[place + 2])
    outlay = -np.sign(flows[np.flatnonzero(flows)[0]])
    assert outlay * npv(left, flows, "start") > 0 > outlay * npv(right, flows, "start")
