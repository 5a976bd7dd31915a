"""Rows of the evidence that findings cite, as lines with their sources."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.audit.telling import figure
from polysight.evidence.store import Evidence
from polysight.messages import Language

#: Between parts of a line.
DOT = " · "


def cited(name: str, evidence: Evidence, language: Language) -> str:
    """A row of the evidence that a finding cites.

    Parameters
    ----------
    name : str
        Id of the row.
    evidence : Evidence
        The evidence.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    str
        What it says, its source and its tier; empty where there is no such row.
    """
    row = evidence.by_id.get(name)
    if row is not None:
        lists, source = evidence.codelists, evidence.source_of(row)
        return _line(
            lists["quantities"].label(row.quantity, language),
            "" if row.value is None else f"{figure(row.value)} {row.unit}",
            str(row.period),
            lists["regions"].label(row.geography, language),
            source.title,
            source.publisher,
            lists["tiers"].label(source.tier, language),
        )
    for rows in evidence.tables.values():
        for other in rows:
            if name in (other.cells.get("id"), other.cells.get("key")):
                return _of_table(other.cells, evidence, language)
    return ""


def _of_table(cells: Mapping[str, str], evidence: Evidence, language: Language) -> str:
    source = evidence.sources.get(cells.get("source", ""))
    return _line(
        cells.get(language) or cells.get("parameter") or "",
        f"{cells.get('value', '')} {cells.get('unit', '')}".strip(),
        cells.get("valid_from", ""),
        source.title if source else "",
        evidence.codelists["tiers"].label(cells["tier"], language) if cells.get("tier") else "",
    )


def _line(*parts: str) -> str:
    return DOT.join(part for part in parts if part)
