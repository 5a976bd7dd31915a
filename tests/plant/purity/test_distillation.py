"""Purification of a liquid: feed = product + purges, volatility by Trouton, batch = elements."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.errors import UsageError
from polysight.plant.purity.distillation import distilled, log_volatility
from polysight.plant.purity.impurities import BORON, IMPURITIES, PHOSPHORUS
from tests.plant.purity.example import cases, columns

FEED = arrays(np.float64, 5, elements=st.floats(0, 1e6))


@given(FEED, st.floats(1, 5), st.floats(0.001, 0.3))
def test_feed_is_product_and_purges(feed: np.ndarray, pairs: float, purge: float) -> None:
    got = distilled(feed, columns(pairs=pairs, heavy_purge_fraction=purge))
    np.testing.assert_allclose(got.product + got.light + got.heavy, feed, rtol=1e-9, atol=1e-12)
    held = got.pure + got.adsorbed
    np.testing.assert_allclose(held * got.yield_fraction, got.product, rtol=1e-9, atol=1e-300)


@given(FEED, arrays(np.float64, 5, elements=st.floats(0, 1e6)))
def test_more_in_is_never_cleaner_out(feed: np.ndarray, more: np.ndarray) -> None:
    design = columns()
    assert (distilled(feed + more, design).pure >= distilled(feed, design).pure).all()


@pytest.mark.parametrize("case", cases("volatility_ratio"), ids=str)
def test_trouton_against_vapour_pressures(case: dict[str, Any]) -> None:
    design = columns(
        boron_boiling_c=case["boiling_c"], phosphorus_boiling_c=case["other_boiling_c"],
        temperature_c=case["temperature_c"],
    )  # fmt: skip
    logs = log_volatility(design)
    got = float(np.exp(logs[BORON] - logs[PHOSPHORUS]))
    assert abs(got - case["value"]) <= case["tolerance"]


def test_light_goes_up_and_heavy_down() -> None:
    logs = log_volatility(columns())
    assert logs[BORON] > 0
    assert (np.delete(logs, BORON) < 0).all()
    got = distilled(np.ones(5), columns())
    assert got.light[BORON] > got.heavy[BORON]
    assert (np.delete(got.heavy, BORON) > np.delete(got.light, BORON)).all()


def test_adsorber_and_pickup_come_after_the_columns() -> None:
    feed = np.full(5, 100.0)
    plain = distilled(feed, columns())
    got = distilled(
        feed, columns(phosphorus_adsorbed_fraction=0.842, phosphorus_pickup_nmol_per_mol=0.2)
    )
    np.testing.assert_allclose(got.pure[PHOSPHORUS], plain.pure[PHOSPHORUS] * 0.158 + 0.2)
    np.testing.assert_array_equal(got.pure[BORON], plain.pure[BORON])


def test_batch_equals_its_elements() -> None:
    stages, feed = np.array([[10.0], [30.0]]), np.arange(1.0, 16.0).reshape(3, 5)
    batch = distilled(feed, columns(light_stages=stages))
    assert batch.pure.shape == (2, 3, len(IMPURITIES))
    for row, count in enumerate((10.0, 30.0)):
        for place in range(3):
            one = distilled(feed[place], columns(light_stages=count))
            np.testing.assert_allclose(batch.pure[row, place], one.pure, rtol=1e-13)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"light_boilup_mol_per_mol": 0.01}, "light reflux is -0.5"),
        ({"heavy_boilup_mol_per_mol": 0.5}, "heavy reflux"),
        ({"light_purge_fraction": 0.0}, "light_purge_fraction is 0"),
        ({"heavy_stages": 0.5}, "heavy_stages is 0.5"),
        ({"pairs": 0.0}, "pairs is 0"),
        ({"temperature_c": -300.0}, "temperature_c"),
        ({"boron_activity": 0.0}, "activity is 0"),
        ({"boron_adsorbed_fraction": 1.1}, "boron_adsorbed_fraction is 1.1"),
    ],
)
def test_impossible_columns_are_refused(changes: dict[str, float], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        distilled(np.ones(5), columns(**changes))
    with pytest.raises(UsageError, match="feed is -1"):
        distilled(np.full(5, -1.0), columns())
