"""The inventory of a plant closes, and counts nothing twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study.footprint_inventory import OWN_POWER, POWER_STAGES, STAGES, inventory
from polysight.study.plant_supply import SteamSource
from tests.study.footprint_example import DRAWS, ROUTES, data, known, nowhere, plant

CLOSE = 1e-12


@pytest.mark.parametrize("route", ROUTES)
def test_mass_and_energy_close(route: str) -> None:
    found = inventory(plant(route), nowhere(route), data(), known())
    assert {one.account for one in found.closures} == {
        "mass", "silicon", "chlorine", "electricity",
    }  # fmt: skip
    for one in found.closures:
        assert one.worst < CLOSE
        assert one.taken == pytest.approx(one.given, rel=CLOSE)


@pytest.mark.parametrize("route", ROUTES)
def test_every_stage_is_told_in_its_order(route: str) -> None:
    found = inventory(plant(route), nowhere(route), data(), known())
    told = [one.stage for one in found.exchanges]
    assert set(told) == set(STAGES)
    assert told == sorted(told, key=STAGES.index)
    assert all(one.rests_on and one.amount.shape == (DRAWS + 1,) for one in found.exchanges)


def test_electricity_of_the_sections_is_that_of_the_plant() -> None:
    model = plant("siemens")
    found = inventory(model, nowhere("siemens"), data(), known())
    power = sum(one.amount for one in found.exchanges if one.stage in POWER_STAGES)
    whole = model.draws.consumption.electricity_kwh_per_kg.sum(axis=-1)
    np.testing.assert_allclose(np.asarray(power)[1:], whole, rtol=1e-13)


def test_what_the_plant_makes_itself_stands_in_its_electricity() -> None:
    found = inventory(plant("siemens"), nowhere("siemens"), data(), known())
    (nitrogen,) = found.of("nitrogen")
    assert nitrogen.inside == "electricity-utilities"
    bought, made = found.of("hydrogen")
    assert (bought.inside, made.inside) == ("", "electricity-synthesis")
    hydrogen = plant("siemens").central.balance.hydrogen[0]
    assert bought.amount[0] + made.amount[0] == pytest.approx(hydrogen)


def test_an_electric_boiler_turns_steam_into_electricity() -> None:
    at = nowhere("siemens")
    energy = at.energy.model_copy(update={"steam_source": SteamSource.GRID_ELECTRIC})
    found = inventory(plant("siemens"), replace(at, energy=energy), data(), known())
    (steam,) = found.of("steam")
    assert (steam.activity, steam.unit) == (OWN_POWER, "kWh/kg")
    assert steam.amount[0] > 0.7 * 18


def test_recovered_steam_is_not_bought() -> None:
    at = nowhere("siemens")
    energy = at.energy.model_copy(update={"steam_recovered_share": 0.25})
    found = inventory(plant("siemens"), replace(at, energy=energy), data(), known())
    recovered, bought = found.of("steam")
    assert recovered.inside == "steam"
    assert recovered.amount[0] == pytest.approx(bought.amount[0] / 3.0)


def test_nobody_recovers_from_jackets_that_a_route_does_not_have() -> None:
    at = nowhere("silane-fbr")
    (bought,) = inventory(plant("silane-fbr"), at, data(), known()).of("steam")
    assert bought.activity == "steam-bought"


def test_distances_that_nobody_states_are_assumed_and_cited() -> None:
    found = inventory(plant("siemens"), nowhere("siemens"), data(), known())
    (haul,) = found.of("transport")
    metal = plant("siemens").central.balance.silicon_metal[0]
    assert haul.amount[0] > metal * 2000.0 / 1000.0
    assert {"PF0041", "PF0042", "PF0043"} <= set(haul.rests_on)
    assert np.ptp(haul.amount) > 0.0


def test_more_recovered_steam_than_the_reactors_can_raise_is_refused() -> None:
    at = nowhere("siemens")
    energy = at.energy.model_copy(update={"steam_recovered_share": 1.0})
    with pytest.raises(DataError, match="steam_recovered"):
        inventory(plant("siemens"), replace(at, energy=energy), data(), known())
