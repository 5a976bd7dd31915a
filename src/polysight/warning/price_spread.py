"""Distance of two prices of the same time: of grades, or of a futures contract and the spot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MONTHS_PER_YEAR = 12.0


def price_spread(price: Floats, other: Floats) -> Floats:
    """Logarithm of one price over another.

    Parameters
    ----------
    price, other : ndarray, [...]
        Prices on one basis of tax and unit [money/mass].

    Returns
    -------
    ndarray, [...]
        ``log(price / other)`` [1].
    """
    return np.log(price / other)


def curve_slope(near: Floats, far: Floats, months: Floats) -> Floats:
    """Slope of the futures curve.

    Parameters
    ----------
    near, far : ndarray, [...]
        Prices of two contracts on the same day [money/mass].
    months : ndarray, [...]
        Months between their deliveries.

    Returns
    -------
    ndarray, [...]
        ``12 / months * log(far / near)`` [1/a]; positive where later delivery is dearer.
    """
    return MONTHS_PER_YEAR / months * np.log(far / near)
