"""Plain forecasts that the market model is held against: walks of the logarithm of one variable.

Each is fitted to the readings of the variable that the day knew, and starts from the estimate of
that day, which the model starts from too. A reading of several months stands at their middle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError
from polysight.investment.mean_reversion import MeanReversion, reversion_fit
from polysight.market.random_walk import LEAST_STEPS, RandomWalk, random_walk
from polysight.study.market_readings import LEVELS, MarketReading, Told

Floats = NDArray[np.float64]
MONTHS_PER_YEAR = 12.0
#: Observations nearer than this are one [months].
APART = 0.25


class Benchmark(StrEnum):
    """Kinds of plain forecast."""

    WALK = "walk"
    STILL = "still"
    REVERTING = "reverting"


@dataclass(frozen=True, slots=True)
class PlainForecast:
    """What is known of one variable by itself on a day.

    Parameters
    ----------
    start, start_deviation : float
        Natural logarithm on that day, and its standard deviation.
    walk : RandomWalk
        Drift and volatility.
    reverting : MeanReversion
        Level, speed and volatility; a walk without drift where the readings tell of no level.
    """

    start: float
    start_deviation: float
    walk: RandomWalk
    reverting: MeanReversion

    def paths(self, kind: Benchmark, scores: Floats) -> Floats:
        """Paths of the logarithm.

        Parameters
        ----------
        kind : Benchmark
            Which.
        scores : ndarray of float
            Axes draw, number; standard normal: the start, the drift, and one for every month.

        Returns
        -------
        ndarray of float
            Axes draw, month; at the end of the first month, the second, and so on.
        """
        start = self.start + self.start_deviation * scores[:, 0]
        if kind is Benchmark.WALK:
            return self.walk.paths(start, scores[:, 1], scores[:, 2:])
        if kind is Benchmark.STILL or not self.reverting.speed > 0.0:
            moved = np.cumsum(self.walk.volatility * scores[:, 2:], axis=1)
            return np.asarray(start[:, None] + moved)
        kept = float(self.reverting.persistence(1.0 / MONTHS_PER_YEAR))
        size = math.sqrt(float(self.reverting.variance(1.0 / MONTHS_PER_YEAR)))
        found, gap = np.empty_like(scores[:, 2:]), start - self.reverting.level
        for month in range(found.shape[1]):
            gap = kept * gap + size * scores[:, 2 + month]
            found[:, month] = self.reverting.level + gap
        return found


def plain_forecast(
    readings: Sequence[MarketReading], start: float, start_deviation: float
) -> PlainForecast | None:
    """Walks fitted to the past of a variable.

    Parameters
    ----------
    readings : sequence of MarketReading
        Of one variable, known on the day.
    start, start_deviation : float
        Natural logarithm on the day, and its standard deviation.

    Returns
    -------
    PlainForecast or None
        None where there are too few readings.
    """
    times, logarithms = _series(readings)
    if len(times) < LEAST_STEPS + 1:
        return None
    walk = random_walk(times, logarithms)
    try:
        back = reversion_fit(times / MONTHS_PER_YEAR, np.exp(logarithms)).central
    except DataError:
        back = MeanReversion(math.nan, 0.0, walk.volatility * math.sqrt(MONTHS_PER_YEAR))
    return PlainForecast(start, start_deviation, walk, back)


def told_by(paths: Floats, first: int, told: Told) -> Floats:
    """What paths of a logarithm say of a stretch of months.

    Parameters
    ----------
    paths : ndarray of float
        Axes draw, month.
    first : int
        Their first month, since January of year 0.
    told : Told
        Months, and whether the last one or their mean is meant.

    Returns
    -------
    ndarray of float
        Axis draw; natural logarithm.
    """
    end = told.last - first + 1
    if told.variable in LEVELS:
        return paths[:, end - 1]
    return np.asarray(np.log(np.exp(paths[:, told.first - first : end]).mean(axis=1)))


def _series(readings: Sequence[MarketReading]) -> tuple[Floats, Floats]:
    """Times in months and logarithms; readings of one time are one, weighted by their errors."""
    groups: list[list[MarketReading]] = []
    for one in sorted(readings, key=lambda one: (_time(one), one.rows)):
        if groups and _time(one) - _time(groups[-1][0]) < APART:
            groups[-1].append(one)
        else:
            groups.append([one])
    times = np.array([_time(group[0]) for group in groups])
    return times, np.array([_pooled(group) for group in groups])


def _pooled(group: Sequence[MarketReading]) -> float:
    weight = np.array([1.0 / max(one.deviation, 1e-6) ** 2 for one in group])
    return float(weight @ [one.logarithm for one in group] / weight.sum())


def _time(one: MarketReading) -> float:
    return float(one.last) if one.variable in LEVELS else 0.5 * (one.first + one.last)
