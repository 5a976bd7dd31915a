"""Parquet exports, read back by the same library."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from polysight.evidence.exporting import parquet_file
from polysight.evidence.exporting.record import EXPORTED, record
from polysight.evidence.store import Evidence
from tests.evidence.exporting.payloads import PAYLOADS
from tests.evidence.exporting.rows import noted, selected


@pytest.mark.parametrize("name", ["x.parquet", "o'clock; DROP.parquet", "价格.parquet"])
def test_cells_come_back(name: str, small: Evidence, tmp_path: Path) -> None:
    for found in (selected(small), noted(small, PAYLOADS)):
        parquet_file.write(found, tmp_path / name)
        with duckdb.connect() as connection:
            rows = connection.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / name)])
            read = rows.fetchall()
        assert read == [record(row) for row in found.rows]


def test_types(small: Evidence, tmp_path: Path) -> None:
    parquet_file.write(selected(small), tmp_path / "x.parquet")
    with duckdb.connect() as connection:
        query = "DESCRIBE SELECT * FROM read_parquet(?)"
        described = connection.execute(query, [str(tmp_path / "x.parquet")]).fetchall()
    assert [(name, sort) for name, sort, *_ in described] == [
        (column.name, "DOUBLE" if column.sort == "number" else "VARCHAR") for column in EXPORTED
    ]
