"""The market of a day: what it may know, and what a scenario changes of it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.market.parameter import Parameter
from polysight.study.market_case import market_of_day, market_of_scenario, market_view
from polysight.study.market_parameters import market_parameters
from polysight.study.market_scenario_file import market_scenario
from polysight.study.run import Plan

DAY = dt.date(2019, 12, 31)


def test_a_market_begins_in_the_month_after_its_day(planned: Plan) -> None:
    made = market_of_day(market_view(planned.view.evidence, DAY), DAY, "2021-12")
    assert made.model.months.number.tolist() == list(range(2020 * 12, 2022 * 12))
    assert made.model.months.tariff.shape == (len(made.model.supply_points), 24)
    assert made.model.sites.required_price.shape == (len(made.model.sites_named), 24)
    assert made.history.origin == DAY


def test_the_level_of_demand_is_doubted_as_the_drivers_say(planned: Plan) -> None:
    made = market_of_day(market_view(planned.view.evidence, DAY), DAY, "2020-12")
    spread, demand = made.model.parameters, made.drivers.demand
    size = np.sqrt((spread.factor**2).sum(axis=1))
    assert size[Parameter.DEMAND_LEVEL] == pytest.approx(demand.level_spread)
    assert size[Parameter.DEMAND_GROWTH] == pytest.approx(demand.growth_spread)
    assert spread.middle[Parameter.DEMAND_LEVEL] == 0.0


def test_behaviour_that_is_given_is_kept(planned: Plan) -> None:
    evidence = planned.view.evidence
    own = market_parameters(evidence)
    own.middle[Parameter.PRICE_SPEED] += 0.5
    made = market_of_day(market_view(evidence, DAY), DAY, "2020-12", parameters=own)
    kept = made.model.parameters.middle
    assert kept[Parameter.PRICE_SPEED] == own.middle[Parameter.PRICE_SPEED]


def test_a_scenario_changes_what_it_names(planned: Plan) -> None:
    evidence = planned.view.evidence
    plain, none = (
        market_of_scenario(evidence, market_scenario(name, evidence)).model
        for name in ("baseline", "no-new-capacity")
    )
    assert none.months.start_permit.sum() < plain.months.start_permit.sum()
    assert np.array_equal(none.months.tariff, plain.months.tariff)
    assert set(plain.inputs) >= set(market_of_scenario(
        evidence, market_scenario("baseline", evidence)
    ).history.inputs)  # fmt: skip
