"""Which rows a user added, so that numbers resting on them can be marked."""

from __future__ import annotations

from polysight.evidence.law_rules import TABLE as LAW_RULES
from polysight.evidence.law_rules import law_rules
from polysight.evidence.schema import resources
from polysight.evidence.store import Evidence
from polysight.evidence.table import read

#: Columns that may name a row of a table, in order of preference.
ROW_NAMES = ("id", "code", "plant", "key")


def added(evidence: Evidence) -> frozenset[str]:
    """Names of the rows that come from overlays.

    Parameters
    ----------
    evidence : Evidence
        The evidence, read from the shipped folder and from overlays behind it.

    Returns
    -------
    frozenset of str
        The names; empty where there is no overlay.
    """
    if len(evidence.folders) == 1:
        return frozenset()
    shipped = evidence.folders[0]
    schemas = resources(shipped)
    rows = [
        row
        for name, listed in evidence.tables.items()
        if name in schemas
        for row in listed[len(read(shipped, schemas[name])) :]
    ]
    own = {row.cells["id"] for row in law_rules((shipped,))}
    rows += [row for row in evidence.tables[LAW_RULES] if row.cells["id"] not in own]
    return frozenset(
        row.cells[column] for row in rows for column in ROW_NAMES if row.cells.get(column)
    )
