"""Columns: feed = product + purges, more columns and vapour clean better, batch = elements."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.purity.distillation import distilled
from polysight.plant.purity.impurities import BORON, IMPURITIES
from tests.plant.purity.example import columns, volatility


@given(st.floats(0, 6), st.floats(1, 10), st.just(0.0) | st.floats(1e-9, 0.3))
def test_feed_is_product_and_purges(count: float, vapour: float, purge: float) -> None:
    design = columns(columns=count, vapour_mol_per_mol=vapour, purge_fraction=purge)
    got = distilled(volatility(), design)
    np.testing.assert_allclose(got.product + got.light + got.heavy, 1.0, rtol=1e-9)
    np.testing.assert_allclose(got.left * got.yield_fraction, got.product, rtol=1e-9)


@pytest.mark.parametrize("idle", [{"columns": 0.0}, {"purge_fraction": 0.0}])
def test_without_columns_or_purge_all_stays(idle: dict[str, float]) -> None:
    got = distilled(volatility(), columns(**idle))
    np.testing.assert_array_equal(got.left, np.ones(5))
    assert got.yield_fraction == 1.0


@given(st.floats(0, 5), st.floats(0.1, 3))
def test_more_columns_clean_better(count: float, more: float) -> None:
    few, many = (distilled(volatility(), columns(columns=one)) for one in (count, count + more))
    assert (many.left < few.left).all()


@given(st.floats(1, 10), st.floats(0.1, 5))
def test_more_vapour_cleans_better(vapour: float, more: float) -> None:
    less, much = (
        distilled(volatility(), columns(vapour_mol_per_mol=one)) for one in (vapour, vapour + more)
    )
    assert (much.left <= less.left * (1.0 + 1e-9)).all()


def test_columns_together_draw_the_purge() -> None:
    for count in (1.0, 2.0, 8.0):
        got = distilled(volatility(), columns(columns=count, purge_fraction=0.01))
        assert got.yield_fraction == pytest.approx(0.99, abs=1e-4)


def test_light_goes_up_and_heavy_down() -> None:
    got = distilled(volatility(), columns())
    assert got.light[BORON] > got.heavy[BORON]
    assert (np.delete(got.heavy, BORON) > np.delete(got.light, BORON)).all()


def test_batch_equals_its_elements() -> None:
    stages, count = np.array([[10.0], [30.0]]), np.array([0.0, 1.0, 3.5])
    batch = distilled(volatility(), columns(light_stages=stages, columns=count))
    assert batch.left.shape == (2, 3, len(IMPURITIES))
    for row in range(2):
        for place in range(3):
            one = distilled(
                volatility(), columns(light_stages=stages[row, 0], columns=count[place])
            )
            np.testing.assert_allclose(batch.left[row, place], one.left, rtol=1e-13)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"vapour_mol_per_mol": 0.5}, "vapour_mol_per_mol is 0.5"),
        ({"purge_fraction": 1.0}, "1 - purge_fraction is 0"),
        ({"heavy_stages": 0.5}, "heavy_stages is 0.5"),
        ({"columns": -1.0}, "columns is -1"),
    ],
)
def test_impossible_columns_are_refused(changes: dict[str, float], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        distilled(volatility(), columns(**changes))
