"""Plants of the register as a market of a day knows them."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from polysight.market.case import Market, PlantState
from tests.study.market_day import DAYS, TODAY, Day, on


def _kt(day: Day, state: PlantState) -> float:
    return sum(
        one.kt_per_year for one in day.units if one.state is state and one.market is Market.CHINA
    )


@pytest.mark.parametrize("day", DAYS)
def test_additions_of_a_unit_make_it_up(day: dt.date) -> None:
    found = on(day)
    for one in (*found.units, *found.fringe):
        assert one.kt_per_year > 0.0
        assert sum(share for _, share in one.built) == pytest.approx(1.0)
    assert all(one.site_kt_per_year >= one.kt_per_year - 1e-9 for one in found.units)
    codes = [one.code for one in (*found.units, *found.fringe)]
    assert len(codes) == len(set(codes))


def test_standing_plants_are_those_of_the_register() -> None:
    found = on(TODAY)
    assert found.unit("daqo-baotou").kt_per_year == pytest.approx(200.0)
    assert _kt(found, PlantState.STANDING) == pytest.approx(3477.0, rel=0.02)


def test_a_start_closes_the_plan_of_its_phase() -> None:
    # Daqo's phase 5A: ground broken by the end of 2021, started in March 2023.
    before, after = on(dt.date(2022, 12, 31)), on(dt.date(2024, 12, 31))
    plan = before.unit("daqo-baotou/PE0030")
    assert plan.state is PlantState.BUILDING
    assert plan.months_left == 6.0
    assert not [one for one in after.units if one.code.startswith("daqo-baotou/")]


def test_later_additions_reach_the_oldest_plan() -> None:
    # A project of 54 kt/a, of which 50 kt/a came in modules with names of their own.
    whole, part = on(dt.date(2020, 12, 31)), on(dt.date(2021, 12, 31))
    plans = [
        [one for one in day.units if one.code.startswith("gcl-xuzhou-fbr/")]
        for day in (whole, part)
    ]
    assert plans[0][0].kt_per_year == pytest.approx(54.0)
    assert 0.0 < plans[1][0].kt_per_year < 54.0


def test_a_plan_without_news_is_given_up() -> None:
    found = on(dt.date(2024, 12, 31))
    assert not [one for one in found.units if one.code.startswith("jolywood-gujiao")]
    assert not [one for one in on(TODAY).units if one.code.startswith("risen-guyang")]


def test_a_plan_that_takes_in_others_counts_once() -> None:
    found = on(TODAY)
    chain = [one for one in found.units if one.site == "daqo-shihezi-chain"]
    assert [one.kt_per_year for one in chain] == [pytest.approx(100.0)]


def test_a_short_halt_is_no_standstill_and_a_long_one_is() -> None:
    found = on(TODAY)
    assert math.isnan(found.unit("tongwei-leshan-newenergy").idle_months)
    assert found.unit("runergy-ningxia").idle_months > 12.0


def test_a_start_told_in_advance_is_being_built() -> None:
    # Told in February 2018 to be full by the end of that year.
    unit = next(one for one in on(dt.date(2018, 6, 30)).units if one.site == "tianrec-yulin")
    assert unit.state is PlantState.BUILDING
    assert unit.months_left == 6.0


def test_published_capacity_beyond_the_register_is_the_fringe() -> None:
    early = on(dt.date(2012, 12, 31))
    fringe = sum(one.kt_per_year for one in early.fringe)
    assert 50.0 < fringe < 160.0
    assert fringe + _kt(early, PlantState.STANDING) < 175.0
    assert not on(dt.date(2022, 12, 31)).fringe


def test_trial_plants_set_no_price() -> None:
    assert not [one for one in on(TODAY).units if one.code == "emei"]
    assert min(one.kt_per_year for one in on(TODAY).units if not one.chips) >= 1.0
