"""Whole exports: bytes that repeat, sidecars that cite, licences that are kept, round trips."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polysight.errors import DataError, UsageError
from polysight.evidence.exporting.exporter import FORMATS, export, format_of
from polysight.evidence.exporting.extract import Extract, extract
from polysight.evidence.importing.importer import plan
from polysight.evidence.importing.plan import ImportPlan
from polysight.evidence.store import Evidence, evidence
from tests.evidence.exporting.payloads import PAYLOADS
from tests.evidence.exporting.rows import noted, read_csv, selected, with_rows
from tests.evidence.importing.tables import TODAY

ALL = pytest.mark.parametrize("ending", FORMATS)
TABLES = pytest.mark.parametrize("ending", [".csv", ".xlsx"])


def back(path: Path, rows: Extract, small: Evidence) -> ImportPlan:
    """Import of an export into evidence that holds its rows."""
    return plan(path, with_rows(small, rows.rows), today=TODAY)


@ALL
def test_the_same_data_give_the_same_bytes(ending: str, small: Evidence, tmp_path: Path) -> None:
    names = [tmp_path / folder / f"x{ending}" for folder in ("one", "two")]
    written = [export(selected(small), name) for name in names]
    assert names[0].read_bytes() == names[1].read_bytes()
    assert written[0].sidecar.read_bytes() == written[1].sidecar.read_bytes()
    assert written[0].sha256 == hashlib.sha256(names[0].read_bytes()).hexdigest()


@ALL
def test_sidecar_says_how_to_cite(ending: str, small: Evidence, tmp_path: Path) -> None:
    done = export(selected(small), tmp_path / f"x{ending}", language="zh")
    told = json.loads(done.sidecar.read_text(encoding="utf-8"))
    assert done.sidecar.name == f"x{ending}.metadata.json"
    assert told["sha256"] == done.sha256
    assert told["rows"] == done.rows == 5
    assert told["left_out_by_licence"] == {"closed": 1}
    assert done.left_out == (("closed", 1),)
    assert told["created"] == "2025-07-03"
    assert [one["key"] for one in told["sources"]] == ["cpia", "daily"]
    assert all(one["licence"] and one["citation"] for one in told["sources"])
    assert "Annual report" in told["cite"]["en"]["long"]
    assert told["cite"]["zh"]["short"].startswith("polysight")
    assert {"name", "type"} <= told["columns"][0].keys()
    value = next(column for column in told["columns"] if column["name"] == "value")
    assert value["units"] == ["%", "CNY/kg", "kt", "kt/a"]


@ALL
def test_nothing_is_left_of_a_failed_export(
    ending: str, small: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"x{ending}"
    export(selected(small), path)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}

    def broken(*_: Any) -> bytes:
        raise OSError("no space left")

    monkeypatch.setattr("polysight.evidence.exporting.exporter.sidecar", broken)
    with pytest.raises(OSError, match="space"):
        export(selected(small, note="other"), path)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        format_of(Path("x.xls"))


@TABLES
def test_own_rows_come_back_as_known(ending: str, small: Evidence, tmp_path: Path) -> None:
    rows = selected(small)
    export(rows, tmp_path / f"x{ending}")
    found = back(tmp_path / f"x{ending}", rows, small)
    assert (found.problems, found.rows, found.unchanged) == ((), (), len(rows.rows))


@TABLES
def test_every_shipped_row_comes_back_as_known(ending: str, tmp_path: Path) -> None:
    data = evidence()
    rows = extract(data.observations, data, title="All")
    export(rows, tmp_path / f"x{ending}")
    found = plan(tmp_path / f"x{ending}", data, today=dt.date(2100, 1, 1))
    assert (found.problems, found.rows, found.unchanged) == ((), (), len(rows.rows))


def test_there_are_200_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_payloads_are_text_in_a_workbook(small: Evidence, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    rows = noted(small, PAYLOADS)
    export(rows, path)
    sheet = openpyxl.load_workbook(path)["Data"]
    named = {cell.value: i for i, cell in enumerate(sheet[1])}
    lines = list(sheet.iter_rows(min_row=2))
    assert {cell.data_type for line in lines for cell in line} <= {"s", "n"}
    assert [line[named["note"]].value for line in lines] == [row.note for row in rows.rows]
    assert [line[named["value"]].value for line in lines] == [row.value for row in rows.rows]
    assert {line[named["value"]].data_type for line in lines} == {"n"}


def test_payloads_are_text_in_csv(small: Evidence, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = noted(small, PAYLOADS)
    done = export(rows, path)
    cells = read_csv(path)
    for cell in cells:
        assert cell["note"].startswith("'")
        assert float(cell["value"]) < 0
        assert cell["value"].startswith("-")
    told = json.loads(done.sidecar.read_text(encoding="utf-8"))
    assert told["guarded_text"]["cells"] >= len(PAYLOADS)


@TABLES
def test_payloads_come_back(ending: str, small: Evidence, tmp_path: Path) -> None:
    rows = noted(small, PAYLOADS)
    export(rows, tmp_path / f"x{ending}")
    found = back(tmp_path / f"x{ending}", rows, small)
    assert (found.problems, found.unchanged) == ((), len(PAYLOADS))


#: What tables can hold: no control characters, and line ends as one sign.
NOTES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.just("\n"), max_size=40
).filter(lambda note: "_x" not in note and "\ufffd" not in note)
#: Numbers of fifteen digits, which is what a workbook keeps.
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=0, max_value=1e300).map(
    lambda number: float(f"{number:.15g}")
)


@TABLES
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(notes=st.lists(NOTES, min_size=1, max_size=8), number=NUMBERS)
def test_any_text_and_number_comes_back(
    ending: str, notes: list[str], number: float, small: Evidence, tmp_path: Path
) -> None:
    notes = [note if note.strip() else "" for note in notes]
    rows = noted(small, notes)
    rows = extract([_valued(row, number) for row in rows.rows], small, title="Any")
    export(rows, tmp_path / f"x{ending}")
    found = back(tmp_path / f"x{ending}", rows, small)
    assert (found.problems, found.rows, found.unchanged) == ((), (), len(notes))


def _valued(row: Any, number: float) -> Any:
    return type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"value": number})


def test_too_many_rows_for_a_sheet(
    small: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("polysight.evidence.exporting.xlsx_file.MAX_ROWS", 3)
    with pytest.raises(DataError, match="narrow"):
        export(selected(small), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []
    assert export(selected(small), tmp_path / "x.csv").rows == 5
