"""Days on which futures are settled, and months of delivery that are held on them.

Trading days are weekdays without the holidays that are given. A step covers the time since the
step before: what is sold in it is sold at its price.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats

Days = NDArray[np.datetime64]
Integers = NDArray[np.int64]
Interval = Literal["day", "week", "month"]

_WEEK = 7
_MONTHS = 12
_DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, eq=False, slots=True)
class Steps:
    """Steps in time.

    Parameters
    ----------
    first_year : int
        Year whose January is month 0.
    days : ndarray of datetime64
        Axis step; settled at the end of the day, the first one known.
    place : ndarray of float
        Axis step; end of the day in months from January of the first year.
    years : ndarray of float
        Axis step; years since the first step.
    month : ndarray of int
        Axis step; month in which most of the time since the step before lies.
    """

    first_year: int
    days: Days
    place: Floats
    years: Floats
    month: Integers

    @property
    def length(self) -> Floats:
        """Months since the step before.

        Returns
        -------
        ndarray of float
            Axis step; zero for the first.
        """
        return np.diff(self.place, prepend=self.place[0])


def steps(first_year: int, first: int, last: int, every: Interval) -> Steps:
    """Steps from the start of one month to the start of another.

    Parameters
    ----------
    first_year : int
        Year whose January is month 0.
    first, last : int
        Months; paths start before the first day of ``first`` and end before that of ``last``.
    every : {"day", "week", "month"}
        Settled on every weekday, once a week, or at the end of every month.

    Returns
    -------
    Steps
        The last step is the last day.
    """
    start = _first_day(first_year, np.array(first)) - 1
    end = _first_day(first_year, np.array(last)) - 1
    if every == "month":
        days = _first_day(first_year, np.arange(first, last + 1)) - 1
    else:
        days = start + np.arange(0, _count(start, end) + 1, 1 if every == "day" else _WEEK)
        if every == "day":
            days = np.append(start, days[1:][np.is_busday(days[1:])])
        days = np.union1d(days, [end])
    place = _place(first_year, days)
    middle = np.append(place[0], 0.5 * (place[1:] + place[:-1]))
    years = (days - days[0]).astype(np.float64) / _DAYS_PER_YEAR
    return Steps(first_year, days, place, years, np.floor(middle).astype(np.int64))


def last_trading_days(
    first_year: int, months: Integers, count: int, holidays: Sequence[str] = ()
) -> Days:
    """Last trading day of contracts.

    Parameters
    ----------
    first_year : int
        Year whose January is month 0.
    months : ndarray of int
        Months of delivery.
    count : int
        Which trading day of its month is the last, for example 10.
    holidays : sequence of str, optional
        Weekdays without trade.

    Returns
    -------
    ndarray of datetime64
        Axis contract.

    Examples
    --------
    >>> str(last_trading_days(2026, np.array([0]), 10)[0])
    '2026-01-14'
    """
    starts = _first_day(first_year, months)
    told = np.busday_offset(starts, count - 1, roll="forward", holidays=list(holidays))
    return np.asarray(told)


def shifted(days: Days, count: int, holidays: Sequence[str] = ()) -> Days:
    """Days some trading days later.

    Parameters
    ----------
    days : ndarray of datetime64
        Trading days.
    count : int
        Trading days; earlier where negative.
    holidays : sequence of str, optional
        Weekdays without trade.

    Returns
    -------
    ndarray of datetime64
        Trading days.
    """
    return np.asarray(np.busday_offset(days, count, roll="backward", holidays=list(holidays)))


def held_contracts(when: Steps, *, last_day: int, roll: int, slots: int) -> Integers:
    """Month of delivery of the contract in each slot, held from each step on.

    Parameters
    ----------
    when : Steps
        The steps.
    last_day : int
        Which trading day of the month of delivery is the last.
    roll : int
        Trading days before the last one on which a contract is given up.
    slots : int
        Contracts of neighbouring months that are held side by side.

    Returns
    -------
    ndarray of int
        Axes slot, step; months from January of the first year. A contract keeps its slot, so that
        one slot changes at a time.
    """
    first, last = int(when.month[0]), int(when.month[-1])
    months = np.arange(first, last + 2 + _MONTHS + roll)
    rolled = shifted(last_trading_days(when.first_year, months, last_day), -roll)
    front = first + np.searchsorted(rolled, when.days, side="right")
    slot = np.arange(slots)[:, None]
    return np.asarray(front + (slot - front) % slots)


def _first_day(first_year: int, months: Integers) -> Days:
    start = np.datetime64(str(first_year), "M")
    return np.asarray((start + months).astype("datetime64[D]"))


def _count(start: Days, end: Days) -> int:
    return int((end - start).astype(np.int64))


def _place(first_year: int, days: Days) -> Floats:
    """End of days in months from January of the first year."""
    after = days + 1
    month = after.astype("datetime64[M]")
    begin = month.astype("datetime64[D]")
    length = ((month + 1).astype("datetime64[D]") - begin).astype(np.float64)
    count = (month - np.datetime64(str(first_year), "M")).astype(np.float64)
    return np.asarray(count + (after - begin).astype(np.float64) / length)
