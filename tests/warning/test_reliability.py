"""The Brier score and its parts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.reliability import brier, reliability_curve

MONTH = st.tuples(st.floats(0.0, 1.0), st.sampled_from([0.0, 1.0]))
MONTHS = st.lists(MONTH, min_size=1, max_size=60).map(lambda cells: np.array(cells).T)


@given(MONTHS)
def test_the_parts_make_up_the_score_of_the_means_of_the_bins(cells: np.ndarray) -> None:
    told, came = cells
    curve = reliability_curve(told, came, 5)
    place = np.minimum((told * 5).astype(int), 4)
    flat = curve.told[place]
    parts = curve.reliability - curve.resolution + curve.uncertainty
    assert brier(flat, came) == pytest.approx(parts, abs=1e-12)
    assert curve.count.sum() == len(told)
    assert curve.brier == pytest.approx(float(np.mean((told - came) ** 2)))


@given(MONTHS)
def test_frequencies_lie_in_their_bins(cells: np.ndarray) -> None:
    curve = reliability_curve(cells[0], cells[1], 4)
    full = curve.count > 0
    assert (curve.told[full] >= curve.edge[:-1][full] - 1e-12).all()
    assert (curve.told[full] <= curve.edge[1:][full] + 1e-12).all()
    assert np.isnan(curve.seen[~full]).all()


def test_what_is_not_known_does_not_count() -> None:
    told, came = np.array([0.5, np.nan, 1.0]), np.array([1.0, 0.0, np.nan])
    assert brier(told, came) == 0.25
    assert np.isnan(brier(np.array([np.nan]), np.array([1.0])))
    assert np.isnan(reliability_curve(np.array([np.nan]), np.array([1.0]), 3).brier)
