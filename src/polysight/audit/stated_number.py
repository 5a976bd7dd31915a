"""Numbers as authors of tables write them: with words, ranges, signs of per cent and units."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.numbers import Number, number

#: Words that stand for no number.
MISSING = frozenset(
    ("", "-", "--", "—", "——", "–", "/", "n/a", "na", "n.a.", "nan", "none", "null", "无", "暂无",
     "未披露", "不详", "缺失", "…", "...")
)  # fmt: skip
#: A day of the calendar, of which the year is the number, and the unit that tells so.
_DAY = re.compile(
    r"((?:19|20)\d\d)(?:[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])"
    r"|年(?:0?[1-9]|1[0-2])月(?:(?:0?[1-9]|[12]\d|3[01])[日号])?)(?:[T ]0?0:00(?::00)?)?"
)
DATE = "date"
#: Words before a number that say nothing of it.
_FILLERS = re.compile(r"^(?:达到?|为|是|在|将|可达|合计|共计?|reached|reaches|is|was|of)\s*")
_PART = r"[-+]?\s*\d[\d,.' ]*(?:[eE][-+]?\d+)?"
_UNIT = r"[^\d\s~～–—至到-][^\d~～–—至到]*?"
_RANGE = re.compile(
    rf"({_PART}?)\s*({_UNIT})?\s*(?:-|~|～|–|—|至|到|\bto\b)\s*({_PART}?)\s*({_UNIT})?$"
)
_MORE = re.compile(r"^[-~–—^=*×+]|[-~–—至到]\s*\d")
#: Places behind the point that end in zeros, which tell how exact a number is.
_ZEROS = re.compile(r"(?<![\d.,])(\d[\d,' ]*\.\d*0)(?![\d.,eE])")
#: Mark that groups thousands where no number of the file shows which mark it is.
POINT = "."


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """What a cell says.

    Parameters
    ----------
    low, high : str
        Ends as plain decimals; equal for one number, empty for none.
    unit : str
        Unit behind the number; empty for none.
    qualifier : str
        Meaning of the word or sign beside it; empty for none.
    fault : str
        Message key where it is no number.
    """

    low: str = ""
    high: str = ""
    unit: str = ""
    qualifier: str = ""
    fault: str = ""


def stated_number(cell: Cell, shown: str, words: Mapping[str, str]) -> StatedNumber:
    """Number of a cell; of a day of the calendar its year, with the unit `DATE`.

    Parameters
    ----------
    cell : Cell
        Text, or a number where the file types it as one.
    shown : str
        Decimal mark that the file shows; without one a comma groups thousands.
    words : mapping of str to str
        Meaning of words such as ``about`` or ``以上``, the longest first.

    Returns
    -------
    StatedNumber
        What it says.

    Examples
    --------
    >>> said = stated_number("超过40-50万吨", ".", {"超过": "over"})
    >>> said.low, said.high, said.unit, said.qualifier
    ('40', '50', '万吨', 'over')
    """
    if not isinstance(cell, str):
        if math.isnan(cell):
            return StatedNumber()
        return _single(number(cell, shown), "")
    text = unicodedata.normalize("NFKC", cell).strip().replace("−", "-")
    if text.casefold() in MISSING:
        return StatedNumber()
    if day := _DAY.fullmatch(text):
        return StatedNumber(day[1], day[1], DATE)
    plain = number(text, shown or POINT)
    if not plain.fault and not _odd(plain.unit, words):
        return _single(_exact(plain, text, shown), "")
    rest, qualifier = _without_words(text, words)
    found = _RANGE.fullmatch(rest)
    if found:
        return _range(found, shown or POINT, qualifier)
    read = number(rest, shown or POINT)
    if read.fault or _odd(read.unit, words):
        return StatedNumber(fault=plain.fault or read.fault or "cell.number")
    return _single(_exact(read, rest, shown), qualifier)


def _exact(read: Number, text: str, shown: str) -> Number:
    """A number with the zeros behind the point that its text has."""
    found = _ZEROS.search(text) if shown in ("", POINT) and not read.fault else None
    if found is None:
        return read
    plain = re.sub(r"[,' ]", "", found[1])
    sign = "-" if read.text.startswith("-") else ""
    return replace(read, text=sign + plain) if abs(float(read.text)) == float(plain) else read


def _single(read: Number, qualifier: str) -> StatedNumber:
    return StatedNumber(read.text, read.text, read.unit, qualifier, read.fault)


def _odd(unit: str, words: Mapping[str, str]) -> bool:
    """Whether what stands behind a number is no unit but a word or more of a number."""
    if not unit:
        return False
    return _MORE.search(unit) is not None or any(unit.endswith(word) for word in words)


def _without_words(text: str, words: Mapping[str, str]) -> tuple[str, str]:
    """Text without the words before and behind the number, and the meaning of the first."""
    meaning, rest, before = "", text.casefold(), ""
    while rest != before:
        before = rest
        rest = _FILLERS.sub("", rest).strip()
        for word, means in words.items():
            cut = rest.removeprefix(word).removesuffix(word).strip()
            if cut != rest:
                meaning = means if meaning in ("", "expected") else meaning
                rest = cut
    at = text.casefold().find(rest)
    return (text[at : at + len(rest)] if at >= 0 else rest), meaning


def _range(found: re.Match[str], shown: str, qualifier: str) -> StatedNumber:
    units = [(found[at] or "").strip() for at in (2, 4)]
    if units[0] and units[1] and units[0] != units[1]:
        return StatedNumber(fault="cell.number_range")
    unit = units[1] or units[0]
    texts = (f"{found[at].strip()}{unit}" for at in (1, 3))
    low, high = (_exact(number(text, shown), text, shown) for text in texts)
    bad = low.fault or high.fault
    return (
        StatedNumber(fault=bad) if bad else StatedNumber(low.text, high.text, low.unit, qualifier)
    )
