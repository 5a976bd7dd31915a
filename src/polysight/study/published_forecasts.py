"""Published forecasts beside what the model and the random walk said before them.

A published forecast is compared on its own outturn, and the model on the reading of the same
months, each by the logarithm of told over come: units and places of publication differ, errors do
not. The model speaks from the last quarter end before the time in which the forecast was made, so
that it never knew more; where only a year is told, that is the end of the year before.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.history_reading import month_number
from polysight.study.market_behaviour import standard_scores
from polysight.study.market_benchmarks import Benchmark, told_by
from polysight.study.market_readings import MarketReading, MarketVariable, forecast
from polysight.study.market_record import DayForecast, outturn

PUBLISHED, BOTH = "forecast_record", "/"
#: What the record judges, by quantity and place of a published forecast.
VARIABLES = {
    ("price", "WLD"): MarketVariable.PRICE_CHINA,
    ("price", "CN"): MarketVariable.PRICE_CHINA,
    ("production", "CN"): MarketVariable.OUTPUT_CHINA,
    ("production", "WLD"): MarketVariable.OUTPUT_WORLD,
    ("capacity", "CN"): MarketVariable.CAPACITY_CHINA,
}
#: Part of the months of a stretch that must have been read for their mean to stand for it.
LEAST_READ = 2.0 / 3.0


class Reason(StrEnum):
    """Why a published forecast cannot be compared, in the order in which they are looked for."""

    WITHHELD = "withheld"
    OTHER = "other"
    EARLY = "early"
    BEGUN = "begun"
    FAR = "far"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Target:
    """When the model speaks, and of what.

    Parameters
    ----------
    day : datetime.date
        Quarter end on which it speaks.
    variable : MarketVariable
        Of what.
    first, last : int
        Months since January of year 0, both counted.
    """

    day: dt.date
    variable: MarketVariable
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PublishedForecast:
    """What the model and the walk said of the time that a published forecast is about.

    Parameters
    ----------
    forecast : str
        Id of the published forecast.
    target : Target
        Day, variable and months; of a level, or of a price of one month, those that were read.
    came : float
        What was read, in the unit of the variable.
    model, low, high, walk : float
        Median of the model, its 5 and 95 per cent, and median of the walk, in the same unit; the
        walk is NaN where there is none of the variable.
    """

    forecast: str
    target: Target
    came: float
    model: float
    low: float
    high: float
    walk: float

    @property
    def model_error(self) -> float:
        """Natural logarithm of the model over what came."""
        return math.log(self.model / self.came)

    @property
    def walk_error(self) -> float:
        """Natural logarithm of the walk over what came; NaN where there is none."""
        return math.log(self.walk / self.came)


def target_of(cells: Mapping[str, str], protocol: BacktestProtocol) -> Target | Reason:
    """What the model must be asked to be held beside a published forecast.

    Parameters
    ----------
    cells : mapping of str to str
        Row of ``forecast_record.csv``.
    protocol : BacktestProtocol
        Days on which the model speaks, and how far ahead.

    Returns
    -------
    Target or Reason
        Day, variable and months; or why there is no comparison.
    """
    if not (cells["value"] and cells["outturn"]):
        return Reason.WITHHELD
    variable = VARIABLES.get((cells["quantity"], cells["geography"]))
    if variable is None:
        return Reason.OTHER
    made = period(cells["made"].split(BOTH)[0]).start
    days = [one for one in protocol.window.origins() if one < made]
    if not days:
        return Reason.EARLY
    asked, origin = period(cells["period"]), month_number(days[-1])
    first, last = month_number(asked.start), month_number(asked.end)
    if first <= origin:
        return Reason.BEGUN
    if last > origin + protocol.forecast.months:
        return Reason.FAR
    return Target(days[-1], variable, first, last)


def reading_of(
    target: Target, readings: Sequence[MarketReading], tolerance: int
) -> MarketReading | None:
    """What came in the months of a target.

    Parameters
    ----------
    target : Target
        Variable and months.
    readings : sequence of MarketReading
        What came.
    tolerance : int
        How far a reading of another month may lie off a single month.

    Returns
    -------
    MarketReading or None
        The reading of just these months; else, of several months, the mean of those read if they
        are `LEAST_READ` of them, and of a single month the nearest one. None where that fails.
    """
    spoken = month_number(target.day)
    own = [one for one in readings if one.variable is target.variable and one.first > spoken]
    for one in own:
        if (one.first, one.last) == (target.first, target.last):
            return one
    if target.first == target.last:
        return outturn(own, target.last, tolerance)
    inside = [one for one in own if target.first <= one.first == one.last <= target.last]
    if len(inside) < LEAST_READ * (target.last - target.first + 1):
        return None
    mean = math.log(math.fsum(math.exp(one.logarithm) for one in inside) / len(inside))
    return MarketReading(
        target.variable, target.first, target.last, mean, inside[0].deviation,
        max(one.known for one in inside), tuple(row for one in inside for row in one.rows),
    )  # fmt: skip


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
        Days, seed and tolerance.

    Returns
    -------
    tuple of PublishedForecast
        In the order of the rows.
    """
    said = {one.origin: one for one in days}
    found = []
    for row in evidence.tables[PUBLISHED]:
        target = target_of(row.cells, protocol)
        if isinstance(target, Reason) or target.day not in said:
            continue
        came = reading_of(target, readings, protocol.scoring.tolerance_months)
        if came is None or came.last > int(said[target.day].paths.months[-1]):
            continue
        day = said[target.day]
        low, model, high = np.exp(np.quantile(forecast(day.paths, came), (0.05, 0.5, 0.95)))
        found.append(
            PublishedForecast(
                row.cells["id"], Target(target.day, target.variable, came.first, came.last),
                math.exp(came.logarithm), float(model), float(low), float(high),
                _walk(day, came, protocol),
            )
        )  # fmt: skip
    return tuple(found)


def _walk(day: DayForecast, came: MarketReading, protocol: BacktestProtocol) -> float:
    """Median of the random walk; NaN where the day had none of the variable."""
    if came.variable not in day.plain:
        return math.nan
    ahead = int(day.paths.months[-1]) - day.month
    name = f"market.published.{day.origin.isoformat()}"
    scores = standard_scores(protocol.forecast.seed, name, len(day.paths.values), ahead + 2)
    paths = day.plain[came.variable].paths(Benchmark.WALK, scores)
    return float(np.exp(np.median(told_by(paths, day.month + 1, came))))
