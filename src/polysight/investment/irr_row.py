"""Internal rate of return of one row of flows, compiled, with everything that can go wrong said.

A candidate of Halley's iteration is accepted only with a proof. If the signs change once, a small
value is proof enough. Otherwise the balances that the flow leaves at the candidate's rate decide:
they are the row divided by its root, so that without a sign change of theirs there is no other root
(an investment at every date: Soper 1959; Teichroew, Robichek and Montalbano 1965) and with one
there is exactly one more. In every other case all roots are told apart by `root_brackets`.

Rule among several roots. The row is read as an investment: all signs are turned if the first flow
that is not zero is a receipt. At a root where the value falls as the rate rises the stream is on
balance one of invested money, so that a rate above the cost of capital speaks for the project; at
a root where it rises the stream is on balance borrowed money and the same comparison would be
wrong (Hazen 2003). Therefore only falling roots are reported. If the value at rate zero is
positive, it is the smallest falling root above zero: every cost of capital from zero up to it
leaves a positive value. If not, it is the largest falling root not above zero, and if there is none
the smallest above. A row whose value is nowhere positive has no falling root and no rate.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np

from polysight.compiled import compiled, compiled_part, compiled_with_memory
from polysight.investment.irr_lanes import CERTAIN, solve_row
from polysight.investment.polynomial import Flags, root_brackets, root_in
from polysight.investment.polynomial_terms import Floats, Signs, anchored, sign_changes


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


#: Least slope by the logarithm of x, in the same measure, at which a candidate is that close.
_STEEP = 1e-4
#: Rounding and distance of the candidate in a balance, for each period.
_HIDDEN = 4.0 * CERTAIN / _STEEP
#: Periods over which a usual project earns back its rate, and fewest periods of a first guess.
_USUAL, _FEWEST = 2.5, 17

_OK, _NONE, _MULTIPLE = int(IrrStatus.OK), int(IrrStatus.NONE), int(IrrStatus.MULTIPLE)
_ONE_SIGN, _INVALID = int(IrrStatus.ONE_SIGN), int(IrrStatus.INVALID)
_ALL_ZERO = int(IrrStatus.ALL_ZERO)


@compiled
def irr_of_row(flow: Floats) -> tuple[float, int]:
    """Rate at which the present value of one row is zero.

    Parameters
    ----------
    flow : ndarray of float
        Axis period; money of one unit.

    Returns
    -------
    rate : float
        Fraction per period; NaN unless the status is ``OK`` or ``MULTIPLE``.
    status : int
        Code of `IrrStatus`.
    """
    first, last = 0, flow.size - 1
    while first <= last and flow[first] == 0.0:
        first += 1
    if first > last:
        return np.nan, _ALL_ZERO
    while flow[last] == 0.0:
        last -= 1
    x, value, size = solve_row(flow[first:], first_guess(last - first + 1))
    rate, status, _, _, _ = judged(flow, x, value, size)
    return rate, status


@compiled_part
def first_guess(periods: int) -> float:
    """The x = 1 / (1 + rate) from which a root is searched.

    Parameters
    ----------
    periods : int
        Length of the row without the zeros at its ends.

    Returns
    -------
    float
        That of a rate that is usual for a row of as many periods.
    """
    return 1.0 / (1.0 + _USUAL / max(periods, _FEWEST))


@compiled
def judged(flow: Floats, x: float, value: float, size: float) -> tuple[float, int, int, int, float]:
    """What is known about one row, given a candidate for its root.

    Parameters
    ----------
    flow : ndarray of float
        Axis period.
    x : float
        Candidate for 1 / (1 + rate).
    value, size : float
        Value of the row at x, and the sum of its absolute terms there, both with the first flow
        that is not zero as period 0.

    Returns
    -------
    rate : float
        By the rule of this module; NaN if there is none.
    status, changes, count : int
        Code of `IrrStatus`, changes of sign along the row, roots counted with parity.
    residual : float
        Absolute value at the rate over the sum of absolute discounted flows; NaN without a rate.
    """
    anything = False
    for money in flow:
        if not np.isfinite(money):
            return np.nan, _INVALID, 0, 0, np.nan
        anything = anything or money != 0.0
    changes = sign_changes(flow)
    if changes == 0:
        return np.nan, _ONE_SIGN if anything else _ALL_ZERO, 0, 0, np.nan
    small = abs(value) <= CERTAIN * size and np.isfinite(size)
    if small and changes == 1:
        return 1.0 / x - 1.0, _OK, 1, 1, abs(value) / size
    if small:
        more, falling = _other_roots(flow, x)
        if more == 0 or (more == 1 and falling):
            return 1.0 / x - 1.0, _MULTIPLE if more else _OK, changes, more + 1, abs(value) / size
    return _told_apart(flow, changes, x if small else np.nan)


@compiled
def _other_roots(flow: Floats, x: float) -> tuple[int, bool]:
    """Roots beside a candidate, -1 if open, and whether the value falls there as the rate rises.

    The partial sums of Horner's rule are the terms of the row divided by (x - root): but for a
    factor, the balances still to be earned after each period.
    """
    balance, size, slope, last, changes = 0.0, 0.0, 0.0, 0.0, 0
    hidden, open_sign, first = _HIDDEN * flow.size, False, 0
    while flow[first] == 0.0:
        first += 1
    for place in range(flow.size - 1, first, -1):
        balance = balance * x + flow[place]
        size = size * x + abs(flow[place])
        slope = slope * x + balance
        if size == 0.0:
            continue
        if abs(balance) <= hidden * size:
            open_sign = True
        elif last != 0.0 and (balance < 0.0) != (last < 0.0):
            changes += 1
        last = balance
    # The smallness of the value bounds the distance of the candidate only where it is steep.
    steep = abs(slope * x) > _STEEP * (size * x + abs(flow[first]))
    if open_sign or not steep or changes > 1:
        return -1, False
    return changes, (slope > 0.0) == (flow[first] < 0.0)


@compiled_with_memory
def _told_apart(flow: Floats, changes: int, x: float) -> tuple[float, int, int, int, float]:
    """The answer of `judged` by brackets of all roots; x is a candidate or NaN."""
    rising, falling = anchored(flow[::-1], False), anchored(flow[::-1], True)
    low, high, far, turn = root_brackets(rising, falling)
    count = turn.size + np.sum(turn == 0)
    if (changes - count) % 2 != 0:
        return np.nan, _INVALID, changes, 0, np.nan
    if count == 0:
        return np.nan, _NONE, changes, 0, np.nan
    status = _OK if count == 1 else _MULTIPLE
    chosen = chosen_root(falling, far, turn)
    if chosen < 0:
        return np.nan, status, changes, count, np.nan
    near_end, far_end = low[chosen], high[chosen]
    inside = x if far[chosen] else 1.0 / x
    if near_end < inside < far_end:
        growth = 1.0 / x
    else:
        terms = falling if far[chosen] else rising
        growth = root_in(terms, near_end, far_end, far[chosen])
    if not (0.0 < growth < np.inf):
        return np.nan, _INVALID, changes, 0, np.nan
    return growth - 1.0, status, changes, count, scaled_residual(rising, falling, growth)


@compiled
def chosen_root(terms: Floats, far: Flags, turn: Signs) -> int:
    """Place of the root that the rule of this module reports; -1 if there is none.

    Parameters
    ----------
    terms : ndarray of float
        Axis period; the row from its first flow that is not zero.
    far : ndarray of bool
        Axis root, by ascending rate; whether the rate is above zero.
    turn : ndarray of int
        Axis root; 1 where the value rises with the rate, -1 where it falls, 0 where it touches.

    Returns
    -------
    int
        Place on the axis of roots.
    """
    outlay = 1.0 if terms[0] < 0.0 else -1.0
    total, size = 0.0, 0.0
    for term in terms:
        total += term
        size += abs(term)
    gains = outlay * total > 2.0**-51 * terms.size * size
    below, above = -1, -1
    for place in range(turn.size):
        if outlay * turn[place] < 0.0:
            if not far[place]:
                below = place
            elif above < 0:
                above = place
    if above < 0 or (below >= 0 and not gains):
        return below
    return above


@compiled
def scaled_residual(rising: Floats, falling: Floats, growth: float) -> float:
    """Absolute value at a root over the sum of absolute terms.

    Parameters
    ----------
    rising, falling : ndarray of float
        Axis term; see `root_brackets`.
    growth : float
        1 + rate.

    Returns
    -------
    float
        At least 0.
    """
    terms, at = (falling, 1.0 / growth) if growth > 1.0 else (rising, growth)
    value, size = 0.0, 0.0
    for place in range(terms.size - 1, -1, -1):
        value = value * at + terms[place]
        size = size * at + abs(terms[place])
    return abs(value) / size
