"""Demand by part."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from polysight.study.market_demand_parts import installations_by_place, use_by_part
from polysight.study.market_driver_rows import drivers
from polysight.study.market_months import market_months
from polysight.study.run import Plan

DAY = dt.date(2026, 6, 30)


def test_parts_of_a_year_sum_to_its_use(planned: Plan) -> None:
    view = replace(planned.view, as_of=DAY)
    years = market_months(view, DAY, "2026-12").demand.years
    for one, year in zip(use_by_part(drivers(view.evidence, DAY), years), years, strict=True):
        parts = (one.solar_china, one.solar_outside, one.chips_china, one.chips_outside)
        assert sum(parts) == pytest.approx(year.use)
        assert min(parts) > 0.0


def test_installations_keep_their_side(planned: Plan) -> None:
    view = replace(planned.view, as_of=DAY)
    found = {(one.geography, one.period, one.side): one for one in installations_by_place(view)}
    assert found["CN", "2025-05", "ac"].value == 92.92
    assert found["WLD", "2017", "dc"].value == 98.0
    assert found["WLD", "2017", "ac"].value < 98.0
    assert all(one.inputs for one in found.values())
