"""Logarithms of monthly series from readings of single months, of sums and means, and of shares.

Readings bend in the logarithm: that of a sum of months is linearised about the path, and the path
found again, until it stands. Errors have long tails: once the path stands, a reading far from it
counts less, as under a t distribution, and the path is found again (iterated reweighting).

References
----------
Lange, K. L., Little, R. J. A. and Taylor, J. M. G. (1989). Robust statistical modeling using the t
distribution. Journal of the American Statistical Association 84(408), 881-896.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polysight.market.series import Series
from polysight.market.state_space import (
    Readings,
    StateModel,
    StatePath,
    joined,
    lagged,
    settled_path,
    state_path,
)
from polysight.study.history_reading import HistoryReading, Shape

Floats = NDArray[np.float64]

#: Months remembered, so that sums of a year can be read, and rounds until a path stands, without
#: and with long tails.
LAGS, ROUNDS = 11, 5


class Track(NamedTuple):
    """Where the logarithm of a series stands in the state.

    Parameters
    ----------
    places : tuple of int
        States of which it is the sum.
    lags : tuple of int
        First remembered month of each of them; empty where nothing is remembered.
    base : ndarray of float
        Axis month; known part of the logarithm that is added.
    """

    places: tuple[int, ...]
    lags: tuple[int, ...]
    base: Floats


@dataclass(frozen=True, slots=True, eq=False)
class SeriesEstimate:
    """Logarithm of a monthly series with its doubt.

    Parameters
    ----------
    series : Series
        Which.
    first : int
        First month, since January of year 0.
    logarithm, deviation : ndarray of float
        Axis month; given all readings, and its standard deviation.
    logarithm_then, deviation_then : ndarray of float
        Axis month; given only readings of months up to it.
    readings : tuple of HistoryReading
        What it rests on.
    """

    series: Series
    first: int
    logarithm: Floats
    deviation: Floats
    logarithm_then: Floats
    deviation_then: Floats
    readings: tuple[HistoryReading, ...]

    @property
    def last(self) -> int:
        """Last month, since January of year 0."""
        return self.first + len(self.logarithm) - 1

    def at(self, month: int) -> tuple[float, float]:
        """Logarithm and its standard deviation in a month.

        Parameters
        ----------
        month : int
            Months since January of year 0.

        Returns
        -------
        tuple of float
            Given all readings.
        """
        return float(self.logarithm[month - self.first]), float(self.deviation[month - self.first])

    def read(self, month: int) -> tuple[HistoryReading, ...]:
        """Readings that speak of a month, alone or among others.

        Parameters
        ----------
        month : int
            Months since January of year 0.

        Returns
        -------
        tuple of HistoryReading
            The readings.
        """
        return tuple(one for one in self.readings if one.first <= month <= one.last)

    def usable_from(self, widest: float) -> int | None:
        """First month in which the series was known well enough then.

        Parameters
        ----------
        widest : float
            Largest standard deviation of the logarithm, given only readings of months up to it.

        Returns
        -------
        int or None
            Months since January of year 0; None where it never was.
        """
        good = np.flatnonzero(self.deviation_then <= widest)
        return self.first + int(good[0]) if len(good) else None


def remembering(models: Sequence[StateModel]) -> tuple[StateModel, tuple[int, ...]]:
    """Models side by side, the first state of each remembered for a year.

    Parameters
    ----------
    models : sequence of StateModel
        The models.

    Returns
    -------
    StateModel
        All of them.
    tuple of int
        First remembered month of each model's first state.
    """
    model, places, at = joined(tuple(models)), [], 0
    for one in models:
        places.append(at)
        at += len(one.mean)
    starts = []
    for place in places:
        starts.append(len(model.mean))
        model = lagged(model, place, LAGS)
    return model, tuple(starts)


def estimated(
    model: StateModel,
    tracks: Mapping[Series, Track],
    told: Sequence[HistoryReading],
    months: tuple[int, int],
    freedom: float,
) -> tuple[dict[Series, SeriesEstimate], StatePath]:
    """Paths of series from readings.

    Parameters
    ----------
    model : StateModel
        How the logarithms move.
    tracks : mapping of Series to Track
        Where each series stands.
    told : sequence of HistoryReading
        Readings; those that begin before the first month or end after the last one are left out.
    months : tuple of int
        First and last month, since January of year 0.
    freedom : float
        Degrees of freedom of the errors.

    Returns
    -------
    dict of Series to SeriesEstimate
        One for each track.
    StatePath
        The whole state.
    """
    first, last = months
    inside = [one for one in told if first <= one.first and one.last <= last]

    def plainly(path: Floats) -> Readings:
        return _about(path, model, tracks, inside, first, math.inf)

    path = settled_path(model, plainly, last - first + 1, ROUNDS)
    for _ in range(ROUNDS):
        about = _about(path.mean, model, tracks, inside, first, freedom)
        path = state_path(model, about, last - first + 1)
    found = {}
    for series, track in tracks.items():
        pick = np.zeros(len(model.mean))
        pick[list(track.places)] = 1.0
        own = tuple(one for one in inside if one.inputs and series in (*one.series, *one.whole))
        found[series] = SeriesEstimate(
            series, first, path.mean @ pick + track.base, _spread(path.covariance, pick),
            path.filtered_mean @ pick + track.base, _spread(path.filtered_covariance, pick), own,
        )  # fmt: skip
    return found, path


def _spread(covariance: Floats, pick: Floats) -> Floats:
    return np.asarray(np.sqrt(np.maximum(np.einsum("i,mij,j->m", pick, covariance, pick), 0.0)))


def _about(
    path: Floats,
    model: StateModel,
    tracks: Mapping[Series, Track],
    told: Sequence[HistoryReading],
    first: int,
    freedom: float,
) -> Readings:
    """Readings linearised about a path, those far off with a wider error."""
    count = len(told)
    months = np.array([one.last - first for one in told], dtype=np.int64)
    loading, value = np.zeros((count, len(model.mean))), np.zeros(count)
    variance = np.array([one.deviation**2 for one in told])
    for row, one in enumerate(told):
        state = path[months[row]]
        level, slope = _level(one, one.series, state, tracks, first)
        if one.whole:
            under, under_slope = _level(one, one.whole, state, tracks, first)
            level, slope = level - under, slope - under_slope
        miss = one.logarithm - level
        loading[row], value[row] = slope, miss + slope @ state
        if math.isfinite(freedom):
            variance[row] *= (freedom + miss**2 / variance[row]) / (freedom + 1.0)
    return Readings(months, loading, value, np.zeros(count), variance)


def _level(
    one: HistoryReading,
    series: tuple[Series, ...],
    state: Floats,
    tracks: Mapping[Series, Track],
    first: int,
) -> tuple[float, Floats]:
    """Logarithm of what a reading is about, and its slope in the state."""
    spans = range(1) if one.shape is Shape.END else range(one.last - one.first + 1)
    rows, levels = [], []
    for track in (tracks[name] for name in series):
        for lag in spans:
            slope = np.zeros(len(state))
            for place, start in zip(track.places, track.lags or track.places, strict=True):
                slope[place if lag == 0 else start + lag - 1] += 1.0
            rows.append(slope)
            levels.append(float(slope @ state) + float(track.base[one.last - lag - first]))
    slopes, logs = np.array(rows), np.array(levels)
    if one.shape is Shape.MEAN:
        return float(logs.mean()), np.asarray(slopes.mean(axis=0))
    top = logs.max()
    parts = np.exp(logs - top)
    return float(top + np.log(parts.sum())), np.asarray(parts @ slopes / parts.sum())
