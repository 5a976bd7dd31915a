"""Did you mean: the nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

CUTOFF = 60.0


def nearest(word: str, known: Iterable[str], cutoff: float = CUTOFF) -> str:
    """Known word most like the given one.

    Parameters
    ----------
    word : str
        What was typed.
    known : iterable of str
        What exists.
    cutoff : float
        Least likeness, 0 to 100, at which a suggestion is made.

    Returns
    -------
    str
        The nearest known word, or an empty string.
    """
    lowered: dict[str, str] = {}
    for name in known:
        lowered.setdefault(name.casefold(), name)
    match = process.extractOne(
        word.casefold(), list(lowered), scorer=fuzz.ratio, score_cutoff=cutoff
    )
    return lowered[match[0]] if match else ""
