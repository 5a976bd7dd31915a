"""Published forecasts of the price beside what the model and the plain forecasts said before them.

A published forecast is compared on its own outturn, and the model on the reading of the same
months, each by the logarithm of told over come: units and places of publication differ, errors do
not. The model speaks from the last quarter end before the month in which the forecast was made, so
that it never knew more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.history_reading import month_number
from polysight.study.market_behaviour import standard_scores
from polysight.study.market_benchmarks import Benchmark, told_by
from polysight.study.market_readings import MarketReading, MarketVariable, forecast
from polysight.study.market_record import DayForecast, outturn

QUANTITY, MADE_LENGTH = "price", len("2016-02")


@dataclass(frozen=True, slots=True)
class PublishedForecast:
    """A published forecast and what others said.

    Parameters
    ----------
    id, forecaster, made, period : str
        Row, who, month and time that was forecast.
    origin : str
        Day on which the model spoke.
    published, model, walk : float
        Logarithm of told over come.
    """

    id: str
    forecaster: str
    made: str
    period: str
    origin: str
    published: float
    model: float
    walk: float


def published_forecasts(
    evidence: Evidence,
    days: Sequence[DayForecast],
    readings: Sequence[MarketReading],
    protocol: BacktestProtocol,
) -> tuple[PublishedForecast, ...]:
    """Published forecasts that can be compared.

    Parameters
    ----------
    evidence : Evidence
        Holds the forecasts with their outturns.
    days : sequence of DayForecast
        Days of the record.
    readings : sequence of MarketReading
        What came.
    protocol : BacktestProtocol
        Seed and tolerance.

    Returns
    -------
    tuple of PublishedForecast
        Those of prices whose month of making is known, whose time lies wholly in the months of a
        day of the record, and for which something was read.
    """
    prices = [one for one in readings if one.variable is MarketVariable.PRICE_CHINA]
    found = []
    for row in evidence.tables["forecast_record"]:
        cells = row.cells
        usable = cells["quantity"] == QUANTITY and cells["value"] and cells["outturn"]
        if not usable or len(cells["made"]) != MADE_LENGTH:
            continue
        target = period(cells["period"])
        first, last = month_number(target.start), month_number(target.end)
        day = _day_before(days, period(cells["made"]).start.isoformat(), first, last)
        came = outturn(prices, last, protocol.scoring.tolerance_months)
        if day is None or came is None or came.first <= day.month:
            continue
        error = math.log(float(cells["value"]) / float(cells["outturn"]))
        model = float(np.median(forecast(day.paths, came))) - came.logarithm
        told = (cells["id"], cells["forecaster"], cells["made"], cells["period"])
        walk = _walk(day, came, protocol)
        found.append(PublishedForecast(*told, day.origin.isoformat(), error, model, walk))
    return tuple(found)


def _day_before(
    days: Sequence[DayForecast], made: str, first: int, last: int
) -> DayForecast | None:
    """Last day before a date whose months hold a stretch."""
    able = [
        one
        for one in days
        if one.origin.isoformat() < made and one.month < first and last <= int(one.paths.months[-1])
    ]
    return max(able, key=lambda one: one.origin, default=None)


def _walk(day: DayForecast, came: MarketReading, protocol: BacktestProtocol) -> float:
    if came.variable not in day.plain:
        return math.nan
    ahead = int(day.paths.months[-1]) - day.month
    name = f"market.published.{day.origin.isoformat()}"
    scores = standard_scores(protocol.forecast.seed, name, len(day.paths.values), ahead + 2)
    paths = day.plain[came.variable].paths(Benchmark.WALK, scores)
    return float(np.median(told_by(paths, day.month + 1, came))) - came.logarithm
