"""Words of time in reports: years, ends of years, editions, scenarios, now and then."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from polysight.audit.remembered import remembered
from polysight.audit.stretches import PARTS, stretch
from polysight.evidence.importing.calendar_text import iso_period
from polysight.periods import Period, period

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"(?<!\d)({_YEAR})(?!\d)")
_SPAN = re.compile(rf"({_YEAR})年?\s*(?:-|–|—|~|～|至|到|to|/)\s*({_YEAR}|\d\d(?!\d))年?")
_SINCE_NOW = re.compile(rf"({_YEAR})年?\s*(?:-|–|to|至|到)\s*(?:current|now|present|今|目前)", re.I)
_QUARTER = re.compile(rf"({_YEAR})\s*Q([1-4])", re.I)
_EDITION = re.compile(r"edition|revision|revised|draft|version|版|修订|征求意见", re.I)
_TIMINGS = {
    "end": re.compile(
        r"\bend\b|year-end|\bye\s?'?\d|年末|年底|[期季]度?末|末期|五末|收官|12月31日"
        r"|31 dec|dec[a-z]* 31",
        re.I,
    ),
    "before": re.compile(r"\bbefore\b|\bprior to\b|之前|年前(?![一二三四六九\d])|以前", re.I),
    "since": re.compile(r"\bsince\b|\bfrom\b|以来|起", re.I),
    "by": re.compile(r"\bby\b|\bto\b|\buntil\b|到|截至", re.I),
}
_AGES = {
    "current": re.compile(r"current|now|present|today|目前|当前|现阶段|现有|现在", re.I),
    "future": re.compile(r"future|未来|将来", re.I),
    "early": re.compile(r"early|earlier|former|past|previous|早期|过去|传统", re.I),
}
_SCENARIO = re.compile(r"scenario|情景|情形", re.I)


@dataclass(frozen=True, slots=True)
class Moment:
    """Time that a claim tells.

    Parameters
    ----------
    period : Period or None
        Calendar time, where there is one.
    scenario : str
        Name of a scenario; ``unnamed`` where it has none, empty outside scenarios.
    marks : dict of str to str
        What else is told: timing (end, before, since, by), age (current, future, early), edition,
        and from, to for changes.
    """

    period: Period | None = None
    scenario: str = ""
    marks: dict[str, str] = field(default_factory=dict)


@remembered
def moment(text: str) -> Moment:
    """Time of a claim.

    Parameters
    ----------
    text : str
        As stated.

    Returns
    -------
    Moment
        What can be told of it; nothing is guessed.

    Examples
    --------
    >>> moment("end 2023").period.text, moment("end 2023").marks["timing"]
    ('2023', 'end')
    >>> moment("2020-2023").marks["from"], moment("scenario base").scenario
    ('2020', 'base')
    """
    plain = text.strip()
    if not plain:
        return Moment()
    if _SCENARIO.search(plain):
        name = " ".join(_SCENARIO.sub(" ", plain).split()).casefold()
        years = _YEARS.findall(name)
        return Moment(period(years[-1]) if years else None, name or "unnamed")
    marks = _marks(plain)
    if told := stretch(plain):
        return _stretched(told, marks)
    if "edition" in marks:
        years = _YEARS.findall(plain)
        dated = period(years[-1]) if years and "timing" not in marks else None
        return Moment(dated, "", marks)
    if found := _SINCE_NOW.search(plain):
        return Moment(None, "", {**marks, "from": found[1], "age": "current"})
    if found := _SPAN.search(plain):
        first, last = found[1], found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        if first < last:
            marks |= {"from": first, "to": last}
            return Moment(period(f"{first}/{last}"), "", marks)
    return _dated(plain, marks)


def _stretched(told: str, marks: dict[str, str]) -> Moment:
    """Moment of a stretch of time; one of whole years tells its ends."""
    kept = {name: said for name, said in marks.items() if said != "by"}
    first, _, last = told.partition("/")
    if len(first) == len(last) == len("2021"):
        kept |= {"from": first, "to": last}
    return Moment(period(told), "", kept)


def _dated(plain: str, marks: dict[str, str]) -> Moment:
    if found := _QUARTER.search(plain):
        return Moment(period(f"{found[1]}-Q{found[2]}"), "", marks)
    if iso := iso_period(plain):
        return Moment(period(iso), "", {k: v for k, v in marks.items() if k != "timing"})
    years = _YEARS.findall(plain)
    if not years or PARTS.search(plain):
        return Moment(None, "", marks)
    before = marks.get("timing") == "before"
    return Moment(period(str(int(years[-1]) - before)), "", marks)


def _marks(plain: str) -> dict[str, str]:
    marks: dict[str, str] = {}
    for name, words in (("timing", _TIMINGS), ("age", _AGES)):
        found = next((key for key, pattern in words.items() if pattern.search(plain)), "")
        if found:
            marks[name] = found
    if _EDITION.search(plain):
        marks["edition"] = plain.casefold()
    return marks


_BASES = (
    re.compile(rf"(?:较|比|与|自)\s*({_YEAR})年?"),
    re.compile(rf"(?:since|versus|vs\.?|against|compared (?:to|with)|from|on)\s+({_YEAR})\b", re.I),
)
_YEAR_BEFORE = re.compile(
    r"同比|[较比](?:上年|上一年|去年)|上年同期"
    r"|year[- ](?:on|over)[- ]year|\by[-/]?o?[-/]?y\b|\bon the year\b"
    r"|\bon a year (?:earlier|before|ago)\b"
    r"|\b(?:from|against|versus|vs\.?|over) (?:the )?(?:previous|prior|preceding) year\b",
    re.I,
)
_YEARLY = re.compile(
    r"年均|年复合|复合增长|cagr|per year|a year|annual(?:ly)? average|年增|/a", re.I
)


def year_before(text: str) -> str:
    """Words of a text that tell a change of being one on the year before.

    Parameters
    ----------
    text : str
        Words of a metric.

    Returns
    -------
    str
        The words; empty where there are none.

    Examples
    --------
    >>> year_before("销售量比上年增减"), year_before("growth since 2020")
    ('比上年', '')
    """
    found = _YEAR_BEFORE.search(text)
    return found[0] if found else ""


def with_change(told: Moment, texts: str, *, yearly: bool, grows: bool) -> Moment:
    """Time of a change: from which year to which, and whether per year.

    Parameters
    ----------
    told : Moment
        Time as the period tells it.
    texts : str
        Words of the claim: quotation, subject, unit.
    yearly : bool
        Whether the metric is a change per year.
    grows : bool
        Whether the metric is a growth, which without a base means one on the year before.

    Returns
    -------
    Moment
        The same with marks from, to, rate, and base ``assumed`` where the year before is taken.
    """
    marks = dict(told.marks)
    rate = "year" if yearly or _YEARLY.search(texts) else "total"
    if told.period is not None and "to" not in marks:
        marks["to"] = str(told.period.end.year)
    for pattern in _BASES:
        found = pattern.search(texts)
        if found and "from" not in marks and found[1] != marks.get("to"):
            marks["from"] = found[1]
    if "from" not in marks and "to" in marks and rate == "total" and "timing" not in marks:
        if _YEAR_BEFORE.search(texts):
            marks["from"] = str(int(marks["to"]) - 1)
        elif grows:
            marks |= {"from": str(int(marks["to"]) - 1), "base": "assumed"}
    return replace(told, marks={**marks, "rate": rate})
