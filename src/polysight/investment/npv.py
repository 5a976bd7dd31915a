"""Present value with the convention of timing said, never assumed."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Timing = Literal["start", "middle", "end"]

#: Periods from the valuation date (start of the first period) to the flow of the first period.
FIRST = {"start": 0.0, "middle": 0.5, "end": 1.0}


def discount_factors(rate: ArrayLike, periods: int, timing: Timing) -> Floats:
    """Present value of one unit of money in each period: (1 + rate)^-(t + first).

    Parameters
    ----------
    rate : array_like of float
        Axes ...; fraction per period, above -1.
    periods : int
        Number of periods.
    timing : {"start", "middle", "end"}
        When within its period money flows; the valuation date is the start of the first
        period. ``end`` is the Chinese feasibility table and the spreadsheet function NPV;
        ``start`` leaves the first flow undiscounted.

    Returns
    -------
    ndarray of float
        Axes ..., period.

    Raises
    ------
    DataError
        If a rate is -1 or less, or not a number.
    """
    rates = checked_rate(rate)
    exponent = np.arange(periods) + FIRST[timing]
    return np.asarray((1.0 + rates[..., None]) ** -exponent)


def npv(rate: ArrayLike, flows: ArrayLike, timing: Timing) -> Floats:
    """Sum of the discounted flows.

    Parameters
    ----------
    rate : array_like of float
        Axes ..., matched with the leading axes of ``flows``; fraction per period.
    flows : array_like of float
        Axes ..., period; money.
    timing : {"start", "middle", "end"}
        See `discount_factors`.

    Returns
    -------
    ndarray of float
        Axes ...; money of the flows; a row has the same bits alone and in a batch.

    References
    ----------
    FNPV: NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction
    Projects, 3rd ed. (2006): sum of (CI - CO)_t (1 + i_c)^-t for t from 1, which is ``end``.

    Examples
    --------
    >>> round(float(npv(0.1, [-10000.0, 3000.0, 4200.0, 6800.0], "end")), 2)
    1188.44
    """
    money, rates = np.asarray(flows, dtype=np.float64), checked_rate(rate)
    lead = np.broadcast_shapes(rates.shape, money.shape[:-1])
    rows = np.broadcast_to(money, (*lead, money.shape[-1])).reshape(-1, money.shape[-1])
    values = np.empty(len(rows))
    if rates.size == 1:
        rates = rates.reshape(1)
    else:
        rates = np.ascontiguousarray(np.broadcast_to(rates, lead)).reshape(-1)
    fill_npv(np.ascontiguousarray(rows), rates, FIRST[timing], values)
    return values.reshape(lead)


@njit(cache=True, nogil=True, error_model="numpy")
def fill_npv(rows: Floats, rates: Floats, first: float, values: Floats) -> None:
    """Present value of every row, in place.

    Parameters
    ----------
    rows : ndarray of float
        Axes row, period; contiguous.
    rates : ndarray of float
        Axis row; one rate stands for all rows; fraction per period, above -1.
    first : float
        Periods from the valuation date to the first flow.
    values : ndarray of float
        Axis row; filled.
    """
    for place in range(rows.shape[0]):
        values[place] = npv_of_row(rows[place], rates[min(place, rates.size - 1)], first)


@njit(cache=True, nogil=True, error_model="numpy")
def npv_of_row(flow: Floats, rate: float, first: float) -> float:
    """Present value of one row.

    Every fourth period is summed apart, so that four sums run beside one another; the order is
    fixed and the same for every row.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money; contiguous.
    rate : float
        Fraction per period, above -1.
    first : float
        Periods from the valuation date to the first flow: 0 for flows at the start of their
        period, 0.5 in the middle, 1 at the end.

    Returns
    -------
    float
        Money of the flow.
    """
    ratio = 1.0 / (1.0 + rate)
    square = ratio * ratio
    stride = square * square
    one, two, three, four, factor = 0.0, 0.0, 0.0, 0.0, 1.0
    end = flow.size - flow.size % 4
    for place in range(0, end, 4):
        one += flow[place] * factor
        two += flow[place + 1] * factor
        three += flow[place + 2] * factor
        four += flow[place + 3] * factor
        factor *= stride
    rest = 0.0
    for place in range(flow.size - 1, end - 1, -1):
        rest = rest * ratio + flow[place]
    value = (one + two * ratio) + (three + four * ratio) * square + rest * factor
    if first == 1.0:
        return value * ratio
    return value if first == 0.0 else value * ratio**first


def checked_rate(rate: ArrayLike) -> Floats:
    """Rates, all above -1 or refused.

    Parameters
    ----------
    rate : array_like of float
        Axes ...; fraction per period.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    DataError
        If a rate is -1 or less, or not a number.
    """
    rates = np.asarray(rate, dtype=np.float64)
    if not np.all(rates > -1.0):
        raise refusal(DataError, "investment.rate", got=rates.min())
    return rates
