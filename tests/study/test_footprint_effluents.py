"""What is lost is found again in solids and salts."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from polysight.plant.balance import Balance
from polysight.plant.by_products import CAUSTIC_SODA, LIME, SILICA
from polysight.plant.species import MOLAR_MASS, SI, STC
from polysight.study.footprint_effluents import WATER, effluents
from tests.study.footprint_example import ROUTES, plant

CLOSE = 1e-12


def empty(**flows: float) -> Balance:
    stated = {one.name: np.zeros(1) for one in fields(Balance)}
    return Balance(**stated | {name: np.array([flow]) for name, flow in flows.items()})


@pytest.mark.parametrize("route", ROUTES)
def test_silicon_and_chlorine_of_the_losses_close(route: str) -> None:
    found = effluents(plant(route).draws.balance, np.array(0.5))
    assert np.abs(found.silicon_gap).max() < CLOSE
    assert np.abs(found.chlorine_gap).max() < CLOSE


def test_hydrolysed_tetrachloride_becomes_silica() -> None:
    lost = empty(stc_hydrolysed=MOLAR_MASS[STC] / 1000.0)
    found = effluents(lost, np.array(0.0))
    assert found.silica[0] == pytest.approx(SILICA / 1000.0)
    assert found.cake[0] == pytest.approx(SILICA / 1000.0)


def test_salts_weigh_base_and_acid_less_water() -> None:
    found = effluents(empty(caustic_soda=CAUSTIC_SODA / 1000.0), np.array(0.0))
    assert found.salts[0] == pytest.approx((22.990 + 35.45) / 1000.0)
    lime = effluents(empty(lime=LIME / 1000.0), np.array(0.0))
    assert lime.salts[0] == pytest.approx((40.078 + 2 * 35.45) / 1000.0)


def test_a_gap_is_seen_where_the_treatment_does_not_close() -> None:
    found = effluents(empty(silicon_lost=0.2, silicon_fines=0.1, chlorine_lost=0.3), np.array(0.0))
    assert found.silicon_gap[0] == pytest.approx(0.5)
    assert found.chlorine_gap[0] == pytest.approx(1.0)


def test_a_wet_cake_weighs_more() -> None:
    lost = empty(silicon_fines=0.1)
    dry, wet = (effluents(lost, np.array(share)).cake[0] for share in (0.0, 0.5))
    assert wet == pytest.approx(2.0 * dry)


def test_molar_mass_of_water() -> None:
    assert pytest.approx(18.015, abs=1e-3) == WATER
    assert MOLAR_MASS[SI] < SILICA
