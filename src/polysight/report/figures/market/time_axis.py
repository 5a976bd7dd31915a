"""The axis of months: ends of months as decimal years, ticks at the turn of years."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

MONTHS = 12
#: Most years that are all told at an axis, and at a narrow one.
ALL_TOLD, NARROW = 9, 5


def years_of(months: NDArray[np.int64]) -> NDArray[np.float64]:
    """Ends of months as decimal years.

    Parameters
    ----------
    months : ndarray of int
        Months since January of year 0.

    Returns
    -------
    ndarray of float
        The end of December 2026 is 2027.
    """
    return (np.asarray(months, dtype=np.float64) + 1.0) / MONTHS


def year_ticks(axes: Axes, first: int, last: int, *, narrow: bool = False) -> None:
    """Ticks at the beginning of each year, its number in the middle of it.

    Parameters
    ----------
    axes : Axes
        Whose horizontal axis is made.
    first, last : int
        First and last month, since January of year 0.
    narrow : bool
        Whether there is room for few numbers.
    """
    begin, end = first / MONTHS, (last + 1) / MONTHS
    years = range(math.floor(begin), math.ceil(end))
    axes.set_xlim(begin, end)
    axes.set_xticks([one for one in years if begin <= one <= end], [])
    most = NARROW if narrow else ALL_TOLD
    every = 1 if len(years) <= most else 2 if len(years) <= 2 * most else 5
    told = [one for one in years if one % every == 0 and _room(one, begin, end)]
    axes.set_xticks(
        [(max(one, begin) + min(one + 1, end)) / 2.0 for one in told], [str(one) for one in told],
        minor=True,
    )  # fmt: skip
    axes.tick_params(axis="x", which="minor", length=0, labelsize=6.6)


def _room(year: int, begin: float, end: float) -> bool:
    """Whether enough of the year lies on the axis for its number to stand there."""
    return min(year + 1, end) - max(year, begin) > 0.3 * min(1.0, (end - begin) / 6.0)
