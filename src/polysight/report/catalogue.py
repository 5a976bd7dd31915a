"""Sentences and labels of the reports, looked up by dotted key in files of one language each."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from polysight.messages import Language

FOLDER = Path(__file__).with_name("text")


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Templates of one language.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the templates.

    Returns
    -------
    dict of str to str
        Templates by dotted key; placeholders are in braces and no template holds a numeral.
    """
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob(f"*{language}.toml")):
        found |= _flat(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def label(key: str, language: Language, default: str | None = None) -> str:
    """Fixed words of a key.

    Parameters
    ----------
    key : str
        Dotted key.
    language : {"en", "zh"}
        Language of the words.
    default : str, optional
        What to return for an unknown key; an unknown key is an error when omitted.

    Returns
    -------
    str
        The words.

    Raises
    ------
    KeyError
        If there is no such key and no default.
    """
    words = catalogue(language)
    return words[key] if default is None else words.get(key, default)
