"""Stretches of time as brokers, companies and planners write them, in ISO 8601 form."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable

_Y = r"(?:'|’)?(?P<y>(?:19|20)\d\d|\d\d)"
_LONG = r"(?P<y>(?:19|20)\d\d)"
_CN = rf"(?:{_LONG}|(?P<s>\d\d))年?"
_NUMBERS = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)} | {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "six": 6, "nine": 9, "上": 1, "下": 2, "1": 1, "2": 2, "3": 3, "4": 4, "三": 3,
}  # fmt: skip
_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
#: First years of five-year plans of China by their number.
_PLANS = {
    "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031,
    "11": 2006, "12": 2011, "13": 2016, "14": 2021, "15": 2026, "16": 2031,
}  # fmt: skip
PLAN_YEARS = 5
#: Letters behind a year that tell whether it was estimated, forecast or is actual.
_KINDS = r"\s*[aefp]?"
#: Words of parts of a year; a text with one of them is not about the year.
PARTS = re.compile(
    r"月|季|半年|[上中下]旬|周|\d\s*日|\bq[1-4]|[1-4]\s?q(?!\w{3})|\bh[12]\b|\b[12]\s?h(?=\W|\d|$)|\d\s?m\b|\d\s?m\d\d"
    r"|quarter|\bhalf\b|month|week|\bytd\b|\bltm\b|\bttm\b|年中|\bmid\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def stretch(text: str) -> str:
    """Stretch of time that a text tells.

    Parameters
    ----------
    text : str
        Words of a period, such as ``1H24``, ``9M 2024``, ``2024年前三季度``, ``"十四五"期间``.

    Returns
    -------
    str
        ISO 8601 form; empty where it is none of these or may be two.

    Examples
    --------
    >>> stretch("1H24"), stretch("Q3'24"), stretch("9M 2024"), stretch("十四五期间")
    ('2024-H1', '2024-Q3', '2024-01/2024-09', '2021/2025')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    plain = re.sub(r"[“”\"「」]|^截至|^截止|^到|^as (?:of|at)\s|\bthe\s", "", plain).strip()
    for pattern, form in _FORMS:
        if found := pattern.fullmatch(plain):
            return form(found)
    return ""


def _year(found: re.Match[str]) -> int:
    told = found.groupdict()
    year = int(told.get("y") or told.get("s") or 0)
    return year + 2000 * (year < 100)


def _half(found: re.Match[str]) -> str:
    return f"{_year(found)}-H{_NUMBERS[found['n']]}"


def _quarter(found: re.Match[str]) -> str:
    return f"{_year(found)}-Q{_NUMBERS[found['n']]}"


def _first_months(found: re.Match[str]) -> str:
    told = found["n"]
    return _to_month(_year(found), int(told) if told.isdigit() else _NUMBERS[told])


def _first_quarters(found: re.Match[str]) -> str:
    return _to_month(_year(found), 3 * _NUMBERS[found["n"]])


def _to_month(year: int, last: int) -> str:
    return _between(year, 1, last)


def _months(found: re.Match[str]) -> str:
    return _between(_year(found), int(found["m"]), int(found["n"]))


def _named_months(found: re.Match[str]) -> str:
    return _between(_year(found), _MONTHS[found["m"]], _MONTHS[found["n"]])


def _between(year: int, first: int, last: int) -> str:
    """Months of a year, as a quarter, half or year where they are one."""
    if not 1 <= first < last <= 12:
        return ""
    size = last - first + 1
    name = {3: "-Q", 6: "-H", 12: ""}.get(size) if last % size == 0 else None
    if name is None:
        return f"{year}-{first:02}/{year}-{last:02}"
    return f"{year}{name}{last // size}" if name else f"{year}"


def _month(found: re.Match[str]) -> str:
    return f"{_year(found)}-{_MONTHS[found['m']]:02}"


def _twelve(found: re.Match[str]) -> str:
    year, last = _year(found), _MONTHS[found["m"]]
    return f"{year}" if last == 12 else f"{year - 1}-{last + 1:02}/{year}-{last:02}"


