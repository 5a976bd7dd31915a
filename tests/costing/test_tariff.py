"""Tariff ranges hold every statement; averages stay between what is averaged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.costing.tariff import annual_average, enclosing_range, weighted_tariff

TARIFFS = arrays(np.float64, (4,), elements=st.floats(0.05, 1.0))


@given(TARIFFS)
def test_the_range_holds_every_statement(central: np.ndarray) -> None:
    low, middle, high = enclosing_range(central * 0.9, central, central * 1.1)
    assert (low <= central).all()
    assert (central <= high).all()
    assert low <= middle <= high


@given(st.floats(0.05, 1.0), st.floats(0.05, 1.0), st.floats(0.0, 1.0))
def test_the_year_lies_between_its_seasons(wet: float, dry: float, share: float) -> None:
    year = float(annual_average(np.asarray(wet), np.asarray(dry), np.asarray(share)))
    assert min(wet, dry) - 1e-12 <= year <= max(wet, dry) + 1e-12


@given(TARIFFS, st.floats(0.5, 20.0))
def test_the_unit_of_the_weights_does_not_matter(tariff: np.ndarray, factor: float) -> None:
    weight = np.array([1.0, 2.0, 3.0, 0.0])
    once = float(weighted_tariff(tariff, weight))
    assert float(weighted_tariff(tariff, weight * factor)) == pytest.approx(once, rel=1e-12)


def test_a_place_without_weight_needs_no_tariff_and_one_with_weight_does() -> None:
    tariff = np.array([0.3, np.nan])
    assert weighted_tariff(tariff, np.array([2.0, 0.0])) == pytest.approx(0.3)
    assert np.isnan(weighted_tariff(tariff, np.array([2.0, 1.0])))
    assert np.isnan(weighted_tariff(tariff, np.zeros(2)))
