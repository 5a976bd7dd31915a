"""Shares close to one, their bounds are ordered, and observed shares lie between none and all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.market.shares import observed_share, share_bounds

PARTS = arrays(np.float64, (4,), elements=st.floats(0.1, 900.0))


@given(PARTS, PARTS)
def test_bounds_are_ordered_and_close_when_parts_are_sure(
    sure: np.ndarray, doubtful: np.ndarray
) -> None:
    bounds = share_bounds(sure, doubtful, np.asarray(sure.sum()))
    assert (bounds[:, 0] <= bounds[:, 1]).all()
    same = share_bounds(sure, sure, np.asarray(sure.sum()))
    assert same[:, 0].sum() == pytest.approx(1.0)


@given(PARTS, arrays(np.bool_, (4,)))
def test_observed_and_unobserved_make_the_whole(weight: np.ndarray, seen: np.ndarray) -> None:
    share = float(observed_share(weight, seen))
    assert 0.0 <= share <= 1.0
    assert share + float(observed_share(weight, ~seen)) == pytest.approx(1.0)


def test_nothing_has_no_observed_share() -> None:
    assert np.isnan(observed_share(np.zeros(2), np.array([True, False])))
