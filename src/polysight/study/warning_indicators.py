"""The early-warning indicators as ``warning_indicators.csv`` defines them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.errors import Problem
from polysight.evidence.store import Evidence
from polysight.suggestion import nearest

TABLE = "warning_indicators"
LEADING = "leading"
SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator and what is written about it.

    Parameters
    ----------
    key : str
        Short name.
    group : str
        Family; those of one family say much the same.
    leading : bool
        Whether it moves before a glut; the others move with it.
    direction : int
        1 where a higher value speaks for a later or lasting glut, -1 where a lower one does.
    en, zh : str
        Name.
    definition_en, definition_zh : str
        How it is worked out.
    unit : str
        Unit code.
    series : tuple of str
        Quantities of the evidence that it rests on.
    publication_lag : float
        Months between the end of a stretch and the day on which its rows could be known, in the
        middle.
    stale_after : float
        Age up to which a value is shown [months].
    first_usable : str
        First month with a value that is not stale, as ``2010-02``; empty where there is none.
    refs : tuple of str
        Ids of rows about the method.
    why_en, why_zh : str
        Why it speaks of a glut, in this direction, and what limits it.
    """

    key: str
    group: str
    leading: bool
    direction: int
    en: str
    zh: str
    definition_en: str
    definition_zh: str
    unit: str
    series: tuple[str, ...]
    publication_lag: float
    stale_after: float
    first_usable: str
    refs: tuple[str, ...]
    why_en: str
    why_zh: str


def indicators(evidence: Evidence) -> tuple[Indicator, ...]:
    """All indicators, in the order of the table.

    Parameters
    ----------
    evidence : Evidence
        Holds the table.

    Returns
    -------
    tuple of Indicator
        The indicators.
    """
    return tuple(_indicator(row.cells) for row in evidence.tables[TABLE])


def indicator_faults(evidence: Evidence) -> list[Problem]:
    """Series and rows that the table names and that do not exist.

    Parameters
    ----------
    evidence : Evidence
        The evidence, whose tables are sound.

    Returns
    -------
    list of Problem
        Empty when all is well.
    """
    series = {*evidence.quantities, *evidence.tables}
    rows = {row.cells.get("id", "") for table in evidence.tables.values() for row in table}
    rows |= {row.id for row in evidence.observations}
    return [
        fault
        for column, known, table in (
            ("series", series, "quantities"),
            ("refs", rows, "observations"),
        )
        for fault in _unknown(evidence, column, known, table)
    ]


def _unknown(evidence: Evidence, column: str, known: set[str], table: str) -> Iterator[Problem]:
    for row in evidence.tables.get(TABLE, []):
        for name in _listed(row.cells[column]):
            if name not in known:
                near = nearest(name, known)
                yield row.problem("cell.reference", column, got=name, suggestion=near, table=table)


def _indicator(cells: dict[str, str]) -> Indicator:
    return Indicator(
        cells["key"],
        cells["group"],
        cells["role"] == LEADING,
        int(cells["direction"]),
        cells["en"],
        cells["zh"],
        cells["definition_en"],
        cells["definition_zh"],
        cells["unit"],
        _listed(cells["series"]),
        float(cells["publication_lag_months"]),
        float(cells["stale_after_months"]),
        cells["first_usable"],
        _listed(cells["refs"]),
        cells["why_en"],
        cells["why_zh"],
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(SEPARATOR) if name.strip())
