"""Words of the generated pages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    """Words of one language, by section and key.

    Parameters
    ----------
    language : {"en", "zh"}
        Language.

    Returns
    -------
    dict
        The words.
    """
    path = Path(__file__).with_name(f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def word(key: str, language: str, **fields: object) -> str:
    """A text by its dotted key, with its placeholders filled.

    Parameters
    ----------
    key : str
        Section and name, such as ``answer.yes``.
    language : {"en", "zh"}
        Language.
    **fields : object
        Values of the placeholders.

    Returns
    -------
    str
        The text.
    """
    section, name = key.split(".", 1)
    found = catalogue(language)[section][name]
    return found.format(**fields) if fields else found


def cell(text: str) -> str:
    """Text of a cell: pipes and line ends would end it.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The same for a table.
    """
    return " ".join(text.split()).replace("|", "\\|")
