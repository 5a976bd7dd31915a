"""Which cells are open to change."""

from __future__ import annotations

import pytest

from polysight.report.workbook.looks import height, is_open
from polysight.report.workbook.model import Row


def row(formula: str) -> Row:
    return Row("x", "inputs", 1, False, formula, "CNY", "X", None)


@pytest.mark.parametrize("formula", ["@life_years", "@.amount_cny", "@.[0]", "@running.rate"])
def test_numbers_of_the_project_are_open(formula: str) -> None:
    assert is_open(row(formula))


@pytest.mark.parametrize("formula", ["@key", "@number", "@setting", "@option", "@.kind", "one + 1"])
def test_codes_settings_and_formulas_are_not(formula: str) -> None:
    assert not is_open(row(formula))


def test_a_row_grows_with_its_text() -> None:
    assert height("short", 40) < height("long " * 30, 40)
    assert height("字" * 30, 40) > height("a" * 30, 40)
