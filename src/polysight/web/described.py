"""Words, schemas and examples with which the interface describes itself."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from polysight.messages import LANGUAGES, Language

_HERE = Path(__file__).parent
#: Schemas of documents that only the interface has, by name.
SCHEMAS: dict[str, Any] = json.loads((_HERE / "schemas.json").read_text(encoding="utf-8"))
#: A request that is answered, by resource: value by parameter.
EXAMPLES: dict[str, dict[str, str]] = json.loads(
    (_HERE / "examples.json").read_text(encoding="utf-8")
)


@cache
def _catalogue(language: Language) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted((_HERE / "text").glob(f"*{language}.toml")):
        found |= tomllib.loads(path.read_text(encoding="utf-8"))
    return found


def said(section: str, key: str, language: Language, **fields: str) -> str:
    """Words of the description.

    Parameters
    ----------
    section, key : str
        Section of the catalogue, and key in it.
    language : {"en", "zh"}
        Language of the words.
    **fields : str
        Values of placeholders.

    Returns
    -------
    str
        The words.

    Raises
    ------
    KeyError
        If the catalogue has none.
    """
    return _catalogue(language)[section][key].format(**fields)


def named(section: str, key: str) -> dict[str, str] | None:
    """Name of something in both languages.

    Parameters
    ----------
    section, key : str
        Section of the catalogues, and key in it.

    Returns
    -------
    dict of str to str, or None
        Name by language; None where the catalogues have none.
    """
    found: dict[str, str] = {
        one: _catalogue(one).get(section, {}).get(key, "") for one in LANGUAGES
    }
    return found if all(found.values()) else None


def groups(language: Language) -> dict[str, str]:
    """Groups of resources in their order, in words.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    dict of str to str
        Words by key.
    """
    return dict(_catalogue(language)["api_group"])
