"""Internal rate of return of one row of flows, compiled, with everything that can go wrong said.

Rule among several roots. The row is read as an investment: all signs are turned if the first flow
that is not zero is a receipt. At a root where the value falls as the rate rises the stream is on
balance one of invested money, so that a rate above the cost of capital speaks for the project; at
a root where it rises the stream is on balance borrowed money and the same comparison would be
wrong (Hazen 2003). Therefore only falling roots are reported. If the value at rate zero is
positive, it is the smallest falling root above zero: every cost of capital from zero up to it
leaves a positive value. If not, it is the largest falling root below zero, and if there is none
the smallest above. A row whose value is nowhere positive has no falling root and no rate.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numba import njit

from polysight.investment.polynomial import Floats, positive_roots, sign_changes


class IrrStatus(IntEnum):
    """What is known about the rate of a flow.

    ``OK``: exactly one root above -100 %, where the value changes sign; it is the rate.
    ``NONE``: the signs change but no real root exists. ``MULTIPLE``: more than one root, or one
    where the value touches zero and turns back; the rate follows the rule of `irr`.
    ``ONE_SIGN``: all flows that are not zero have one sign. ``INVALID``: a flow is not finite,
    or the root is outside the range of doubles. ``ALL_ZERO``: no flow at all.
    """

    OK = 0
    NONE = 1
    MULTIPLE = 2
    ONE_SIGN = 3
    INVALID = 4
    ALL_ZERO = 5

    @property
    def label(self) -> str:
        """Name of the status as surfaces write it, for example ``one-sign``."""
        return self.name.lower().replace("_", "-")


_OK, _NONE, _MULTIPLE = int(IrrStatus.OK), int(IrrStatus.NONE), int(IrrStatus.MULTIPLE)
_ONE_SIGN, _INVALID, _ALL_ZERO = (
    int(IrrStatus.ONE_SIGN), int(IrrStatus.INVALID), int(IrrStatus.ALL_ZERO)
)  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def irr_of_row(flow: Floats) -> tuple[float, int]:
    """Rate at which the present value of one row is zero.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money of one unit; contiguous.

    Returns
    -------
    rate : float
        Fraction per period; NaN unless the status is ``OK`` or ``MULTIPLE``.
    status : int
        Code of `IrrStatus`.
    """
    rates, status, _, _, _ = roots_of_row(flow)
    if status == _OK:
        return rates[0], status
    if status == _MULTIPLE:
        return reported_rate(flow, rates), status
    return np.nan, status


@njit(cache=True, nogil=True, error_model="numpy")
def roots_of_row(flow: Floats) -> tuple[Floats, int, int, int, float]:
    """All rates of one row at which its present value is zero.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money of one unit; contiguous.

    Returns
    -------
    rates : ndarray of float
        Axis root; fractions per period above -1, ascending.
    status, changes, count : int
        Code of `IrrStatus`, changes of sign along the row, roots with parity.
    residual : float
        Absolute value at the worst root over the sum of absolute discounted flows.
    """
    none = np.empty(0)
    anything = False
    for money in flow:
        if not np.isfinite(money):
            return none, _INVALID, 0, 0, np.nan
        anything = anything or money != 0.0
    if not anything:
        return none, _ALL_ZERO, 0, 0, np.nan
    changes = sign_changes(flow)
    if changes == 0:
        return none, _ONE_SIGN, 0, 0, np.nan
    # Period 0 has power 0 in x = 1 / (1 + rate); reading the flow backwards gives powers of
    # 1 + rate, whose ascending roots are ascending rates.
    values, count, residual = positive_roots(flow[::-1].copy())
    # Descartes: an odd number of sign changes proves a root; if none was found it overflowed.
    lost = changes % 2 == 1 and count == 0
    for value in values:
        lost = lost or np.isinf(value)
    if lost:
        return none, _INVALID, changes, 0, np.nan
    if count == 0:
        return none, _NONE, changes, 0, np.nan
    return values - 1.0, _OK if count == 1 else _MULTIPLE, changes, count, residual


@njit(cache=True, nogil=True, error_model="numpy")
def reported_rate(flow: Floats, rates: Floats) -> float:
    """The one root of several that is reported, by the rule of this module.

    Parameters
    ----------
    flow : ndarray of float
        Axis period.
    rates : ndarray of float
        Axis root; all roots, ascending.

    Returns
    -------
    float
        NaN if the value nowhere falls through zero.
    """
    outlay = 1.0
    for money in flow:
        if money != 0.0:
            outlay = -1.0 if money > 0.0 else 1.0
            break
    gains = outlay * np.sum(flow) > 0.0
    below, above = np.nan, np.nan
    for place in range(rates.size):
        # The sign left of a root is that right of the one before it, tried half way between.
        before = -1.0 if place == 0 else rates[place - 1]
        left = _value_sign(flow, 0.5 * (before + rates[place]))
        behind = rates[place] + 1.0 if place + 1 == rates.size else rates[place + 1]
        right = _value_sign(flow, 0.5 * (rates[place] + behind))
        if outlay * left > 0.0 > outlay * right:
            if rates[place] < 0.0:
                below = rates[place]
            elif np.isnan(above):
                above = rates[place]
    if np.isnan(above) or (not gains and not np.isnan(below)):
        return below
    return above


@njit(cache=True, nogil=True, error_model="numpy")
def _value_sign(flow: Floats, rate: float) -> float:
    """Sign of the present value, summed in the direction of time in which factors stay small."""
    value, factor, size = 0.0, 1.0 / (1.0 + rate), flow.size
    for place in range(size):
        if factor <= 1.0:
            value = value * factor + flow[size - 1 - place]
        else:
            value = value / factor + flow[place]
    return float(np.sign(value))
