"""Holding numbers against a limit: strict where the text is strict, blind to rounding alone.

A number that differs from the limit by the rounding of a unit conversion stands at the limit, so
that the verdict does not depend on the unit in which a plant wrote its answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.policy.instrument import Comparator

#: Relative difference that conversion between units may leave.
ROUNDING = 1e-12
#: Comparators under which less is better, and more is better.
UPPER = (Comparator.AT_MOST, Comparator.BELOW)
LOWER = (Comparator.AT_LEAST, Comparator.ABOVE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Arithmetic of one verdict.

    Parameters
    ----------
    value : float, bool or str
        What the plant answers, in ``unit``.
    comparator : Comparator
        How it is held against the limit.
    limit : float, bool or str
        The limit, in ``unit``.
    unit : str
        Unit code; empty for a yes or no and for a code.
    holds : bool
        Whether the limit is kept.
    margin : float or None
        Distance from the limit, positive on the side that keeps it [unit]; None where nothing is
        measured.
    margin_share : float or None
        Margin as a share of the size of the limit; None at a limit of zero.
    """

    value: float | bool | str
    comparator: Comparator
    limit: float | bool | str
    unit: str
    holds: bool
    margin: float | None = None
    margin_share: float | None = None


def holds(value: ArrayLike, comparator: Comparator, limit: ArrayLike) -> NDArray[np.bool_]:
    """Whether numbers keep a limit.

    Parameters
    ----------
    value, limit : array_like of float, [...]
        Numbers in one unit; shapes are broadcast.
    comparator : Comparator
        ``APPLIES`` is held like ``EQUAL``.

    Returns
    -------
    ndarray of bool, [...]
        False where a number or limit is NaN: what is missing keeps no limit.

    Examples
    --------
    >>> [bool(holds(40.0, each, 40.0)) for each in (Comparator.BELOW, Comparator.AT_MOST)]
    [False, True]
    """
    numbers, limits = np.asarray(value, dtype=float), np.asarray(limit, dtype=float)
    size = np.maximum(np.abs(numbers), np.abs(limits))
    finite = np.isfinite(numbers) & np.isfinite(limits)
    gap = np.where(finite, numbers, 0.0) - np.where(finite, limits, 0.0)
    at_limit = np.abs(gap) <= ROUNDING * np.where(finite, size, 0.0)
    kept = {
        Comparator.AT_MOST: (gap < 0.0) | at_limit,
        Comparator.BELOW: (gap < 0.0) & ~at_limit,
        Comparator.AT_LEAST: (gap > 0.0) | at_limit,
        Comparator.ABOVE: (gap > 0.0) & ~at_limit,
        Comparator.EQUAL: at_limit,
        Comparator.APPLIES: at_limit,
    }[comparator]
    return np.asarray(kept & finite)


def compared(value: float, comparator: Comparator, limit: float, unit: str) -> Comparison:
    """Comparison of one number with a limit.

    Parameters
    ----------
    value, limit : float
        Finite numbers in ``unit``.
    comparator : Comparator
        How the one is held against the other.
    unit : str
        Unit code.

    Returns
    -------
    Comparison
        With the margin ``limit - value`` for an upper limit, ``value - limit`` for a lower one and
        ``-|value - limit|`` for a value that is prescribed.
    """
    gap = limit - value
    margin = gap if comparator in UPPER else -gap if comparator in LOWER else -abs(gap)
    share = margin / abs(limit) if limit else None
    kept = bool(holds(value, comparator, limit))
    return Comparison(value, comparator, limit, unit, kept, margin, share)


def stricter(one: float, other: float, comparator: Comparator) -> bool | None:
    """Whether one limit asks more than another.

    Parameters
    ----------
    one, other : float
        Limits in one unit.
    comparator : Comparator
        The comparator of both.

    Returns
    -------
    bool or None
        None where the limits are alike, or where neither side is the better one.
    """
    if bool(holds(one, Comparator.EQUAL, other)) or comparator not in (*UPPER, *LOWER):
        return None
    return one < other if comparator in UPPER else one > other
