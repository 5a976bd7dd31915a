"""The one place where a number becomes text."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.report.catalogue import FOLDER, label
from polysight.study.references import SCENARIO
from polysight.study.result import Number

#: Keys of an element, or the place of a setting in a list.
PLACE = re.compile(r"\[.*\]$|\.\d+$")
MINUS = "\N{MINUS SIGN}"
#: Arrays of numbers that law and contracts set; zeros after the point say nothing there.
SET = ("project.law_limit_", "project.law_answer_", "project.loan_grace", "project.loan_time")
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Display:
    """How numbers of one unit are shown.

    Parameters
    ----------
    significant, decimals : int
        Most significant digits and most decimals, both in the unit of the number.
    zh, en : str
        Unit code in which each language prints; empty for the unit of the number.
    plain : bool
        Whether it is printed as it was stated, without zeros at the end of its decimals.
    """

    significant: int
    decimals: int
    zh: str = ""
    en: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as text.

    Parameters
    ----------
    digits : str
        The figure alone.
    unit : str
        Words of the printed unit; empty for a plain ratio or count.
    text : str
        Figure and unit as they stand in a sentence.
    """

    digits: str
    unit: str
    text: str


@cache
def displays() -> dict[str, Display]:
    """Display rules by unit code or array name.

    Returns
    -------
    dict of str to Display
        The rules; ``default`` holds for everything that is not named.
    """
    tree = tomllib.loads((FOLDER / "display.toml").read_text(encoding="utf-8"))
    return {name: Display(**fields) for name, fields in tree.items()}


def display_of(name: str, unit: str) -> Display:
    """Rule for an array and its unit.

    Parameters
    ----------
    name : str
        Id or array name of the number.
    unit : str
        Its unit code.

    Returns
    -------
    Display
        The rule of the array, else of the unit, else the default; what a scenario sets is plain.
    """
    table = displays()
    stem = PLACE.sub("", name)
    found = table.get(stem) or table.get(unit) or table["default"]
    return replace(found, plain=True) if name.startswith(SCENARIO) else found


def rounded(value: float, display: Display) -> Decimal:
    """Number at the precision at which it is shown.

    Parameters
    ----------
    value : float
        A finite number.
    display : Display
        The rule.

    Returns
    -------
    decimal.Decimal
        Rounded half to even, trailing zeros kept where the rule does not drop them.
    """
    exact = Decimal(repr(value))
    leading = exact.adjusted() if exact else 0
    exponent = max(leading - display.significant + 1, -display.decimals)
    figure = exact.quantize(Decimal(1).scaleb(exponent))
    if not display.plain:
        return figure
    whole = figure.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == figure else figure.normalize()


def _shown(name: str, unit: str, language: Language) -> str:
    display = display_of(name, unit)
    return (display.zh if language == "zh" else display.en) or unit


def unit_pattern(code: str, language: Language, evidence: Evidence) -> str:
    """How a figure and its unit stand together.

    Parameters
    ----------
    code : str
        Unit code.
    language : {"en", "zh"}
        Language of the words.
    evidence : Evidence
        Holds the unit names.

    Returns
    -------
    str
        The unit in words, with braces where the figure goes.
    """
    units = evidence.codelists.get("units")
    known = units is not None and code in units
    words = units.label(code, language) if known and units and language == "zh" else code
    gap = "" if words and not words[0].isascii() else " "
    return label(f"units.{code}", language, f"{{}}{gap}{words}")


def unit_words(name: str, unit: str, language: Language, evidence: Evidence) -> str:
    """Unit of a number in words, as it heads a column or an axis.

    Parameters
    ----------
    name, unit : str
        Id or array name, and unit code.
    language : {"en", "zh"}
        Language of the words.
    evidence : Evidence
        Holds the unit names.

    Returns
    -------
    str
        The words; empty for a plain ratio or count.
    """
    pattern = unit_pattern(_shown(name, unit, language), language, evidence)
    return " ".join(pattern.replace("{}", " ").split()).replace(" /", "/")


def scale(name: str, unit: str, language: Language, evidence: Evidence) -> float:
    """Printed units in one unit of the number.

    Parameters
    ----------
    name, unit : str
        Id or array name, and unit code.
    language : {"en", "zh"}
        Language in which it is printed.
    evidence : Evidence
        Holds the unit table.

    Returns
    -------
    float
        The multiplier.
    """
    shown = _shown(name, unit, language)
    return 1.0 if shown == unit else evidence.units.factor(unit, shown)


def printed(number: Number, language: Language, evidence: Evidence) -> Printed:
    """A number as it is printed in a language.

    Parameters
    ----------
    number : Number
        The number with its unit.
    language : {"en", "zh"}
        Language of the text.
    evidence : Evidence
        Holds the unit table and unit names.

    Returns
    -------
    Printed
        Figure, unit and both together; ``no value`` in words where the number is not finite.
    """
    unit = unit_words(number.id, number.unit, language, evidence)
    if not math.isfinite(number.value):
        words = label("word.no_value", language)
        return Printed(words, unit, words)
    factor = Decimal(repr(scale(number.id, number.unit, language, evidence))).normalize()
    figure = rounded(number.value, display_of(number.id, number.unit)) * factor
    digits = f"{abs(figure):,f}"
    if "." in digits and number.id.startswith(SET):
        digits = digits.rstrip("0").rstrip(".")
    digits = MINUS + digits if figure < 0 else digits
    pattern = unit_pattern(_shown(number.id, number.unit, language), language, evidence)
    return Printed(digits, unit, pattern.format(digits).strip().replace(" ", NO_BREAK))
