"""How much of an industry its largest members hold, with bounds where part is unallocated.

References: Hirschman (1945) and Herfindahl (1950) for the index; the concentration ratio of the n
largest is the usual one of industrial statistics.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def concentration_ratio(
    held: NDArray[np.float64], total: NDArray[np.float64], largest: int
) -> NDArray[np.float64]:
    """Share of the ``largest`` members in the total.

    Parameters
    ----------
    held : ndarray, [..., member]
        What each member holds.
    total : ndarray, [...]
        The whole, in the unit of ``held``; at least the sum of ``held``.
    largest : int
        How many members are counted.

    Returns
    -------
    ndarray, [...]
        ``sum of the n largest / total`` [1].
    """
    ranked = np.sort(held, axis=-1)[..., ::-1]
    return np.asarray(ranked[..., :largest].sum(axis=-1) / total)


def hhi(held: NDArray[np.float64], total: NDArray[np.float64]) -> NDArray[np.float64]:
    """Herfindahl-Hirschman index.

    Parameters
    ----------
    held : ndarray, [..., member]
        What each member holds; what no member holds counts as infinitely divided.
    total : ndarray, [...]
        The whole, in the unit of ``held``.

    Returns
    -------
    ndarray, [...]
        ``sum(share**2)`` as a fraction of one (multiply by 10,000 for points).
    """
    return np.asarray(((held / np.asarray(total)[..., None]) ** 2).sum(axis=-1))


def concentration_ratio_bounds(
    held: NDArray[np.float64], unallocated: NDArray[np.float64], largest: int
) -> NDArray[np.float64]:
    """Concentration ratio when part of the whole belongs to nobody known.

    Parameters
    ----------
    held : ndarray, [..., member]
        What each known member holds.
    unallocated : ndarray, [...]
        What is known to exist but not whose it is; not negative.
    largest : int
        How many members are counted.

    Returns
    -------
    ndarray, [..., bound]
        Low: the unallocated part is spread over many small members. High: all of it belongs to
        the members counted.
    """
    total = held.sum(axis=-1) + unallocated
    low = concentration_ratio(held, total, largest)
    high = low + unallocated / total
    return np.stack([low, high], axis=-1)


def hhi_bounds(held: NDArray[np.float64], unallocated: NDArray[np.float64]) -> NDArray[np.float64]:
    """Herfindahl-Hirschman index when part of the whole belongs to nobody known.

    Parameters
    ----------
    held : ndarray, [..., member]
        What each known member holds.
    unallocated : ndarray, [...]
        What is known to exist but not whose it is; not negative.

    Returns
    -------
    ndarray, [..., bound]
        Low: spread over many small members, which adds nothing. High: all of it belongs to the
        largest member, which is the most that it can add.
    """
    total = held.sum(axis=-1) + unallocated
    ranked = np.sort(held, axis=-1)[..., ::-1]
    topped = np.concatenate([ranked[..., :1] + unallocated[..., None], ranked[..., 1:]], axis=-1)
    return np.stack([hhi(held, total), hhi(topped, total)], axis=-1)
