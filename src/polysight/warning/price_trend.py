"""Price against a trend that only knows the past.

A two-sided trend knows what came later; its end would be drawn anew with every month. Here the
trend of a month is fitted on the months up to it alone.

References
----------
Hodrick, R. J. and Prescott, E. C. (1997). Postwar U.S. business cycles. Journal of Money, Credit
and Banking 29(1), 1-16.

Ravn, M. O. and Uhlig, H. (2002). On adjusting the Hodrick-Prescott filter for the frequency of
observations. Review of Economics and Statistics 84(2), 371-376: 1600 for quarters becomes
``1600 * 3**4 = 129600`` for months.

Borio, C. and Drehmann, M. (2009). Assessing the risk of banking crises - revisited. BIS Quarterly
Review, March, 29-46: gaps from one-sided trends as early warning indicators.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def one_sided_trend(log_level: Floats, smoothing: float = 129_600.0) -> Floats:
    """Smooth trend of what was known by the last month.

    Parameters
    ----------
    log_level : ndarray, [month]
        Logarithm of a level, the last month last; three or more.
    smoothing : float
        Penalty on bends of the trend; the default is that of Ravn and Uhlig (2002) for months.

    Returns
    -------
    ndarray, [month]
        Trend that minimises ``sum (x - g)**2 + smoothing * sum (second difference of g)**2``. Only
        its last value is one-sided.
    """
    count = len(log_level)
    # Bands of one plus smoothing times the square of the second difference.
    middle, next_one, second = np.ones(count), np.zeros(count), np.zeros(count)
    for start in range(count - 2):
        middle[start : start + 3] += smoothing * np.array([1.0, 4.0, 1.0])
        next_one[start : start + 2] -= 2.0 * smoothing
        second[start] += smoothing
    return _banded(middle, next_one, second, log_level)


def _banded(middle: Floats, next_one: Floats, second: Floats, right: Floats) -> Floats:
    """Solution of a symmetric system with two bands beside the diagonal."""
    count = len(middle)
    pivot, left, far, found = np.zeros(count), np.zeros(count), np.zeros(count), np.zeros(count)
    for at in range(count):
        pivot[at], left[at], far[at] = middle[at], next_one[at], second[at]
        found[at] = right[at]
        if at > 0:
            pivot[at] -= left[at - 1] ** 2 * pivot[at - 1]
            left[at] -= left[at - 1] * far[at - 1] * pivot[at - 1]
            found[at] -= left[at - 1] * found[at - 1]
        if at > 1:
            pivot[at] -= far[at - 2] ** 2 * pivot[at - 2]
            found[at] -= far[at - 2] * found[at - 2]
        left[at] /= pivot[at]
        far[at] /= pivot[at]
    found /= pivot
    for at in range(count - 2, -1, -1):
        found[at] -= left[at] * found[at + 1]
        if at + 2 < count:
            found[at] -= far[at] * found[at + 2]
    return found


def price_gap(log_price: Floats, smoothing: float = 129_600.0) -> float:
    """Distance of the last price from its one-sided trend.

    Parameters
    ----------
    log_price : ndarray, [month]
        Logarithm of the price, the last month last.
    smoothing : float
        As in `one_sided_trend`.

    Returns
    -------
    float
        Logarithm of the price over its trend.
    """
    return float(log_price[-1] - one_sided_trend(log_price, smoothing)[-1])


def slow_average(log_price: Floats, months: float) -> float:
    """Price that investors expect from what they saw: a slow average of the past.

    Parameters
    ----------
    log_price : ndarray, [month]
        Logarithm of the price, the last month last.
    months : float
        Age at which a month weighs 1/e of the last one.

    Returns
    -------
    float
        Exponentially weighted mean of the logarithms.
    """
    weights = np.exp(-np.arange(len(log_price))[::-1] / months)
    return float(weights @ log_price / weights.sum())
