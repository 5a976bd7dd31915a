"""The remainder closes the observed cost; its range holds every quarter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.remainder import calibrated, drawn

QUARTERS = arrays(np.float64, (5,), elements=st.floats(1.0, 100.0))


@given(QUARTERS, st.permutations(range(5)))
def test_the_range_is_ordered_and_knows_no_order_of_quarters(
    rest: np.ndarray, order: list[int]
) -> None:
    low, central, high = calibrated(rest)
    assert low <= central <= high
    assert calibrated(rest[order]).tolist() == [low, central, high]


def test_a_quarter_without_observation_is_left_out_and_none_gives_none() -> None:
    assert calibrated(np.array([np.nan, 4.0])).tolist() == [4.0, 4.0, 4.0]
    assert np.isnan(calibrated(np.array([[np.nan, np.nan]]))).all()


def test_a_drawn_remainder_gives_back_what_was_reported() -> None:
    """An input that is wrong in every quarter moves explained and remainder against each other."""
    reported = np.array([30.0, 33.0, 31.0])
    explained = np.linspace(18.0, 24.0, 7)[:, None] + np.zeros(3)
    rest = drawn(reported - explained, np.full(7, 0.3))
    whole = rest + explained[:, 0]
    assert whole == pytest.approx(np.full(7, whole[0]))
    assert reported.min() <= whole[0] <= reported.max()


def test_drawn_remainders_stay_between_the_quarters_and_rise_with_their_chance() -> None:
    rest = np.broadcast_to([9.0, 12.0, 10.0], (101, 3))
    found = drawn(rest, np.linspace(0.0, 1.0, 101))
    assert found[0] == pytest.approx(9.0)
    assert found[-1] == pytest.approx(12.0)
    assert (np.diff(found) > 0.0).all()
