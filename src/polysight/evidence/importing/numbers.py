"""Numbers as people write them, turned into plain decimals without guessing.

Accepted: ``1234.5``, ``1,234.5``, ``1 234.5``, full-width digits, ``(12)`` for minus twelve,
``45%``, ``3.5万`` and ``2亿``, ``1.2E+05``, and a unit after the number (``3.5万吨``).

A comma may group thousands or mark decimals. What ``1,234`` means is decided by the other numbers
of the file and by nothing else: if any of them shows the point as decimal mark (``1,234.5``,
``12.5``), the comma groups; if any shows the comma as decimal mark (``1.234,5``, ``12,5``) and none
the point, the comma marks decimals and ``1.234`` is 1234; if both or neither are shown, the
ambiguous cell is refused. ``1.234`` alone is a point decimal, as the data format declares.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from polysight.evidence.importing.grid import Cell

_LONGEST = 60
#: Places before or behind the point up to which digits are written out.
_PLAIN = 20
#: Powers of ten said by a lone sign; with a unit behind it (万吨) it belongs to the unit.
_MULTIPLIER = {"万": 4, "亿": 8}
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[+-]?)(?P<body>[\d.,' ]*\d[\d.,]*?|\d)(?P<power>[eE][+-]?\d{1,3})?"
    r"(?P<close>\))?\s*(?P<tail>[^\d\s(),.].*)?",
    re.ASCII,
)
_RANGE = re.compile(r"[\d.,]+\s*%?\s*(?:-|~|至|到|–|—|to)\s*[\d.,]+\s*\D*")
_POINT = re.compile(r"\d*\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}")
_COMMA = re.compile(r"\d+,\d+|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}")
_EITHER_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_EITHER_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_GROUPED = re.compile(r"\d{1,3}([ ']\d{3})+([.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, or why it was not.

    Parameters
    ----------
    text : str
        Plain decimal; empty for an empty cell or a fault.
    unit : str
        What stands behind the number: a per-cent sign or a unit.
    fault : str
        Message key; empty when the number is good.
    """

    text: str = ""
    unit: str = ""
    fault: str = ""


def _digits(value: Decimal) -> str:
    if value and not -_PLAIN <= value.adjusted() <= _PLAIN:
        return format(value.normalize(), "E")
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(number: float) -> str:
    """Shortest decimal of a number.

    Parameters
    ----------
    number : float
        A finite number.

    Returns
    -------
    str
        Digits without needless zeros; with an exponent only beyond twenty places.

    Examples
    --------
    >>> plain(0.30), plain(1e6), plain(-2e-30)
    ('0.3', '1000000', '-2E-30')
    """
    return _digits(Decimal(repr(number)))


def _parts(text: str) -> re.Match[str] | None:
    folded = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
    return _NUMBER.fullmatch(folded) if len(folded) <= _LONGEST else None


def _body(match: re.Match[str]) -> str:
    body = match["body"].strip()
    return re.sub(r"[ ']", "", body) if _GROUPED.fullmatch(body) else body


def mark(texts: Iterable[Cell]) -> str:
    """Decimal mark that the numbers of a file show.

    Parameters
    ----------
    texts : iterable of Cell
        Number cells of the file. Cells that the file itself types as numbers show nothing.

    Returns
    -------
    str
        ``.`` or ``,``, both together, or an empty string when no number shows it.
    """
    shown = set()
    for text in texts:
        match = _parts(text) if isinstance(text, str) else None
        if match is None or match["power"]:
            continue
        body = _body(match)
        if _EITHER_COMMA.fullmatch(body) or _EITHER_POINT.fullmatch(body):
            continue
        shown |= {"."} if _POINT.fullmatch(body) else set()
        shown |= {","} if _COMMA.fullmatch(body) else set()
    return "".join(sorted(shown))


def _decimal(body: str, shown: str) -> tuple[str, str]:
    """Plain decimal of the digits, or the message key of why there is none."""
    if body.isdigit():
        return body, ""
    if _EITHER_COMMA.fullmatch(body):
        if shown not in (".", ","):
            return "", "cell.number_ambiguous"
        return body.replace(",", "" if shown == "." else "."), ""
    if _EITHER_POINT.fullmatch(body):
        if shown == ",.":
            return "", "cell.number_ambiguous"
        return (body.replace(".", "") if shown == "," else body), ""
    if _POINT.fullmatch(body):
        return body.replace(",", ""), ""
    if _COMMA.fullmatch(body):
        plainly = body.replace(".", "").replace(",", ".")
        return ("", "cell.number_mixed") if shown == ",." else (plainly, "")
    return "", "cell.number"


def number(cell: Cell, shown: str) -> Number:
    """Number of a cell.

    Parameters
    ----------
    cell : Cell
        Text, or a number as the file types it.
    shown : str
        Decimal mark that the file shows, see `mark`.

    Returns
    -------
    Number
        The number in plain digits with what stood behind it, or the fault.

    Examples
    --------
    >>> number("1.234,5", ",").text
    '1234.5'
    >>> number("3.5万吨", ".")
    Number(text='3.5', unit='万吨', fault='')
    """
    if not isinstance(cell, str):
        return Number(plain(cell)) if math.isfinite(cell) else Number(fault="cell.number")
    if not cell.strip():
        return Number()
    if _RANGE.fullmatch(unicodedata.normalize("NFKC", cell).strip()):
        return Number(fault="cell.number_range")
    match = _parts(cell)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return Number(fault="cell.number")
    if match["open"] and match["sign"]:
        return Number(fault="cell.number")
    text, fault = _decimal(_body(match), shown)
    if fault:
        return Number(fault=fault)
    tail = (match["tail"] or "").strip()
    power = _MULTIPLIER.get(tail, 0)
    value = Decimal(text + (match["power"] or "")).scaleb(power)
    negative = match["open"] or match["sign"] == "-"
    if math.isinf(float(value)):
        return Number(fault="cell.number")
    digits = _digits(value)
    signed = f"-{digits}" if negative and value else digits
    return Number(signed, "" if power else tail)
