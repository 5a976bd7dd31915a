"""The remainder closes the observed cost; its range holds every quarter."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.remainder import calibrated, remainder

QUARTERS = arrays(np.float64, (5,), elements=st.floats(1.0, 100.0))


@given(QUARTERS, QUARTERS)
def test_explained_and_remainder_close_the_observed_cost(
    observed: np.ndarray, explained: np.ndarray
) -> None:
    rest = remainder(observed, explained)
    np.testing.assert_allclose(explained + rest, observed, rtol=1e-12)


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
