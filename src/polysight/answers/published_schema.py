"""Schemas of the documents, published with the package and the same for every surface."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

#: Folder of the schemas.
FOLDER = Path(__file__).with_name("schemas")


def schema_text(name: str) -> str:
    """Schema of a document as it is published.

    Parameters
    ----------
    name : str
        Name of the document, for example ``market_compare``.

    Returns
    -------
    str
        JSON Schema, draft 2020-12.
    """
    return (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8")


def schema(name: str) -> dict[str, Any]:
    """Schema of a document as a tree.

    Parameters
    ----------
    name : str
        Name of the document.

    Returns
    -------
    dict
        JSON Schema, draft 2020-12.
    """
    found: dict[str, Any] = json.loads(schema_text(name))
    return found
