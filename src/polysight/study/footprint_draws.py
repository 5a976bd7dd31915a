"""Numbers of a footprint: the central value in front of the draws, so that both are worked alike.

Every array of a footprint has one axis ``draw`` whose first place holds the value at the centre of
every parameter; the rest are draws. `middle` and `spread_out` take the two apart again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from polysight.estimate import Estimate
from polysight.study.readings import Reading, reading
from polysight.uncertainty.draws import estimate_draws

Floats = NDArray[np.float64]


def in_front(central: Floats, draws: Floats, count: int) -> Floats:
    """Central value and draws on one axis.

    Parameters
    ----------
    central : ndarray of float
        One value.
    draws : ndarray of float
        Axis draw, or one value where nothing varies.
    count : int
        Number of draws.

    Returns
    -------
    ndarray, [draw]
        ``1 + count`` values, the central one first.
    """
    return np.concatenate([np.ravel(central)[:1], np.broadcast_to(np.ravel(draws), (count,))])


def drawn(name: str, estimate: Estimate, *, seed: int, count: int) -> Floats:
    """Estimate with its draws.

    Parameters
    ----------
    name : str
        Name of its random sequence: whatever shares it is drawn together.
    estimate : Estimate
        Central value with low and high.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    ndarray, [draw]
        ``1 + count`` values, the central one first [unit of the estimate].
    """
    return in_front(
        np.array(estimate.value), estimate_draws(name, estimate, seed=seed, count=count), count
    )


def middle(values: Floats) -> Floats:
    """Central value.

    Parameters
    ----------
    values : ndarray, [..., draw]
        The central value first.

    Returns
    -------
    ndarray, [...]
        It alone.
    """
    return np.asarray(values[..., 0])


def spread_out(values: Floats) -> Floats:
    """Draws.

    Parameters
    ----------
    values : ndarray, [..., draw]
        The central value first.

    Returns
    -------
    ndarray, [..., draw]
        Without it; the central value alone where there are no draws.
    """
    return np.asarray(values[..., 1:] if values.shape[-1] > 1 else values)


def told(key: str, unit: str, values: Floats) -> Reading:
    """Reading of a number.

    Parameters
    ----------
    key : str
        ``part.field``; its name in words is the message ``reading.part_field``.
    unit : str
        Unit code.
    values : ndarray, [draw]
        The central value first.

    Returns
    -------
    Reading
        Central value, median and interval.
    """
    return reading(key, unit, middle(values), spread_out(values))
