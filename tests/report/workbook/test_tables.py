"""Tables of a feasibility study as rows of the model."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.case_check import checked
from polysight.investment.statement import statement
from polysight.investment.tables import tables
from polysight.report.workbook.book import worked
from tests.report.workbook.books import small_case

pytestmark = pytest.mark.slow

CASE = checked(small_case(5))


def test_every_line_shows_what_the_tables_of_the_engine_show() -> None:
    book = worked(CASE)
    theirs = tables(statement(CASE))
    assert len(theirs) == len(book.tables)
    for table, lines in zip(theirs, book.tables.values(), strict=True):
        assert len(table.rows) == len(lines), table.key
        for row, line in zip(table.rows, lines, strict=True):
            if not line.row.formula:
                assert np.isnan(row.by_year).all()
                continue
            scale = 1e4 if line.row.unit == "money" else 1.0
            told = book.values.row(line.row.name)[1 : CASE.years + 1]
            for ours, value in zip(told, row.by_year, strict=True):
                if isinstance(ours, str):
                    assert np.isnan(value), (table.key, line.row.label)
                else:
                    assert ours * scale == pytest.approx(value, rel=1e-9, abs=1e-3), (
                        table.key, line.row.label,
                    )  # fmt: skip


def test_lines_are_numbered_below_one_another() -> None:
    book = worked(CASE, "zh")
    profit = [line.row.label for line in book.tables["table_12"]]
    assert profit[0].startswith("1 ")
    numbers = [label.partition(" ")[0] for lines in book.tables.values()
               for label in (line.row.label for line in lines)]  # fmt: skip
    assert all(number.replace(".", "").isdigit() for number in numbers)
