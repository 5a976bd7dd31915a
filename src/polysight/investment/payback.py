"""Years until the money is back, static or discounted, from construction or from operation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.compiled import compiled
from polysight.investment.npv import FIRST, Floats, Timing, checked_rate

_ROUNDING = 2.0**-53


class PaybackStatus(IntEnum):
    """What is known about the payback of a flow.

    ``REACHED``: the cumulative flow comes back to zero once and stays there or above.
    ``REVERSED``: it comes back but falls below zero again; the time at which it is back for good
    is reported if it is positive at the end. ``NOT_REACHED``: once negative it stays negative.
    ``NO_OUTLAY``: it is never negative, nothing has to come back. ``INVALID``: a flow is not
    finite.
    """

    REACHED = 0
    REVERSED = 1
    NOT_REACHED = 2
    NO_OUTLAY = 3
    INVALID = 4

    @property
    def label(self) -> str:
        """Name of the status as surfaces write it, for example ``not-reached``."""
        return self.name.lower().replace("_", "-")


_REACHED, _REVERSED = int(PaybackStatus.REACHED), int(PaybackStatus.REVERSED)
_NOT_REACHED, _NO_OUTLAY = int(PaybackStatus.NOT_REACHED), int(PaybackStatus.NO_OUTLAY)
_INVALID = int(PaybackStatus.INVALID)


@dataclass(frozen=True, slots=True)
class Payback:
    """Payback of each flow.

    Parameters
    ----------
    years : ndarray of float
        Axes ...; periods since the chosen start; NaN unless the money is back at the end.
    status : ndarray of int
        Axes ...; codes of `PaybackStatus`.
    """

    years: Floats
    status: NDArray[np.int8]


def static_payback(flows: ArrayLike, *, first_year: int) -> Payback:
    """Years until the cumulative flow is zero again for good, with no discounting.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., year; money, end of year.
    first_year : int
        Place of the year from whose start years are counted: 0 counts from the start of
        construction, the number of construction years from the start of operation.

    Returns
    -------
    Payback
        Axes ....

    References
    ----------
    P_t = T - 1 + abs(cumulative flow of T - 1) / flow of T: NDRC and MOHURD, Economic
    Evaluation Methods and Parameters for Construction Projects, 3rd ed. (2006).

    Examples
    --------
    >>> float(static_payback([-100.0, 40.0, 40.0, 40.0], first_year=0).years)
    3.5
    """
    return _payback(flows, 0.0, 0.0, first_year)


def dynamic_payback(
    flows: ArrayLike, *, rate: ArrayLike, timing: Timing, first_year: int
) -> Payback:
    """Years until the cumulative discounted flow is zero for good.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., year; money.
    rate : array_like of float
        Axes ...; fraction per year.
    timing : {"start", "middle", "end"}
        When within its year money flows; see `polysight.investment.npv.discount_factors`.
    first_year : int
        See `static_payback`.

    Returns
    -------
    Payback
        Axes ....
    """
    return _payback(flows, rate, FIRST[timing], first_year)


def _payback(flows: ArrayLike, rate: ArrayLike, first: float, first_year: int) -> Payback:
    money, rates = np.asarray(flows, dtype=np.float64), checked_rate(rate)
    lead = np.broadcast_shapes(rates.shape, money.shape[:-1])
    rows = np.broadcast_to(money, (*lead, money.shape[-1])).reshape(-1, money.shape[-1])
    each = np.ascontiguousarray(np.broadcast_to(rates, lead)).reshape(-1)
    years, status = np.empty(len(rows)), np.empty(len(rows), dtype=np.int8)
    _fill(np.ascontiguousarray(rows), each, first, years, status)
    return Payback((years - first_year).reshape(lead), status.reshape(lead))


@compiled
def _fill(
    rows: Floats, rates: Floats, first: float, years: Floats, status: NDArray[np.int8]
) -> None:
    for place in range(rows.shape[0]):
        years[place], status[place] = payback_of_row(rows[place], rates[place], first)


@compiled
def payback_of_row(flow: Floats, rate: float, first: float) -> tuple[float, int]:
    """Periods until the money of one row is back for good.

    A balance below the rounding of its own terms counts as zero.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money; contiguous.
    rate : float
        Fraction per period by which the flows are discounted; 0 for the static payback.
    first : float
        Periods from the valuation date to the first flow; see
        `polysight.investment.npv.npv_of_row`.

    Returns
    -------
    periods : float
        From the start of period 0; NaN unless the money is back at the end.
    status : int
        Code of `PaybackStatus`.
    """
    ratio = 1.0 / (1.0 + rate)
    factor = ratio**first
    balance, size, found, returns, outlay = 0.0, 0.0, np.nan, 0, False
    for place in range(flow.size):
        money = flow[place] * factor
        factor *= ratio
        before = balance
        balance += money
        size += abs(money)
        if abs(balance) <= _ROUNDING * (place + 1) * size:
            balance = 0.0
        if balance < 0.0:
            outlay = True
            found = np.nan
        elif before < 0.0:
            returns += 1
            found = place - before / money
    if not np.isfinite(size):
        return np.nan, _INVALID
    if not outlay:
        return np.nan, _NO_OUTLAY
    if returns == 0:
        return np.nan, _NOT_REACHED
    if returns > 1 or np.isnan(found):
        return found, _REVERSED
    return found, _REACHED
