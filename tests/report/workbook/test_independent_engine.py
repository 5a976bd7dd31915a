"""Six books worked out by a formula engine that is no spreadsheet program.

The six are chosen so that every pair of options of financing, tax, depreciation and products that
the list allows meets at least once for each option; the program is an optional tool of the tests.
"""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.case_check import checked
from polysight.investment.statement import statement
from polysight.report.workbook import project_cells
from polysight.report.workbook.book import Worked, write_workbook
from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.front import Facts
from polysight.report.workbook.functions import Value
from polysight.report.workbook.model import FIRST, SHEETS, VALUE, letters
from tests.investment.random_case import Shape, random_case
from tests.report.workbook.changed_inputs import changed
from tests.report.workbook.comparison import worst
from tests.report.workbook.recalculation import with_cells
from tests.report.workbook.test_recalculation import CARBON, options

pytestmark = pytest.mark.slow

PAIRS = (
    ("equal-principal", "standard", "straight-line", 1),
    ("annuity", "preference", "double-declining", 1),
    ("bullet", "losses expire", "sum-of-years", 2),
    ("sweep", "none", "straight-line", 2),
    ("sweep", "preference", "sum-of-years", 1),
    ("annuity", "standard", "sum-of-years", 2),
)


def worked_out(engine: Any, path: Path, book: Worked) -> Values:
    """Cells of the model by the other engine."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        solution = engine.ExcelModel().loads(str(path)).finish().calculate()

    def cell(sheet: str, column: int, line: int) -> Value:
        key = f"'[{path.name}]{sheet.upper()}'!{letters(column)}{line}"
        value = solution[key].value[0, 0]
        return str(value) if isinstance(value, str) else float(value)

    found = {}
    for row in book.model.rows.values():
        if row.sheet not in SHEETS:
            continue
        sheet = book.model.sheet(row.sheet)
        count = book.model.columns.get(sheet.grid, 0)
        if row.across:
            cells = [cell(sheet.title, FIRST + t, row.line) for t in range(count)]
            found[row.name] = [0.0, *cells]
        else:
            found[row.name] = [cell(sheet.title, VALUE, row.line)]
    return Values(found)


def small(case: ProjectCase) -> ProjectCase:
    """The project with a year of building, two items and the classes of assets they need."""
    phase = replace(case.phases[0], start_month=0, construction_months=12, spending=(0.4, 0.6),
                    items=case.phases[0].items[:2], ramp=((6, 0.5),))  # fmt: skip
    used = {item.asset for item in phase.items}
    assets = tuple(each for each in case.assets if each.key in used)
    return checked(replace(case, phases=(phase,), assets=assets))


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_the_other_engine_agrees(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = pytest.importorskip("formulas")
    repayment, regime, method, products = PAIRS[number]
    monkeypatch.setattr(project_cells, "SPARE_MONTHS", 0)
    monkeypatch.setattr(project_cells, "TRIALS", 8)
    shape = Shape(period="year", life_years=2, phases=1, loans=1, products=products, inputs=1,
                  method="double-declining", idles=number % 2 == 0)  # fmt: skip
    case = small(random_case(number, shape))
    book = write_workbook(case, tmp_path / "written.xlsx", Facts("Project"))
    chosen = options(book.model, repayment, regime, method, CARBON[number % 2])
    other = changed(case, book.model, number, chosen)
    path = tmp_path / "changed.xlsx"
    with_cells(tmp_path / "written.xlsx", path, book.model, other.cells, only_model=True)
    values = worked_out(engine, path, book)
    name, difference = worst(values, statement(other.case))
    assert difference <= 1e-9, name
    assert values.one("faults") == 0
    print(f"{difference:.1e}")  # noqa: T201
