"""Who holds how much of a market, what a merger changes, and where plants stand on the cost curve.

All arrays may carry leading axes (draw, year) before the axis of members, plants or groups.

References: the change of the index by a merger, ``2 * share_a * share_b``, follows from its
definition (Hirschman 1945; Herfindahl 1950, see `polysight.market.concentration`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def group_sums(values: Floats, group_of: Integers, groups: int) -> Floats:
    """What groups hold together.

    Parameters
    ----------
    values : ndarray, [..., member]
        What each member holds; NaN counts as nothing.
    group_of : ndarray of int, [member]
        Place of the group of each member; -1 for members that belong to none.
    groups : int
        Number of groups.

    Returns
    -------
    ndarray, [..., group]
        Sums, in the unit of ``values``.
    """
    found = np.zeros((*values.shape[:-1], groups))
    # One member after another, so that a draw has the same bits beside whatever draws.
    for member, group in enumerate(group_of):
        if group >= 0:
            found[..., group] += np.nan_to_num(values[..., member])
    return found


def group_means(values: Floats, weights: Floats, group_of: Integers, groups: int) -> Floats:
    """Weighted means by group.

    Parameters
    ----------
    values : ndarray, [..., member]
        Such as cash costs; members without a number do not count.
    weights : ndarray, [..., member]
        Such as outputs.
    group_of : ndarray of int, [member]
        Place of the group of each member; -1 for members that belong to none.
    groups : int
        Number of groups.

    Returns
    -------
    ndarray, [..., group]
        Means; NaN where nothing has weight.
    """
    counted = np.where(np.isnan(values), 0.0, np.nan_to_num(weights))
    whole = group_sums(counted, group_of, groups)
    total = group_sums(counted * np.nan_to_num(values), group_of, groups)
    return np.divide(total, whole, out=np.full_like(total, np.nan), where=whole > 0.0)


def merged(held: Floats, first: int, second: int) -> Floats:
    """Holdings after one group takes over another.

    Parameters
    ----------
    held : ndarray, [..., group]
        What each group holds.
    first, second : int
        Places of the group that takes over and of the one that is taken over.

    Returns
    -------
    ndarray, [..., group]
        The same with all of the second under the first; the second holds nothing.
    """
    joined = np.array(held, dtype=np.float64)
    if first != second:
        joined[..., first] += joined[..., second]
        joined[..., second] = 0.0
    return joined


def cost_position(cost: Floats, capacity: Floats) -> Floats:
    """Where each plant stands on the cost curve.

    Parameters
    ----------
    cost : ndarray, [..., plant]
        Cash cost of each plant, any unit; a plant without one stands nowhere and adds nothing.
    capacity : ndarray, [..., plant]
        What each can make, any unit.

    Returns
    -------
    ndarray, [..., plant]
        Share of the capacity that is cheaper, with half of what costs the same, the plant itself
        included: near 0 for the cheapest plant and near 1 for the dearest. NaN for plants without
        a cost or without capacity.
    """
    cost, capacity = np.broadcast_arrays(cost, capacity)
    stands = ~np.isnan(cost) & (capacity > 0.0)
    room = np.where(stands, capacity, 0.0)
    order = np.argsort(np.where(stands, cost, np.inf), axis=-1, kind="stable")
    ranked = np.take_along_axis(cost, order, axis=-1)
    upto = np.cumsum(np.take_along_axis(room, order, axis=-1), axis=-1)
    changes = ranked[..., 1:] != ranked[..., :-1]
    ends = np.ones((*cost.shape[:-1], 1), dtype=bool)
    before = upto - np.take_along_axis(room, order, axis=-1)
    cheaper = _first_of_ties(before, np.concatenate([ends, changes], axis=-1))
    last = np.concatenate([changes, ends], axis=-1)
    within = _first_of_ties(upto[..., ::-1], last[..., ::-1])[..., ::-1]
    total = np.maximum(upto[..., -1:], np.finfo(np.float64).tiny)
    found = np.full(cost.shape, np.nan)
    np.put_along_axis(found, order, 0.5 * (cheaper + within) / total, axis=-1)
    return np.where(stands, found, np.nan)


def _first_of_ties(values: Floats, starts: NDArray[np.bool_]) -> Floats:
    """The value at the start of each run, throughout the run."""
    places = np.where(starts, np.arange(values.shape[-1]), 0)
    return np.take_along_axis(values, np.maximum.accumulate(places, axis=-1), axis=-1)
