"""Cells that the pages of the warning share: names, amounts, lights, months and odds."""

from __future__ import annotations

import math

from polysight.answers.market_words import PERCENT, cell, month_words, unit_words
from polysight.messages import LANGUAGES, Language, text
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_indicators import Indicator
from polysight.study.warning_record import SignalRecord
from polysight.warning.light import LIGHTS

NONE = "–"
MINUS = "−"
RATIO, COUNT = "1", "count"
#: From here on a ratio is told with one decimal.
LARGE = 10.0
#: Above this a probability is told as more than ninety-nine per cent.
CERTAIN = 0.99


def named(one: Indicator, language: Language) -> str:
    """Name of an indicator.

    Parameters
    ----------
    one : Indicator
        The indicator.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The name.
    """
    return one.zh if language == "zh" else one.en


def amount(value: float, unit: str, language: Language) -> str:
    """A value of an indicator without its unit.

    Parameters
    ----------
    value : float
        In the unit.
    unit : str
        Code of the unit; a ratio stays one, since a logarithm is none of a hundred.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The number; a dash where there is none.
    """
    if not math.isfinite(value):
        return NONE
    if unit != RATIO:
        return cell(value, unit, language).replace("-", MINUS)
    places = 1 if abs(value) >= LARGE else 2
    return f"{round(value, places) + 0.0:.{places}f}".replace("-", MINUS)


def amount_with_unit(value: float, unit: str, language: Language) -> str:
    """A value of an indicator with its unit.

    Parameters
    ----------
    value : float
        In the unit.
    unit : str
        Code of the unit.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        For example ``4.2 months``; a ratio has no unit.
    """
    told = amount(value, unit, language)
    if told == NONE or unit == RATIO:
        return told
    if (unit, language) == (COUNT, "en"):
        return told
    words = unit_words(unit, language)
    return f"{told}{words}" if language == "zh" else f"{told} {words}"


def light_words(code: int, language: Language) -> str:
    """Colour and meaning of a light.

    Parameters
    ----------
    code : int
        0 grey to 5 red.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    return text(f"light.{LIGHTS[code].replace('-', '_')}", language)


def share(value: float) -> str:
    """A probability or a share.

    Parameters
    ----------
    value : float
        From 0 to 1.

    Returns
    -------
    str
        Per cent; a dash where there is none.
    """
    return f"{PERCENT * value:.0f}%" if math.isfinite(value) else NONE


def probable(value: float) -> str:
    """A probability, never told as certain.

    Parameters
    ----------
    value : float
        From 0 to 1.

    Returns
    -------
    str
        Per cent; a dash where there is none.
    """
    if value > CERTAIN:
        return ">99%"
    return "<1%" if value < 1.0 - CERTAIN else share(value)


def points(value: float) -> str:
    """A change or a contribution with its sign.

    Parameters
    ----------
    value : float
        Points of the index.

    Returns
    -------
    str
        For example ``+1.3``; a dash where there is none.
    """
    if not math.isfinite(value):
        return NONE
    return f"{round(value, 1) + 0.0:+.1f}".replace("-", MINUS)


def level(value: float) -> str:
    """A level of the index.

    Parameters
    ----------
    value : float
        From 0 to 100.

    Returns
    -------
    str
        One decimal; a dash where there is none.
    """
    return f"{value:.1f}" if math.isfinite(value) else NONE


def age_words(months: float) -> str:
    """Age of a value.

    Parameters
    ----------
    months : float
        Months; infinite where nothing was ever known.

    Returns
    -------
    str
        Whole months; a dash where nothing was known.
    """
    return f"{months:.0f}" if math.isfinite(months) else NONE


def month_or_none(month: int | None) -> str:
    """A month, or that there is none.

    Parameters
    ----------
    month : int or None
        Months since January of year 0.

    Returns
    -------
    str
        For example ``2026-06``; a dash for none.
    """
    return NONE if month is None else month_words(month)


def signal_name(one: SignalRecord, found: Assessment, language: Language) -> str:
    """Name of a signal of the record.

    Parameters
    ----------
    one : SignalRecord
        The signal.
    found : Assessment
        Names indicators and rules.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The name; of a probability with its horizon.
    """
    if one.kind == "indicator":
        return named(found.indicators[found.place(one.name)], language)
    if one.kind == "rule":
        rule = next(each for each in found.rules if each.key == one.name)
        return text("warn_record.rule", language, name=rule.zh if language == "zh" else rule.en)
    if one.kind == "index":
        return text(f"warn_page.index_{one.name}", language)
    way = text(f"warn_page.way_{one.name}", language)
    state = text(f"warn_page.{one.state}", language)
    return text("warn_record.odds", language, state=state, way=way, months=one.horizon)


def both(key: str, **fields: object) -> dict[str, str]:
    """A message in every language, for machines.

    Parameters
    ----------
    key : str
        Message key.
    **fields : object
        Placeholders.

    Returns
    -------
    dict of str to str
        Words by language.
    """
    return {language: text(key, language, **fields) for language in LANGUAGES}
