"""Present value with the convention of timing said, never assumed."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numba import types
from numba.extending import intrinsic
from numpy.typing import ArrayLike, NDArray

from polysight.compiled import compiled, compiled_part
from polysight.errors import DataError, refusal
from polysight.investment.vectors import Value, Vectors, data, whole

Floats = NDArray[np.float64]
Timing = Literal["start", "middle", "end"]

#: Periods from the valuation date (start of the first period) to the flow of the first period.
FIRST = {"start": 0.0, "middle": 0.5, "end": 1.0}

_SUMS = 8


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


@compiled
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
    if rates.size == 1:
        for place in range(rows.shape[0]):
            values[place] = npv_of_row(rows[place], rates[0], first)
    else:
        for place in range(rows.shape[0]):
            values[place] = npv_of_row(rows[place], rates[place], first)


@compiled_part
def npv_of_row(flow: Floats, rate: float, first: float) -> float:
    """Present value of one row.

    By Horner's rule in eight sums, of every eighth period each; the order is the same for every
    row, alone or among others.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money.
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
    groups = flow.size // _SUMS if flow.strides[0] == flow.itemsize else 0
    value = 0.0
    for place in range(flow.size - 1, groups * _SUMS - 1, -1):
        value = value * ratio + flow[place]
    if groups > 0:
        value = _beside(flow, groups, ratio, value)
    if first == 1.0:
        return value * ratio
    return value if first == 0.0 else value * ratio**first


def _eight(typing: Value, flow: Value, groups: Value, ratio: Value, rest: Value) -> Value:
    """Compiled in place: float(flow[period], groups of eight, ratio, sum of what is behind)."""

    def generated(context: Value, builder: Value, signature: Value, given: Value) -> Value:
        row, (_, count, base, behind) = data(context, builder, signature.args[0], given[0]), given
        powers = {1: base}
        for power in (2, 4, 8):
            powers[power] = builder.fmul(powers[power // 2], powers[power // 2])
        vectors = Vectors(builder, _SUMS)
        stride = vectors.spread(powers[_SUMS])
        (sums,) = vectors.down(
            count,
            [builder.insert_element(vectors.number(0.0), behind, whole(0))],
            lambda carried, group: [
                vectors.call("fmuladd", carried[0], stride, vectors.load(row, group))
            ],
        )
        for lanes in (4, 2, 1):
            low, high = (
                vectors.woven(sums, sums, range(first, first + lanes)) for first in (0, lanes)
            )
            vectors = Vectors(builder, lanes)
            if lanes == 1:
                low, high = (builder.extract_element(each, whole(0)) for each in (low, high))
            sums = vectors.call("fmuladd", high, vectors.spread(powers[lanes]), low)
        return sums

    return types.float64(flow, groups, ratio, rest), generated


_beside: Value = intrinsic(_eight)


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
