"""Events and drivers of a scenario."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.market.case import MonthArrays
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario, market_scenarios
from polysight.study.market_scenario_months import (
    scenario_drivers,
    scenario_events,
    scenario_months,
)
from polysight.study.run import Plan
from polysight.study.view import View

WHY = {"en": "why", "zh": "理由"}
REGIONS, POINTS = ("CN-XJ", "CN-SC"), ("CN-XJ:grid", "CN-XJ:captive")


@pytest.fixture(scope="module")
def view(planned: Plan) -> View:
    return replace(planned.view, as_of=dt.date(2026, 6, 30))


@pytest.fixture(scope="module")
def own(view: View) -> MarketScenario:
    return market_scenario("baseline", view.evidence)


def powered(months: MonthArrays) -> MonthArrays:
    count = len(months.number)
    return months._replace(
        tariff=np.full((2, count), 0.3),
        rationing_probability=np.zeros((2, count)),
        rationing_depth=np.zeros((2, count)),
    )


@pytest.fixture(scope="module")
def months(view: View, own: MarketScenario) -> MonthArrays:
    return powered(scenario_drivers(view, own).months)


def made(months: MonthArrays, own: MarketScenario, **line: Any) -> MonthArrays:
    plain = {"operation": "multiply", "unit": "1", "from": "2027-01", "reason": WHY}
    text = own.model_dump(by_alias=True) | {"drivers": [plain | line]}
    return scenario_months(months, MarketScenario.model_validate(text), REGIONS, POINTS)


def test_every_shipped_scenario_leaves_drivers_possible(view: View, own: MarketScenario) -> None:
    base = scenario_drivers(view, own).months
    for one in market_scenarios(view.evidence):
        found = scenario_months(powered(scenario_drivers(view, one).months), one, REGIONS, POINTS)
        assert found.number.tolist() == base.number.tolist()


def test_an_event_that_is_off_waits_for_a_scenario(view: View, own: MarketScenario) -> None:
    changes = [
        {"event": "platform-purchases", "active": True, "reason": WHY},
        {"event": "antitrust-2026", "active": False, "reason": WHY},
    ]
    text = own.model_dump(by_alias=True) | {"events": changes}
    works = MarketScenario.model_validate(text)
    base, other = (scenario_drivers(view, one).months for one in (own, works))
    assert not base.purchase_capacity.any()
    bought = other.purchase_capacity[other.purchase_capacity > 0.0]
    assert bought.sum() == pytest.approx(1050.0)
    assert "antitrust-2026" not in [one.code for one in scenario_events(view, works)]


def test_silicon_metal_is_short_in_2021_again(view: View) -> None:
    again = market_scenario("2021-again", view.evidence)
    found = scenario_months(powered(scenario_drivers(view, again).months), again, REGIONS, POINTS)
    winter = (found.number >= 2028 * 12 + 10) & (found.number <= 2029 * 12 + 1)
    left = found.metal_supply - found.metal_other_use
    # Less than half of what is left for polysilicon at other times of the year.
    assert left[winter].mean() < 0.5 * left[:12].mean()
    usual = float(found.metal_base_price[0])
    assert found.metal_base_price[winter] == pytest.approx(2.0 * usual)


def test_metal_and_power_fail_in_the_same_months(view: View, own: MarketScenario) -> None:
    joint = market_scenario("metal-and-power", view.evidence)
    found = scenario_months(powered(scenario_drivers(view, joint).months), joint, REGIONS, POINTS)
    base = scenario_drivers(view, own).months
    cut = found.metal_supply < 0.75 * base.metal_supply
    rationed = found.rationing_probability[REGIONS.index("CN-XJ")] == 0.8
    assert rationed.sum() == 4
    assert cut[rationed].all()


def test_a_moved_event_comes_later(view: View, own: MarketScenario) -> None:
    change = {"event": "energy-limit-2027", "moved_months": 6, "reason": WHY}
    text = own.model_dump(by_alias=True) | {"events": [change]}
    found = scenario_drivers(view, MarketScenario.model_validate(text)).months
    assert found.number[found.rule_force > 0.0][0] == 2027 * 12 + 6


def test_demand_that_becomes_negative_is_refused(months: MonthArrays, own: MarketScenario) -> None:
    with pytest.raises(DataError) as caught:
        made(months, own, driver="module_demand", operation="add", value=-500.0, unit="GW")
    assert dict(caught.value.problems[0].fields)["month"] == "2027-01"


def test_a_share_above_one_is_refused(months: MonthArrays, own: MarketScenario) -> None:
    with pytest.raises(DataError):
        made(months, own, driver="china_wafer_share", operation="set", value=1.1)


@pytest.mark.parametrize(
    ("driver", "where"), [("module_demand", "CN"), ("tariff", "CN-SC"), ("start_permit", "CN-XJ")]
)
def test_a_place_that_the_driver_does_not_have_is_refused(
    months: MonthArrays, own: MarketScenario, driver: str, where: str
) -> None:
    with pytest.raises(DataError):
        made(months, own, driver=driver, where=where, value=0.9)


def test_power_of_one_supply_point_is_changed_alone(
    months: MonthArrays, own: MarketScenario
) -> None:
    found = made(months, own, driver="tariff", where="CN-XJ:grid", value=1.1)
    assert found.tariff[0, -1] == pytest.approx(0.33)
    assert found.tariff[1, -1] == 0.3
