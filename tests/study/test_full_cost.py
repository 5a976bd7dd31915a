"""Full cost: spread over output, linear in its prices, and refused where it is not defined."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study.capital_cost import Capital, capital
from polysight.study.consumption import RouteConsumption
from polysight.study.full_cost import Asked, Beyond, beyond, checked, grid_factor
from polysight.study.result import Result
from polysight.study.run import Plan

SITES = [("siemens", "CN-XJ"), ("siemens", "CN-SC"), ("silane-fbr", "CN-XJ")]
FULL = Asked(full=True, utilisation=0.5)
COUNT = 50


@pytest.fixture(scope="module")
def told(planned: Plan) -> Capital:
    return capital(planned.view, ("siemens", "silane-fbr"))


def used(route: str) -> RouteConsumption:
    flat = np.ones(COUNT + 1)
    return RouteConsumption(route, None, {"electricity": 50.0 * flat, "steam": 15.0 * flat}, {})


def worked(planned: Plan, told: Capital, asked: Asked) -> Beyond:
    routes = {route: used(route) for route in ("siemens", "silane-fbr")}
    return beyond(planned.view, asked, told, SITES, routes, year=2025, seed=2, count=COUNT)


def test_full_cost_is_spread_over_output(planned: Plan, told: Capital) -> None:
    half = worked(planned, told, FULL)
    whole = worked(planned, told, replace(FULL, utilisation=1.0))
    assert half.lines == ("depreciation", "finance", "selling-administration")
    assert half.cost == pytest.approx(2.0 * whole.cost)
    assert (half.cost > 0.0).all()


def test_depreciation_and_finance_follow_from_their_rows(planned: Plan, told: Capital) -> None:
    """Central values: 12.5 years, residual of 4 %, 70 % borrowed at 3.5 %, repaid in 12.5 years."""
    found = worked(planned, told, replace(FULL, utilisation=1.0)).cost[0, 0]
    plan = found[0] * 12.5 / 0.96
    assert found[1] == pytest.approx(plan * 0.7 * 0.035 * 13.5 / 25.0)
    more = worked(planned, told, replace(FULL, utilisation=1.0, overrun=True)).cost[0, 0]
    assert more[:2] / found[:2] == pytest.approx(np.full(2, told.overrun.centre))
    assert more[2] == found[2]


def test_places_share_the_plant_and_routes_do_not(planned: Plan, told: Capital) -> None:
    cost = worked(planned, told, FULL).cost
    np.testing.assert_array_equal(cost[:, 0], cost[:, 1])
    assert (cost[:, 0, 0] != cost[:, 2, 0]).all()


def test_selling_and_administration_is_the_pool_of_one_producer(
    planned: Plan, told: Capital
) -> None:
    """32.6 million dollars a quarter over the 305 kt/a of the producer."""
    found = worked(planned, told, replace(FULL, utilisation=1.0))
    assert found.cost[0, 0, 2] == pytest.approx(4 * 32.6 * 7.19 / 305, rel=0.02)
    assert {"PX0006", "FP0022", "FP0024", "FP0020", "FP0001", "EX0014"} <= set(found.inputs)
    assert "mark.one_producer" in found.marks


def test_carbon_is_a_price_times_electricity_and_steam(
    planned: Plan, told: Capital, baseline: Result
) -> None:
    found = worked(planned, told, Asked(carbon_price_cny_per_t=100.0))
    grid = baseline.number("carbon.grid_factor[CN-XJ]").value
    assert grid_factor(planned.view, "CN-XJ", 2025).value == pytest.approx(grid)
    view = planned.view
    steam = view.named("steam_heat_factor", "kgCO2e/kWh").value
    steam *= view.named("steam_enthalpy", "kWh/kg").value
    assert found.lines == ("carbon",)
    assert found.cost[0, 0, 0] == pytest.approx(0.1 * (50.0 * grid + 15.0 * steam))
    twice = worked(planned, told, Asked(carbon_price_cny_per_t=200.0))
    assert twice.cost == pytest.approx(2.0 * found.cost)
    assert math.isnan(found.utilisation.value)


def test_compliance_is_paid_for_the_capacity(planned: Plan, told: Capital) -> None:
    found = worked(planned, told, Asked(compliance_cny_per_kg=0.6, utilisation=0.5))
    assert found.cost == pytest.approx(np.full((COUNT + 1, 3, 1), 1.2))


def test_nothing_asked_for_costs_nothing(planned: Plan, told: Capital) -> None:
    found = worked(planned, told, Asked())
    assert (found.lines, found.book, found.cost.shape) == ((), None, (COUNT + 1, 3, 0))


def test_the_industry_lends_its_utilisation(planned: Plan, baseline: Result) -> None:
    seen = checked(Asked(full=True), planned.view, 2025)
    assert seen.value == pytest.approx(baseline.number("warning.utilisation[mean,2025]").value)


@pytest.mark.parametrize(
    "asked",
    [
        replace(FULL, utilisation=0.0),
        replace(FULL, utilisation=1.01),
        replace(FULL, utilisation=math.nan),
        replace(FULL, capacity_kt_per_year=-1.0),
        Asked(utilisation=0.5),
        Asked(overrun=True),
        Asked(overrun=True, compliance_cny_per_kg=1.0),
        Asked(carbon_price_cny_per_t=-1.0),
        Asked(compliance_cny_per_kg=math.inf),
    ],
)
def test_what_is_not_possible_is_refused_in_both_languages(planned: Plan, asked: Asked) -> None:
    with pytest.raises(UsageError) as caught:
        checked(asked, planned.view, 2025)
    assert caught.value.told("zh") != caught.value.told("en")


def test_a_year_without_a_utilisation_wants_one(planned: Plan) -> None:
    with pytest.raises(UsageError, match="--utilisation"):
        checked(Asked(full=True), planned.view, 2029)
