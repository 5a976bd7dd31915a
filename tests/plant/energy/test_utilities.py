"""Utilities: heat shed by hand, water closes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.energy.utilities import utilities_demand
from polysight.plant.sections import Demand
from tests.plant.energy.shipped import Rods, shipped

TABLES = shipped("siemens", Rods)
LATENT = TABLES.machines.steam_latent_kj_per_kg
HEAT = st.floats(0.0, 200.0)


def demand(electricity: float, steam: float = 0.0, fuel: float = 0.0, **changes: float) -> Demand:
    design = replace(TABLES.utilities, **{key: np.array(one) for key, one in changes.items()})
    return utilities_demand(np.array(electricity), np.array(steam), np.array(fuel), LATENT, design)


def test_by_hand() -> None:
    """10 kWh, all through towers at 10 K: 36 MJ over 41.79 kJ/kg; 4 cycles lose a third more."""
    made = demand(10.0, water_cooled_fraction=1.0, cooling_range_c=10.0)
    assert made.cooling_water_t_per_kg.item() == pytest.approx(36.0 / 41.79, rel=1e-3)
    assert made.process_water_t_per_kg.item() == pytest.approx(36.0 / 2430.0 * 4.0 / 3.0, rel=1e-3)


@given(HEAT, HEAT, HEAT, st.floats(0.0, 50.0))
def test_more_heat_never_takes_less(
    electricity: float, steam: float, fuel: float, more: float
) -> None:
    one, other = demand(electricity, steam, fuel), demand(electricity + more, steam, fuel + more)
    assert 0.0 <= one.electricity_kwh_per_kg <= other.electricity_kwh_per_kg
    assert 0.0 <= one.process_water_t_per_kg <= other.process_water_t_per_kg
    assert one.nitrogen_kg_per_kg == TABLES.utilities.nitrogen_kg_per_kg


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_air_coolers_spare_water(one: float, other: float) -> None:
    less, more = sorted((one, other))
    dry = demand(50.0, water_cooled_fraction=less).process_water_t_per_kg
    assert dry <= demand(50.0, water_cooled_fraction=more).process_water_t_per_kg


@pytest.mark.parametrize("cycles", [0.5, 1.0])
def test_water_that_is_never_blown_down_is_refused(cycles: float) -> None:
    with pytest.raises(UsageError, match=r"cycles_of_concentration .* any value above 1"):
        demand(1.0, cycles_of_concentration=cycles)


def test_negative_inputs_are_refused() -> None:
    with pytest.raises(UsageError, match="steam"):
        demand(1.0, -1.0)
