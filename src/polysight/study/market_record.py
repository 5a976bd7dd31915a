"""Forecasts of the market held against what came: one row a day of forecast, variable and horizon.

What came is a reading with an error of its own, and a forecast is judged as one of that reading:
every draw, of the model and of each plain forecast, gets an error of the same size. An outturn
counts for the horizon that its last month is nearest to, and the forecast is of its own months.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.market.paths import MarketPaths
from polysight.market.scores import fair_crps, share_below
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.market_benchmarks import Benchmark, PlainForecast, told_by
from polysight.study.market_model import EDGE
from polysight.study.market_readings import MarketReading, MarketVariable, forecast
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Parts of the probability at which a forecast is kept.
QUANTILES = (0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95)
MODEL = "model"
#: Whose forecasts are judged.
JUDGED = (MODEL, *(one.value for one in Benchmark))
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, eq=False)
class DayForecast:
    """What was said on a day.

    Parameters
    ----------
    origin : datetime.date
        The day, end of a month.
    paths : MarketPaths
        The model's draws of the months after it.
    plain : mapping of MarketVariable to PlainForecast
        Plain forecasts of the variables that were usable on the day.
    """

    origin: dt.date
    paths: MarketPaths
    plain: Mapping[MarketVariable, PlainForecast]

    @property
    def month(self) -> int:
        """Month of the day, since January of year 0."""
        return MONTHS_PER_YEAR * self.origin.year + self.origin.month - 1


@dataclass(frozen=True, slots=True)
class JudgedForecast:
    """One forecast of the model or of a benchmark, judged.

    Parameters
    ----------
    crps : float
        Score of the logarithm.
    plain_crps : float
        Score in the unit of the variable.
    below : float
        Share of the draws below what came.
    quantiles : tuple of float
        At `QUANTILES`, in the unit of the variable.
    """

    crps: float
    plain_crps: float
    below: float
    quantiles: tuple[float, ...]

    @property
    def median(self) -> float:
        """Median in the unit of the variable."""
        return self.quantiles[QUANTILES.index(0.5)]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """All forecasts of one day, variable and horizon.

    Parameters
    ----------
    origin : str
        Day of the forecast.
    variable : MarketVariable
        Of what.
    horizon : int
        Months ahead, of the protocol.
    first, last : int
        Months of the outturn, since January of year 0.
    start : float
        Estimate on the day, in the unit of the variable.
    outturn, deviation : float
        What came, and the standard deviation of its logarithm.
    judged : mapping of str to JudgedForecast
        By name of `JUDGED`.
    """

    origin: str
    variable: MarketVariable
    horizon: int
    first: int
    last: int
    start: float
    outturn: float
    deviation: float
    judged: Mapping[str, JudgedForecast]


def record_rows(
    day: DayForecast, readings: Sequence[MarketReading], protocol: BacktestProtocol
) -> tuple[RecordRow, ...]:
    """Forecasts of a day, judged.

    Parameters
    ----------
    day : DayForecast
        What was said.
    readings : sequence of MarketReading
        What came; those of other months are left out.
    protocol : BacktestProtocol
        Variables, horizons and draws.

    Returns
    -------
    tuple of RecordRow
        One for each variable that was usable on the day and each horizon with an outturn.
    """
    found = []
    for variable in (one.name for one in protocol.scoring.variables):
        if variable not in day.plain:
            continue
        own = [one for one in readings if one.variable is variable and one.first > day.month]
        for horizon in protocol.scoring.horizons:
            came = outturn(own, day.month + horizon, protocol.scoring.tolerance_months)
            if came is not None and came.last <= int(day.paths.months[-1]):
                found.append(_row(day, came, horizon, protocol.forecast.seed))
    return tuple(found)


def outturn(readings: Sequence[MarketReading], month: int, tolerance: int) -> MarketReading | None:
    """Reading that stands for a month.

    Parameters
    ----------
    readings : sequence of MarketReading
        Of one variable.
    month : int
        Wanted last month.
    tolerance : int
        How far its last month may lie off.

    Returns
    -------
    MarketReading or None
        The nearest, of these the one of the shortest stretch, of these the earliest.
    """
    near = [one for one in readings if abs(one.last - month) <= tolerance]
    if not near:
        return None
    return min(near, key=lambda one: (abs(one.last - month), one.last - one.first, one.last))


def _row(day: DayForecast, came: MarketReading, horizon: int, seed: int) -> RecordRow:
    plain, draws = day.plain[came.variable], len(day.paths.values)
    ahead = int(day.paths.months[-1]) - day.month
    name = f"market.record.{day.origin.isoformat()}.{came.variable}"
    scores = _normals(seed, f"{name}.plain", draws, ahead + 2)
    error = came.deviation * _normals(seed, f"{name}.{horizon}.error", draws, 1)[:, 0]
    told = {MODEL: forecast(day.paths, came)}
    for kind in Benchmark:
        told[kind.value] = told_by(plain.paths(kind, scores), day.month + 1, came)
    return RecordRow(
        day.origin.isoformat(), came.variable, horizon, came.first, came.last,
        math.exp(plain.start), math.exp(came.logarithm), came.deviation,
        {name: _judged(drawn + error, came.logarithm) for name, drawn in told.items()},
    )  # fmt: skip


def _judged(drawn: Floats, came: float) -> JudgedForecast:
    quantiles = np.exp(np.quantile(drawn, QUANTILES))
    return JudgedForecast(
        crps=float(fair_crps(drawn, came)),
        plain_crps=float(fair_crps(np.exp(drawn), math.exp(came))),
        below=float(share_below(drawn, came)),
        quantiles=tuple(float(one) for one in quantiles),
    )


def _normals(seed: int, name: str, draws: int, each: int) -> Floats:
    drawn = uniforms(seed, name, draws * each)
    return np.asarray(ndtri(np.clip(drawn, EDGE, 1.0 - EDGE)).reshape(draws, each))
