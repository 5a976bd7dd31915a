"""What an import would change."""

from __future__ import annotations

from pathlib import Path

from polysight.evidence.importing.plan import ImportPlan
from polysight.evidence.store import Evidence
from tests.evidence.importing.tables import csv_of, planned


def test_changes(small: Evidence, tmp_path: Path) -> None:
    own = {"source": "", "source_title": "Mine", "period": "2025-06"}
    found = planned(csv_of(own, {"supersedes": "FX0002", "period": "2025-06"}), tmp_path, small)
    changes = list(found.changes(small))
    assert [change.sort for change in changes] == ["source", "added", "superseding"]
    assert changes[0].cells["title"] == "Mine"
    assert changes[2].replaced is small.observation("FX0002")
    assert found.superseding == 1


def test_an_empty_plan_changes_nothing(small: Evidence) -> None:
    assert list(ImportPlan("f.csv").changes(small)) == []
