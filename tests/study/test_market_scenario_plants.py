"""Plants, sites, behaviour and deadlines of a scenario."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.market.case import Market, PlantState, Route
from polysight.market.parameter import Parameter
from polysight.study.market_parameters import market_parameters
from polysight.study.market_plants import MarketPlants, market_plants
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario, market_scenarios
from polysight.study.market_scenario_plants import scenario_parameters, scenario_plants
from polysight.study.months import months_between
from polysight.study.run import Plan

WHY = {"en": "why", "zh": "理由"}


@pytest.fixture(scope="module")
def plants(planned: Plan) -> MarketPlants:
    months = months_between("2026-07", "2030-12")
    return market_plants(planned.view.evidence, dt.date(2026, 6, 30), months)


@pytest.fixture(scope="module")
def own(planned: Plan) -> MarketScenario:
    return market_scenario("baseline", planned.view.evidence)


def told(own: MarketScenario, kind: str, *lines: dict[str, Any]) -> MarketScenario:
    text = own.model_dump(by_alias=True) | {kind: [{"reason": WHY} | line for line in lines]}
    return MarketScenario.model_validate(text)


def code_of(plants: MarketPlants, state: PlantState) -> str:
    return plants.plant_codes[int(np.flatnonzero(plants.plants.state == state)[0])]


def key_of(own: MarketScenario, plants: MarketPlants, line: dict[str, Any]) -> str:
    with pytest.raises(DataError) as caught:
        scenario_plants(plants, told(own, "plants", line))
    return caught.value.problems[0].key


def test_the_baseline_changes_nothing(plants: MarketPlants, own: MarketScenario) -> None:
    made = scenario_plants(plants, own)
    assert made.plants is plants.plants
    assert made.sites is plants.sites


def test_a_change_of_one_plant_leaves_the_others(plants: MarketPlants, own: MarketScenario) -> None:
    code = code_of(plants, PlantState.STANDING)
    line = {"plant": code, "capacity": 12.0, "closes": "2027-03", "owner": "buyer"}
    made = scenario_plants(plants, told(own, "plants", line))
    at = plants.plant_codes.index(code)
    others = np.arange(len(plants.plant_codes)) != at
    assert made.plants.capacity[at] == pytest.approx(1.0)
    assert made.plants.closing_month[at] == 2027 * 12 + 2
    assert made.groups[at] == "buyer"
    assert np.array_equal(made.plants.capacity[others], plants.plants.capacity[others])
    assert np.array_equal(made.plants.closing_month[others], plants.plants.closing_month[others])


def test_a_merger_gives_all_plants_of_a_group_to_the_buyer(
    plants: MarketPlants, own: MarketScenario
) -> None:
    made = scenario_plants(plants, told(own, "plants", {"group": "lihao", "owner": "tongwei"}))
    assert "lihao" not in made.groups
    merged = plants.groups.count("lihao") + plants.groups.count("tongwei")
    assert made.groups.count("tongwei") == merged


def test_a_plan_opens_in_its_month(plants: MarketPlants, own: MarketScenario) -> None:
    code = code_of(plants, PlantState.ANNOUNCED)
    made = scenario_plants(plants, told(own, "plants", {"plant": code, "opens": "2027-07"}))
    at = plants.plant_codes.index(code)
    assert made.plants.state[at] == PlantState.BUILDING
    assert made.plants.building_months[at] == 12.0


def test_traits_are_all_asked_for(plants: MarketPlants, own: MarketScenario) -> None:
    line = {"market": "CN", "route": "granules", "electricity_factor": 0.5}
    made = scenario_plants(plants, told(own, "plants", line))
    arrays = plants.plants
    chosen = (arrays.market == Market.CHINA) & (arrays.route == Route.GRANULES)
    chosen &= arrays.state != PlantState.EMPTY
    ratio = made.plants.electricity_kwh_per_kg / arrays.electricity_kwh_per_kg
    assert np.allclose(ratio[chosen], 0.5)
    assert np.allclose(ratio[~chosen], 1.0)


def test_what_is_not_there_is_refused(plants: MarketPlants, own: MarketScenario) -> None:
    lines = {
        "plant_unknown": {"plant": "daqo-shihetsi"},
        "group_unknown": {"group": "tongwe"},
        "none_chosen": {"market": "XCN", "route": "granules", "region": "CN-XJ"},
    }
    for key, line in lines.items():
        assert key_of(own, plants, line) == f"market_scenario.{key}"


def test_a_plant_that_stands_cannot_open(plants: MarketPlants, own: MarketScenario) -> None:
    line = {"plant": code_of(plants, PlantState.STANDING), "opens": "2027-07"}
    assert key_of(own, plants, line) == "market_scenario.stands_already"


def test_a_plant_that_closes_before_it_opens_is_refused(
    plants: MarketPlants, own: MarketScenario
) -> None:
    code = code_of(plants, PlantState.ANNOUNCED)
    lines = [{"plant": code, "opens": "2028-07"}, {"plant": code, "closes": "2027-07"}]
    with pytest.raises(DataError) as caught:
        scenario_plants(plants, told(own, "plants", *lines))
    assert caught.value.problems[0].key == "market_scenario.plant_closes_before_it_opens"


def test_sites_take_their_empty_places_along(plants: MarketPlants, own: MarketScenario) -> None:
    line = {"route": "granules", "size_factor": 2.0, "required_price_factor": 0.9}
    made = scenario_plants(plants, told(own, "sites", line))
    chosen = plants.sites.route == Route.GRANULES
    assert np.allclose(
        made.sites.project_capacity[chosen], 2 * plants.sites.project_capacity[chosen]
    )
    places = (plants.plants.site >= 0) & chosen[np.maximum(plants.plants.site, 0)]
    assert np.allclose(made.plants.capacity[places], 2.0 * plants.plants.capacity[places])
    assert np.allclose(made.plants.capacity[~places], plants.plants.capacity[~places])


def test_a_fixed_parameter_has_no_doubt_and_a_shifted_one_keeps_it(
    planned: Plan, own: MarketScenario
) -> None:
    prior = market_parameters(planned.view.evidence)
    lines = [{"parameter": "price_speed", "fixed": 0.25}, {"parameter": "floor", "shifted": 1.0}]
    made = scenario_parameters(prior, told(own, "parameters", *lines))
    before, after = prior.draws(1, 0, 4000), made.draws(1, 0, 4000)
    assert np.allclose(after[:, Parameter.PRICE_SPEED], 0.25)
    assert (after[:, Parameter.FLOOR] > before[:, Parameter.FLOOR]).all()
    others = [one for one in Parameter if one not in (Parameter.PRICE_SPEED, Parameter.FLOOR)]
    assert np.array_equal(after[:, others], before[:, others])


def test_a_number_that_a_parameter_cannot_be_is_refused(planned: Plan, own: MarketScenario) -> None:
    prior = market_parameters(planned.view.evidence)
    with pytest.raises(DataError):
        scenario_parameters(prior, told(own, "parameters", {"parameter": "floor", "fixed": -1.0}))


def test_every_shipped_scenario_finds_its_plants(planned: Plan, plants: MarketPlants) -> None:
    prior = market_parameters(planned.view.evidence)
    for one in market_scenarios(planned.view.evidence):
        made = scenario_plants(plants, one)
        assert made.plant_codes == plants.plant_codes
        assert np.isfinite(scenario_parameters(prior, one).middle).all()
    strict = market_scenario("strict-energy-limit", planned.view.evidence)
    assert scenario_plants(plants, strict).rule.longest_months == 12.0
