"""Findings of the audit in words and in the units of the reader of a report."""

from __future__ import annotations

import re
from decimal import Decimal

from polysight.report.number_format import MINUS, display_of, unit_pattern
from polysight.report.prose import Writer

#: Units of findings: code, and how many of it one of them is.
UNITS: dict[str, tuple[str, Decimal]] = {
    "hundred million CNY": ("GCNY", Decimal("0.1")),
    "亿元": ("100MCNY", Decimal(1)),
    "CNY/kg": ("CNY/kg", Decimal(1)),
    "元/kg": ("CNY/kg", Decimal(1)),
    "CNY/t": ("CNY/t", Decimal(1)),
    "元/t": ("CNY/t", Decimal(1)),
    "kWh/kg": ("kWh/kg", Decimal(1)),
    "kt/a": ("kt/a", Decimal(1)),
    "kt": ("kt", Decimal(1)),
    "GW": ("GW", Decimal(1)),
    "%/a": ("%/a", Decimal(1)),
    "%": ("%", Decimal(1)),
}
#: Most digits of what was worked out.
DIGITS = 3
_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_QUANTITY = re.compile(
    rf"(?P<sign>[~<>])?(?<![\d.-])(?P<low>{_NUMBER})"
    rf"(?:(?P<gap> ?[-–—] ?| to |至)(?P<high>{_NUMBER}))? ?"
    rf"(?P<unit>{'|'.join(map(re.escape, UNITS))})(?![A-Za-z0-9/])"
)
_SIGNS = {"~": "about", "<": "under", ">": "over"}
_WRONG = re.compile(r" → ([^()→]+) \((\d+%)\)")
_TABLE = re.compile(r"Table (T\d+) \(([\d.]+)\): [^”\"]*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d): (?=\S)")
_YEARS = re.compile(r" ?\(((?:19|20)\d\d)-((?:19|20)\d\d)\)")
_WIDE = "\u3000-\u9fff\uff00-\uffef“”"
_SPACE = re.compile(rf"(?<=[{_WIDE}]) (?=\S)|(?<=\S) (?=[{_WIDE}])")


def finding_words(writer: Writer, said: str) -> str:
    """A finding without signs, in the units of the language.

    Parameters
    ----------
    writer : Writer
        Knows the language.
    said : str
        The finding as the audit tells it.

    Returns
    -------
    str
        The same with words for signs, and numbers as the report prints them.
    """
    told = _QUANTITY.sub(lambda found: _quantity(writer, found), said)
    told = _WRONG.sub(
        lambda found: writer.words("claims_words.wrong").format(value=found[1], odds=found[2]),
        told,
    )
    told = told.replace(" → ", writer.words("claims_words.gives"))
    if writer.language == "zh":
        told = _TABLE.sub(lambda found: _filled(writer, "table", found), told)
        told = _YEARS.sub(lambda found: _filled(writer, "years", found), told)
        told = _YEAR.sub(lambda found: _filled(writer, "year", found), told)
        told = told.replace("; ", writer.words("line.gap")).replace(", ", writer.words("word.list"))
        told = _SPACE.sub("", told).replace("– ", "–")
    return told


def _filled(writer: Writer, key: str, found: re.Match[str]) -> str:
    return writer.words(f"claims_words.{key}").format(*found.groups())


def _quantity(writer: Writer, found: re.Match[str]) -> str:
    code, factor = UNITS[found["unit"]]
    shown = (display_of("", code).zh if writer.language == "zh" else "") or code
    if shown != code:
        factor *= Decimal(repr(writer.numbers.evidence.units.factor(code, shown)))
    figures = _digits(found["low"], factor)
    if found["high"]:
        gap = found["gap"]
        between = "–" if gap.strip() in "-–—" else gap
        figures += between + _digits(found["high"], factor)
    pattern = unit_pattern(shown, writer.language, writer.numbers.evidence)
    sign = _SIGNS.get(found["sign"] or "")
    return (writer.words(f"claims_words.{sign}") if sign else "") + pattern.format(figures)


def _digits(stated: str, factor: Decimal) -> str:
    """A figure in another unit; a long fraction is cut to what can be read."""
    exact = Decimal(stated.replace(",", "")) * factor
    long = "." in stated and len(exact.as_tuple().digits) > DIGITS
    if long and exact.adjusted() < DIGITS:
        exact = exact.quantize(Decimal(1).scaleb(exact.adjusted() - DIGITS + 1))
    elif long:
        exact = exact.quantize(Decimal(1))
    whole = exact == exact.to_integral_value()
    figure = exact.quantize(Decimal(1)) if whole else exact.normalize()
    digits = f"{abs(figure):,f}"
    return MINUS + digits if figure < 0 else digits
