"""Periods and days in words."""

from __future__ import annotations

from polysight.messages import Language
from polysight.periods import period
from polysight.report.catalogue import label


def _one(text: str, language: Language) -> str:
    when = period(text)
    grain, start = when.grain, when.start
    fields = {
        "year": text[:4],
        "month": label("month." + f"m{start.month:02d}", language, str(start.month)),
        "day": start.day,
        "part": text.rpartition("-")[2].lstrip("QHW0"),
    }
    return label(f"when.{grain}", language).format(**fields)


def period_words(text: str, language: Language) -> str:
    """An ISO 8601 period as a reader writes it.

    Parameters
    ----------
    text : str
        The period, for example ``2024-Q3``; empty for none.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    str
        The words.
    """
    if not text:
        return ""
    ends = [_one(part, language) for part in text.split("/")]
    return label("when.joined", language).join(ends)
