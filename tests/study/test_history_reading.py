"""Numbers become readings on one basis: months, tax, currency, and errors by their words."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.evidence.observation import Observation
from polysight.market.series import Series
from polysight.periods import period
from polysight.study.history_reading import (
    Money,
    Shape,
    amount_reading,
    level_reading,
    looser,
    month_name,
    month_number,
    unrepeated,
)
from polysight.study.history_terms import HistoryTerms
from polysight.study.run import Plan


@pytest.fixture
def row(planned: Plan) -> Observation:
    """Output of China in 2021, 505 kt."""
    return planned.view.references.observations["MS0149"]


def test_months_are_counted_from_year_nought() -> None:
    assert month_number(dt.date(2024, 5, 31)) == 12 * 2024 + 4
    assert month_name(12 * 2024 + 4) == "2024-05"


def test_a_flow_spans_its_months(planned: Plan, row: Observation) -> None:
    terms = HistoryTerms(planned.view.evidence)
    told = amount_reading(row, (Series.OUTPUT_CHINA,), (0.05, 0.02), terms)
    assert (month_name(told.first), month_name(told.last)) == ("2021-01", "2021-12")
    assert told.shape is Shape.SUM
    assert told.logarithm == pytest.approx(math.log(505.0))
    assert told.deviation == 0.02
    assert told.inputs == ("MS0149",)


def test_a_week_counts_for_its_month_by_its_days(planned: Plan, row: Observation) -> None:
    terms = HistoryTerms(planned.view.evidence)
    week = replace(row, value=7.0, period=period("2025-W23"))
    told = amount_reading(week, (Series.OUTPUT_CHINA,), (0.05, 0.02), terms)
    assert told.first == told.last == month_number(dt.date(2025, 6, 8))
    assert math.exp(told.logarithm) == pytest.approx(365.25 / 12.0)
    assert told.deviation == 0.05


def test_a_level_stands_at_the_end_of_its_period_less_its_offset(
    planned: Plan, row: Observation
) -> None:
    terms = HistoryTerms(planned.view.evidence)
    told = level_reading(row, (Series.CAPACITY_CHINA,), 0.06, terms, -0.07)
    assert told.shape is Shape.END
    assert told.first == told.last == month_number(dt.date(2021, 12, 31))
    assert told.logarithm == pytest.approx(math.log(505.0) + 0.07)


def test_loose_words_and_estimates_widen(planned: Plan, row: Observation) -> None:
    terms = HistoryTerms(planned.view.evidence)
    wide = math.hypot(0.02, terms("bound_error"))
    assert looser(0.02, row, terms) == 0.02
    assert looser(0.02, replace(row, qualifier="over"), terms) == pytest.approx(wide)
    assert looser(0.02, replace(row, kind="estimate"), terms) == pytest.approx(wide)


def test_repetitions_and_unverified_rows_are_left_out(row: Observation) -> None:
    again = replace(row, id="X1", same_value_as=row.id)
    loose = replace(row, id="X2", tier="unverified")
    assert unrepeated([row, again, loose]) == [row]
    assert unrepeated([again]) == [again]


@pytest.mark.parametrize(
    ("day", "rate"), [("2018-04-04", 0.17), ("2018-08-15", 0.16), ("2025-09-17", 0.13)]
)
def test_tax_is_taken_out_at_the_rate_of_the_day(
    planned: Plan, row: Observation, day: str, rate: float
) -> None:
    money = Money(planned.view)
    factor, inputs = money.without_vat(replace(row, period=period(day)), True)
    assert factor == pytest.approx(1.0 / (1.0 + rate))
    assert len(inputs) == 1
    assert money.without_vat(row, False) == (1.0, ())


def test_an_exchange_rate_is_carried_on_where_none_is_known(
    planned: Plan, row: Observation
) -> None:
    then = Money(replace(planned.view, as_of=dt.date(2016, 6, 30)))
    rate, holds, _ = then.per_dollar(replace(row, period=period("2016-05")))
    assert not holds
    assert rate == pytest.approx(6.2556, abs=0.05)
    rate, holds, inputs = Money(planned.view).per_dollar(replace(row, period=period("2026-03")))
    assert (holds, inputs) == (True, ("IO0171",))
    assert rate == pytest.approx(6.8921)
