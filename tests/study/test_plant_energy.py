"""Energy of a plant by how it reaches it: steam is bought, recovered or raised by electricity."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError
from polysight.plant.sections import DEPOSITION, DISTILLATION, whole_plant
from polysight.study.plant_energy import (
    EnergyUse,
    energy_use,
    recoverable_kg_per_kg,
    recovered_kg_per_kg,
    require_heat,
)
from polysight.study.plant_supply import Energy
from tests.plant.routes.plants import plant


def supply(source: str, recovered: float) -> Energy:
    """Everything from the grid, and one way to raise steam."""
    return Energy.model_validate(
        {
            "grid_share": 1.0,
            "grid_region": "CN-XJ",
            "steam_source": source,
            "steam_recovered_share": recovered,
        }
    )


def use(source: str, recovered: float, route: str = "siemens") -> EnergyUse:
    """Energy at central values with one way to raise steam."""
    model = plant(route)
    return energy_use(model, model.central, supply(source, recovered), boiler_kwh_per_kg=BOILER)


#: Electricity of a kilogram of steam.
BOILER = 0.75
MODEL = plant("siemens")
MOST = float(recoverable_kg_per_kg(MODEL, MODEL.central)[0])
STEAM = float(np.ravel(whole_plant(MODEL.central.consumption).steam_kg_per_kg)[0])


@given(st.floats(0.0, 1.0))
def test_all_steam_is_bought_or_recovered(recovered: float) -> None:
    every, some = use("coal-boiler", 0.0), use("coal-boiler", recovered)
    assert some.steam_kg_per_kg == pytest.approx(every.steam_kg_per_kg)
    assert some.steam_recovered_kg_per_kg == pytest.approx(min(recovered * STEAM, MOST))
    assert some.electricity_kwh_per_kg == pytest.approx(every.electricity_kwh_per_kg)


def test_the_jackets_bound_the_steam() -> None:
    # 41.8 kWh/kg of deposition, of which 70 % reach the jackets and 15 % of that is captured by
    # the fleet, carry 43 kg of steam; evaporators and columns take no more than 7.7 of them.
    use_of = MODEL.central.consumption
    power = float(use_of.electricity_kwh_per_kg[..., DEPOSITION].flat[0])
    heat = power * 3600.0 * 0.7 * (1.0 - 0.15) / 2086.0
    columns = float(use_of.steam_kg_per_kg[..., DISTILLATION].flat[0])
    feed = float(use_of.steam_kg_per_kg[..., DEPOSITION].flat[0])
    assert pytest.approx(min(heat, columns + feed)) == MOST
    assert MOST < STEAM


@pytest.mark.parametrize("route", ["siemens", "hybrid", "silane-fbr"])
def test_in_no_draw_more_is_recovered_than_the_reactors_can_raise(route: str) -> None:
    model = plant(route)
    most = recoverable_kg_per_kg(model, model.draws)
    found = recovered_kg_per_kg(model, model.draws, supply("coal-boiler", 1.0))
    assert (found <= most).all()
    assert (found >= 0.0).all()


def test_a_bed_has_no_jackets() -> None:
    model = plant("silane-fbr")
    assert not recoverable_kg_per_kg(model, model.draws).any()
    with pytest.raises(DataError) as refused:
        require_heat(model, supply("coal-boiler", 0.1))
    assert dict(refused.value.problems[0].fields)["possible"] == "0"


def test_more_than_the_reactors_can_raise_is_refused_with_the_nearest_share() -> None:
    require_heat(MODEL, supply("coal-boiler", 0.99 * MOST / STEAM))
    for one in (supply("coal-boiler", 0.95), supply("waste-heat", 0.0)):
        with pytest.raises(DataError) as refused:
            require_heat(MODEL, one)
        (problem,) = refused.value.problems
        assert problem.key == "plant_file.steam_recovered"
        nearest = float(dict(problem.fields)["possible"])
        assert nearest <= MOST / STEAM < nearest + 0.01
        require_heat(MODEL, supply("coal-boiler", nearest))
        assert problem.suggestion == f"energy.steam_recovered_share = {nearest:g}"


def test_an_electric_boiler_takes_electricity_for_steam_alone() -> None:
    bought, electric = use("bought", 0.0), use("grid-electric", 0.0)
    steam = float(bought.steam_bought_kg_per_kg[0])
    added = float((electric.electricity_kwh_per_kg - bought.electricity_kwh_per_kg)[0])
    assert added == pytest.approx(float(electric.boiler_kwh_per_kg[0]))
    # The heat of fuels beside the steam stays with the fuel.
    fuel = float(electric.steam_bought_kg_per_kg[0])
    assert 0.0 < fuel < 0.1 * steam
    assert added == pytest.approx((steam - fuel) * BOILER)


@pytest.mark.parametrize("route", ["siemens", "silane-fbr", "hybrid", "umg"])
def test_every_route_has_an_energy_use_over_its_draws(route: str) -> None:
    found = energy_use(plant(route), plant(route).draws, supply("bought", 0.0))
    assert np.isfinite(found.electricity_kwh_per_kg).all()
    assert (found.steam_bought_kg_per_kg >= 0.0).all()


@given(st.floats(0.0, 30.0))
def test_held_steam_stays_within_what_is_needed_and_raised(held: float) -> None:
    found = energy_use(MODEL, MODEL.central, supply("coal-boiler", 0.5), np.array([held]))
    assert found.steam_recovered_kg_per_kg == pytest.approx(min(held, STEAM, MOST))
    assert found.steam_kg_per_kg == pytest.approx(use("coal-boiler", 0.0).steam_kg_per_kg)
