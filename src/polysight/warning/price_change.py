"""How fast the price moves, and how unevenly it did."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MONTHS_PER_YEAR = 12.0


def price_change(log_price: Floats, months: int) -> float:
    """Change of the logarithm of the price over some months.

    Parameters
    ----------
    log_price : ndarray, [month]
        Logarithm of the price, the last month last.
    months : int
        Over how many months.

    Returns
    -------
    float
        ``x[t] - x[t - months]``.
    """
    return float(log_price[-1] - log_price[-1 - months])


def realised_volatility(months: NDArray[np.int64], log_price: Floats) -> float:
    """Realised volatility from months that may be apart.

    Parameters
    ----------
    months : ndarray of int, [quote]
        Months with a price, rising.
    log_price : ndarray, [quote]
        Logarithm of the price in each of them.

    Returns
    -------
    float
        Root of the mean of ``change**2 / months apart``, times the root of twelve [1/a**0.5]: a
        random walk has the same whatever months are missing. Not a number with fewer than two.
    """
    if len(months) < 2:
        return float("nan")
    pieces = np.diff(log_price) ** 2 / np.diff(months)
    return float(np.sqrt(MONTHS_PER_YEAR * pieces.mean()))
