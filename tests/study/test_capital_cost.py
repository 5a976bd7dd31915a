"""A new plant: the fit inside the plans, ratios outside, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.study.capital_cost import (
    Capital,
    build_months,
    capacity_of,
    capital,
    capital_cost,
    overrun_draws,
)
from polysight.study.capital_cost import planned as planned_cost
from polysight.study.run import Plan

ROUTES = ("siemens", "silane-fbr", "umg")


@pytest.fixture(scope="module")
def told(planned: Plan) -> Capital:
    return capital(planned.view, ROUTES)


def drawn(told: Capital, route: str, size: float, year: float = 2022.0) -> np.ndarray:
    return planned_cost(told, route, np.array([size]), year, seed=3, count=400)[:, 0]


def test_one_case_of_another_route_stands_at_its_own_cost(told: Capital) -> None:
    """The granular plan: 100 CNY per kilogram of yearly capacity at 100 kt/a."""
    cost = drawn(told, "silane-fbr", 100.0)
    assert cost[0] == pytest.approx(100.0)
    assert np.quantile(cost[1:], 0.05) < 60.0 < 160.0 < np.quantile(cost[1:], 0.95)


def test_larger_plants_cost_less_a_kilogram_by_the_exponent(told: Capital) -> None:
    small, large = drawn(told, "siemens", 10.0)[0], drawn(told, "siemens", 40.0)[0]
    assert large / small == pytest.approx(4.0 ** (told.fit.exponent - 1.0))
    assert told.fit.exponent_interval[0] < 0.6 < 1.0 < told.fit.exponent_interval[1]


def test_a_year_outside_the_plans_is_held(told: Capital) -> None:
    assert drawn(told, "siemens", 50.0, 2030.0) == pytest.approx(drawn(told, "siemens", 50.0))
    assert told.held(1999.0) == told.cases.year.min()


def test_a_route_without_a_plan_has_no_capital_cost(told: Capital, planned: Plan) -> None:
    assert np.isnan(drawn(told, "umg", 50.0)).all()
    one = capital_cost(planned.view, told, "umg", 50.0, 2025, seed=3, count=10)
    assert (one.ratio, np.isnan(one.unit.median)) == (None, True)


def test_another_country_stands_at_its_one_plan_or_is_not_known(told: Capital) -> None:
    """Oman: 13.5 dollars per kilogram of yearly capacity at 100 kt/a, at 7.1 to 7.2 yuan."""
    there, elsewhere = (
        planned_cost(told, "siemens", np.array([100.0]), 2024, seed=3, count=9, country=country)
        for country in ("OM", "MY")
    )
    assert there[0, 0] == pytest.approx(13.5 * 7.15, rel=0.02)
    assert np.isnan(elsewhere).all()


def test_the_whole_is_the_unit_times_the_capacity(told: Capital, planned: Plan) -> None:
    one = capital_cost(planned.view, told, "siemens", 200.0, 2025, seed=3, count=10)
    assert one.whole.central == pytest.approx(one.unit.central * 200.0 / 1000.0)
    assert (one.year, one.outside) == (2022, True)
    assert "EX0014" in one.inputs


def test_overruns_stand_around_their_mean(told: Capital) -> None:
    found = overrun_draws(told, seed=3, count=400)
    assert found[0] == pytest.approx(told.overrun.centre)
    assert np.median(found[1:]) == pytest.approx(told.overrun.centre, rel=0.1)
    assert told.overrun_inputs == ("PX0007", "PX0008", "PX0009")
    assert told.abroad is not None
    assert "EX0022" in told.abroad_inputs


def test_construction_takes_what_its_row_says(planned: Plan) -> None:
    low, middle, high, ids = build_months(planned.view)
    assert (low, middle, high) == pytest.approx((12.0, 15.0, 18.0))
    assert ids == ("MS0168",)


@pytest.mark.parametrize("wanted", [0.0, -1.0, np.nan, np.inf])
def test_a_plant_of_no_size_is_refused(planned: Plan, wanted: float) -> None:
    with pytest.raises(UsageError):
        capacity_of(planned.view, wanted)
    assert capacity_of(planned.view, None) == pytest.approx(50.0)
