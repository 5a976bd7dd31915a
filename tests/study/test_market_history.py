"""The past of the market as a day knew it: with its doubt, its rows, and nothing from later."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from polysight.evidence.location import data_folder
from polysight.market.series import Series
from polysight.study.data_cut import cut_data
from polysight.study.history_reading import month_number
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.run import Plan, plan

pytestmark = pytest.mark.slow

NOW = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def history(planned: Plan) -> MarketHistory:
    return market_history(planned.view, NOW)


def value(history: MarketHistory, series: Series, month: str) -> float:
    return math.exp(history.of(series).at(month_number(dt.date.fromisoformat(f"{month}-28")))[0])


@pytest.mark.parametrize(
    ("month", "price"),
    [
        ("2018-09", 94 / 1.16),
        ("2022-09", 308.8 / 1.13),
        ("2024-05", 43.0 / 1.13),
        ("2025-11", 52 / 1.13),
    ],
)
def test_the_price_is_that_of_the_quotes(history: MarketHistory, month: str, price: float) -> None:
    assert value(history, Series.PRICE_CHINA, month) == pytest.approx(price, rel=0.06)


def test_the_markets_are_one_and_then_apart(history: MarketHistory) -> None:
    ratios = {
        month: value(history, Series.PRICE_OUTSIDE, month)
        / value(history, Series.PRICE_CHINA, month)
        for month in ("2016-06", "2019-06", "2024-06")
    }
    assert ratios["2016-06"] == pytest.approx(1.0, abs=0.15)
    assert ratios["2019-06"] == pytest.approx(1.0, abs=0.15)
    assert ratios["2024-06"] > 3.5


def test_months_add_up_to_years(history: MarketHistory) -> None:
    made = history.of(Series.OUTPUT_CHINA)
    for year, output in ((2019, 342.0), (2021, 505.0), (2023, 1460.0), (2025, 1319.0)):
        first = 12 * year - made.first
        total = float(np.exp(made.logarithm[first : first + 12]).sum())
        assert total == pytest.approx(output, rel=0.03)


def test_doubt_is_narrow_where_quotes_stand_and_wide_where_none_do(
    history: MarketHistory,
) -> None:
    price, stock = history.of(Series.PRICE_CHINA), history.of(Series.STOCK_PRODUCERS)
    month = {name: month_number(dt.date.fromisoformat(f"{name}-28")) for name in
             ("2013-12", "2015-06", "2025-03", "2025-10", "2026-06")}  # fmt: skip
    assert price.at(month["2025-10"])[1] < 0.04
    assert price.at(month["2013-12"])[1] > 1.5 * price.at(month["2025-10"])[1]
    assert price.at(month["2026-06"])[1] > 0.2
    assert stock.at(month["2015-06"])[1] > 0.4
    assert stock.at(month["2025-03"])[1] < 0.1


def test_every_estimate_knows_its_rows(history: MarketHistory) -> None:
    month = month_number(dt.date(2025, 3, 31))
    rows = {name for one in history.of(Series.STOCK_PRODUCERS).read(month) for name in one.inputs}
    assert {"MS0295", "MS0294", "MS0296"} <= rows
    assert rows <= set(history.inputs)


def test_the_futures_stand_beside_the_spot(history: MarketHistory) -> None:
    months = [month for month, _, _ in history.basis]
    assert min(months) >= month_number(dt.date(2024, 12, 26))
    assert all(abs(ratio) < 0.4 for _, ratio, _ in history.basis)


def test_first_usable_months(history: MarketHistory) -> None:
    price, stock = (history.usable[one] for one in (Series.PRICE_CHINA, Series.STOCK_PRODUCERS))
    assert price is not None
    assert price <= month_number(dt.date(2010, 1, 1))
    assert stock is not None
    assert stock >= month_number(dt.date(2021, 9, 1))


@pytest.mark.parametrize("day", [dt.date(2012, 12, 31), dt.date(2019, 9, 30)])
def test_a_day_knows_what_its_cut_data_hold(planned: Plan, tmp_path: Path, day: dt.date) -> None:
    then = replace(planned.view, as_of=day)
    cut_data(data_folder(), day, tmp_path / "cut")
    whole = market_history(then, day)
    alone = market_history(plan(as_of=day, folder=tmp_path / "cut").view, day)
    for series, estimate in whole.estimates.items():
        assert estimate.last == month_number(day)
        assert estimate.logarithm == pytest.approx(alone.of(series).logarithm, abs=1e-12)
        assert estimate.deviation == pytest.approx(alone.of(series).deviation, abs=1e-12)
    rows = planned.view.references.observations
    assert all(rows[name].first_known <= day for name in whole.inputs if name in rows)


def test_what_was_read_later_narrows_an_earlier_day(planned: Plan) -> None:
    day = dt.date(2013, 9, 30)
    then = market_history(replace(planned.view, as_of=day), day)
    later = market_history(replace(planned.view, as_of=dt.date(2015, 9, 30)), day)
    month = month_number(day)
    for series in (Series.PRICE_CHINA, Series.OUTPUT_CHINA):
        assert later.of(series).at(month)[1] < then.of(series).at(month)[1]
