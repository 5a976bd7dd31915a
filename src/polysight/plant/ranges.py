"""Numbers that a model cannot take, refused with the nearest one that it can."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import UsageError, refusal

Floats = NDArray[np.float64]


def finite(field: str, values: ArrayLike) -> Floats:
    """Numbers, none of them infinite or missing.

    Parameters
    ----------
    field : str
        Name that the refusal tells.
    values : array_like of float
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If a value is not finite.
    """
    given = np.asarray(values, dtype=np.float64)
    if not np.isfinite(given).all():
        raise refusal(UsageError, "plant.not_finite", field=field)
    return given


def checked(which: str, field: str, values: ArrayLike, low: float, high: float) -> Floats:
    """Numbers between two ends, both of which are allowed.

    Parameters
    ----------
    which : str
        What has this range.
    field : str
        Name that the refusal tells.
    values : array_like of float
        Axes ....
    low, high : float
        The ends.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If a value lies outside; the refusal names the worst and the nearest possible.
    """
    given = finite(field, values)
    if given.size:
        least, most = float(given.min()), float(given.max())
        if least < low or most > high:
            below = low - least >= most - high
            raise refusal(
                UsageError,
                "plant.equilibrium_range",
                which=which,
                field=field,
                got=f"{least if below else most:g}",
                low=f"{low:g}",
                high=f"{high:g}",
                nearest=f"{low if below else high:g}",
            )
    return given


def positive(field: str, values: ArrayLike) -> Floats:
    """Numbers above zero.

    Parameters
    ----------
    field : str
        Name that the refusal tells.
    values : array_like of float
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If a value is zero or less.
    """
    given = finite(field, values)
    if given.size and given.min() <= 0:
        raise refusal(UsageError, "plant.not_positive", field=field, got=f"{given.min():g}")
    return given


def not_negative(field: str, values: ArrayLike) -> Floats:
    """Numbers from zero upwards.

    Parameters
    ----------
    field : str
        Name that the refusal tells.
    values : array_like of float
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If a value is below zero or not finite; the refusal names the least and zero.
    """
    given = finite(field, values)
    if given.size and given.min() < 0:
        raise refusal(
            UsageError, "plant.negative", field=field, got=f"{given.min():g}", nearest="0"
        )
    return given
