"""The part of an observed cash cost that electricity and silicon metal do not explain.

No row prices steam, labour, chemicals, maintenance and freight for the recent years, so they stand
together in one figure that is set so that the observed quarters of one producer are met. It is
calibrated, not computed: it carries every error of the other inputs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Floats = NDArray[np.float64]


def calibrated(remainder_per_kg: Floats) -> Floats:
    """Mean remainder over the quarters, with which their mean cost is met.

    Parameters
    ----------
    remainder_per_kg : ndarray, [..., quarter]
        Remainder of each quarter [money/kg].

    Returns
    -------
    ndarray, [...]
        Mean [money/kg]; NaN where a quarter has none.

    Examples
    --------
    >>> float(calibrated(np.array([9.0, 12.0, 9.0])))
    10.0
    """
    return np.asarray(remainder_per_kg.mean(axis=-1))


def drawn(remainder_per_kg: Floats, probability: Floats) -> Floats:
    """Remainder of each draw: mean of the quarters with the error of a mean of so few.

    The error of an input that is the same in every quarter moves the explained cost and the
    remainder against each other, so that their sum stays what was reported.

    Parameters
    ----------
    remainder_per_kg : ndarray, [draw, quarter]
        Remainder of each quarter with the inputs of the draw [money/kg].
    probability : ndarray, [draw]
        Uniform draws strictly between 0 and 1: where in its distribution the mean stands.

    Returns
    -------
    ndarray, [draw]
        ``mean + t s / sqrt(n)`` with Student's t of n - 1 degrees of freedom [money/kg]; the mean
        alone where there is one quarter, which tells no scatter.
    """
    count = remainder_per_kg.shape[-1]
    mean = calibrated(remainder_per_kg)
    if count == 1:
        return mean
    error = remainder_per_kg.std(axis=-1, ddof=1) / np.sqrt(count)
    return np.asarray(mean + stdtrit(count - 1.0, probability) * error)
