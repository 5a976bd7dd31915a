"""Prices of many grades, places, taxes and currencies become readings of two prices."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest

from polysight.market.series import Series
from polysight.study.history_prices import metal_readings, price_readings
from polysight.study.history_reading import HistoryReading, month_number
from polysight.study.history_terms import HistoryTerms
from polysight.study.run import Plan


@pytest.fixture(scope="module")
def told(planned: Plan) -> dict[str, HistoryReading]:
    terms = HistoryTerms(planned.view.evidence)
    return {one.inputs[0]: one for one in price_readings(planned.view, terms)}


@pytest.mark.parametrize(
    ("row", "price"),
    [
        ("MP0415", 53.2 / 1.13),
        ("MP0225", 30.685 * 7.0809),
        ("MP0204", 308.8 / 1.13),
        ("MP0106", 129.5 / 1.17 * math.exp(0.015)),
        ("MP0414", 49.7 / 1.13 * math.exp(0.05)),
    ],
)
def test_a_quote_without_tax_in_yuan_of_the_leading_grade(
    told: dict[str, HistoryReading], row: str, price: float
) -> None:
    assert math.exp(told[row].logarithm) == pytest.approx(price, rel=1e-4)


def test_what_a_company_earned_is_the_mean_of_its_quarter(
    told: dict[str, HistoryReading],
) -> None:
    one = told["MP0396"]
    assert one.last - one.first == 2
    assert one.series == (Series.PRICE_CHINA,)
    assert math.exp(one.logarithm) > 5.8 * 7.1875


def test_mono_counts_only_where_n_type_is_not_quoted(
    told: dict[str, HistoryReading],
) -> None:
    assert "MP0429" not in told
    assert "MP0275" in told
    assert told["MP0275"].deviation > told["MP0204"].deviation


@pytest.mark.parametrize("row", ["MP0183", "MP0310", "MP0046", "MP0084", "MP0033", "MP0373"])
def test_other_grades_ends_lists_offers_and_futures_are_left_out(
    told: dict[str, HistoryReading], row: str
) -> None:
    assert row not in told


def test_a_world_price_is_of_both_markets_until_they_are_told_apart(
    told: dict[str, HistoryReading],
) -> None:
    assert told["MP0087"].series == (Series.PRICE_CHINA, Series.PRICE_OUTSIDE)
    assert told["MP0105"].series == (Series.PRICE_OUTSIDE,)
    assert "MP0130" not in told


def test_nothing_that_came_later_is_read(planned: Plan) -> None:
    day = dt.date(2018, 6, 30)
    then = replace(planned.view, as_of=day)
    terms = HistoryTerms(then.evidence)
    for one in (*price_readings(then, terms), *metal_readings(then, terms)):
        assert one.known <= day
        assert one.first <= month_number(day)


def test_silicon_metal_by_grade_and_place(planned: Plan) -> None:
    terms = HistoryTerms(planned.view.evidence)
    rows = {one.inputs[0]: one for one in metal_readings(planned.view, terms)}
    assert math.exp(rows["ME0049"].logarithm) == pytest.approx(9.25 / 1.13)
    assert rows["ME0022"].logarithm < math.log(9.65 / 1.13)
    assert rows["ME0052"].logarithm > math.log(8.1 / 1.13)
    assert "ME0036" not in rows
    assert "ME0062" not in rows
