"""Costs of measures, worked by hand where the hand can."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.study.measure_cost import Ends, prices, route_capex, set_cost
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_file import AnswerSetting
from polysight.study.plant_supply import Stated
from polysight.study.saving_measures import Item
from tests.plant.routes.plants import data
from tests.study.gap_example import (
    GRANULES,
    OLD,
    XINJIANG,
    base,
    file,
    measures,
    question,
    view,
    with_measures,
)


def costs(plant: str, *codes: str) -> Ends:
    taken = [(measures()[code], 1.0) for code in codes]
    asked = question(plant)
    return set_cost(
        with_measures(plant, *codes), base(plant), taken, asked.told, asked.routes, data()
    )


def test_capital_is_spread_over_its_life_and_the_output_of_a_year() -> None:
    """Polishing: 3000 CNY/(t/a), five years at 12 %, load 0.62: 3 x 0.27741 / 0.62 CNY/kg."""
    told = question(XINJIANG).told
    assert (told.discount_rate, told.load) == pytest.approx((0.12, 0.62))
    found = costs(XINJIANG, "wall-finish").middle
    assert found.capex_cny_per_t_per_year == 3000.0
    assert found.capital_cny_per_kg == pytest.approx(3.0 * 0.277410 / 0.62, rel=1e-5)
    assert found.opex_cny_per_kg == pytest.approx(0.15)


def test_savings_are_energy_at_the_prices_of_the_place() -> None:
    told = question(XINJIANG).told
    plain, wall = base(XINJIANG), with_measures(XINJIANG, "wall-finish")
    saved = (plain.electricity_kwh_per_kg - wall.electricity_kwh_per_kg) * (
        told.electricity_cny_per_kwh
    ) + (plain.steam_kg_per_kg - wall.steam_kg_per_kg) * told.steam_cny_per_kg
    assert costs(XINJIANG, "wall-finish").middle.saved_cny_per_kg == pytest.approx(saved)


def test_two_measures_that_save_one_heat_earn_it_once() -> None:
    rods, wall, both = (
        costs(XINJIANG, *codes).middle
        for codes in (("bigger-reactors",), ("wall-finish",), ("bigger-reactors", "wall-finish"))
    )
    assert both.capital_cny_per_kg == pytest.approx(
        rods.capital_cny_per_kg + wall.capital_cny_per_kg
    )
    assert both.saved_cny_per_kg < rods.saved_cny_per_kg + wall.saved_cny_per_kg


def test_installation_comes_on_top_of_equipment() -> None:
    one = measures()["bigger-reactors"]
    equipment = one.of(Item.CAPEX)[0].value
    share = one.of(Item.INSTALLATION)[0].value
    found = costs(XINJIANG, "bigger-reactors").middle
    assert found.capex_cny_per_t_per_year == pytest.approx(equipment * (1.0 + share))


def test_paper_costs_by_the_kilowatt_hour() -> None:
    plant, energy = base(XINJIANG), file(XINJIANG).energy
    moved = (energy.grid_share - energy.certificates_share) * plant.electricity_kwh_per_kg
    found = costs(XINJIANG, "certificates").middle
    assert found.opex_cny_per_kg == pytest.approx(0.00515 * moved)
    assert found.capex_cny_per_t_per_year == found.saved_cny_per_kg == 0.0


def test_direct_power_saves_the_tariff() -> None:
    """A fifth of the power from modules of 3.304 CNY/W over 1500 h/a."""
    plant, told = base(XINJIANG), question(XINJIANG).told
    moved = 0.2 * plant.electricity_kwh_per_kg
    found = costs(XINJIANG, "direct-pv").middle
    assert found.saved_cny_per_kg == pytest.approx(moved * told.electricity_cny_per_kwh)
    assert found.capex_cny_per_t_per_year == pytest.approx(3.304e6 * moved / 1500.0)
    assert found.opex_cny_per_kg == pytest.approx(0.04 * moved * 1000.0 / 1500.0)


def test_reclaimed_water_costs_by_the_tonne_that_it_replaces() -> None:
    found = costs(XINJIANG, "reclaimed-water").middle
    answer = base(XINJIANG).under().answer("water-use")
    assert answer is not None
    replaced = 0.4 * float(answer.value or 0.0) / 1000.0
    assert found.opex_cny_per_kg == pytest.approx(1.5 * replaced)
    assert found.capex_cny_per_t_per_year == pytest.approx(6.8 * replaced * 1000.0)


def test_the_cheap_end_is_not_dearer_than_the_dear_one() -> None:
    ends = costs(XINJIANG, "bigger-reactors", "off-gas-recovery", "wastewater-nitrogen")
    nets = [one.net_cny_per_kg for one in (ends.low, ends.middle, ends.high)]
    assert nets == sorted(nets)


def test_a_plant_states_its_own_prices() -> None:
    own = file(XINJIANG).costs.model_copy(
        update={
            "electricity_tariff": Stated(unit="CNY/kWh", value=0.5),
            "discount_rate": Stated(unit="%", value=8.0),
        }
    )
    plant = base(XINJIANG)
    priced = plant.before.file.model_copy(update={"costs": own})
    told = prices(replace(plant, before=replace(plant.before, file=priced)), view())
    assert (told.electricity_cny_per_kwh, told.discount_rate) == (0.5, 0.08)


def test_a_plant_that_does_not_tell_its_output_has_the_load_of_the_scenario() -> None:
    answers = {**file(XINJIANG).answers, "output-ratio": AnswerSetting(unknown=True)}
    silent = plant_facts(file(XINJIANG).model_copy(update={"answers": answers}), data(), count=2)
    plant = base(XINJIANG)
    told = prices(replace(plant, stated=silent), view())
    assert told.load == pytest.approx(0.9)
    assert "gap.load_of_scenario" in told.marks
    assert "gap.load_of_scenario" not in prices(plant, view()).marks


def test_power_of_captive_units_is_priced_by_their_share() -> None:
    assert "mark.captive_as_grid" in prices(base(OLD), view()).marks


def test_another_route_costs_what_a_new_plant_costs() -> None:
    found = route_capex(measures()["route-change"], base(XINJIANG), view())
    assert 20_000.0 < found < 500_000.0
    assert not math.isnan(route_capex(measures()["route-change"], base(GRANULES), view()))
