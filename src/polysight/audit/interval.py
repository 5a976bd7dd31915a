"""Arithmetic on intervals, so that a bound stays a bound through a formula."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


def _product(one: float, other: float) -> float:
    """Product in which nothing times endless is nothing."""
    return 0.0 if 0.0 in (one, other) else one * other


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers between two ends, both allowed; an end may be infinite.

    Parameters
    ----------
    low, high : float
        Ends, in any one unit.
    """

    low: float
    high: float

    @property
    def is_point(self) -> bool:
        """Whether only one number is allowed."""
        return self.low == self.high

    @property
    def is_bound(self) -> bool:
        """Whether an end is open."""
        return math.isinf(self.low) or math.isinf(self.high)

    @property
    def middle(self) -> float:
        """Centre; the finite end of a bound, zero where none is finite."""
        if not self.is_bound:
            return 0.5 * (self.low + self.high)
        ends = [end for end in (self.low, self.high) if math.isfinite(end)]
        return ends[0] if ends else 0.0

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __mul__(self, other: Interval) -> Interval:
        ends = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0.0 <= other.high:
            return self._over_zero(other)
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def _over_zero(self, other: Interval) -> Interval:
        """Quotient by an interval that holds zero: one-sided where zero is its end."""
        if other.low == 0.0 < other.high:
            return self * Interval(_inverse(other.high), math.inf)
        if other.high == 0.0 > other.low:
            return self * Interval(-math.inf, _inverse(other.low))
        return Interval(-math.inf, math.inf)

    def __pow__(self, exponent: float) -> Interval:
        if exponent < 0:
            return Interval(1.0, 1.0) / self**-exponent
        low = max(self.low, 0.0) if exponent != int(exponent) else self.low
        ends = [low**exponent, max(self.high, 0.0 if exponent % 1 else self.high) ** exponent]
        floor = 0.0 if exponent % 2 == 0 and self.low < 0.0 < self.high else min(ends)
        return Interval(min(floor, *ends), max(ends))

    def gap(self, other: Interval) -> float:
        """How far the nearest numbers of two intervals lie apart; zero where they meet.

        Parameters
        ----------
        other : Interval
            In the same unit.

        Returns
        -------
        float
            Distance in that unit.
        """
        return max(self.low - other.high, other.low - self.high, 0.0)

    def hull(self, other: Interval) -> Interval:
        """Smallest interval that holds both.

        Parameters
        ----------
        other : Interval
            In the same unit.

        Returns
        -------
        Interval
            The hull.
        """
        return Interval(min(self.low, other.low), max(self.high, other.high))


def _inverse(end: float) -> float:
    return 0.0 if math.isinf(end) else 1.0 / end


def point(value: float) -> Interval:
    """Interval of one number.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    Interval
        With both ends there.
    """
    return Interval(value, value)


def nearest_ends(one: Interval, other: Interval) -> tuple[float, float]:
    """Ends of two intervals that face each other, the first one's end first.

    Parameters
    ----------
    one, other : Interval
        Intervals in one unit.

    Returns
    -------
    tuple of float
        Ends that lie nearest; the centres where the intervals meet.
    """
    if one.low > other.high:
        return one.low, other.high
    if other.low > one.high:
        return one.high, other.low
    return one.middle, other.middle


def ratio_apart(one: float, other: float) -> float:
    """How many times the larger of two numbers is the smaller; infinite across zero.

    Parameters
    ----------
    one, other : float
        Numbers in one unit.

    Returns
    -------
    float
        Ratio of at least one.
    """
    if one == other:
        return 1.0
    small, large = sorted((abs(one), abs(other)))
    return math.inf if small == 0.0 or one * other < 0.0 else large / small


def top(one: Interval) -> Interval:
    """Upper end of an interval.

    Parameters
    ----------
    one : Interval
        The interval.

    Returns
    -------
    Interval
        Of that end alone.
    """
    return point(one.high)


#: Functions of formulas with one and with two parts.
OF_ONE: dict[str, Callable[[Interval], Interval]] = {"max": top}
OF_TWO: dict[str, Callable[[Interval, Interval], Interval]] = {"between": Interval.hull}
