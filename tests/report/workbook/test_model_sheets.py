"""Sheets of the model: limits of inputs, words of units and members."""

from __future__ import annotations

import pytest

from polysight.report.workbook.looks import is_open
from polysight.report.workbook.model import laid_out
from polysight.report.workbook.model_sheets import allowed, member_name, unit_word
from polysight.report.workbook.project_cells import at, axes, columns, path_of
from tests.report.workbook.books import small_case

CASE = small_case()
MODEL = laid_out(axes(CASE), columns(CASE), "zh")


def test_every_number_has_limits_and_lies_within_them() -> None:
    for row in MODEL.rows.values():
        if is_open(row) and not row.unit.startswith("choice"):
            low, high = allowed(row)
            value = at(CASE, path_of(row))
            for each in value if row.across else [value]:
                assert low <= each <= high, row.name


@pytest.mark.parametrize(("unit", "word"), [("CNY", "元"), ("choice method", "选项")])
def test_units_have_words(unit: str, word: str) -> None:
    assert unit_word(unit, "zh") == word


def test_members_are_named_after_what_they_belong_to() -> None:
    phase = CASE.phases[0]
    row = MODEL.rows["item_amount#1"]
    assert member_name(row, "zh") == f"{phase.key} / {phase.items[0].key}"
    assert member_name(MODEL.rows["method_word#1"], "zh") == "年限平均法"
