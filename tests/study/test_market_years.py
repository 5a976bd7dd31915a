"""The market by year: sums close, shares are shares, and stretches of draws join."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from polysight.market.series import Series
from polysight.study.market_years import YearMeasure, market_years
from tests.study.market_paths_example import model, paths

YEARS = 3


def test_a_year_holds_its_months_and_a_broken_one_says_so() -> None:
    found = market_years(paths(), model().months)
    assert found.years.tolist() == [2026, 2027, 2028]
    assert found.months.tolist() == [6, 12, 12]
    made = paths().of(Series.OUTPUT_CHINA)
    assert found.of(YearMeasure.OUTPUT_CHINA)[:, 0] == pytest.approx(made[:, :6].sum(axis=1))
    assert found.of(YearMeasure.OUTPUT_CHINA).sum(axis=1) == pytest.approx(made.sum(axis=1))
    price = paths().of(Series.PRICE_CHINA)
    assert found.of(YearMeasure.PRICE_CHINA)[:, 2] == pytest.approx(price[:, 18:].mean(axis=1))
    assert found.of(YearMeasure.PRICE_YEAR_END)[:, 1] == pytest.approx(price[:, 17])


def test_utilisation_tells_its_denominator() -> None:
    found = market_years(paths(), model().months)
    made = found.of(YearMeasure.OUTPUT_CHINA) * 12 / found.months
    by_end = made / paths().of(Series.CAPACITY_CHINA)[:, [5, 17, 29]]
    assert found.of(YearMeasure.UTILISATION_YEAR_END) == pytest.approx(by_end)
    mean = found.of(YearMeasure.CAPACITY_MEAN_CHINA)
    assert found.of(YearMeasure.UTILISATION_MEAN) == pytest.approx(made / mean)
    assert (found.of(YearMeasure.CAPACITY_AVAILABLE_CHINA) < mean).all()


def test_published_definitions_of_stocks_contain_each_other() -> None:
    found = market_years(paths(), model().months)
    stocks = [
        found.of(one)
        for one in (
            YearMeasure.STOCK_PRODUCERS,
            YearMeasure.STOCK_PRODUCERS_AND_FUTURES,
            YearMeasure.STOCK_INDUSTRY,
            YearMeasure.STOCK_WHOLE_CHAIN,
        )
    ]
    for smaller, larger in pairwise(stocks):
        assert (smaller < larger).all()
    held = [Series.STOCK_PRODUCERS, Series.STOCK_TRADERS, Series.STOCK_WAFER_MAKERS]
    last = sum(paths().of(one)[:, -1] for one in held)
    assert stocks[2][:, -1] == pytest.approx(last)


def test_money_is_price_times_output_less_discounts() -> None:
    found = market_years(paths(), model().months)
    full = (paths().of(Series.PRICE_CHINA) * paths().of(Series.OUTPUT_CHINA)).sum(axis=1) / 1000.0
    revenue = found.of(YearMeasure.REVENUE_CHINA)
    assert (revenue.sum(axis=1) < full).all()
    assert (revenue.sum(axis=1) > 0.8 * full).all()
    profit = found.of(YearMeasure.CASH_PROFIT_CHINA)
    assert found.of(YearMeasure.MARGIN_SHARE) == pytest.approx(profit / revenue)
    per_kg = found.of(YearMeasure.PRODUCER_MARGIN) * found.of(YearMeasure.OUTPUT_CHINA) / 1000.0
    assert per_kg == pytest.approx(profit)


def test_shares_lie_between_nothing_and_all() -> None:
    found = market_years(paths(), model().months)
    for one in YearMeasure:
        if one.name.endswith("_SHARE") and one is not YearMeasure.MARGIN_SHARE:
            values = found.of(one)
            assert ((values >= 0.0) & (values <= 1.0)).all(), one.key
    under = found.of(YearMeasure.MONTHS_UNDER_CASH_COST)
    assert ((under >= 0.0) & (under <= found.months)).all()


def test_draws_do_not_know_their_stretch() -> None:
    whole = market_years(paths(), model().months).values
    parts = [market_years(paths(0, at, 8), model().months).values for at in (0, 8, 16)]
    assert (np.concatenate(parts) == whole).all()


def test_a_market_that_makes_nothing_has_no_shares() -> None:
    still = paths(1, 0, 2)
    still.values[:, :, [Series.OUTPUT_CHINA, Series.OUTPUT_OUTSIDE]] = 0.0
    still.values[:, :, Series.PRODUCER_MARGIN_CHINA] = np.nan
    found = market_years(still, model().months)
    assert np.isnan(found.of(YearMeasure.WORLD_SHARE_CHINA)).all()
    assert np.isnan(found.of(YearMeasure.PRODUCER_MARGIN)).all()
    assert (found.of(YearMeasure.CASH_PROFIT_CHINA) == 0.0).all()


def test_every_measure_has_a_unit() -> None:
    units = {one.key: one.unit for one in YearMeasure}
    assert set(units.values()) == {
        "kt/a", "kt", "1", "count", "GW", "months", "CNY/kg", "CNY/W", "GCNY",
    }  # fmt: skip
    assert units["price_outside"] == "CNY/kg"
    assert units["metal_price"] == "CNY/kg"
    assert units["metal_use"] == "kt"
