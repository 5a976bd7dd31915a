"""Straight-line depreciation and what is left at the end of the horizon."""

from __future__ import annotations

import numpy as np

from polysight.investment.npv import Floats


def straight_line(
    investment: Floats, residual_share: Floats, *, life: int, start: int, years: int
) -> Floats:
    """Equal yearly amounts of investment (1 - residual share) / life.

    Parameters
    ----------
    investment : ndarray of float
        Axes ...; base, money.
    residual_share : ndarray of float
        Axes ...; fraction of the base that is never depreciated.
    life : int
        Years of the schedule.
    start : int
        Place of its first year.
    years : int
        Length of the year axis; a schedule that runs beyond it is cut.

    Returns
    -------
    ndarray of float
        Axes ..., year; money.

    References
    ----------
    NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction Projects,
    3rd ed. (2006): average life method.
    """
    yearly = investment * (1.0 - residual_share) / life
    place = np.arange(years)
    active = (place >= start) & (place < start + life)
    return np.asarray(yearly[..., None] * active)


def book_value(investment: Floats, depreciation: Floats) -> Floats:
    """Base less all depreciation within the horizon: the residual recovered in the last year.

    Parameters
    ----------
    investment : ndarray of float
        Axes ...; base, money.
    depreciation : ndarray of float
        Axes ..., year; money.

    Returns
    -------
    ndarray of float
        Axes ...; money.
    """
    return np.asarray(investment - np.sum(depreciation, axis=-1))
