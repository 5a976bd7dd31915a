"""The files of the model: rows, labels, addresses."""

from __future__ import annotations

import re

import pytest

from polysight.report.workbook.functions import FUNCTIONS, LAZY
from polysight.report.workbook.model import (
    SHEETS,
    Model,
    definition,
    in_column,
    laid_out,
    letters,
)
from polysight.report.workbook.project_cells import axes, columns
from tests.report.workbook.books import small_case

HANZI = re.compile(r"[一-鿿]")
CASE = small_case()
MODEL = laid_out(axes(CASE), columns(CASE), "en")


def entries() -> dict[str, list[str]]:
    return {
        name: row
        for key in SHEETS
        for part in definition(key)["part"]
        for name, row in part["rows"].items()
    }


def test_every_row_has_a_formula_a_unit_and_both_labels() -> None:
    units = definition("words")["unit"]
    for name, (formula, unit, english, chinese) in entries().items():
        assert formula, name
        assert unit.split(" ")[0] in units, name
        assert english, name
        assert not HANZI.search(english), name
        assert HANZI.search(chinese), name


def test_names_are_given_once() -> None:
    names = [name for key in SHEETS for part in definition(key)["part"] for name in part["rows"]]
    assert len(names) == len(set(names))


def test_only_functions_that_are_worked_out_are_used() -> None:
    used = {
        name for formula, *_ in entries().values() for name in re.findall(r"[A-Z]+(?=\()", formula)
    }
    assert used <= FUNCTIONS.keys() | LAZY


def test_a_formula_is_written_with_addresses() -> None:
    found = in_column(MODEL.template(MODEL.rows["construction_investment"]), 7)
    assert re.fullmatch(r"=H\d+\+H\d+", found)
    other = in_column(MODEL.template(MODEL.rows["funding_need"]), 5)
    assert re.fullmatch(r"=Build!F\d+\+F\d+", other)


def test_the_first_period_looks_back_on_an_empty_cell() -> None:
    found = in_column(MODEL.template(MODEL.rows["all_building"].__class__(
        "x", "build", 3, True, "all_building[-1] + SUM(all_building[..])", "CNY", "", None
    )), 5)  # fmt: skip
    assert re.fullmatch(r"=E\d+\+SUM\(\$E\d+:F\d+\)", found)


def test_rows_that_are_no_block_have_no_address() -> None:
    broken = Model(MODEL.sheets, {**MODEL.rows, "draw#2": MODEL.rows["load"]}, MODEL.families,
                   MODEL.columns)  # fmt: skip
    with pytest.raises(ValueError, match="no block"):
        broken.template(MODEL.rows["loan_draw"])


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_letters(column: int, name: str) -> None:
    assert letters(column) == name
