"""Utilisation on three denominators, which in a boom differ by a quarter.

In 2022 the output of China was 68 % of the capacity at the end of the year and 94 % of its mean,
so a threshold of 75 % fires or not by the choice of the denominator; all are shown.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def utilisation_of_year_end(
    production: NDArray[np.float64], capacity_end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Output of a year over the capacity at its end.

    Parameters
    ----------
    production : ndarray, [...]
        Output of the year [mass].
    capacity_end : ndarray, [...]
        Nameplate capacity on the last day of the year [mass/a].

    Returns
    -------
    ndarray, [...]
        ``production / capacity at year end`` [1].
    """
    return production / capacity_end


def utilisation_of_mean(
    production: NDArray[np.float64],
    capacity_start: NDArray[np.float64],
    capacity_end: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Output of a year over the mean of its opening and closing capacity.

    Parameters
    ----------
    production : ndarray, [...]
        Output of the year [mass].
    capacity_start, capacity_end : ndarray, [...]
        Nameplate capacity at the end of the year before and of the year [mass/a].

    Returns
    -------
    ndarray, [...]
        ``production / ((start + end) / 2)`` [1]; above one when capacity statistics lag.
    """
    return 2.0 * production / (capacity_start + capacity_end)


def utilisation_of_effective(
    production: NDArray[np.float64], effective_capacity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Output of a year over the capacity that could run in its course.

    Parameters
    ----------
    production : ndarray, [...]
        Output of the year [mass].
    effective_capacity : ndarray, [..., time]
        Capacity that stood and was not idled, at evenly spaced times of the year, the first and
        the last among them [mass/a].

    Returns
    -------
    ndarray, [...]
        ``production / mean of the effective capacity`` by the trapezoidal rule [1].
    """
    ends = 0.5 * (effective_capacity[..., 0] + effective_capacity[..., -1])
    inside = effective_capacity[..., 1:-1].sum(axis=-1)
    return np.asarray(production * (effective_capacity.shape[-1] - 1) / (ends + inside))
