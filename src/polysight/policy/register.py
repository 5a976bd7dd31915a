"""One rule held against many plants at once: which fail, in what share of draws, how much capacity.

Axes are ``[..., plant, draw]``; years or rules may stand in front. NaN in a value is a plant of
which nobody knows, NaN in a limit a plant that the rule does not concern: neither passes nor fails.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal
from polysight.policy.comparison import holds
from polysight.policy.instrument import Comparator

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class RegisterComparison:
    """Which plants keep a rule.

    Parameters
    ----------
    failing, passing, unknown, outside : ndarray of bool, [..., plant, draw]
        The four verdicts; exactly one of them is true in each place.
    """

    failing: Flags
    passing: Flags
    unknown: Flags
    outside: Flags

    @property
    def failing_share(self) -> Floats:
        """Share of draws in which a plant fails.

        Returns
        -------
        ndarray, [..., plant]
            Fraction of the draws in which it is judged at all; NaN where it never is.
        """
        judged = (self.failing | self.passing).sum(axis=-1)
        failed = self.failing.sum(axis=-1)
        share = np.divide(failed, judged, out=np.full(judged.shape, np.nan), where=judged > 0)
        return np.asarray(share)


def compared_register(
    values: ArrayLike, limits: ArrayLike, comparator: Comparator
) -> RegisterComparison:
    """A rule held against every plant in every draw.

    Parameters
    ----------
    values : array_like of float, [..., plant, draw]
        What each plant answers, in the unit of the limits; NaN where nobody knows.
    limits : array_like of float, [..., plant]
        Limit for each plant by its state, route and place; NaN where the rule does not concern it.
    comparator : Comparator
        How values are held against limits.

    Returns
    -------
    RegisterComparison
        The verdicts.

    Raises
    ------
    DataError
        If the shapes do not fit.
    """
    numbers = np.asarray(values, dtype=float)
    edges = np.asarray(limits, dtype=float)[..., None]
    if numbers.ndim < 2 or edges.shape[-2] != numbers.shape[-2]:
        raise refusal(
            DataError, "policy.register_shape", got=numbers.shape, expected=edges.shape[:-1]
        )
    kept = holds(numbers, comparator, edges)
    outside = np.broadcast_to(np.isnan(edges), kept.shape)
    unknown = np.broadcast_to(~np.isfinite(numbers), kept.shape) & ~outside
    return RegisterComparison(~kept & ~outside & ~unknown, kept, unknown, outside)


def capacity_by_group(
    chosen: Flags, capacity: ArrayLike, group: NDArray[np.int64], groups: int
) -> Floats:
    """Capacity of chosen plants by group.

    Parameters
    ----------
    chosen : ndarray of bool, [..., plant, draw]
        Plants that count, for example those that fail.
    capacity : array_like of float, [..., plant]
        Capacity of each plant, in any unit.
    group : ndarray of int, [plant]
        Position of the group of each plant.
    groups : int
        Number of groups.

    Returns
    -------
    ndarray, [..., group, draw]
        Sum of the capacity in the unit given.

    Raises
    ------
    DataError
        If a plant has no group or no capacity.
    """
    sizes = np.asarray(capacity, dtype=float)
    plants = chosen.shape[-2]
    if group.shape != (plants,) or sizes.shape[-1] != plants:
        raise refusal(DataError, "policy.register_shape", got=sizes.shape, expected=chosen.shape)
    if (group < 0).any() or (group >= groups).any() or not np.isfinite(sizes).all():
        raise refusal(DataError, "policy.register_group", expected=groups)
    membership = (np.arange(groups)[:, None] == group).astype(float)
    return np.asarray(membership @ (chosen * sizes[..., None]))
