"""How far a mean of neighbouring results may be trusted, by drawing whole stretches again.

Forecasts of neighbouring quarters look at much the same months, so that their scores are not
independent. Stretches of neighbours are drawn with replacement and joined to a series of the old
length; the spread of the statistic over many such series is its sampling error. Stretches must be
as long as the overlap, and there should be several: with few it is too narrow.

References
----------
Kuensch, H. R. (1989), The jackknife and the bootstrap for general stationary observations, Annals
of Statistics 17, 1217-1241. Politis, D. N. and Romano, J. P. (1992), A circular block-resampling
procedure for stationary data, in Exploring the Limits of Bootstrap, Wiley.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def block_places(uniforms: Floats, count: int, length: int) -> Integers:
    """Places of the drawn results, stretch by stretch around a circle.

    Parameters
    ----------
    uniforms : ndarray of float
        Axes resample, stretch; in [0, 1), at least ``count / length`` stretches, rounded up.
    count : int
        Length of the series.
    length : int
        Results in a stretch, from one to ``count``.

    Returns
    -------
    ndarray of int
        Axes resample, place; the last stretch is cut where the series is full, and a stretch that
        runs over the end goes on at the beginning, so that each result is drawn equally often.

    Examples
    --------
    >>> block_places(np.array([[0.0, 0.9]]), 5, 3).tolist()
    [[0, 1, 2, 4, 0]]
    """
    needed = -(-count // length)
    starts = np.floor(uniforms[:, :needed] * count).astype(np.int64)
    places = (starts[:, :, None] + np.arange(length)) % count
    return places.reshape(len(uniforms), needed * length)[:, :count]


def bootstrap_ratio(upper: Floats, lower: Floats, places: Integers) -> Floats:
    """Ratio of two means over drawn series.

    Parameters
    ----------
    upper, lower : ndarray of float
        Axis result; of the same forecasts, NaN where a result is missing from both.
    places : ndarray of int
        Axes resample, place.

    Returns
    -------
    ndarray of float
        Axis resample; NaN where a drawn series holds no result.
    """
    return bootstrap_mean(upper, places) / bootstrap_mean(lower, places)


def bootstrap_mean(values: Floats, places: Integers) -> Floats:
    """Mean over drawn series.

    Parameters
    ----------
    values : ndarray of float
        Axis result; NaN where a result is missing.
    places : ndarray of int
        Axes resample, place.

    Returns
    -------
    ndarray of float
        Axis resample; NaN where a drawn series holds no result.
    """
    drawn = values[places]
    there = np.isfinite(drawn)
    count = there.sum(axis=1)
    total = np.where(there, drawn, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def interval(resampled: Floats, level: float) -> tuple[float, float]:
    """Central interval of a resampled statistic.

    Parameters
    ----------
    resampled : ndarray of float
        Axis resample; NaN are left out.
    level : float
        Probability of the interval.

    Returns
    -------
    tuple of float
        Low and high; NaN where nothing is left.
    """
    kept = resampled[np.isfinite(resampled)]
    if not len(kept):
        return float("nan"), float("nan")
    low, high = np.quantile(kept, (0.5 - level / 2.0, 0.5 + level / 2.0))
    return float(low), float(high)
