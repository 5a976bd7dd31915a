"""Electricity tariffs as ranges: several statements about one place and year, and the seasons."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def enclosing_range(
    low: NDArray[np.float64], central: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Smallest range that holds every statement, around the middle one.

    Parameters
    ----------
    low, central, high : ndarray, [..., statement]
        Lower end, central value and upper end of each statement [money/kWh].

    Returns
    -------
    ndarray, [..., case]
        Lowest low, median central and highest high [money/kWh].

    Examples
    --------
    >>> enclosing_range(*(np.array(row) for row in ([2.0, 3], [4.0, 5], [6.0, 5]))).tolist()
    [2.0, 4.5, 6.0]
    """
    return np.stack([low.min(axis=-1), np.median(central, axis=-1), high.max(axis=-1)], axis=-1)


def annual_average(
    wet: NDArray[np.float64], dry: NDArray[np.float64], wet_share: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Tariff of a year from the tariffs of its seasons.

    Parameters
    ----------
    wet, dry : ndarray, [...]
        Tariffs of the wet and of the dry season [money/kWh].
    wet_share : ndarray, [...]
        Share of the electricity that is used in the wet season [1], between 0 and 1.

    Returns
    -------
    ndarray, [...]
        ``wet_share * wet + (1 - wet_share) * dry`` [money/kWh].
    """
    return np.asarray(wet_share * wet + (1.0 - wet_share) * dry)


def weighted_tariff(
    tariff: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Tariff of a producer with sites in several places.

    Parameters
    ----------
    tariff : ndarray, [..., place]
        Tariff of each place [money/kWh].
    weight : ndarray, [..., place]
        Capacity at each place, in any one unit.

    Returns
    -------
    ndarray, [...]
        ``sum(tariff * weight) / sum(weight)`` [money/kWh]; NaN where the weights are all zero or
        a place with weight has no tariff.
    """
    total = weight.sum(axis=-1)
    paid = np.where(weight > 0.0, tariff * weight, 0.0).sum(axis=-1)
    return np.asarray(np.divide(paid, total, out=np.full_like(paid, np.nan), where=total > 0.0))
