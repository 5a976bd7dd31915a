"""Quantiles of draws among which some may be without a number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quantiles(values: Floats, probabilities: Floats) -> Floats:
    """Quantiles over the draws that have a number, by linear interpolation between them.

    With ``n`` sorted numbers the quantile of probability ``p`` lies at place ``(n - 1) p``, counted
    from zero (definition 7 of Hyndman and Fan).

    Parameters
    ----------
    values : ndarray of float
        Axes draw, and any others; what is NaN does not count.
    probabilities : ndarray of float
        From 0 to 1.

    Returns
    -------
    ndarray of float
        Axes probability, and the others; NaN where no draw has a number.

    References
    ----------
    Hyndman, R. J., Fan, Y. (1996). Sample quantiles in statistical packages. The American
    Statistician 50, 361-365.

    Examples
    --------
    >>> quantiles(np.array([[1.0], [np.nan], [3.0]]), np.array([0.0, 0.5, 1.0])).ravel()
    array([1., 2., 3.])
    """
    wanted = np.asarray(probabilities, dtype=np.float64)
    others = values.shape[1:]
    # Each column by itself, so that no more than one is copied at a time.
    columns = values.reshape(len(values), -1).T
    found = np.empty((len(wanted), len(columns)))
    for at, column in enumerate(columns):
        known = column[~np.isnan(column)]
        found[:, at] = np.quantile(known, wanted) if known.size else np.nan
    return found.reshape(len(wanted), *others)
