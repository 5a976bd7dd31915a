"""How long stocks would last, and how much of the use goes into them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def stock_cover(stock: Floats, use_per_month: Floats) -> Floats:
    """Months of use that a stock holds.

    Parameters
    ----------
    stock : ndarray, [...]
        Stock by one definition of its holders [mass, or power for wafers and modules].
    use_per_month : ndarray, [...]
        Use in a month, in the same unit.

    Returns
    -------
    ndarray, [...]
        ``stock / use`` [months].
    """
    return stock / use_per_month


def stock_change(later: Floats, earlier: Floats, months: Floats, use_per_month: Floats) -> Floats:
    """Share of the use that stocks took up or gave back.

    Parameters
    ----------
    later, earlier : ndarray, [...]
        Stock by one definition at two times [mass].
    months : ndarray, [...]
        Months between both.
    use_per_month : ndarray, [...]
        Use in a month [mass].

    Returns
    -------
    ndarray, [...]
        ``(later - earlier) / months / use`` [1]; positive while more is made than used.
    """
    return (later - earlier) / (months * use_per_month)
