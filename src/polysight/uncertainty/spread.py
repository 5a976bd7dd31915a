"""Which distribution an estimate stands for, by a written rule, and its quantiles.

Rule. ``low == high``: fixed. A central value in the exact middle of its range tells nothing
beyond the range (it is what a bare range is stored as): uniform, the wider of the two. Any other
central value: triangular with its mode there. Low and high are bounds. The lognormal is never
chosen by the rule; who asks for it states which quantiles low and high are, and the central
value is not used.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from scipy.special import ndtri

from polysight.errors import DataError, refusal
from polysight.estimate import Estimate
from polysight.uncertainty.stream import Floats

#: A value is in the middle if it is there to the rounding of a written decimal.
_MIDDLE = 1e-9


class Spread(StrEnum):
    """Distribution of an estimate."""

    FIXED = "fixed"
    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    LOGNORMAL = "lognormal"


def spread(estimate: Estimate) -> Spread:
    """Distribution of an estimate by the rule of this module.

    Parameters
    ----------
    estimate : Estimate
        Central value with low and high.

    Returns
    -------
    Spread
        Fixed, uniform or triangular.

    Raises
    ------
    DataError
        If a number is not finite or low, value and high are not in order.
    """
    low, value, high = estimate.low, estimate.value, estimate.high
    if not (np.isfinite([low, value, high]).all() and low <= value <= high):
        raise refusal(
            DataError, "uncertainty.order", name=estimate.quantity, low=low, value=value, high=high
        )
    if low == high:
        return Spread.FIXED
    middle = 0.5 * low + 0.5 * high
    if abs(value - middle) <= _MIDDLE * (high - low):
        return Spread.UNIFORM
    return Spread.TRIANGULAR


def quantile(estimate: Estimate, probability: Floats) -> Floats:
    """Inverse distribution function of an estimate by the rule of this module.

    Parameters
    ----------
    estimate : Estimate
        Central value with low and high.
    probability : ndarray of float
        Axes ...; in [0, 1].

    Returns
    -------
    ndarray of float
        Axes ...; unit of the estimate; within low and high.

    Raises
    ------
    DataError
        As `spread`.
    """
    kind = spread(estimate)
    low, mode, high = estimate.low, estimate.value, estimate.high
    if kind is Spread.FIXED:
        return np.full(np.shape(probability), mode)
    width = high - low
    if kind is Spread.UNIFORM:
        drawn = low + width * probability
    else:
        left = low + np.sqrt(probability * width * (mode - low))
        right = high - np.sqrt((1.0 - probability) * width * (high - mode))
        drawn = np.where(probability * width < mode - low, left, right)
    # The sums above may pass a bound by the last bit.
    return np.asarray(np.minimum(np.maximum(drawn, low), high))


def lognormal_quantile(
    estimate: Estimate, probability: Floats, *, low_at: float, high_at: float
) -> Floats:
    """Inverse distribution function of the lognormal through two stated quantiles.

    Parameters
    ----------
    estimate : Estimate
        Low and high, both above zero; its central value is not used.
    probability : ndarray of float
        Axes ...; strictly between 0 and 1 for finite results.
    low_at, high_at : float
        Probabilities of which low and high are the quantiles, for example 0.05 and 0.95.

    Returns
    -------
    ndarray of float
        Axes ...; unit of the estimate; above zero, not bounded by low and high.

    Raises
    ------
    DataError
        If low is not above zero, high is below low, or the probabilities are not in order
        within (0, 1).
    """
    low, high = estimate.low, estimate.high
    if not (0 < low <= high < np.inf):
        raise refusal(DataError, "uncertainty.positive", name=estimate.quantity, low=low, high=high)
    if not 0 < low_at < high_at < 1:
        raise refusal(DataError, "uncertainty.probability", low=low_at, high=high_at)
    first, second = float(ndtri(low_at)), float(ndtri(high_at))
    sigma = (np.log(high) - np.log(low)) / (second - first)
    return np.asarray(np.exp(np.log(low) + sigma * (ndtri(probability) - first)))
