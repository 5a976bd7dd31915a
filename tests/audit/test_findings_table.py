from __future__ import annotations

import csv
import io
from pathlib import Path

from polysight.audit.findings_table import COLUMNS, csv_bytes, table_bytes
from tests.audit.audited_tables import ROWS, outcome


def test_csv_has_a_row_for_each_finding(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    text = csv_bytes(found, "zh").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [one.id for one in found.findings]
    assert set(rows[0]) == set(COLUMNS)
    first = rows[0]
    assert sorted(first["rows"].split("; ")) == ["a", "b", "c"]
    assert float(first["expected"]) != float(first["got"])
    assert "产量" in first["statement"]


def test_text_that_a_program_could_run_is_guarded(tmp_path: Path) -> None:
    rows = [row.replace("a,One", "=a,=cmd()") for row in ROWS]
    text = csv_bytes(outcome(tmp_path, rows), "en").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert table_bytes(["x"], [["=1+1"], [None], [-5.0]]).decode("utf-8-sig").split() == [
        "x", "'=1+1", '""', "-5",
    ]  # fmt: skip
