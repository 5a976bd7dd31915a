"""Rows of a document as a table: CSV that runs nothing, and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from polysight.evidence.importing.numbers import plain
from polysight.evidence.verbatim import guarded

#: Column of a table that has none.
NOTHING = "nothing"
#: Kinds of most cells, looked at first since asking what is a mapping takes long.
PLAIN = frozenset((str, float, int, bool, type(None)))
#: One thread and the order of insertion, so that the same rows make the same bytes.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same columns.

    Parameters
    ----------
    columns : tuple of str
        Names; those of parts of a row are joined by dots.
    rows : tuple of tuple
        Texts, numbers, truths and nothing; a list is told as JSON.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def table(records: Iterable[Mapping[str, Any]], columns: Sequence[str] = ()) -> Table:
    """Table of records.

    Parameters
    ----------
    records : iterable of mapping
        Records; what one of them lacks is nothing there.
    columns : sequence of str
        Columns that are there whatever the records hold.

    Returns
    -------
    Table
        Columns in the order in which they are first met.
    """
    flat = [dict(_flat(one)) for one in records]
    names = tuple(dict.fromkeys((*columns, *(name for one in flat for name in one))))
    return Table(names, tuple(tuple(one.get(name) for name in names) for one in flat))


def _flat(record: Mapping[str, Any], begin: str = "") -> Iterable[tuple[str, Any]]:
    for name, part in record.items():
        if type(part) in PLAIN:
            yield f"{begin}{name}", part
        elif isinstance(part, Mapping) and part:
            yield from _flat(part, f"{begin}{name}.")
        elif isinstance(part, Mapping | list | tuple):
            yield f"{begin}{name}", json.dumps(part, ensure_ascii=False)
        else:
            yield f"{begin}{name}", part


def csv_bytes(found: Table, *, bom: bool = False) -> bytes:
    """A table as CSV: UTF-8, comma, CRLF as RFC 4180 says.

    Parameters
    ----------
    found : Table
        The table.
    bom : bool
        Whether it begins with a byte order mark, by which Excel knows UTF-8.

    Returns
    -------
    bytes
        All rows; texts that a program could run have an apostrophe before them.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([guarded(one) for one in found.columns])
    writer.writerows([_cell(one) for one in row] for row in found.rows)
    return (codecs.BOM_UTF8 if bom else b"") + stream.getvalue().encode()


def _cell(value: object) -> str:
    if type(value) is str:
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return plain(value) if math.isfinite(value) else ""
    return guarded(str(value))


def parquet_bytes(found: Table) -> bytes:
    """A table as Parquet with columns of text, of double precision and of truth.

    Parameters
    ----------
    found : Table
        The table.

    Returns
    -------
    bytes
        The file; the same rows give the same bytes. One column stands for none.
    """
    if not found.columns:
        found = Table((NOTHING,), ())
    columns: dict[str, Any] = {}
    chosen = []
    for at, name in enumerate(found.columns):
        cells = [row[at] for row in found.rows]
        key, told = f"c{at}", name.replace('"', '""')
        columns[key], form = _column(cells)
        chosen.append(f'{form.format(key)} AS "{told}"')
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        target = str(path).replace("'", "''")
        with duckdb.connect(":memory:", config=_CONFIG) as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.register("told", columns)
            query = f"COPY (SELECT {', '.join(chosen)} FROM told) TO '{target}'"
            connection.execute(f"{query} (FORMAT parquet, COMPRESSION zstd)").fetchall()
        return path.read_bytes()


def _column(cells: Sequence[object]) -> tuple[Any, str]:
    """Cells as an array, and how the query reads it."""
    known = [one for one in cells if one is not None]
    if known and all(isinstance(one, bool) for one in known):
        texts = [None if one is None else _cell(one) for one in cells]
        return np.array(texts, dtype=object), "CAST({} AS BOOLEAN)"
    if known and all(isinstance(one, int | float) for one in known):
        numbers = [math.nan if one is None else float(one) for one in cells]  # type: ignore[arg-type]
        return np.array(numbers), "CASE WHEN isnan({0}) THEN NULL ELSE {0} END"
    texts = [None if one is None else str(one) for one in cells]
    return np.array(texts, dtype=object), "CAST({} AS VARCHAR)"