def _day(found: re.Match[str]) -> str:
    told = found["m"]
    month, day = int(told) if told.isdigit() else _MONTHS[told], int(found["n"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(_year(found), month)[1]:
        return ""
    return f"{_year(found)}" if (month, day) == (12, 31) else f"{_year(found)}-{month:02}-{day:02}"


def _days_of_month(found: re.Match[str]) -> str:
    year, month, told = _year(found), int(found["m"]), found["n"]
    if not 1 <= month <= 12:
        return ""
    end = calendar.monthrange(year, month)[1]
    tens = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, end)}
    week = int(told) if told.isdigit() else _NUMBERS.get(told, 0)
    first, last = tens.get(told, (7 * week - 6, min(7 * week, end)))
    if not 1 <= first <= last:
        return ""
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def _plan(found: re.Match[str]) -> str:
    first = _PLANS.get(found["n"])
    if first is None:
        return ""
    last = first + PLAN_YEARS - 1
    return f"{last}" if found["end"] else f"{first}/{last}"


def _plain_year(found: re.Match[str]) -> str:
    return f"{_year(found)}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII), form)
    for pattern, form in (
        (rf"(?P<n>[12])\s*h\s*(?:fy)?{_Y}{_KINDS}", _half),
        (rf"h(?P<n>[12])[\s-]*(?:fy)?{_Y}{_KINDS}", _half),
        (rf"(?:fy)?{_LONG}[\s-]*h(?P<n>[12]){_KINDS}", _half),
        (rf"(?:fy)?{_LONG}[\s-]*(?P<n>[12])h{_KINDS}", _half),
        (rf"(?P<n>first|second|1st|2nd) half(?: of| year)? {_LONG}", _half),
        (rf"{_CN}(?P<n>上|下)半年[末底]?", _half),
        (rf"(?P<n>[1-4])\s*q\s*(?:fy)?{_Y}{_KINDS}", _quarter),
        (rf"q(?P<n>[1-4])[\s-]*(?:fy)?{_Y}{_KINDS}", _quarter),
        (rf"(?:fy)?{_LONG}[\s-]*q(?P<n>[1-4]){_KINDS}", _quarter),
        (r"(?P<s>\d\d)\s*q(?P<n>[1-4])", _quarter),
        (rf"(?P<n>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)? {_LONG}", _quarter),
        (rf"{_CN}第?(?P<n>[一二三四1-4])季度?[末底]?", _quarter),
        (rf"(?P<n>\d|1[01])\s*m\s*(?:fy)?{_Y}", _first_months),
        (rf"(?:first )?(?P<n>six|nine) months(?: of)? {_LONG}", _first_months),
        (rf"(?:1-|前|q1-q?)(?P<n>[23])\s*q\s*{_Y}", _first_quarters),
        (rf"{_CN}前(?P<n>[二三23])个?季度?", _first_quarters),
        (rf"{_CN}前(?P<n>\d|1[01]|[三六九])个?月", _first_months),
        (rf"{_CN}(?P<m>\d{{1,2}})月?[-—–~至到]+(?P<n>\d{{1,2}})月份?", _months),
        (rf"{_MONTH.format('m')}\s*[-–—]\s*{_MONTH.format('n')}\s*{_LONG}", _named_months),
        (rf"{_MONTH.format('m')}[\s-]*{_Y}", _month),
        (rf"(?:ltm|ttm)[\s,]*(?:to\s)?{_MONTH.format('m')}[\s-]*{_Y}", _twelve),
        (rf"12 months (?:to|ended|ending) {_MONTH.format('m')}[\s-]*{_LONG}", _twelve),
        (rf"{_CN}(?P<m>\d{{1,2}})月(?P<n>\d{{1,2}})日?", _day),
        (rf"(?P<n>\d{{1,2}}) {_MONTH.format('m')},? {_LONG}", _day),
        (rf"{_MONTH.format('m')} (?P<n>\d{{1,2}}), {_LONG}", _day),
        (rf"{_CN}(?P<m>\d{{1,2}})月(?P<n>[上中下]旬)", _days_of_month),
        (rf"{_CN}(?P<m>\d{{1,2}})月第?(?P<n>[一二三四五1-5])周", _days_of_month),
        (
            r"(?P<n>十[一二三四五六]五)(?:规划)?(?:期间|时期|(?P<end>期?末期?|收官之?年|末年|期末))?",
            _plan,
        ),
        (r"(?P<end>end of )?(?:china'?s? )?(?P<n>1[1-6])th five[ -]year plan(?: period)?", _plan),
        (rf"(?:fy|ye|cy)\s*{_Y}{_KINDS}", _plain_year),
        (rf"{_Y}[aef]", _plain_year),
        (r"(?P<s>\d\d)年[末底]", _plain_year),
    )
)
