from __future__ import annotations

import pytest
from frictionless import Package

from polysight.evidence.location import data_folder
from polysight.evidence.observation import COLUMNS
from polysight.evidence.schema import Field, resources

TABLES = resources(data_folder())


def test_the_descriptor_is_a_valid_package_and_the_tables_fit_it() -> None:
    report = Package(str(data_folder() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_every_table_of_the_folder_is_declared() -> None:
    declared = {path for table in TABLES.values() for path in table.paths}
    found = {path.relative_to(data_folder()).as_posix() for path in data_folder().rglob("*.csv")}
    assert declared == found


def test_observations_have_the_columns_of_the_code() -> None:
    assert list(TABLES["observations"].columns) == COLUMNS
    assert TABLES["observations"].key == ("id",)


@pytest.mark.parametrize(
    ("field", "cell", "fault"),
    [
        (Field("a", required=True), "", "cell.required"),
        (Field("a"), "", ""),
        (Field("a", "number"), "1e3", ""),
        (Field("a", "number"), "1,5", "cell.number"),
        (Field("a", "number"), "nan", "cell.number"),
        (Field("a", "integer"), "1.5", "cell.integer"),
        (Field("a", "date"), "2024-1-1", "cell.date"),
        (Field("a", enum=("x",)), "y", "cell.enum"),
        (Field("a", pattern="[a-z]+"), "A", "cell.pattern"),
    ],
)
def test_cells_are_held_to_their_field(field: Field, cell: str, fault: str) -> None:
    assert field.fault(cell) == fault
    assert field.expectation()
