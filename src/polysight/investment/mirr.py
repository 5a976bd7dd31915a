"""Modified internal rate of return: one rate for what is borrowed, one for what is put back."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from polysight.compiled import compiled
from polysight.investment.npv import Floats, checked_rate


def mirr(flows: ArrayLike, *, finance_rate: ArrayLike, reinvest_rate: ArrayLike) -> Floats:
    """Rate at which the discounted outlays grow into the compounded receipts.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., period; money at equal distances of time; every period counts, zeros too.
    finance_rate, reinvest_rate : array_like of float
        Axes ...; fraction per period, above -1: outlays are discounted to the first flow by the
        one, receipts compounded to the last by the other.

    Returns
    -------
    ndarray of float
        Axes ...; fraction per period. NaN where there is no outlay, no receipt, or a flow that
        is not finite. Unlike the IRR it exists once for every other flow.

    References
    ----------
    S. A. Y. Lin, The modified internal rate of return and investment criterion, The
    Engineering Economist 21 (1976) 237-247; the spreadsheet function MIRR.

    Examples
    --------
    >>> flows = [-120000.0, 39000.0, 30000.0, 21000.0, 37000.0, 46000.0]
    >>> round(float(mirr(flows, finance_rate=0.1, reinvest_rate=0.12)), 6)
    0.126094
    """
    money = np.asarray(flows, dtype=np.float64)
    finance, reinvest = checked_rate(finance_rate), checked_rate(reinvest_rate)
    lead = np.broadcast_shapes(finance.shape, reinvest.shape, money.shape[:-1])
    rows = np.broadcast_to(money, (*lead, money.shape[-1])).reshape(-1, money.shape[-1])
    both = np.empty((2, len(rows)))
    both[0] = np.broadcast_to(finance, lead).reshape(-1)
    both[1] = np.broadcast_to(reinvest, lead).reshape(-1)
    rates = np.empty(len(rows))
    _fill(np.ascontiguousarray(rows), both, rates)
    return rates.reshape(lead)


@compiled
def _fill(rows: Floats, both: Floats, rates: Floats) -> None:
    for place in range(rows.shape[0]):
        rates[place] = mirr_of_row(rows[place], both[0, place], both[1, place])


@compiled
def mirr_of_row(flow: Floats, finance_rate: float, reinvest_rate: float) -> float:
    """Modified internal rate of one row.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money; contiguous.
    finance_rate, reinvest_rate : float
        Fraction per period, above -1.

    Returns
    -------
    float
        Fraction per period; NaN where `mirr` says so.
    """
    ratio, growth = 1.0 / (1.0 + finance_rate), 1.0 + reinvest_rate
    outlay, receipt, factor = 0.0, 0.0, 1.0
    for money in flow:
        receipt = receipt * growth + max(money, 0.0)
        outlay -= min(money, 0.0) * factor
        factor *= ratio
    if not (outlay > 0.0 and receipt > 0.0 and np.isfinite(np.sum(flow))):
        return np.nan
    return float((receipt / outlay) ** (1.0 / (flow.size - 1)) - 1.0)
