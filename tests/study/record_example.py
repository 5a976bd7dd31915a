"""A record of an invented price: a walk about which the model knows its true pull, or nothing."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np

from polysight.evidence.store import evidence
from polysight.market.paths import MarketPaths
from polysight.market.series import Series
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol
from polysight.study.market_benchmarks import plain_forecast
from polysight.study.market_readings import MarketReading, MarketVariable
from polysight.study.market_record import DayForecast

Floats = np.ndarray
LEVEL, PULL, SIZE, DRAWS, ERROR = 3.0, 0.12, 0.08, 300, 0.02


@cache
def protocol() -> BacktestProtocol:
    """The shipped one, with fewer draws."""
    found = backtest_protocol(evidence())
    forecast = found.forecast.model_copy(update={"draws": DRAWS})
    return found.model_copy(update={"forecast": forecast})


def price(months: int, seed: int = 1) -> Floats:
    """A log price that returns to its level."""
    shocks = np.random.Generator(np.random.PCG64(seed)).standard_normal(months)
    path = np.full(months, LEVEL)
    for month in range(1, months):
        path[month] = path[month - 1] + PULL * (LEVEL - path[month - 1]) + SIZE * shocks[month]
    return path


def readings(path: Floats, first: int) -> list[MarketReading]:
    """Every month read, but each fifth."""
    noise = ERROR * np.random.Generator(np.random.PCG64(7)).standard_normal(len(path))
    return [
        MarketReading(
            MarketVariable.PRICE_CHINA, first + at, first + at, float(log + noise[at]), ERROR,
            "", (f"R{at}",),
        )
        for at, log in enumerate(path)
        if at % 5
    ]  # fmt: skip


def told(origin: dt.date, start: float, pull: float, seed: int) -> MarketPaths:
    """Draws of 24 months that know the pull that is given."""
    month = 12 * origin.year + origin.month
    shocks = np.random.Generator(np.random.PCG64(seed)).standard_normal((DRAWS, 24))
    values = np.ones((DRAWS, 24, len(Series)))
    log = np.full(DRAWS, start)
    for at in range(24):
        log = log + pull * (LEVEL - log) + SIZE * shocks[:, at]
        values[:, at, Series.PRICE_CHINA] = np.exp(log)
    months = np.arange(month, month + 24)
    return MarketPaths(0, months, values, np.array([origin.year]), np.empty((0, 1, 0, 4)))


def days(pull: float, count: int = 40) -> tuple[list[DayForecast], list[MarketReading]]:
    """Forecasts at quarter ends, and all readings."""
    first = 12 * 2005
    path = price(12 * 9 + 3 * count + 30)
    every = readings(path, first)
    window = protocol().window.model_copy(update={"last": dt.date(2040, 1, 1)})
    found = []
    for at, origin in enumerate(window.origins()[:count]):
        month = 12 * origin.year + origin.month - 1
        start = float(path[month - first])
        past = [one for one in every if one.last <= month]
        plain = plain_forecast(past, start, 0.0)
        assert plain is not None
        paths = told(origin, start, pull, seed=100 + at)
        found.append(DayForecast(origin, paths, {MarketVariable.PRICE_CHINA: plain}))
    return found, every
