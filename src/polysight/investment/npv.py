"""Present value with the convention of timing said, never assumed."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Timing = Literal["start", "middle", "end"]

#: Periods from the valuation date (start of the first period) to the flow of the first period.
_FIRST = {"start": 0.0, "middle": 0.5, "end": 1.0}


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
    rates = np.asarray(rate, dtype=np.float64)
    if not np.all(rates > -1.0):
        raise refusal(DataError, "investment.rate", got=rates.min())
    exponent = np.arange(periods) + _FIRST[timing]
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
        Axes ...; money of the flows.

    References
    ----------
    FNPV: NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction
    Projects, 3rd ed. (2006): sum of (CI - CO)_t (1 + i_c)^-t for t from 1, which is ``end``.

    Examples
    --------
    >>> round(float(npv(0.1, [-10000.0, 3000.0, 4200.0, 6800.0], "end")), 2)
    1188.44
    """
    money = np.asarray(flows, dtype=np.float64)
    weighted = money * discount_factors(rate, money.shape[-1], timing)
    # Added period by period, so that a row has the same bits alone and in a batch.
    return np.asarray(np.add.accumulate(weighted, axis=-1)[..., -1])
