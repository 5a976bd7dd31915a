"""Effects of several changes: each alone, all together, and shares that no order favours.

A value is known for every subset of n changes. Its place is the sum of 2^i over the changes i of
the subset: place 0 is nothing changed, the last place everything changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: More changes than this are grouped before every subset is worked.
MOST_CHANGES = 12


@dataclass(frozen=True, slots=True)
class Effects:
    """Effects of n changes on some values.

    Parameters
    ----------
    alone : ndarray of float
        Axes change, ...; the change made first, against nothing changed.
    last : ndarray of float
        Axes change, ...; the change made last, against everything else changed.
    share : ndarray of float
        Axes change, ...; mean over all orders (Shapley); the shares sum to the joint effect.
    least, most : ndarray of float
        Axes change, ...; smallest and largest effect over all orders.
    joint : ndarray of float
        Axes ...; everything changed against nothing changed.
    """

    alone: Floats
    last: Floats
    share: Floats
    least: Floats
    most: Floats
    joint: Floats

    @property
    def interaction(self) -> Floats:
        """What the changes do together beyond what each does alone.

        Returns
        -------
        ndarray of float
            Axes ...; zero where effects add up.
        """
        return np.asarray(self.joint - self.alone.sum(axis=0))


def subsets(changes: int) -> tuple[tuple[int, ...], ...]:
    """Every subset of n changes in the order of the places.

    Parameters
    ----------
    changes : int
        Number n of changes.

    Returns
    -------
    tuple of tuple of int
        2^n subsets.

    Examples
    --------
    >>> subsets(2)
    ((), (0,), (1,), (0, 1))
    """
    if changes > MOST_CHANGES:
        raise refusal(DataError, "change.many", got=changes, most=MOST_CHANGES)
    return tuple(
        tuple(one for one in range(changes) if place >> one & 1) for place in range(1 << changes)
    )


def effects(values: Floats) -> Effects:
    """Effects of changes from the values of all their subsets.

    Parameters
    ----------
    values : ndarray of float
        Axes subset, ...; NaN makes the effects that need it NaN.

    Returns
    -------
    Effects
        Effects of each change.

    Raises
    ------
    DataError
        If the number of subsets is no power of two.

    References
    ----------
    Shapley, L. S. (1953), A value for n-person games, in: Contributions to the Theory of Games
    II, Annals of Mathematics Studies 28, 307-317.
    """
    count = len(values)
    changes = count.bit_length() - 1
    if count != 1 << changes:
        raise refusal(DataError, "change.subsets", got=count)
    place = np.arange(count)
    sizes = np.array([int(one).bit_count() for one in place])
    shape = (changes, *values.shape[1:])
    parts = {name: np.empty(shape) for name in ("alone", "last", "share", "least", "most")}
    for one in range(changes):
        without = place[place >> one & 1 == 0]
        added = values[without | 1 << one] - values[without]
        parts["alone"][one], parts["last"][one] = added[0], added[-1]
        parts["share"][one] = np.tensordot(_weights(changes)[sizes[without]], added, axes=1)
        parts["least"][one], parts["most"][one] = added.min(axis=0), added.max(axis=0)
    return Effects(**parts, joint=np.asarray(values[-1] - values[0]))


def _weights(changes: int) -> Floats:
    """Part of all orders in which exactly a given subset of some size comes before a change."""
    return np.array(
        [
            factorial(size) * factorial(changes - size - 1) / factorial(changes)
            for size in range(changes)
        ]
    )
