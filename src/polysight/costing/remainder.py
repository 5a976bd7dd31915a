"""The part of an observed cash cost that electricity and silicon metal do not explain.

No row prices steam, labour, chemicals, maintenance and freight for the recent years, so they stand
together in one figure that is set so that the observed quarters of one producer are met. It is
calibrated, not computed: it carries every error of the other inputs.
"""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import NDArray


def calibrated(remainder_per_kg: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lowest, median and highest remainder over the quarters.

    Parameters
    ----------
    remainder_per_kg : ndarray, [..., quarter]
        Remainder of each quarter [money/kg]; NaN where the quarter was not observed.

    Returns
    -------
    ndarray, [..., case]
        Low, central and high [money/kg]; NaN where no quarter was observed.

    Examples
    --------
    >>> calibrated(np.array([9.0, 12.0, np.nan, 10.0])).tolist()
    [9.0, 10.0, 12.0]
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.stack(
            [
                np.nanmin(remainder_per_kg, axis=-1),
                np.nanmedian(remainder_per_kg, axis=-1),
                np.nanmax(remainder_per_kg, axis=-1),
            ],
            axis=-1,
        )


def drawn(
    remainder_per_kg: NDArray[np.float64], probability: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Remainder of each draw, triangular between the quarters as that draw leaves them.

    The error of an input that is the same in every quarter moves the explained cost and the
    remainder against each other, so that their sum stays what was reported.

    Parameters
    ----------
    remainder_per_kg : ndarray, [draw, quarter]
        Remainder of each quarter with the inputs of the draw [money/kg]; NaN where the quarter
        was not observed.
    probability : ndarray, [draw]
        Uniform draws: where in its distribution the remainder stands.

    Returns
    -------
    ndarray, [draw]
        Inverse of the triangular distribution between the lowest and the highest quarter with
        its mode at the median [money/kg].
    """
    low, mode, high = np.moveaxis(calibrated(remainder_per_kg), -1, 0)
    width = high - low
    left = low + np.sqrt(probability * width * (mode - low))
    right = high - np.sqrt((1.0 - probability) * width * (high - mode))
    return np.asarray(np.where(probability * width < mode - low, left, right))
