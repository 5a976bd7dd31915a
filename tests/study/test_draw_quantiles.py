"""Quantiles over draws are those of the draws that have a number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.study.draw_quantiles import PROBABILITIES, draw_quantiles

NUMBERS = st.one_of(st.floats(-1e6, 1e6), st.just(np.nan))


@given(arrays(np.float64, st.tuples(st.integers(1, 9), st.integers(1, 3)), elements=NUMBERS))
def test_each_column_has_the_quantiles_of_its_numbers(values: np.ndarray) -> None:
    found = draw_quantiles(values)
    for column, told in zip(values.T, found.T, strict=True):
        known = column[~np.isnan(column)]
        if known.size:
            assert told == pytest.approx(np.quantile(known, PROBABILITIES), abs=1e-6)
        else:
            assert np.isnan(told).all()


def test_more_axes_and_other_probabilities() -> None:
    values = np.random.default_rng(0).normal(size=(101, 4, 5))
    found = draw_quantiles(values, (0.0, 0.5, 1.0))
    assert found.shape == (3, 4, 5)
    assert (found[0] == values.min(axis=0)).all()
    assert found[1] == pytest.approx(np.median(values, axis=0))
    assert (found[2] == values.max(axis=0)).all()
