"""What stands beside an export: what it is, where it comes from and how to cite it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from polysight import __version__
from polysight.evidence.exporting.extract import Extract
from polysight.evidence.exporting.record import EXPORTED, record
from polysight.messages import LANGUAGES, Language, text


def cite_short(extract: Extract, language: Language) -> str:
    """Citation for a figure or a footnote.

    Parameters
    ----------
    extract : Extract
        What is cited.
    language : {"en", "zh"}
        Language of the citation.

    Returns
    -------
    str
        One line.
    """
    told = {"version": __version__, "date": extract.vintage, "title": extract.title}
    return text("export.cite_short", language, **told)


def cite_long(extract: Extract, language: Language) -> str:
    """Citation for a list of references, with all sources.

    Parameters
    ----------
    extract : Extract
        What is cited.
    language : {"en", "zh"}
        Language of the citation.

    Returns
    -------
    str
        One paragraph.
    """
    return text(
        "export.cite_long",
        language,
        title=extract.title,
        count=len(extract.rows),
        version=__version__,
        date=extract.vintage,
        sources="; ".join(source.citation for source in extract.sources),
    )


def _columns(extract: Extract) -> list[dict[str, Any]]:
    named = {column.name: i for i, column in enumerate(EXPORTED)}
    units: dict[str, set[str]] = {"unit": set(), "canonical_unit": set()}
    for row in extract.rows:
        cells = record(row)
        for name, found in units.items():
            found.add(str(cells[named[name]]))
    return [
        {"name": column.name, "type": "string"}
        if column.sort == "text"
        else {
            "name": column.name,
            "type": "number",
            "unit_column": column.unit,
            "units": sorted(units[column.unit]),
        }
        for column in EXPORTED
    ]


def metadata(extract: Extract) -> dict[str, Any]:
    """Everything to be told about an export but its bytes.

    Parameters
    ----------
    extract : Extract
        What is exported.

    Returns
    -------
    dict
        Plain values for JSON. The date is that of the data, not of the clock, so that the same
        selection of the same data always gives the same file.
    """
    return {
        "title": extract.title,
        "rows": len(extract.rows),
        "filters": dict(extract.filters),
        "as_of": extract.as_of.isoformat() if extract.as_of else None,
        "created": extract.vintage.isoformat(),
        "version": __version__,
        "cite": {
            language: {
                "short": cite_short(extract, language),
                "long": cite_long(extract, language),
            }
            for language in LANGUAGES
        },
        "columns": _columns(extract),
        "sources": [{**asdict(one), "citation": one.citation} for one in extract.sources],
        "left_out_by_licence": dict(extract.left_out),
    }


def sidecar(
    extract: Extract, name: str, sha256: str, guarded: int | None, language: Language
) -> bytes:
    """File that stands beside an export.

    Parameters
    ----------
    extract : Extract
        What was exported.
    name, sha256 : str
        Name and hash of the exported file.
    guarded : int or None
        Number of text cells with an apostrophe before them (CSV); None for other formats.
    language : {"en", "zh"}
        Language in which the file was written.

    Returns
    -------
    bytes
        JSON in UTF-8.
    """
    told = {"file": name, "sha256": sha256, "language": language, **metadata(extract)}
    if guarded is not None:
        told["guarded_text"] = {
            "cells": guarded,
            "mark": "'",
            "rule": "One leading apostrophe was put before text cells that begin, after any "
            "apostrophes, with = + - @ (also full-width) or white space. Remove it to get the "
            "text; polysight does so on import. Numbers are as they are.",
        }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
