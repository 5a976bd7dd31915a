"""Parts of a year that a change leads to, and the part of the same size that it leads from."""

from __future__ import annotations

import re

from polysight.audit.claim import Claim
from polysight.audit.moment import year_before

#: Steps of a change: on the same part of the year before, or on the part before.
YEAR, PART = "year", "part"
STEP = "step"
#: Parts of a year by letter, and how many there are.
_COUNTS = {"": 12, "Q": 4, "H": 2}
_PART = re.compile(r"(?P<year>\d{4})-(?P<letter>[QH]?)(?P<number>\d{1,2})")
_MONTHS = re.compile(r"(?P<year>\d{4})-(?P<first>\d\d)/(?P=year)-(?P<last>\d\d)")
#: Words of a change on the part of a year before, by the part; "" for any.
_STEPS = {
    "M": r"\bm[-/ ]?o[-/ ]?m\b|\bm/m\b|month[- ](?:on|over)[- ]month|[较比]上(?:个)?月|月环比"
    r"|\b(?:previous|prior|preceding) month\b|\bon the month\b",
    "Q": r"\bq[-/ ]?o[-/ ]?q\b|\bq/q\b|quarter[- ](?:on|over)[- ]quarter"
    r"|[较比]上(?:个)?季度?|季环比|\b(?:previous|prior|preceding) quarter\b|\bon the quarter\b",
    "H": r"\bh[-/]?o[-/]?h\b|half[- ](?:on|over)[- ]half|[较比]上半年|半年环比",
    "": r"环比|\bsequential(?:ly)?\b|\bperiod[- ](?:on|over)[- ]period\b",
}
_PATTERNS = {part: re.compile(words, re.I) for part, words in _STEPS.items()}
_WEEKS = re.compile(r"周环比|\bw[-/]?o[-/]?w\b|week[- ]on[- ]week", re.I)
_OF_YEAR = re.compile(r"\by/y\b|\b(?:year|12[- ]month)[- ]ago\b", re.I)


def step(text: str, moment: str) -> str:
    """Step of a change to a part of a year, as its words tell it.

    Parameters
    ----------
    text : str
        Words of the change.
    moment : str
        Time key of the part, such as ``2024-Q3``.

    Returns
    -------
    str
        ``year``, ``part``, or empty where no word or more than one tells it, or where the words
        are of another part than the time.

    Examples
    --------
    >>> step("产量环比", "2024-06"), step("output growth yoy", "2024-Q3"), step("growth", "2024-06")
    ('part', 'year', '')
    """
    of_year = bool(year_before(text) or _OF_YEAR.search(text))
    told = {part for part, words in _PATTERNS.items() if words.search(text)}
    if _WEEKS.search(text) or bool(told) == of_year:
        return ""
    if of_year:
        return YEAR
    found = _PART.fullmatch(moment)
    return PART if found and told - {""} <= {found["letter"] or "M"} else ""


def is_stepwise(text: str) -> bool:
    """Whether words tell a change on the part of a year before.

    Parameters
    ----------
    text : str
        Words of a metric.

    Returns
    -------
    bool
        Whether they do.
    """
    return any(words.search(text) for words in _PATTERNS.values())


def without_steps(text: str) -> str:
    """A name without the words of a step.

    Parameters
    ----------
    text : str
        Words of a metric, such as ``price mom``.

    Returns
    -------
    str
        The rest.
    """
    for words in _PATTERNS.values():
        text = words.sub(" ", text)
    return " ".join(text.split())


def before(moment: str, by: str) -> str:
    """Time from which a change to a part of a year leads.

    Parameters
    ----------
    moment : str
        Time key of the part, or of the first months of a year.
    by : str
        ``year`` or ``part``.

    Returns
    -------
    str
        Time key; empty where there is none.

    Examples
    --------
    >>> before("2024-06", "year"), before("2024-01", "part"), before("2024-01/2024-09", "year")
    ('2023-06', '2023-12', '2023-01/2023-09')
    """
    if by == YEAR and (found := _MONTHS.fullmatch(moment)):
        year = int(found["year"]) - 1
        return f"{year}-{found['first']}/{year}-{found['last']}"
    found = _PART.fullmatch(moment)
    if found is None or by not in (YEAR, PART):
        return ""
    letter, year, number = found["letter"], int(found["year"]), int(found["number"])
    year, number = (year - 1, number) if by == YEAR or number == 1 else (year, number - 1)
    if by == PART and int(found["number"]) == 1:
        number = _COUNTS[letter]
    return f"{year}-{letter}{number}" if letter else f"{year}-{number:02}"


def part_of_year(claim: Claim) -> str:
    """Part of a year that a claim is about.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        Time key; empty for whole years and for what is not dated.
    """
    told = claim.period
    if told is None or told.grain == "year":
        return ""
    whole_years = told.grain == "interval" and len(told.text) == len("2020/2024")
    return "" if whole_years else told.text
