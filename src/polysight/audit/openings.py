"""What is counted at the start of a year, which is what was there at the end of the year before."""

from __future__ import annotations

import re

from polysight.audit.metric import Metric
from polysight.audit.moment import moment

#: Metrics of what is there at a time, by what they count; a price of January is no such thing.
COUNTED = ("count", "kt", "persons")
#: Part of a year that a day ends.
CLOSES = {(3, 31): "Q1 {}", (6, 30): "H1 {}", (9, 30): "9M {}", (12, 31): "end {}"}
_START = re.compile(
    r"^\s*(?:start|beginning|opening)(?: of)?\s+((?:19|20)\d\d)\s*$"
    r"|^\s*((?:19|20)\d\d)\s*年?[年期]初\s*$"
    r"|^\s*1 Jan(?:uary)?\s+((?:19|20)\d\d)\s*$|^\s*((?:19|20)\d\d)-01-01\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"^\s*((?:19|20)\d\d)\s*年?\s*$")
_OPENING = re.compile(
    r"年初|期初|\bopening\b|\b(?:at|on) (?:the )?(?:start|beginning) of (?:the )?year\b"
    r"|\bbrought forward\b",
    re.IGNORECASE,
)


def _closed(period: str) -> str:
    """Part of a year that a day ends, so that a stock of that day closes it; empty for others."""
    when = moment(period)
    told = when.period
    if told is None or (told.start != told.end and when.marks.get("timing") != "end"):
        return ""
    part = CLOSES.get((told.end.month, told.end.day), "")
    return part.format(told.end.year)


def opened(said: dict[str, str], metric: Metric) -> dict[str, str]:
    """Cells of a stock at the start of a year with the end of the year before.

    Parameters
    ----------
    said : dict of str to str
        Text by column.
    metric : Metric
        What is measured.

    Returns
    -------
    dict of str to str
        The same; where the period is the last day of a quarter, it is the part of the year that
        the day ends; where the period is the start of a year, or the words call a stock of a year
        an opening one, the period is the end of the year before.
    """
    if metric.unit not in COUNTED or metric.nature not in ("level", "count"):
        return said
    if closed := _closed(said["period"]):
        return {**said, "period": closed}
    found = _START.match(said["period"])
    if found is None and _OPENING.search(f"{said['subject']} | {said['metric']}"):
        found = _YEAR.match(said["period"])
    if found is None:
        return said
    year = int(next(one for one in found.groups() if one))
    return {**said, "period": f"end {year - 1}"}
