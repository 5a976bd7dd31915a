"""Schedules by which the value of an asset is written off, at any month of its life."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from polysight.investment.case import Floats, Method


def accumulated_share(
    method: Method, life_years: int, residual_share: float, months: ArrayLike
) -> Floats:
    """Share of an asset's value that is written off after some months in service.

    Within a year of the schedule the amount runs evenly.

    Parameters
    ----------
    method : {"straight-line", "double-declining", "sum-of-years"}
        Schedule; double-declining changes to straight lines in the last two years.
    life_years : int
        Length of the schedule; at least three for the double-declining balance.
    residual_share : float
        Share of the value that stays.
    months : array_like of float
        Months since the asset went into service, any axes; below zero and beyond the life the
        share is that of the ends.

    Returns
    -------
    ndarray of float
        The axes of ``months``; from zero to one less the residual share.

    References
    ----------
    Regulations for the Implementation of the Enterprise Income Tax Law, art. 98, and Guo Shui Fa
    [2009] 81: the two accelerated schedules.

    Examples
    --------
    >>> accumulated_share("sum-of-years", 3, 0.1, [12, 24, 36]).tolist()
    [0.45, 0.75, 0.9]
    >>> accumulated_share("double-declining", 5, 0.05, [12, 24]).tolist()
    [0.4, 0.64]
    """
    elapsed = np.clip(np.asarray(months, dtype=np.float64), 0.0, 12.0 * life_years)
    return np.asarray(_SCHEDULES[method](float(life_years), residual_share, elapsed))


def least_balance_share(life_years: int) -> float:
    """Share of the value that a double-declining balance leaves before its last two years.

    Parameters
    ----------
    life_years : int
        Length of the schedule.

    Returns
    -------
    float
        Fraction; a residual share above it cannot be kept.
    """
    return float((1.0 - 2.0 / life_years) ** (life_years - 2))


def _straight_line(life: float, residual: float, elapsed: Floats) -> Floats:
    return (1.0 - residual) * elapsed / (12.0 * life)


def _sum_of_years(life: float, residual: float, elapsed: Floats) -> Floats:
    whole = np.floor(elapsed / 12.0)
    begun = elapsed / 12.0 - whole
    parts = whole * (2.0 * life - whole + 1.0) + begun * 2.0 * (life - whole)
    return np.asarray((1.0 - residual) * parts / (life * (life + 1.0)))


def _double_declining(life: float, residual: float, elapsed: Floats) -> Floats:
    kept = 1.0 - 2.0 / life
    whole = np.minimum(np.floor(elapsed / 12.0), life - 2.0)
    left = kept**whole
    declining = 1.0 - left + (elapsed / 12.0 - whole) * left * 2.0 / life
    straight = 1.0 - left + (left - residual) * (elapsed - 12.0 * (life - 2.0)) / 24.0
    return np.where(whole < life - 2.0, declining, straight)


_SCHEDULES: dict[Method, Callable[[float, float, Floats], Floats]] = {
    "straight-line": _straight_line,
    "sum-of-years": _sum_of_years,
    "double-declining": _double_declining,
}
