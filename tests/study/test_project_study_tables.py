"""Tables of the statement as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import line_numbers, table
from tests.report.feasibility.example import project

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.key)
def test_every_cell_is_that_of_the_statement(layout: object) -> None:
    found = project()
    told = table(found.evaluation.statement, layout)  # type: ignore[arg-type]
    name = f"project.table_money.{told.key}"
    array = found.result.arrays[name].array
    keys, years = (axis.keys for axis in array.axes)
    for row, number in zip(told.rows, line_numbers(told.rows), strict=True):
        line = next(one for one in found.lines if one.table == told.key and one.number == number)
        if line.array != name:
            continue
        ours = array.values[keys.index(number), : len(years) - 1]
        np.testing.assert_allclose(ours, row.by_year / 1e4, rtol=1e-12, atol=1e-12)
