"""Parts of a whole: shares, their bounds, and how much of a whole is observed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def share_bounds(
    sure: NDArray[np.float64], doubtful: NDArray[np.float64], total: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Share of each part when some of it rests on doubtful rows.

    Parameters
    ----------
    sure : ndarray, [..., part]
        What each part holds by sourced rows alone.
    doubtful : ndarray, [..., part]
        What each part holds when doubtful rows count as well.
    total : ndarray, [...]
        The whole, in the same unit.

    Returns
    -------
    ndarray, [..., part, bound]
        Smaller and larger share [1]; a doubtful row may also lower a part.
    """
    both = np.stack([sure, doubtful], axis=-1) / np.asarray(total)[..., None, None]
    return np.sort(both, axis=-1)


def observed_share(weight: NDArray[np.float64], observed: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Share of a whole whose members have an observed field.

    Parameters
    ----------
    weight : ndarray, [..., member]
        Capacity of each member.
    observed : ndarray of bool, [..., member]
        Whether the field was observed and not inferred or defaulted.

    Returns
    -------
    ndarray, [...]
        ``sum(weight where observed) / sum(weight)`` [1]; NaN where there is no weight at all.
    """
    total = weight.sum(axis=-1)
    seen = np.where(observed, weight, 0.0).sum(axis=-1)
    return np.asarray(np.divide(seen, total, out=np.full_like(seen, np.nan), where=total > 0.0))
