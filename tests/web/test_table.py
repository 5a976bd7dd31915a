"""Tables lose no row, run nothing, and give the same bytes again."""

from __future__ import annotations

import csv
import io
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as some

from polysight.evidence.verbatim import released
from polysight.web.table import csv_bytes, parquet_bytes, table

RECORDS: list[dict[str, Any]] = [
    {
        "id": "=1+1", "value": -1.5, "stated": {"low": None, "high": 2}, "rows": ["A", "B"],
        "ok": True,
    },
    {"id": "硅", "value": None, "stated": {"low": 1, "high": None}, "rows": [], "ok": False},
]  # fmt: skip


def test_parts_become_columns() -> None:
    found = table(RECORDS)
    assert found.columns == ("id", "value", "stated.low", "stated.high", "rows", "ok")
    assert found.rows[0] == ("=1+1", -1.5, None, 2, '["A", "B"]', True)


@pytest.mark.parametrize("bom", [False, True])
def test_csv_guards_texts_and_keeps_negative_numbers(bom: bool) -> None:
    content = csv_bytes(table(RECORDS), bom=bom)
    assert content.startswith(b"\xef\xbb\xbf") is bom
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[1][:2] == ["'=1+1", "-1.5"]
    assert rows[1][-1] == "true"


def test_parquet_reads_back_and_is_the_same_again(tmp_path_factory: pytest.TempPathFactory) -> None:
    content = parquet_bytes(table(RECORDS))
    assert content == parquet_bytes(table(RECORDS))
    path = tmp_path_factory.mktemp("parquet") / "t.parquet"
    path.write_bytes(content)
    with duckdb.connect(":memory:") as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    assert found == [
        ("=1+1", -1.5, None, 2.0, '["A", "B"]', True),
        ("硅", None, 1.0, None, "[]", False),
    ]


def test_no_rows_are_a_table_too() -> None:
    assert csv_bytes(table([])) == b"\r\n"
    assert csv_bytes(table([], ["id"])) == b"id\r\n"
    assert parquet_bytes(table([])).startswith(b"PAR1")


@given(some.lists(some.text(some.characters(codec="utf-8", exclude_characters="\0"), max_size=8)))
def test_texts_come_back(texts: list[str]) -> None:
    content = csv_bytes(table([{"a": one, "b": 1} for one in texts] or [{"a": "", "b": 1}]))
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]
    assert [released(row[0]) for row in rows] == (texts or [""])
