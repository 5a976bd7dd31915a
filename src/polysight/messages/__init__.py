"""Every sentence the product says, in Chinese and English, looked up by key."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Messages of one language, by dotted key.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the messages.

    Returns
    -------
    dict of str to str
        Message templates by key; placeholders are in braces.
    """
    path = Path(__file__).with_name(f"{language}.toml")
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": text
        for section, messages in tree.items()
        for name, text in messages.items()
    }


def text(key: str, language: Language = "en", **fields: object) -> str:
    """Sentence for a key, with its placeholders filled.

    Parameters
    ----------
    key : str
        Dotted key of the message, for example ``unit.unknown``.
    language : {"en", "zh"}
        Language of the sentence.
    **fields : object
        Values of the placeholders.

    Returns
    -------
    str
        The sentence.

    Raises
    ------
    KeyError
        If the catalogue has no such key.
    """
    return catalogue(language)[key].format(**fields)


def item_name(key: str, language: Language) -> str:
    """Name of a part of a project that its file names by a key.

    Parameters
    ----------
    key : str
        For example ``silicon-metal``.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the key itself where no name is known.
    """
    return catalogue(language).get(f"project_page.item_{key.replace('-', '_')}", key)
