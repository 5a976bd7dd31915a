"""Which language the command speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from polysight.messages import Language


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Language asked for by flag, else by environment.

    Parameters
    ----------
    arguments : sequence of str
        Arguments of the command.
    environment : mapping of str to str
        Environment variables: ``POLYSIGHT_LANG``, then the locale.

    Returns
    -------
    {"en", "zh"}
        The language; English where nothing asks for Chinese.
    """
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            return "zh" if argument.partition("=")[2] == "zh" else "en"
        if argument == "--lang" and place + 1 < len(arguments):
            return "zh" if arguments[place + 1] == "zh" else "en"
    asked = environment.get("POLYSIGHT_LANG") or ""
    locale = next(
        (environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), ""
    )
    return "zh" if (asked or locale).lower().startswith("zh") else "en"
