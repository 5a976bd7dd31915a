"""Where a rising function of one number per row is zero, all rows at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from polysight.investment.npv import Floats

#: Steps of false position between two halvings: a bracket that shrinks slowly is then halved.
_PATIENCE = 3
_STEPS = 400


def rising_root(outcome: Callable[[Floats], Floats], low: Floats, high: Floats) -> Floats:
    """Point of each row at which a continuous, never falling function is zero.

    False position with the weight of a stale end halved (Illinois), and a halving of the bracket
    every few steps; it ends when no double lies between the ends.

    Parameters
    ----------
    outcome : callable
        From points with axes ... to values with axes ...; called for all rows together.
    low, high : ndarray of float
        Axes ...; ends of the brackets.

    Returns
    -------
    ndarray of float
        Axes ...; NaN where the outcome does not change from at most zero to at least zero.
    """
    low, high = (ends.copy() for ends in np.broadcast_arrays(low, high))
    below, above = (np.array(outcome(ends)) for ends in (low, high))
    inside = (below <= 0) & (above >= 0)
    best = np.where(np.abs(below) <= np.abs(above), low, high)
    least = np.minimum(np.abs(below), np.abs(above))
    for step in range(_STEPS):
        if not np.any(inside & (least > 0) & (np.nextafter(low, high) < high)):
            break
        with np.errstate(divide="ignore", invalid="ignore"):
            cut = low - below * (high - low) / (above - below)
        usable = (cut > low) & (cut < high) & (step % _PATIENCE != _PATIENCE - 1)
        at = np.where(usable, cut, 0.5 * (low + high))
        value = outcome(at)
        best = np.where(np.abs(value) < least, at, best)
        least = np.minimum(np.abs(value), least)
        up = value > 0
        below, above = np.where(up, 0.5 * below, value), np.where(up, value, 0.5 * above)
        low, high = np.where(up, low, at), np.where(up, at, high)
    return np.where(inside, best, np.nan)
