"""How early an alarm came before one glut, whether it held, and what it did in it.

A lead time is counted from the first alarm in the window, which a single lucky month can give;
so the length of the alarm that ran unbroken up to the beginning stands beside it.

References
----------
Kaminsky, G., Lizondo, S. and Reinhart, C. M. (1998), Leading indicators of currency crises, IMF
Staff Papers 45, 1-48 (lead time and persistence of signals).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class LeadTime:
    """What a signal did before and in one stretch.

    Parameters
    ----------
    known_months : int
        Months of the window before it in which the signal could be told.
    lead_months : float
        From the first alarm in the window to the beginning; NaN without one.
    steady_lead_months : float
        Months of the unbroken alarm up to the beginning, within the window; NaN where the signal
        was not known in the month before.
    delay_months : float
        From the beginning to the first alarm inside; NaN if it never came.
    share_inside : float
        Part of the known months inside with alarm; NaN without any.
    """

    known_months: int
    lead_months: float
    steady_lead_months: float
    delay_months: float
    share_inside: float

    @property
    def missed(self) -> bool | None:
        """Whether no alarm came in the window; None where the signal was not known in any of it."""
        return None if self.known_months == 0 else bool(np.isnan(self.lead_months))


def lead_time(
    alarm: Flags, known: Flags, calm: Flags, months: Integers, span: tuple[int, int], window: int
) -> LeadTime:
    """Lead time of a signal before a stretch of months.

    Parameters
    ----------
    alarm, known : ndarray of bool, [month]
        Whether it alarms, and whether it could be told.
    calm : ndarray of bool, [month]
        Months outside of all such stretches: an alarm inside an earlier one foretells nothing.
    months : ndarray of int, [month]
        Months since January of year 0, rising.
    span : tuple of int
        First and last month of the stretch, both counted.
    window : int
        Months before it in which an alarm counts.

    Returns
    -------
    LeadTime
        In months.

    Examples
    --------
    >>> alarm = np.array([True, False, True, True, False, True])
    >>> calm = np.arange(6) < 4
    >>> found = lead_time(alarm, np.full(6, True), calm, np.arange(6), (4, 5), 24)
    >>> found.lead_months, found.steady_lead_months, found.delay_months, found.share_inside
    (4.0, 2.0, 1.0, 0.5)
    """
    on, (first, last) = alarm & known, span
    before = (months >= first - window) & (months < first) & calm
    inside = (months >= first) & (months <= last)
    early, late = months[before & on], months[inside & on]
    there = int((known & inside).sum())
    steady = NAN
    if (known & before & (months == first - 1)).any():
        off = months[before & ~on]
        steady = float(first - 1 - off[-1]) if off.size else float(first - months[before][0])
    return LeadTime(
        int((known & before).sum()),
        float(first - early[0]) if early.size else NAN,
        steady,
        float(late[0] - first) if late.size else NAN,
        float((on & inside).sum()) / there if there else NAN,
    )


def stretches(flag: Flags, counted: Flags) -> int:
    """How many separate stretches of alarm there are.

    Parameters
    ----------
    flag : ndarray of bool, [month]
        Months of alarm.
    counted : ndarray of bool, [month]
        Months that count; others part nothing.

    Returns
    -------
    int
        Stretches among the months that count.

    Examples
    --------
    >>> stretches(np.array([True, False, True, True]), np.full(4, True))
    2
    """
    kept = flag[counted]
    return int((kept & ~np.concatenate([[False], kept[:-1]])).sum())
