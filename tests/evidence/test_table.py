from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.schema import Field, Resource
from polysight.evidence.table import faults, parsed, read

RESOURCE = Resource(
    "things",
    ("a.csv", "b.csv"),
    (
        Field("id", required=True),
        Field("size", "number"),
        Field("kind", enum=("big", "small")),
        Field("home", refers_to="homes"),
    ),
    ("id",),
)


def test_rows_know_where_they_stand() -> None:
    rows = list(parsed('id,note\n1,"two\nlines"\n2,x\n', "f.csv"))
    assert [(row.number, row.cells["id"]) for row in rows] == [(3, "1"), (4, "2")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("id,id\n1,2\n", "table.column_twice"),
        ("id,size\n1\n", "table.ragged"),
        ("id,size\n1,2,3\n", "table.ragged"),
        ('id\n"open\n', "table.malformed"),
    ],
)
def test_malformed_tables_are_refused(text: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        list(parsed(text, "f.csv"))
    assert caught.value.problems[0].key == key


def test_files_of_one_table_are_read_together(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,size,kind,home\n1,2,big,h\n", "utf-8-sig")
    (tmp_path / "b.csv").write_text("id,size,kind,home\n2,3,,\n", "utf-8")
    assert [row.cells["id"] for row in read(tmp_path, RESOURCE)] == ["1", "2"]
    (tmp_path / "b.csv").write_bytes(b"id\n\xff\n")
    with pytest.raises(DataError):
        read(tmp_path, RESOURCE)


def test_every_fault_of_a_row_is_found() -> None:
    text = "id,size,kind,home\n1,x,bug,nowhere\n1,2,,h\n,3,,\n"
    found = faults(parsed(text, "f.csv"), RESOURCE, {"homes": {"h"}})
    assert [(one.row, one.column, one.key) for one in found] == [
        (2, "size", "cell.number"),
        (2, "kind", "cell.enum"),
        (2, "home", "cell.reference"),
        (3, "id", "table.key_twice"),
        (4, "id", "cell.required"),
    ]
    assert found[1].suggestion == "big"


def test_an_unknown_column_is_named_with_a_suggestion() -> None:
    found = faults(parsed("id,sizes\n1,2\n", "f.csv"), RESOURCE, {})
    assert [(one.key, one.suggestion) for one in found] == [("table.column_unknown", "size")]
