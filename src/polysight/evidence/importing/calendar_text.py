"""Periods and dates as people write them, turned into ISO 8601."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata

from polysight.errors import DataError
from polysight.periods import period

_QUARTERS = {
    **{sign: i for i, sign in enumerate("一二三四", 1)},
    **{str(i): i for i in range(1, 5)},
}
_MONTHS = {
    name.casefold(): i
    for names in (calendar.month_name, calendar.month_abbr)
    for i, name in enumerate(names)
    if name
}
#: Days since 1899-12-30, as spreadsheets count them, from 1982 to 2064.
_SERIALS = range(30_000, 60_001)
_EPOCH = dt.date(1899, 12, 30)
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.ASCII), form)
    for pattern, form in (
        (r"(\d{4})年?", "{0}"),
        (r"(\d{4})年(\d{1,2})月份?", "{0}-{1:02}"),
        (r"(\d{4})[/-](\d{1,2})", "{0}-{1:02}"),
        (r"(\d{4})\.(\d\d)", "{0}-{1:02}"),
        (r"(\d{4})(0[1-9]|1[0-2])", "{0}-{1:02}"),
        (r"(\d{4})年(\d{1,2})月(\d{1,2})日?", "{0}-{1:02}-{2:02}"),
        (r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", "{0}-{1:02}-{2:02}"),
        (r"(\d{4})(0[1-9]|1[0-2])(\d\d)", "{0}-{1:02}-{2:02}"),
        (r"(\d{4})年?[ -]?Q([1-4])", "{0}-Q{1}"),
        (r"Q([1-4])[ -](\d{4})", "{1}-Q{0}"),
        (r"(\d{4})年?[ -]?H([12])", "{0}-H{1}"),
        (r"(\d{4})年?[ -]?W(\d{1,2})", "{0}-W{1:02}"),
        (r"(\d{4})年第?(\d{1,2})周", "{0}-W{1:02}"),
        (r"(\d{4})年(\d{1,2})[-~至到](\d{1,2})月份?", "{0}-{1:02}/{0}-{2:02}"),
    )
)
_QUARTER = re.compile(r"(\d{4})年?第?([一二三四1-4])季度?", re.ASCII)
_HALF = re.compile(r"(\d{4})年?(上|下)半年", re.ASCII)
_NAMED = re.compile(r"([a-z]+)\.? (\d{4})", re.IGNORECASE | re.ASCII)
_JOIN = re.compile(r"\s*(?:/|~|至|到|——|—|–)\s*")


def _iso(text: str) -> str:
    """ISO form of one period, perhaps of a day that does not exist, or nothing."""
    for pattern, form in _FORMS:
        if match := pattern.fullmatch(text):
            return form.format(*(int(part) for part in match.groups()))
    if match := _QUARTER.fullmatch(text):
        return f"{match[1]}-Q{_QUARTERS[match[2]]}"
    if match := _HALF.fullmatch(text):
        return f"{match[1]}-H{1 if match[2] == '上' else 2}"
    if (match := _NAMED.fullmatch(text)) and match[1].casefold() in _MONTHS:
        return f"{match[2]}-{_MONTHS[match[1].casefold()]:02}"
    return ""


def _known(text: str) -> str:
    try:
        return period(text).text
    except DataError:
        return ""


def iso_period(text: str) -> str:
    """Period in ISO 8601 form.

    Parameters
    ----------
    text : str
        Period as written: ``2024年5月``, ``2024/5``, ``2024Q3``, ``2024上半年``, ``May 2024``, or
        two of them joined.

    Returns
    -------
    str
        ISO form, or an empty string when it is no period or could be two different ones (a day and
        a month in unknown order).

    Examples
    --------
    >>> iso_period("2024年上半年"), iso_period("2024/5"), iso_period("05/06/2024")
    ('2024-H1', '2024-05', '')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if one := _iso(plain):
        return _known(one)
    parts = _JOIN.split(plain)
    if len(parts) == 2 and all(ends := [_iso(part) for part in parts]):
        return _known("/".join(ends))
    return ""


def iso_date(text: str) -> str:
    """Date in ISO form, as precise as written: a year, a month or a day.

    Parameters
    ----------
    text : str
        Date as written.

    Returns
    -------
    str
        ``2024``, ``2024-05`` or ``2024-05-15``; empty when it is none.
    """
    found = iso_period(text)
    return found if re.fullmatch(r"\d{4}(-\d\d){0,2}", found) else ""


def serial_date(text: str) -> str:
    """Day that a bare number may be, where a spreadsheet stored a date as a number.

    Parameters
    ----------
    text : str
        Content of a date cell.

    Returns
    -------
    str
        ISO date, or an empty string when the number cannot be such a day.
    """
    whole = text.strip().partition(".")[0]
    if whole.isascii() and whole.isdigit() and int(whole) in _SERIALS:
        return (_EPOCH + dt.timedelta(days=int(whole))).isoformat()
    return ""
