"""Demand for modules from what was used, and what was expected."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.study.market_demand import Demand, demand, electronic, grown, intensity
from polysight.study.market_driver_rows import drivers
from polysight.study.run import Plan

LATE = dt.date(2026, 6, 30)


def demand_on(
    planned: Plan, day: dt.date, first: int, count: int, use: tuple[float, float] | None = None
) -> Demand:
    view = replace(planned.view, as_of=day)
    known = drivers(view.evidence, day)
    return demand(view, known, np.arange(first, first + count), use)


@given(
    st.lists(st.floats(-0.3, 0.6), min_size=2, max_size=6),
    st.floats(2000.0, 2030.0),
    st.floats(2000.0, 2030.0),
    st.floats(2000.0, 2030.0),
)
def test_growth_adds_up_over_time(rates: list[float], one: float, two: float, three: float) -> None:
    expected = {2010 + at: rate for at, rate in enumerate(rates)}
    whole = grown(expected, np.array([one]), three)[0]
    parts = grown(expected, np.array([one]), two)[0] + grown(expected, np.array([two]), three)[0]
    assert whole == pytest.approx(parts, abs=1e-9)


def test_a_year_grows_from_middle_to_middle() -> None:
    expected = {2020: 0.1, 2021: 0.2}
    assert grown(expected, np.array([2020.5]), 2021.5)[0] == pytest.approx(0.2)
    assert grown(expected, np.array([2019.5]), 2021.5)[0] == pytest.approx(0.3)


def test_the_use_told_by_year_is_the_output_of_the_world_but_for_stocks(planned: Plan) -> None:
    made = {2013: 228, 2017: 436, 2021: 630, 2022: 1001, 2023: 1608, 2024: 1957}
    years = {one.year: one for one in demand_on(planned, LATE, 2026 * 12 + 6, 12).years}
    for year, output in made.items():
        assert 0.8 < years[year].use / output < 1.05
        one = years[year]
        assert one.demand * one.intensity + one.electronic == pytest.approx(one.use)


def test_wafers_are_half_as_much_again_as_installations_in_the_boom(planned: Plan) -> None:
    years = {one.year: one for one in demand_on(planned, LATE, 2026 * 12 + 6, 12).years}
    assert 1.3 < years[2023].pipeline_ratio < 1.7
    assert 0.9 < years[2017].pipeline_ratio < 1.3


def test_the_pipeline_empties_where_it_was_full(planned: Plan) -> None:
    found = demand_on(planned, dt.date(2024, 6, 30), 2024 * 12 + 6, 60)
    trend = found.level * np.exp(-grown(found.growth, np.array([2028.0]), 2024.5))[0]
    late = found.modules[36:48].mean()
    assert late < 0.95 * trend


def test_months_before_the_day_are_those_of_known_years(planned: Plan) -> None:
    found = demand_on(planned, dt.date(2020, 12, 31), 2018 * 12, 24)
    years = {one.year: one.demand for one in found.years}
    assert found.modules[:12].sum() == pytest.approx(years[2018], rel=0.12)


def test_another_estimate_of_the_level_is_averaged_by_variance(planned: Plan) -> None:
    first = 2021 * 12
    own = demand_on(planned, dt.date(2020, 12, 31), first, 12)
    more = demand_on(planned, dt.date(2020, 12, 31), first, 12, (math.log(60.0), 0.05))
    much = demand_on(planned, dt.date(2020, 12, 31), first, 12, (math.log(60.0), 10.0))
    assert own.level < more.level
    assert much.level == pytest.approx(own.level, rel=1e-3)
    # They disagree, so that together they are surer than neither.
    assert more.level_spread > 0.05


def test_published_views_of_2030_lie_well_within_the_doubt_of_demand(planned: Plan) -> None:
    found = demand_on(planned, LATE, 2026 * 12 + 6, 54)
    middle = found.modules[-12:].sum()
    spread = math.hypot(found.level_spread, 4.0 * found.growth_spread)
    # BNEF expected 880 GW of installations (MD0175); other views differ by a quarter to a third.
    assert abs(math.log(880.0 / middle)) < spread
    assert 0.2 < spread < 0.35


def test_errors_of_single_years_partly_cancel_over_a_longer_time(planned: Plan) -> None:
    short = demand_on(planned, LATE, 2026 * 12 + 6, 12).growth_spread
    long = demand_on(planned, LATE, 2026 * 12 + 6, 54).growth_spread
    assert long < 0.6 * short
    # What is wrong with the mean of many years stays.
    assert long * math.sqrt(4.5) > short * 1.01


def test_use_for_chips_goes_on_as_it_grew(planned: Plan) -> None:
    known = drivers(planned.view.evidence, LATE)
    chips = electronic(known, np.array([2024.5, 2030.5])).sum(axis=0)
    assert math.log(chips[1] / chips[0]) / 6.0 == pytest.approx(math.log(39.0 / 23.0) / 14.0)


def test_grams_per_watt_fall_and_stay_above_the_wafer_itself(planned: Plan) -> None:
    known = drivers(planned.view.evidence, LATE)
    path = intensity(known, np.arange(2012.0, 2031.0))
    assert (np.diff(path) < 0.0).all()
    assert path[-1] > 1.7
    chips = electronic(known, np.array([2023.5]))
    assert chips.sum() == pytest.approx(38.8)
