"""Electricity of the fleet as the rows of a day tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.study.market_fleet import BED_ROUTE, ROD_ROUTE, calendar_year, route_kind
from tests.study.market_day import DAYS, TODAY, on


@pytest.mark.parametrize("day", DAYS)
def test_the_fleet_takes_less_as_years_go_by_and_beds_less_than_rods(day: dt.date) -> None:
    fleet = on(day).costs.fleet
    for route in (ROD_ROUTE, BED_ROUTE):
        assert fleet.built(route, 2020.0) <= fleet.built(route, 2010.0)
    assert fleet.built(BED_ROUTE, 2020.0) < fleet.built(ROD_ROUTE, 2020.0)


def test_the_curve_of_a_day_is_near_what_was_published_then() -> None:
    # Averages of China: 66.5 kWh/kg for 2020 (association), known from 2021 on; 100 in early 2014.
    assert on(TODAY).costs.fleet.built(ROD_ROUTE, 2020.5) == pytest.approx(66.5, rel=0.06)
    assert on(dt.date(2014, 6, 30)).costs.fleet.built(ROD_ROUTE, 2014.3) > 90.0


def test_an_old_line_follows_a_part_of_the_progress() -> None:
    fleet = on(TODAY).costs.fleet
    old = replace(on(TODAY).unit("tongwei-leshan-old"), built=((2010.0, 1.0),))
    assert fleet.built(ROD_ROUTE, 2026.0) < fleet.of(old, 2026.0) < fleet.built(ROD_ROUTE, 2010.0)
    assert fleet.of(old, 2005.0) == pytest.approx(fleet.built(ROD_ROUTE, 2010.0))


def test_routes_and_days() -> None:
    assert route_kind("hybrid") == route_kind("umg") == ROD_ROUTE
    assert route_kind("silane-fbr") == BED_ROUTE
    assert calendar_year(dt.date(2024, 7, 2)) == pytest.approx(2024.5, abs=0.01)
