"""Energy of a plant by how it reaches it: steam is bought, recovered or raised by electricity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.plant_energy import EnergyUse, energy_use
from polysight.study.plant_supply import Energy
from tests.plant.routes.plants import plant


def use(source: str, recovered: float, route: str = "siemens") -> EnergyUse:
    """Energy at central values with one way to raise steam."""
    supply = Energy.model_validate(
        {
            "grid_share": 1.0,
            "grid_region": "CN-XJ",
            "steam_source": source,
            "steam_recovered_share": recovered,
        }
    )
    return energy_use(plant(route), plant(route).central, supply)


@given(st.floats(0.0, 1.0))
def test_all_steam_is_bought_or_recovered(recovered: float) -> None:
    every, some = use("coal-boiler", 0.0), use("coal-boiler", recovered)
    assert some.steam_kg_per_kg == pytest.approx(every.steam_kg_per_kg)
    assert some.steam_recovered_kg_per_kg == pytest.approx(recovered * every.steam_kg_per_kg)
    assert some.electricity_kwh_per_kg == pytest.approx(every.electricity_kwh_per_kg)


def test_waste_heat_buys_nothing() -> None:
    found = use("waste-heat", 0.3)
    assert float(found.steam_bought_kg_per_kg[0]) == 0.0
    assert found.steam_kg_per_kg == pytest.approx(use("bought", 0.0).steam_kg_per_kg)


def test_an_electric_boiler_takes_the_heat_of_the_steam_and_its_losses() -> None:
    bought, electric = use("bought", 0.0), use("grid-electric", 0.0)
    steam = float(bought.steam_bought_kg_per_kg[0])
    added = float((electric.electricity_kwh_per_kg - bought.electricity_kwh_per_kg)[0])
    assert added == pytest.approx(float(electric.boiler_kwh_per_kg[0]))
    # 2,086 kJ of heat in a kilogram of steam, an efficiency of 0.95 and 3,600 kJ in a kWh.
    assert added == pytest.approx(steam * 2086.0 / 0.95 / 3600.0)
    assert float(electric.steam_bought_kg_per_kg[0]) == 0.0


@pytest.mark.parametrize("route", ["siemens", "silane-fbr", "hybrid", "umg"])
def test_every_route_has_an_energy_use_over_its_draws(route: str) -> None:
    supply = Energy.model_validate(
        {
            "grid_share": 1.0,
            "grid_region": "CN-XJ",
            "steam_source": "bought",
            "steam_recovered_share": 0.0,
        }
    )
    found = energy_use(plant(route), plant(route).draws, supply)
    assert np.isfinite(found.electricity_kwh_per_kg).all()
    assert (found.steam_bought_kg_per_kg >= 0.0).all()
