"""Silicon metal as a day expected it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from polysight.study.market_driver_rows import drivers
from polysight.study.market_metal import SiliconMetal, silicon_metal
from polysight.study.run import Plan


def metal_on(planned: Plan, day: dt.date) -> SiliconMetal:
    view = replace(planned.view, as_of=day)
    numbers = np.arange(day.year * 12 + day.month, day.year * 12 + day.month + 24)
    return silicon_metal(view, drivers(view.evidence, day), numbers, np.full(24, 100.0))


def test_over_a_year_smelters_make_what_is_expected_to_be_taken(planned: Plan) -> None:
    found = metal_on(planned, dt.date(2025, 12, 31))
    taken = found.other_use[:12].sum() + 1.09 * 1200.0
    assert found.supply[:12].sum() == pytest.approx(taken, rel=0.01)


def test_the_wet_season_has_more(planned: Plan) -> None:
    supply = metal_on(planned, dt.date(2025, 12, 31)).supply
    assert supply[7] > 1.1 * supply[1]


def test_the_price_is_the_median_of_quoted_months(planned: Plan) -> None:
    found = metal_on(planned, dt.date(2026, 6, 30))
    assert 7.5 < found.base_price[0] < 11.0
    assert "ME0049" in found.inputs


def test_a_day_with_few_quotes_takes_the_number_of_the_table(planned: Plan) -> None:
    assert 8.0 < metal_on(planned, dt.date(2016, 6, 30)).base_price[0] < 13.0
