"""Rows of a table, and the ids that they are given."""

from __future__ import annotations

from pathlib import Path

from polysight.evidence.importing.row_reading import made_id
from polysight.evidence.observation import COLUMNS
from polysight.evidence.store import Evidence
from tests.evidence.importing.tables import csv_of, planned

CELLS = dict.fromkeys(COLUMNS, "x")


def test_id_depends_on_what_is_said_and_not_on_when_it_was_known() -> None:
    name = made_id(CELLS)
    assert len(name) == 17
    assert name == made_id({**CELLS, "first_known": "y", "first_known_by": "z", "id": "w"})
    others = {made_id({**CELLS, column: "y"}) for column in COLUMNS}
    assert len(others) == len(COLUMNS) - 3 + 1


def test_neighbouring_cells_make_different_ids() -> None:
    assert made_id({**CELLS, "value": "1", "low": "2"}) != made_id(
        {**CELLS, "value": "12", "low": ""}
    )


def test_every_fault_of_a_file_is_told_at_once(small: Evidence, tmp_path: Path) -> None:
    rows: list[dict[str, str]] = [
        {"value": "x", "period": "y"},
        {"unit": "GW"},
        {},
        {"geography": "z"},
    ]
    found = planned(csv_of(*rows), tmp_path, small).problems
    assert [(p.row, p.column) for p in found] == [
        (2, "value"),
        (2, "period"),
        (3, "unit"),
        (5, "geography"),
    ]


def test_a_row_may_refer_to_a_later_row(small: Evidence, tmp_path: Path) -> None:
    rows = [{"id": "A1", "same_value_as": "A2"}, {"id": "A2", "note": "first"}]
    assert planned(csv_of(*rows), tmp_path, small).problems == ()


def test_withdrawal(small: Evidence, tmp_path: Path) -> None:
    gone = {"qualifier": "撤回", "value": "", "supersedes": "FX0002", "period": "2025-06"}
    found = planned(csv_of(gone), tmp_path, small)
    assert found.problems == ()
    assert found.superseding == 1
