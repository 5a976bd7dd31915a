"""Rows behind the value of an indicator, and the sources that they cite."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.study.references import references
from polysight.study.warning_values import inferred_rows

#: Columns of other tables in which a row says what it states, and when.
STATED, WHEN = ("value", "capacity", "event"), ("period", "date", "month")


@dataclass(frozen=True, slots=True)
class RowBehind:
    """A row that a value rests on.

    Parameters
    ----------
    id : str
        Its id, which ``polysight explain`` takes.
    what : str
        Quantity, or table, of the row.
    en, zh : str
        What that is in words.
    stated : str
        What it states, with its unit.
    period : str
        What it speaks of.
    known : str
        Day on which it could first be known; empty where its table does not date its rows.
    inferred : bool
        Whether that day was inferred.
    source : str
        Key of its source; empty for an assumption.
    """

    id: str
    what: str
    en: str
    zh: str
    stated: str
    period: str
    known: str
    inferred: bool
    source: str


def rows_behind(evidence: Evidence, ids: Iterable[str]) -> tuple[RowBehind, ...]:
    """Rows by their ids.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows.
    ids : iterable of str
        Ids; those that name no row are left out.

    Returns
    -------
    tuple of RowBehind
        The newest first.
    """
    wanted = tuple(dict.fromkeys(ids))
    index, inferred = references(evidence), set(inferred_rows(evidence, wanted))
    found = []
    for name in wanted:
        if name in index.observations:
            found.append(_of_observation(evidence, index.observations[name], name in inferred))
        elif name in index.rows:
            table, row = index.rows[name]
            found.append(_of_row(table, row, index.known(name), name in inferred))
    return tuple(sorted(found, key=lambda one: (one.known, one.id), reverse=True))


def sources_behind(evidence: Evidence, rows: Iterable[RowBehind]) -> dict[str, str]:
    """Sources that rows cite.

    Parameters
    ----------
    evidence : Evidence
        Holds the sources.
    rows : iterable of RowBehind
        The rows.

    Returns
    -------
    dict of str to str
        Citation by key, in alphabetical order.
    """
    keys = sorted({one.source for one in rows if one.source in evidence.sources})
    return {key: evidence.sources[key].citation for key in keys}


def _of_observation(evidence: Evidence, row: Observation, inferred: bool) -> RowBehind:
    if row.value is not None:
        number = f"{row.value:g}"
    else:
        number = "…".join(f"{one:g}" for one in (row.low, row.high) if one is not None)
    codes = evidence.codelists["quantities"]
    return RowBehind(
        row.id, row.quantity, codes.label(row.quantity, "en"), codes.label(row.quantity, "zh"),
        f"{number} {row.unit}".strip(), row.period.text,
        row.first_known.isoformat(), inferred, row.source,
    )  # fmt: skip


def _of_row(table: str, row: Row, known: str, inferred: bool) -> RowBehind:
    cells = row.cells
    stated = next((cells[name] for name in STATED if cells.get(name)), "")
    when = next((cells[name] for name in WHEN if cells.get(name)), "")
    en, zh = (cells.get(f"item_{one}") or cells.get(one) or table for one in ("en", "zh"))
    return RowBehind(
        cells["id"], table, en, zh, f"{stated} {cells.get('unit', '')}".strip(), when, known,
        inferred, cells.get("source", ""),
    )  # fmt: skip
