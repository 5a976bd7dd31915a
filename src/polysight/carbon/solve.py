"""What a demand takes from every activity, and what one unit of each product causes.

Every function works on all draws at once: the axes before those of activity and flow are free and
broadcast against each other.
"""

from __future__ import annotations

import numpy as np

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges, Floats
from polysight.carbon.foreground import Foreground
from polysight.carbon.linear_system import LARGEST_SIDE, linear_system
from polysight.errors import DataError, refusal


def supply(foreground: Foreground, demand: Floats, *, largest_side: int = LARGEST_SIDE) -> Floats:
    """How much each activity runs to meet a final demand.

    Parameters
    ----------
    foreground : Foreground
        The activities.
    demand : ndarray of float
        Axes ..., activity; wanted of each product [unit of the product].
    largest_side : int
        Number of activities above which each draw is factorised sparsely on its own.

    Returns
    -------
    ndarray of float
        Axes ..., activity; s in ``A s = f``, as multiples of the activity as it was stated.

    Raises
    ------
    DataError
        If the demand has another number of products, or a loop of activities takes as much as it
        makes, so that no supply meets the demand.

    References
    ----------
    Heijungs and Suh (2002), The Computational Structure of Life Cycle Assessment, equation 2.12.

    Examples
    --------
    >>> from polysight.carbon.exchanges import exchanges
    >>> entries = ((0, 0, 1.0), (1, 0, -50.0), (1, 1, 1.0), (0, 1, np.array([0.0, -0.01])))
    >>> given = Foreground(("silicon", "power"), (), exchanges(entries), exchanges(()))
    >>> supply(given, given.demand("silicon"))
    array([[  1.,  50.],
           [  2., 100.]])
    """
    count = len(foreground.activities)
    if demand.shape[-1:] != (count,):
        raise refusal(DataError, "axis.shape", got=demand.shape, expected=(count,))
    part = foreground.technosphere
    if not part.free_shape:
        wanted, entries = demand.reshape(1, -1, count), _flat(part, ())
        found = linear_system(foreground.activities, entries, largest_side=largest_side)
        return found.solved(wanted).reshape(demand.shape)
    free = np.broadcast_shapes(part.free_shape, demand.shape[:-1])
    wanted = demand if demand.ndim == 1 else np.broadcast_to(demand, (*free, count))
    found = linear_system(foreground.activities, _flat(part, free), largest_side=largest_side)
    return found.solved(wanted.reshape(-1, 1, count)).reshape(*free, count)


def released(foreground: Foreground, running: Floats) -> Floats:
    """Flows to and from nature of activities that run so much.

    Parameters
    ----------
    foreground : Foreground
        The activities.
    running : ndarray of float
        Axes ..., activity; see `supply`.

    Returns
    -------
    ndarray of float
        Axes ..., flow; ``g = B s`` [unit of the flow].
    """
    return foreground.biosphere.times(running, len(foreground.flows))


def intensities(foreground: Foreground, *, largest_side: int = LARGEST_SIDE) -> Floats:
    """Flows that one unit of each product causes, with everything behind it.

    Parameters
    ----------
    foreground : Foreground
        The activities.
    largest_side : int
        See `supply`.

    Returns
    -------
    ndarray of float
        Axes ..., flow, activity; ``B A^-1`` [unit of the flow per unit of the product].

    Raises
    ------
    DataError
        As `supply`.
    """
    matrix = foreground.biosphere.dense((len(foreground.flows), len(foreground.activities)))
    return _behind(foreground, matrix, largest_side)


def characterised_intensities(
    foreground: Foreground, method: Characterisation, *, largest_side: int = LARGEST_SIDE
) -> Floats:
    """What one unit of each product causes by each indicator, with everything behind it.

    Parameters
    ----------
    foreground : Foreground
        The activities.
    method : Characterisation
        Factors of the same flows.
    largest_side : int
        See `supply`.

    Returns
    -------
    ndarray of float
        Axes ..., indicator, activity; ``C B A^-1`` [unit of the indicator per unit of the product].

    Raises
    ------
    DataError
        As `supply`, and if the flows of the method are not those of the foreground.
    """
    return _behind(foreground, _weighed(foreground, method), largest_side)


def contributions(foreground: Foreground, method: Characterisation, running: Floats) -> Floats:
    """What each activity itself gives off while it runs so much; sums to the whole.

    Parameters
    ----------
    foreground : Foreground
        The activities.
    method : Characterisation
        Factors of the same flows.
    running : ndarray of float
        Axes ..., activity; see `supply`.

    Returns
    -------
    ndarray of float
        Axes ..., indicator, activity [unit of the indicator].

    Raises
    ------
    DataError
        If the flows of the method are not those of the foreground.
    """
    return np.asarray(_weighed(foreground, method) * running[..., None, :])


def _weighed(foreground: Foreground, method: Characterisation) -> Floats:
    """What one run of each activity itself gives off, axes ..., indicator, activity."""
    if method.flows != foreground.flows:
        expected, got = ", ".join(foreground.flows), ", ".join(method.flows)
        raise refusal(DataError, "foreground.flows", got=got, expected=expected)
    turned, count = foreground.biosphere.turned, len(foreground.activities)
    rows = [turned.times(row, count) for row in np.moveaxis(method.factors, -2, 0)]
    return np.stack(rows, axis=-2)


def _behind(foreground: Foreground, weighed: Floats, largest_side: int) -> Floats:
    """Solution y of ``A^T y = w`` for every row w, axes ..., row, activity."""
    part = foreground.technosphere
    turned = part.turned
    sides, count = weighed.shape[-2:]
    if not part.free_shape:
        found = linear_system(foreground.activities, _flat(turned, ()), largest_side=largest_side)
        return found.solved(weighed.reshape(1, -1, count)).reshape(weighed.shape)
    free = np.broadcast_shapes(part.free_shape, weighed.shape[:-2])
    wanted = weighed if weighed.ndim == 2 else np.broadcast_to(weighed, (*free, sides, count))
    found = linear_system(foreground.activities, _flat(turned, free), largest_side=largest_side)
    return found.solved(wanted.reshape(-1, sides, count)).reshape(*free, sides, count)


def _flat(part: Exchanges, free: tuple[int, ...]) -> Exchanges:
    """All draws along one axis."""
    entries = part.values.shape[-1]
    values = np.broadcast_to(part.values, (*free, entries)).reshape(-1, entries)
    return Exchanges(part.rows, part.columns, values)
