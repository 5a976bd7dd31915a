"""JSON exports."""

from __future__ import annotations

import json
from pathlib import Path

from polysight.evidence.exporting import json_file
from polysight.evidence.store import Evidence
from tests.evidence.exporting.rows import noted, selected


def test_rows_and_metadata(small: Evidence, tmp_path: Path) -> None:
    found = selected(small)
    json_file.write(found, tmp_path / "x.json")
    told = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert told["metadata"]["rows"] == len(told["rows"]) == 5
    assert told["rows"][3]["value"] == -12.5
    assert told["rows"][4]["value"] is None


def test_any_text(small: Evidence, tmp_path: Path) -> None:
    notes = ['"', "\\", "\n\t", "=1", "硅", "\x01"]
    json_file.write(noted(small, notes), tmp_path / "x.json")
    told = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert [row["note"] for row in told["rows"]] == notes
