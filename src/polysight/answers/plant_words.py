"""Words and numbers of the plant model that pages and documents share."""

from __future__ import annotations

from polysight.messages import Language, text
from polysight.study.readings import Reading


def number(value: float) -> str:
    """Number with four digits that count.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    str
        Its text; a dash where it is not known.
    """
    if value != value:
        return "–"
    return f"{value:,.0f}" if 1e4 <= abs(value) < 1e9 else f"{value:.4g}"


def name_of(reading: Reading, language: Language) -> str:
    """Name of a reading.

    Parameters
    ----------
    reading : Reading
        The reading.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    return text(reading.message, language)
