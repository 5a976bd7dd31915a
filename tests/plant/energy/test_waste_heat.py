"""Waste heat: served in order, never more than made or needed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.waste_heat import SteamReplaced, steam_replaced
from tests.plant.energy.shipped import Rods, shipped

TABLES = shipped("siemens", Rods)
LATENT = TABLES.machines.steam_latent_kj_per_kg
NEED = st.floats(0.0, 40.0)
SHARE = st.floats(0.0, 1.0)


def replaced(power: float, evaporators: float, reboilers: float, capture: float) -> SteamReplaced:
    design = replace(TABLES.waste_heat, capture_fraction=np.array(capture))
    return steam_replaced(
        np.array(power), np.array(evaporators), np.array(reboilers), design, LATENT
    )


def test_by_hand() -> None:
    """10 kWh/kg, 70 % to jackets, all captured: 25,200 kJ; evaporators first."""
    made = replaced(10.0, 3.0, 40.0, 1.0)
    assert made.deposition_kg_per_kg.item() == 3.0
    assert (made.distillation_kg_per_kg + 3.0).item() == pytest.approx((25200.0 / LATENT).item())
    assert made.spare_kg_per_kg.item() == 0.0


@given(st.floats(0.0, 300.0), NEED, NEED, SHARE)
def test_heat_is_kept(power: float, evaporators: float, reboilers: float, capture: float) -> None:
    made = replaced(power, evaporators, reboilers, capture)
    assert 0.0 <= made.deposition_kg_per_kg <= evaporators
    assert 0.0 <= made.distillation_kg_per_kg <= reboilers
    assert made.spare_kg_per_kg >= 0.0
    steam = power * 3600.0 * TABLES.waste_heat.jacket_fraction * capture / LATENT
    used = made.deposition_kg_per_kg + made.distillation_kg_per_kg + made.spare_kg_per_kg
    np.testing.assert_allclose(used, steam, rtol=1e-9, atol=1e-9)


@given(st.floats(0.0, 300.0), NEED, NEED, SHARE, SHARE)
def test_more_capture_never_replaces_less(
    power: float, evaporators: float, reboilers: float, one: float, other: float
) -> None:
    less, more = sorted((one, other))
    low, high = (replaced(power, evaporators, reboilers, share) for share in (less, more))
    assert (
        low.deposition_kg_per_kg + low.distillation_kg_per_kg
        <= high.deposition_kg_per_kg + high.distillation_kg_per_kg
    )


def test_water_colder_than_the_steam_is_refused() -> None:
    design = replace(TABLES.waste_heat, jacket_return_temperature_c=np.array(90.0))
    with pytest.raises(UsageError, match="jacket_return_temperature_c"):
        steam_replaced(np.array(1.0), np.array(1.0), np.array(1.0), design, LATENT)
