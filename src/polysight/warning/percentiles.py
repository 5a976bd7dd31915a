"""Percentiles of what was known until a month: thresholds that drift as the industry does.

A fixed threshold ages: the mean utilisation of an industry drifts by points in a decade. A
percentile of the values until then is one of those values (the inverse of the empirical
distribution, no interpolation), so that another unit gives the same threshold in that unit.

References
----------
Hyndman, R. J. and Fan, Y. (1996), Sample quantiles in statistical packages, American Statistician
50, 361-365 (definition 1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def percentiles_until(value: Floats, shares: Floats, least: int) -> Floats:
    """Percentiles of the values known until each month.

    Parameters
    ----------
    value : ndarray, [..., month]
        NaN where none is known.
    shares : ndarray, [share] or [..., share, month]
        Fractions of one: the same for all, or one of their own for each series and month.
    least : int
        Known values under which none is told.

    Returns
    -------
    ndarray, [..., share, month]
        Smallest known value at or below which at least that share of them lies; NaN where none is
        told.

    Examples
    --------
    >>> percentiles_until(np.array([4.0, 1.0, np.nan, 2.0]), np.array([0.5]), 2).tolist()
    [[nan, 1.0, 1.0, 2.0]]
    """
    months = value.shape[-1]
    count = np.isfinite(value).cumsum(axis=-1)
    past = np.tri(months, dtype=np.bool_)
    seen = np.where(past & np.isfinite(value)[..., None, :], value[..., None, :], np.inf)
    ordered = np.sort(seen, axis=-1)
    wanted = shares[:, None] if shares.ndim == 1 else shares
    # A share such as 0.7 of 10 must count seven, not eight for the last bit of the product.
    place = np.ceil(wanted * count[..., None, :] - 1e-9).astype(np.int64) - 1
    place = np.clip(place, 0, months - 1)
    found = np.take_along_axis(ordered, np.swapaxes(place, -1, -2), axis=-1)
    told = (count >= least)[..., None, :]
    return np.where(told, np.swapaxes(found, -1, -2), np.nan)
