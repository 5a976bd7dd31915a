"""Parts of a year that the words of a claim tell where its period is but the year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.moment import moment
from polysight.audit.remembered import remembered

_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*年?\s*")
_MONTHS = (
    r"January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_ZH = re.compile(
    r"上半年|下半年|前三季度|第?[一二三四1-4]季度"
    r"|(?<!\d)(?:\d{1,2}月?\s*[-—–~～至到]\s*)?(?:1[0-2]|[1-9])月(?=份|[^末底初\d]|$)"
)
_EN = re.compile(
    r"\b(?:first|second) half\b|\b[12]H\b|\bH[12]\b|\bQ[1-4]\b|\b[1-4]Q\b"
    r"|\b(?:first|second|third|fourth) quarter\b|\b(?:nine months|9M)\b"
    rf"|\b(?:{_MONTHS})\b\.?(?! \d{{1,2}}\b)",
)


def within_year(said: Mapping[str, str]) -> dict[str, str]:
    """Cells of a claim whose period has the part of the year that its words tell.

    Parameters
    ----------
    said : mapping of str to str
        Text by column.

    Returns
    -------
    dict of str to str
        The same; where the period is a plain year and subject or metric tell one part of it, the
        period is that part.

    Examples
    --------
    >>> within_year({"period": "2024", "subject": "上半年均价", "metric": "价格"})["period"]
    '2024年上半年'
    """
    found = dict(said)
    year = _YEAR.fullmatch(said["period"])
    if year is None:
        return found
    chinese, english = _parts(f"{said['subject']} | {said['metric']}")
    parts = [f"{year[1]}年{one}" for one in chinese] + [f"{one} {year[1]}" for one in english]
    told = {when.text: part for part in parts if (when := moment(part).period) is not None}
    if len(told) == 1:
        found["period"] = next(iter(told.values()))
    return found


@remembered
def _parts(text: str) -> tuple[list[str], list[str]]:
    """Parts of a year that a text names, in Chinese and in English."""
    return sorted(set(_ZH.findall(text))), sorted({one.rstrip(".") for one in _EN.findall(text)})
