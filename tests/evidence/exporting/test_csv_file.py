"""CSV that Excel opens right."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.evidence.exporting import csv_file
from polysight.evidence.exporting.record import EXPORTED
from polysight.evidence.store import Evidence
from tests.evidence.exporting.rows import noted, read_csv, selected


@pytest.mark.parametrize("bom", [True, False])
def test_byte_order_mark_only_when_asked(bom: bool, small: Evidence, tmp_path: Path) -> None:
    csv_file.write(selected(small), tmp_path / "x.csv", bom=bom)
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf") == bom


def test_cells(small: Evidence, tmp_path: Path) -> None:
    csv_file.write(selected(small), tmp_path / "x.csv")
    rows = read_csv(tmp_path / "x.csv")
    assert list(rows[0]) == [column.name for column in EXPORTED]
    assert [row["value"] for row in rows] == ["40", "38.5", "1820", "-12.5", ""]
    assert rows[1]["note"] == "a note, with a comma"


def test_guarded_cells_are_counted(small: Evidence, tmp_path: Path) -> None:
    assert csv_file.write(noted(small, ["=1", "plain", "-x"]), tmp_path / "x.csv") == 4
    assert [row["note"] for row in read_csv(tmp_path / "x.csv")] == ["'=1", "plain", "'-x"]
