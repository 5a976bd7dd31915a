r"""How good a forecast was, given what came: proper scores, coverage and direction.

A score is proper when nobody gains by telling other odds than those believed. The continuous
ranked probability score is the mean distance of the draws from the outturn, less half of their
mean distance from one another; it is in the unit of the quantity, and for a single number it is
the absolute error. In its fair form its expectation does not depend on how many draws there are.

References
----------
Gneiting, T. and Raftery, A. E. (2007), Strictly proper scoring rules, prediction, and estimation,
Journal of the American Statistical Association 102, 359-378. Ferro, C. A. T. (2014), Fair scores
for ensemble forecasts, Quarterly Journal of the Royal Meteorological Society 140, 1917-1923.
Gneiting, T., Balabdaoui, F. and Raftery, A. E. (2007), Probabilistic forecasts, calibration and
sharpness, Journal of the Royal Statistical Society B 69, 243-268.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]

_ROOT_PI, _ROOT_TWO_PI = math.sqrt(math.pi), math.sqrt(2.0 * math.pi)


def fair_crps(ensemble: ArrayLike, outturn: ArrayLike) -> Floats:
    """Continuous ranked probability score of draws, in its fair form.

    Parameters
    ----------
    ensemble : array_like of float
        Axes draw, ...; at least two draws.
    outturn : array_like of float
        Axes ...; what came.

    Returns
    -------
    ndarray of float
        Axes ...; in the unit of the quantity, smaller is better. May be below zero for few draws.

    Examples
    --------
    >>> float(fair_crps([1.0, 3.0], 2.0))
    0.0
    >>> float(fair_crps([2.0, 2.0], 5.0))
    3.0
    """
    drawn = np.sort(np.asarray(ensemble, dtype=np.float64), axis=0)
    count = len(drawn)
    distance = np.abs(drawn - np.asarray(outturn, dtype=np.float64)).mean(axis=0)
    weight = 2.0 * np.arange(1, count + 1) - count - 1.0
    among = np.tensordot(weight, drawn, axes=1) / (count * (count - 1.0))
    return np.asarray(distance - among)


def normal_crps(mean: ArrayLike, deviation: ArrayLike, outturn: ArrayLike) -> Floats:
    """Continuous ranked probability score of a normal forecast.

    Parameters
    ----------
    mean, deviation : array_like of float
        Of the forecast; the deviation is above zero.
    outturn : array_like of float
        What came.

    Returns
    -------
    ndarray of float
        In the unit of the quantity.
    """
    scale = np.asarray(deviation, dtype=np.float64)
    z = (np.asarray(outturn, dtype=np.float64) - np.asarray(mean, dtype=np.float64)) / scale
    density = np.exp(-0.5 * z**2) / _ROOT_TWO_PI
    return np.asarray(scale * (z * (2.0 * ndtr(z) - 1.0) + 2.0 * density - 1.0 / _ROOT_PI))


def share_below(ensemble: ArrayLike, outturn: ArrayLike) -> Floats:
    """Share of the draws below what came, half of the draws that are equal counted.

    Parameters
    ----------
    ensemble : array_like of float
        Axes draw, ...
    outturn : array_like of float
        Axes ...

    Returns
    -------
    ndarray of float
        Axes ...; evenly spread over zero to one for honest odds.
    """
    drawn, came = np.asarray(ensemble), np.asarray(outturn)
    return np.asarray((drawn < came).mean(axis=0) + 0.5 * (drawn == came).mean(axis=0))


def covered(ensemble: ArrayLike, outturn: ArrayLike, level: float) -> NDArray[np.bool_]:
    """Whether what came lies in the central interval.

    Parameters
    ----------
    ensemble : array_like of float
        Axes draw, ...
    outturn : array_like of float
        Axes ...
    level : float
        Probability that the interval claims, between zero and one.

    Returns
    -------
    ndarray of bool
        Axes ...
    """
    drawn, came = np.asarray(ensemble, dtype=np.float64), np.asarray(outturn)
    low, high = np.quantile(drawn, (0.5 - level / 2.0, 0.5 + level / 2.0), axis=0)
    return np.asarray((low <= came) & (came <= high))


def direction_hit(middle: ArrayLike, before: ArrayLike, outturn: ArrayLike) -> Floats:
    """Whether the forecast told rise from fall.

    Parameters
    ----------
    middle : array_like of float
        Median of the forecast.
    before : array_like of float
        Value on the day of the forecast.
    outturn : array_like of float
        What came.

    Returns
    -------
    ndarray of float
        One for the right direction, zero for the wrong one, NaN where nothing changed.
    """
    told = np.sign(np.asarray(middle, np.float64) - np.asarray(before, np.float64))
    came = np.sign(np.asarray(outturn, np.float64) - np.asarray(before, np.float64))
    return np.where(came == 0.0, np.nan, (told == came).astype(np.float64))


def rise_brier(ensemble: ArrayLike, before: ArrayLike, outturn: ArrayLike) -> Floats:
    """Squared error of the told probability of a rise.

    Parameters
    ----------
    ensemble : array_like of float
        Axes draw, ...
    before : array_like of float
        Value on the day of the forecast.
    outturn : array_like of float
        What came.

    Returns
    -------
    ndarray of float
        From zero to one; a quarter for even odds.
    """
    told = (np.asarray(ensemble) > np.asarray(before)).mean(axis=0)
    return np.asarray((told - (np.asarray(outturn) > np.asarray(before))) ** 2)
