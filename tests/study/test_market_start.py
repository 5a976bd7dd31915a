"""The state of the market on a day follows from its past and its drivers."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from polysight.market.series import Series
from polysight.study.history_reading import month_number
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.market_model import StartSpread
from polysight.study.market_months import MarketDrivers, market_months
from polysight.study.market_start import market_start
from polysight.study.run import Plan

pytestmark = pytest.mark.slow

DAYS = (dt.date(2012, 12, 31), dt.date(2017, 6, 30), dt.date(2023, 3, 31), dt.date(2026, 6, 30))


@pytest.fixture(scope="module", params=DAYS)
def made(
    request: pytest.FixtureRequest, planned: Plan
) -> tuple[MarketHistory, MarketDrivers, StartSpread]:
    day = request.param
    assert isinstance(day, dt.date)
    view = replace(planned.view, as_of=day)
    history, drivers = market_history(view, day), market_months(view, day, "2031-12")
    return history, drivers, market_start(view, history, drivers)


def test_shapes_and_finite_numbers(
    made: tuple[MarketHistory, MarketDrivers, StartSpread],
) -> None:
    start = made[2]
    draws = start.draws(7, 0, 5)
    for middle, spread, drawn in zip(start.middle, start.deviation, draws, strict=True):
        assert middle.shape == spread.shape
        assert np.isfinite(middle).all()
        assert np.isfinite(spread).all()
        assert (spread >= 0.0).all()
        assert drawn.shape == (*middle.shape[:-1], 5)
    assert (draws.stock > 0.0).all()


def test_prices_and_stocks_are_those_of_the_history(
    made: tuple[MarketHistory, MarketDrivers, StartSpread],
) -> None:
    history, drivers, start = made
    month = month_number(history.origin)
    told = history.of(Series.PRICE_CHINA)
    assert start.middle.log_price[0, 0] == pytest.approx(told.at(month)[0])
    assert start.deviation.log_price[0, 0] == pytest.approx(told.at(month)[1])
    lags = [told.at(month - lag)[0] for lag in (1, 2, 3)]
    assert start.middle.earlier_log_price[:, 0] == pytest.approx(lags, abs=1e-9)
    held = history.of(Series.STOCK_PRODUCERS).at(month)
    assert start.middle.stock[0, 0] == pytest.approx(math.exp(held[0]))
    assert start.middle.expected_demand[0] == drivers.demand.level
    assert start.middle.use[:, 0] == pytest.approx(drivers.use)


def test_the_change_of_the_price_is_surer_than_its_level(
    made: tuple[MarketHistory, MarketDrivers, StartSpread],
) -> None:
    spread = made[2].deviation
    moved = spread.log_price[0, 0] - spread.earlier_log_price[0, 0]
    assert abs(moved) < spread.log_price[0, 0]


def test_the_expected_price_lags_the_price(planned: Plan) -> None:
    day = dt.date(2023, 9, 30)
    view = replace(planned.view, as_of=day)
    history = market_history(view, day)
    start = market_start(view, history, market_months(view, day, "2025-12"))
    past = history.of(Series.PRICE_CHINA).logarithm
    assert start.middle.log_price[0, 0] < start.middle.expected_log_price[0, 0] < past.max()


def test_a_stock_that_was_told_is_surer(planned: Plan) -> None:
    spreads = []
    for day in (dt.date(2015, 3, 31), dt.date(2025, 3, 31)):
        view = replace(planned.view, as_of=day)
        drivers = market_months(view, day, "2027-12")
        start = market_start(view, market_history(view, day), drivers)
        spreads.append((start.deviation.stock[0, 0], start.deviation.metal_stock[0]))
    assert spreads[0][0] > 5.0 * spreads[1][0]
    assert spreads[0][1] > spreads[1][1]
