"""Parquet by way of DuckDB in memory; the only place that holds a connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from polysight.evidence.exporting.extract import Extract
from polysight.evidence.exporting.record import EXPORTED, record

#: One thread and the order of insertion, so that the same rows make the same bytes.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
}


def write(extract: Extract, path: Path) -> None:
    """Write a Parquet file with text and double-precision columns.

    Parameters
    ----------
    extract : Extract
        What to write.
    path : pathlib.Path
        Where.
    """
    rows = [record(row) for row in extract.rows]
    columns: dict[str, Any] = {}
    chosen = []
    for i, column in enumerate(EXPORTED):
        cells = [row[i] for row in rows]
        if column.sort == "number":
            columns[column.name] = np.array([np.nan if c is None else c for c in cells], float)
            name = column.name
            chosen.append(f'CASE WHEN isnan("{name}") THEN NULL ELSE "{name}" END AS "{name}"')
        else:
            columns[column.name] = np.array(cells, dtype=object)
            chosen.append(f'CAST("{column.name}" AS VARCHAR) AS "{column.name}"')
    target = str(path).replace("'", "''")
    with duckdb.connect(":memory:", config=_CONFIG) as connection:
        connection.register("extract_rows", columns)
        query = f"COPY (SELECT {', '.join(chosen)} FROM extract_rows) TO '{target}'"
        connection.execute(f"{query} (FORMAT parquet, COMPRESSION zstd)").fetchall()
