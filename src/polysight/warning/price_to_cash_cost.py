"""Price over cash cost: below one, every kilogram costs more cash than it earns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def price_to_cash_cost(
    price: NDArray[np.float64], cash_cost: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Price over cash cost of the same product, period, currency and tax basis.

    Parameters
    ----------
    price : ndarray, [...]
        Price without value-added tax [money/kg].
    cash_cost : ndarray, [...]
        Cash cost without depreciation [money/kg].

    Returns
    -------
    ndarray, [...]
        ``price / cash cost`` [1].
    """
    return price / cash_cost
