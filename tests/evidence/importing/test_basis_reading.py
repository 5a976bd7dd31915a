"""Bases from one column or several; a known and an unknown basis are not mixed unseen."""

from __future__ import annotations

from pathlib import Path

from polysight.evidence.store import Evidence
from tests.evidence.importing.tables import BASIS, csv_of, planned


def test_mixed_bases_name_the_other_rows(small: Evidence, tmp_path: Path) -> None:
    rows = (
        {"period": "2025-01"},
        {"period": "2025-02", "basis": BASIS.replace("tax=included", "tax=excluded")},
        {"period": "2025-03", "basis": "averaging=month;deal=spot"},
        {"period": "2025-04", "basis": "averaging=month;deal=spot", "grade": "mono-dense"},
    )
    found = planned(csv_of(*rows), tmp_path, small).problems
    assert [(p.key, p.row) for p in found] == [
        ("import.basis_mixed", 4),
        ("import.basis_missing", 5),
    ]
    assert "included (2), excluded (3)" in found[0].sentence()
    assert found[1].expected == "included | excluded | unstated"


def test_unstated_is_a_statement(small: Evidence, tmp_path: Path) -> None:
    unstated = BASIS.replace("tax=included", "tax=unstated")
    assert (
        planned(csv_of({}, {"period": "2025-08", "basis": unstated}), tmp_path, small).problems
        == ()
    )


def test_own_column_of_a_dimension_is_named(small: Evidence, tmp_path: Path) -> None:
    own = {"basis": "averaging=month;deal=spot", "tax": ""}
    found = planned(csv_of(own), tmp_path, small).problems
    assert [(p.key, p.column) for p in found] == [("import.basis_missing", "tax")]
