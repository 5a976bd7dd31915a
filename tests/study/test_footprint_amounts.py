"""Amounts of an inventory follow the plant model and the rows beside it."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.by_products import LIME
from polysight.study.footprint_amounts import AUXILIARIES, amounts, row
from tests.study.footprint_example import DRAWS, ROUTES, data, known, plant


@pytest.mark.parametrize("route", ROUTES)
def test_flows_are_those_of_the_plant_model(route: str) -> None:
    model = plant(route)
    found = amounts(model, data(), known())
    metal = found.flow("silicon_metal")
    assert metal.shape == (DRAWS + 1,)
    assert metal[0] == model.central.balance.silicon_metal[0]
    np.testing.assert_array_equal(metal[1:], model.draws.balance.silicon_metal)


@pytest.mark.parametrize("route", ROUTES)
def test_sections_sum_to_the_whole_plant(route: str) -> None:
    found = amounts(plant(route), data(), known())
    parts = found.by_section("electricity_kwh_per_kg")
    np.testing.assert_allclose(sum(parts), found.whole("electricity_kwh_per_kg"), rtol=1e-14)


def test_quicklime_weighs_less_than_slaked_lime() -> None:
    found = amounts(plant("siemens"), data(), known())
    share = found.quicklime / found.flow("lime")
    np.testing.assert_allclose(share, (40.078 + 15.999) / LIME, rtol=1e-12)


@pytest.mark.parametrize("stage", AUXILIARIES)
def test_what_the_model_does_not_know_cites_its_row(stage: str) -> None:
    found = amounts(plant("siemens"), data(), known())
    amount, rows = found.auxiliary(stage)
    assert rows
    assert amount[0] == pytest.approx(known().number(rows[0], "kg/kg", data()))
    assert amount.min() > 0


def test_a_route_without_rods_uses_no_graphite_of_rods() -> None:
    found = amounts(plant("umg"), data(), known())
    amount, rows = found.auxiliary("graphite")
    assert rows == ()
    assert not amount.any()


def test_carbon_of_the_metal_is_at_most_all_of_it() -> None:
    found = amounts(plant("siemens"), data(), known())
    released, rows = found.carbon_released
    carbon = found.designed("silicon_metal.carbon_ppmw")
    assert carbon is not None
    most = found.flow("silicon_metal") * carbon * 1e-6
    assert np.all(released <= most * 44.01 / 12.01 * 1.001)
    assert row(known(), "oxidised_carbon") in rows


def test_an_electric_boiler_takes_no_less_than_the_heat_of_the_steam() -> None:
    found = amounts(plant("siemens"), data(), known())
    heat, _ = found.steam_mj_per_kg
    power, _ = found.boiler_kwh_per_kg
    assert np.all(power * 3.6 >= heat)


def test_blow_down_is_the_inverse_of_the_cycles() -> None:
    found = amounts(plant("siemens"), data(), known())
    assert found.discharged[0] == pytest.approx(0.25)
    assert amounts(plant("umg"), data(), known()).discharged[0] == 1.0
