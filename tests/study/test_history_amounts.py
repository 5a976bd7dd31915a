"""Output, trade, stocks and capacity become readings by market and by holder."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.market.series import Series
from polysight.study.history_amounts import (
    CHAIN,
    UPSTREAM,
    capacity_readings,
    imports_readings,
    metal_stock_readings,
    output_readings,
    stock_readings,
)
from polysight.study.history_reading import HistoryReading, month_name
from polysight.study.history_terms import HistoryTerms
from polysight.study.run import Plan

GROUPS = (
    output_readings,
    imports_readings,
    stock_readings,
    capacity_readings,
    metal_stock_readings,
)


@pytest.fixture(scope="module")
def told(planned: Plan) -> dict[str, HistoryReading]:
    terms = HistoryTerms(planned.view.evidence)
    return {one.inputs[0]: one for group in GROUPS for one in group(planned.view, terms)}


def test_output_of_the_world_is_the_sum_of_the_markets(told: dict[str, HistoryReading]) -> None:
    assert told["MS0241"].series == (Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE)
    assert math.exp(told["MS0241"].logarithm) == pytest.approx(1957.0)


def test_a_share_is_of_that_sum(told: dict[str, HistoryReading]) -> None:
    one = told["MS0240"]
    assert one.whole == (Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE)
    assert math.exp(one.logarithm) == pytest.approx(0.935)


@pytest.mark.parametrize("row", ["MC0048", "ED0021", "MS0207", "MS0208", "MS0238", "MS0156"])
def test_companies_grades_far_forecasts_and_provinces_are_no_output_of_a_market(
    told: dict[str, HistoryReading], row: str
) -> None:
    assert row not in told


def test_a_schedule_of_the_month_counts_with_a_wider_error(
    told: dict[str, HistoryReading],
) -> None:
    assert told["MS0365"].deviation > told["MS0340"].deviation
    quarter = told["MS0363"]
    assert (month_name(quarter.first), month_name(quarter.last)) == ("2026-01", "2026-03")
    assert math.exp(quarter.logarithm) == pytest.approx(240.0)


def test_stocks_by_who_holds_them(told: dict[str, HistoryReading]) -> None:
    assert told["MS0351"].series == (Series.STOCK_PRODUCERS,)
    assert told["MS0345"].series == UPSTREAM
    assert told["MS0296"].series == told["MS0311"].series == CHAIN
    assert told["MS0311"].deviation > told["MS0296"].deviation


def test_a_stock_told_in_days(told: dict[str, HistoryReading]) -> None:
    assert math.exp(told["MS0165"].logarithm) == pytest.approx(3.0 / (365.25 / 12.0) * 42.8)
    assert told["MS0165"].inputs == ("MS0165", "MS0166")


def test_effective_capacity_stands_below_nameplate(told: dict[str, HistoryReading]) -> None:
    assert math.exp(told["MS0270"].logarithm) == pytest.approx(3231.0)
    assert math.exp(told["MS0273"].logarithm) > 2871.0
    assert "MS0018" not in told
    assert "MC0196" not in told


def test_nothing_that_came_later_is_read(planned: Plan) -> None:
    day = dt.date(2016, 3, 31)
    then = replace(planned.view, as_of=day)
    terms = HistoryTerms(then.evidence)
    assert all(one.known <= day for group in GROUPS for one in group(then, terms))
