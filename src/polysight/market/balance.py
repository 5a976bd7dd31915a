"""The yearly balance of a country: what was made, came in, went out and stayed in stock."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def apparent_supply(
    production: NDArray[np.float64], imports: NDArray[np.float64], exports: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What was available in a country in a period.

    Parameters
    ----------
    production, imports, exports : ndarray, [...]
        Flows of the period in one unit of mass.

    Returns
    -------
    ndarray, [...]
        ``production + imports - exports``; NaN where one of them is not known.
    """
    return production + imports - exports


def apparent_use(
    supply: NDArray[np.float64], stock_start: NDArray[np.float64], stock_end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What was used of the supply: the rest went into stock.

    Parameters
    ----------
    supply : ndarray, [...]
        Apparent supply of the period.
    stock_start, stock_end : ndarray, [...]
        Stock on one definition at both ends of the period, in the unit of ``supply``.

    Returns
    -------
    ndarray, [...]
        ``supply - (stock_end - stock_start)``.
    """
    return supply - (stock_end - stock_start)
