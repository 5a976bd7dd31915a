"""What came true is observed, pooled and as old as its youngest row."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.study.history_reading import month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.market_readings import MarketReading, MarketVariable
from polysight.study.observed_outturns import capacity_in_use, observed_outturns
from polysight.study.run import Plan


@pytest.fixture(scope="module")
def told(planned: Plan) -> tuple[MarketReading, ...]:
    return observed_outturns(planned.view)


def one(
    told: tuple[MarketReading, ...], variable: MarketVariable, first: str, last: str
) -> MarketReading:
    ends = [month_number(dt.date.fromisoformat(f"{month}-01")) for month in (first, last)]
    found = [row for row in told if [row.first, row.last] == ends and row.variable is variable]
    assert len(found) == 1
    return found[0]


def test_a_flow_is_the_mean_of_its_months(told: tuple[MarketReading, ...]) -> None:
    year = one(told, MarketVariable.OUTPUT_CHINA, "2021-01", "2021-12")
    assert math.exp(year.logarithm) == pytest.approx(505.0 / 12.0)
    assert year.rows == ("MS0149",)


def test_several_numbers_are_pooled(told: tuple[MarketReading, ...]) -> None:
    year = one(told, MarketVariable.OUTPUT_CHINA, "2023-01", "2023-12")
    assert set(year.rows) == {"MS0199", "MS0200", "MS0201"}
    assert 1430.0 < 12.0 * math.exp(year.logarithm) < 1472.0
    single = one(told, MarketVariable.OUTPUT_CHINA, "2021-01", "2021-12")
    assert 0.5 * single.deviation < year.deviation < single.deviation


def test_each_variable_and_stretch_stands_once(told: tuple[MarketReading, ...]) -> None:
    keys = [(row.variable, row.first, row.last) for row in told]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    assert all(row.deviation > 0.0 and math.isfinite(row.logarithm) for row in told)


def test_only_observed_rows_without_bounds(told: tuple[MarketReading, ...], planned: Plan) -> None:
    rows = planned.view.references.observations
    for name in (name for row in told for name in row.rows if name in rows):
        assert rows[name].kind == "observed"
        assert rows[name].qualifier not in ("over", "under")


def test_nothing_is_known_before_its_rows(told: tuple[MarketReading, ...], planned: Plan) -> None:
    day = dt.date(2019, 6, 30)
    then = observed_outturns(replace(planned.view, as_of=day))
    assert 0 < len(then) < len(told)
    assert all(row.known <= day.isoformat() for row in then)


def test_utilisation_of_the_mean_capacity(told: tuple[MarketReading, ...]) -> None:
    years = {row.first // 12: math.exp(row.logarithm) for row in capacity_in_use(told)}
    assert years[2021] == pytest.approx(505.0 / ((420.0 + 519.5) / 2.0), rel=0.01)
    assert years[2024] == pytest.approx(0.67, abs=0.03)


def test_the_world_speaks_for_china_while_there_was_one_market(planned: Plan) -> None:
    view = planned.view
    terms = HistoryTerms(view.evidence)
    world = {row.id for row in view.facts("price", product="polysilicon", geography="WLD")}
    spoken = [one for one in observed_outturns(view) if world & set(one.rows)]
    months = [one for one in spoken if one.variable is MarketVariable.PRICE_CHINA]
    assert any(one.last < 2015 * 12 for one in months)
    assert max(one.last for one in months) <= terms("one_market_until")
    alone = [
        one for one in months if world.issuperset(name for name in one.rows if name[:2] == "MP")
    ]
    assert alone
    assert all(one.deviation >= terms("one_market_error") for one in alone if len(one.rows) == 1)
