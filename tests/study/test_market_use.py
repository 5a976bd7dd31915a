"""What the world used, as a day knew it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.study.market_driver_rows import drivers
from polysight.study.market_use import Use, uses, wafers, year_time
from polysight.study.run import Plan

LATE = dt.date(2026, 6, 30)


def known_on(planned: Plan, day: dt.date) -> dict[str, Use]:
    view = replace(planned.view, as_of=day)
    return {one.period: one for one in uses(view, drivers(view.evidence, day))}


def test_use_of_a_year_is_output_less_what_stocks_took(planned: Plan) -> None:
    found = known_on(planned, LATE)
    # Stocks of the industry rose from about 60 to 350-400 kt in 2024 (MS0252, MS0267, MS0274).
    assert 200.0 < 1957.0 - found["2024"].rate < 400.0
    assert {"MS0241", "MS0274"} <= set(found["2024"].inputs)


def test_before_stocks_are_told_use_is_output(planned: Plan) -> None:
    assert known_on(planned, LATE)["2017"].rate == pytest.approx(436.0)


def test_what_was_goes_before_what_was_expected_late_in_the_year(planned: Plan) -> None:
    # 460-465 kt were expected in November 2017 (MS0106), 436 were told in May 2018 (MS0105).
    assert known_on(planned, dt.date(2017, 12, 31))["2017"].inputs == ("MS0106",)
    assert known_on(planned, dt.date(2018, 6, 30))["2017"].inputs == ("MS0105",)


def test_the_latest_months_are_told_beside_the_years(planned: Plan) -> None:
    found = known_on(planned, dt.date(2025, 9, 30))
    assert {"2025-H1", "2025-08"} <= set(found)
    assert all(900.0 < one.rate < 2500.0 for one in found.values() if one.period > "2024")


@pytest.mark.parametrize("day", [dt.date(2013, 3, 31), dt.date(2019, 12, 31), dt.date(2023, 6, 30)])
def test_nothing_known_later_is_used(planned: Plan, day: dt.date) -> None:
    view = replace(planned.view, as_of=day)
    known = drivers(view.evidence, day)
    ids = {name for one in (*uses(view, known), *wafers(view, known)) for name in one.inputs}
    late = {one.id for one in view.evidence.observations if one.first_known > day}
    assert ids
    assert not ids & late


def test_wafers_of_the_world_are_more_than_those_of_china(planned: Plan) -> None:
    view = replace(planned.view, as_of=LATE)
    found = {one.period: one.rate for one in wafers(view, drivers(view.evidence, LATE))}
    assert 622.0 < found["2023"] < 660.0


def test_a_day_is_a_point_in_time() -> None:
    assert year_time(dt.date(2021, 1, 1)) == 2021.0
    assert year_time(dt.date(2021, 7, 2)) == pytest.approx(2021.5, abs=0.01)
