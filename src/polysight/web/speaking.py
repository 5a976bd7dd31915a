"""Which of its languages a request is answered in."""

from __future__ import annotations

from polysight.messages import LANGUAGES, Language

#: Language where a request names none that is spoken.
SILENT: Language = "en"


def spoken(asked: str | None, accepted: str) -> Language:
    """Language of an answer.

    Parameters
    ----------
    asked : str or None
        What the address asks for; it decides where it is a language that is spoken.
    accepted : str
        The header ``Accept-Language``.

    Returns
    -------
    {"en", "zh"}
        The language.

    Examples
    --------
    >>> spoken(None, "de, zh-CN;q=0.8, en;q=0.5"), spoken("en", "zh"), spoken(None, "")
    ('zh', 'en', 'en')
    """
    for one in LANGUAGES:
        if asked == one:
            return one
    wishes = [_wish(part) for part in accepted.split(",")]
    for _, name in sorted((one for one in wishes if one[0] < 0), key=lambda one: one[0]):
        for one in LANGUAGES:
            if name == one or name.startswith(f"{one}-"):
                return one
    return SILENT


def _wish(part: str) -> tuple[float, str]:
    """Weight with its sign turned, so that the dearest sorts first, and language tag."""
    name, _, weight = part.strip().partition(";")
    try:
        number = float(weight.strip().removeprefix("q=")) if weight else 1.0
    except ValueError:
        number = 0.0
    return -number, name.strip().casefold()
