"""Percentiles of the past are values of the past, whatever the unit and whatever came later."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.warning.percentiles import percentiles_until

SHARES = np.array([0.1, 0.3, 0.5, 0.7, 0.95])
CELL = st.one_of(st.integers(-9, 9).map(float), st.just(np.nan))
VALUES = arrays(np.float64, st.integers(1, 25), elements=CELL)


@given(VALUES, st.integers(1, 5))
def test_they_are_numpys_percentiles_of_what_was_known(value: np.ndarray, least: int) -> None:
    found = percentiles_until(value, SHARES, least)
    for month in range(len(value)):
        past = value[: month + 1]
        past = past[np.isfinite(past)]
        if len(past) < least:
            assert np.isnan(found[:, month]).all()
            continue
        plain = np.quantile(past, SHARES, method="inverted_cdf")
        np.testing.assert_array_equal(found[:, month], plain)


@given(VALUES)
def test_they_do_not_fall_from_one_share_to_the_next(value: np.ndarray) -> None:
    steps = np.diff(percentiles_until(value, SHARES, 1), axis=0)
    assert (steps[np.isfinite(steps)] >= 0.0).all()


@given(VALUES)
def test_another_unit_moves_them_with_the_values(value: np.ndarray) -> None:
    moved = percentiles_until(np.exp(value / 2.0), SHARES, 1)
    np.testing.assert_array_equal(moved, np.exp(percentiles_until(value, SHARES, 1) / 2.0))


def test_each_series_may_have_shares_of_its_own() -> None:
    value = np.array([[1.0, 2.0, 3.0], [6.0, 5.0, 4.0]])
    shares = np.array([[[0.5, 0.5, 0.9]], [[0.9, 0.1, 0.1]]])
    found = percentiles_until(value, shares, 1)
    assert found[:, 0].tolist() == [[1.0, 1.0, 3.0], [6.0, 5.0, 4.0]]
