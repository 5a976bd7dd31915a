"""Headers in two languages, wherever they stand."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.header import table
from polysight.evidence.importing.vocabulary import vocabulary

WORDS = vocabulary(("tax",))


def grid(*lines: tuple[str, ...]) -> Grid:
    return Grid("f.csv", lines=list(enumerate(lines, 1)))


def test_columns_in_two_languages() -> None:
    found = table(
        grid(("指标", "Value", "计量单位", "期间", "tax"), ("a", "1", "kg", "2024", "")), WORDS
    )
    assert found.columns == ("quantity", "value", "unit", "period", "tax")
    assert next(found.rows())[1]["unit"] == "kg"
    assert list(found.cells("value")) == ["1"]
    assert list(found.cells("grade")) == []


def test_faults_name_the_heading_of_the_file() -> None:
    found = table(grid(("指标", "数值", "单位", "期间"), ("a", "1", "kg", "2024")), WORDS)
    assert found.problem("cell.number", 2, "value").column == "数值"
    assert found.problem("cell.required", 2, "grade").column == "grade"


def test_computed_columns_are_passed_over() -> None:
    header = ("quantity", "value", "unit", "period", "canonical_value")
    found = table(grid(header, ("a", "1", "kg", "2024", "9")), WORDS)
    assert found.columns[-1] == ""
    assert [remark.key for remark in found.grid.remarks] == ["import.computed_column"]


def test_all_missing_columns_are_told_with_suggestions() -> None:
    with pytest.raises(DataError) as fault:
        table(grid(("quantity", "valeu", "geography"), ("a", "1", "CN")), WORDS)
    told = [(p.key, p.suggestion) for p in fault.value.problems]
    assert told[0] == ("table.column_unknown", "value")
    assert [key for key, _ in told[1:]] == ["table.column_missing"] * 3


def test_a_sheet_of_data_has_no_header() -> None:
    with pytest.raises(DataError, match="names the columns"):
        table(grid(("1", "2"), ("3", "4")), WORDS)
