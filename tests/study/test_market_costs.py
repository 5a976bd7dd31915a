"""What a kilogram costs at a plant on a day, against what producers reported."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from polysight.market.case import Market, PlantState
from polysight.study.market_units import supply_point
from tests.study.market_day import DAYS, TODAY, Day, on

YUAN = {2014: 6.15, 2015: 6.5, 2018: 6.6, 2020: 7.0, 2024: 7.2, 2025: 7.15}


def _group(day: Day, group: str, route: str) -> float:
    mine = [
        one
        for one in day.units
        if one.group == group and one.route == route and one.state is PlantState.STANDING
    ]
    costs = [day.costs.cash(one, day.power.at(supply_point(one))) for one in mine]
    return float(np.average(costs, weights=[one.kt_per_year for one in mine]))


# Reported by the producers: Daqo in USD/kg (quarters that were known on the day), GCL in CNY/kg.
@pytest.mark.parametrize(
    ("day", "group", "route", "reported"),
    [
        ("2014-12-31", "daqo", "siemens", 11.48 * 6.15),
        ("2015-12-31", "daqo", "siemens", 10.60 * 6.3),
        ("2019-06-30", "daqo", "siemens", 6.20 * 6.8),
        ("2020-12-31", "daqo", "siemens", 4.88 * 6.9),
        ("2023-12-31", "daqo", "siemens", 5.67 * 7.15),
        ("2025-06-30", "daqo", "siemens", 5.20 * 7.2),
        ("2026-06-30", "daqo", "siemens", 4.46 * 7.1),
        ("2026-06-30", "gcl", "silane-fbr", 24.16),
    ],
)
def test_a_plant_costs_what_its_producer_reported(
    day: str, group: str, route: str, reported: float
) -> None:
    found = on(dt.date.fromisoformat(day))
    assert _group(found, group, route) == pytest.approx(reported, rel=0.12)


@pytest.mark.parametrize("day", DAYS)
def test_every_cost_is_possible(day: dt.date) -> None:
    found = on(day)
    for one in (*found.units, *found.fringe):
        cash = found.costs.cash(one, found.power.at(supply_point(one)))
        assert 15.0 < cash < 400.0, one.code
        assert found.costs.other(one) >= found.costs.least


def test_countries_outside_differ_about_the_mean_that_is_told() -> None:
    found = on(TODAY)
    mine = [
        one
        for one in found.units
        if one.market is Market.OUTSIDE and not one.chips and one.state is PlantState.STANDING
        # Of those that ran when it was told.
        if one.first_year < 2024.0 and math.isnan(one.idle_months)
    ]
    size = [one.kt_per_year for one in mine]
    mean = np.average([found.cash(one.code) for one in mine], weights=size)
    assert mean == pytest.approx(found.terms.value("outside_cost") * 6.89, rel=0.1)
    assert found.cash("OCI-BIN") < found.cash("WAC-BUR")


def test_larger_sites_cost_less_and_chips_cost_more() -> None:
    found = on(TODAY)
    small, large = found.unit("juguang-bayannur"), found.unit("xinte-baotou")
    assert found.costs.other(small) > found.costs.other(large)
    for code in ("huanghe-xining", "TOK-SHU"):
        plain = replace(found.unit(code), chips=False)
        assert found.costs.other(found.unit(code)) > found.costs.other(plain)


def test_a_producer_far_below_leaders_has_cheaper_power() -> None:
    found = on(TODAY)
    # 27.0 CNY/kg in the second quarter of 2025 (MC0221); silicon metal fell by 0.5 since.
    assert found.cash("tongwei-baotou") == pytest.approx(27.0, rel=0.05)
    assert found.costs.other(found.unit("tongwei-baotou")) > 1.2 * found.costs.least
    assert 0.6 < found.costs.cheaper["tongwei", "siemens"] < 1.0
    assert not on(dt.date(2019, 6, 30)).costs.cheaper
