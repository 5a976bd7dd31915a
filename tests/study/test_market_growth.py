"""Growth of installations, known and expected."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.study.market_driver_rows import drivers
from polysight.study.market_growth import Growth, growth, installations
from polysight.study.run import Plan


def growth_on(planned: Plan, day: dt.date) -> Growth:
    view = replace(planned.view, as_of=day)
    return growth(view, drivers(view.evidence, day), 2030)


def test_known_years_have_the_growth_of_installations(planned: Plan) -> None:
    found = growth_on(planned, dt.date(2020, 6, 30))
    assert found.expected[2017] == pytest.approx(math.log(98.0 / 75.4))


def test_a_year_to_come_lies_between_trend_and_forecast(planned: Plan) -> None:
    # BNEF expected 574 GW for 2024 and 627 GW for 2025 in February 2024 (MD0165, MD0167).
    found = growth_on(planned, dt.date(2024, 6, 30))
    assert {"MD0165", "MD0167"} <= set(found.inputs)
    assert 0.05 < found.expected[2025] < 0.2


def test_a_newer_forecast_for_china_moves_the_world_by_its_share(planned: Plan) -> None:
    # The association expected 215-220 GW of China for 2026 after 315 GW in 2025 (MD0164, MD0089).
    found = growth_on(planned, dt.date(2026, 6, 30))
    assert {"MD0164", "MD0089"} <= set(found.inputs)
    assert math.log(217.5 / 315.07) < found.expected[2026] < 0.0


def test_sides_are_kept_apart(planned: Plan) -> None:
    day = dt.date(2022, 6, 30)
    view = replace(planned.view, as_of=day)
    found = {one.year: one for one in installations(view, drivers(view.evidence, day))}
    assert found[2017].side == "dc"
    assert found[2017].value == 98.0
    # Only the alternating-current side of 2020 was known: it is brought to direct current.
    assert found[2020].side == "ac"
    assert found[2020].value > 126.836


@pytest.mark.parametrize("day", [dt.date(2012, 12, 31), dt.date(2016, 6, 30), dt.date(2023, 6, 30)])
def test_every_year_to_come_has_a_growth(planned: Plan, day: dt.date) -> None:
    found = growth_on(planned, day)
    assert set(range(day.year, 2031)) <= set(found.expected)
    assert 0.05 < found.spread < 0.4
    assert 0.0 < found.lasting < 0.05
    late = {one.id for one in planned.view.evidence.observations if one.first_known > day}
    assert not set(found.inputs) & late


def test_the_spread_forgets_a_market_of_long_ago(planned: Plan) -> None:
    early, late = growth_on(planned, dt.date(2014, 6, 30)), growth_on(planned, dt.date(2026, 6, 30))
    assert late.spread < 0.7 * early.spread
