"""Calendar periods in ISO 8601 form, from a day to an interval of years."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from polysight.errors import DataError, refusal

_PATTERN = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of calendar time.

    Parameters
    ----------
    start, end : datetime.date
        First and last day, both inside the period.
    text : str
        ISO 8601 form, for example ``2024``, ``2024-H1``, ``2024-Q3``, ``2024-05``,
        ``2024-W20``, ``2024-05-15`` or ``2023-11/2024-02``.
    """

    start: dt.date
    end: dt.date
    text: str

    @property
    def grain(self) -> str:
        """Length of the period as a word.

        Returns
        -------
        str
            One of day, week, month, quarter, half-year, year, interval.
        """
        return _grain(self.text)

    def contains(self, other: Period) -> bool:
        """Whether another period lies inside this one.

        Parameters
        ----------
        other : Period
            The period that may lie inside.

        Returns
        -------
        bool
            True when no day of ``other`` is outside.
        """
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def _grain(text: str) -> str:
    if "/" in text:
        return "interval"
    for mark, grain in (("W", "week"), ("Q", "quarter"), ("H", "half-year")):
        if mark in text:
            return grain
    return {4: "year", 7: "month"}.get(len(text), "day")


def _days(text: str) -> tuple[dt.date, dt.date] | None:
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return monday, monday + dt.timedelta(days=6)
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    first, last = 1, 12
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = 6 * int(match["half"]) - 5, 6 * int(match["half"])
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


@lru_cache(maxsize=65536)
def period(text: str) -> Period:
    """Period written in ISO 8601 form.

    Parameters
    ----------
    text : str
        The period, for example ``2024-Q3``; two periods joined by ``/`` make an interval.

    Returns
    -------
    Period
        The period.

    Raises
    ------
    DataError
        If the text is no such period.

    Examples
    --------
    >>> period("2024-Q3").end.isoformat()
    '2024-09-30'
    """
    parts = text.strip().split("/")
    try:
        spans = [_days(part) for part in parts]
    except ValueError:
        spans = [None]
    known = [span for span in spans if span is not None]
    if len(known) != len(parts) or len(parts) > 2 or known[0][0] > known[-1][1]:
        raise refusal(DataError, "period.malformed", got=text)
    return Period(known[0][0], known[-1][1], text.strip())
