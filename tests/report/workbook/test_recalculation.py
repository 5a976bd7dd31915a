"""Books changed in twenty inputs and worked out by another program equal the engine.

Every way of repayment meets every tax regime, method of depreciation and kind of product; the
options are chosen in the cells of one book, as a user would, and the engine is asked again.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from polysight.investment.case_check import checked
from polysight.investment.statement import statement
from polysight.messages import Language
from polysight.report.workbook.book import Worked, write_workbook
from polysight.report.workbook.front import Facts
from polysight.report.workbook.model import Model
from tests.investment.random_case import METHODS, REPAYMENTS, Shape, random_case
from tests.report.workbook.changed_inputs import Changed, changed
from tests.report.workbook.comparison import worst
from tests.report.workbook.recalculation import recalculated, shown, with_cells

pytestmark = pytest.mark.slow

LARGEST_DIFFERENCE = 1e-9
TAXES = ("standard", "preference", "losses expire", "none")
#: One book each, in which the other options are chosen; other lengths of a period have their own.
PRODUCTS: dict[str, Shape] = {
    "one at home": Shape(phases=1, loans=1, products=1, foreign=False),
    "exported": Shape(phases=2, loans=2, products=1, foreign=True),
    "several": Shape(phases=1, loans=3, products=3),
}
GRIDS: tuple[Shape, ...] = (
    Shape(period="half-year", life_years=5, phases=2),
    Shape(period="quarter", life_years=4, phases=3, loans=4, foreign=True),
    Shape(period="month", life_years=3, phases=1, loans=1),
    Shape(period="year", life_years=12, phases=3, loans=0),
)


@dataclass(frozen=True)
class Trial:
    """One changed book."""

    name: str
    book: Worked
    changed: Changed
    stem: str


def options(model: Model, repayment: str, regime: str, method: str) -> dict[str, object]:
    """What is chosen in the cells: ways of repayment, tax regime, methods of depreciation.

    25 %; 15 % in the first years; losses that expire after a year; no tax.
    """
    years = np.arange(model.columns["year"])
    rates = {"preference": np.where(years < 4, 0.15, 0.25), "none": np.zeros(len(years))}
    return {
        **{f"repayment#{loan.number}": repayment for loan in model.families.axes["loan"]},
        **{f"asset_method#{each.number}": method for each in model.families.axes["asset"]},
        "income_tax_by_year": rates.get(regime, np.full(len(years), 0.25)),
        "loss_years": 1 if regime == "losses expire" else 5,
    }


def crossed(folder: Path) -> Iterator[Trial]:
    """The full cross of financing, tax, depreciation and products."""
    crossing = list(itertools.product(REPAYMENTS, TAXES, METHODS))
    for place, (kind, shape) in enumerate(PRODUCTS.items()):
        full = replace(shape, period="year", life_years=6, inputs=2, method="double-declining")
        case = checked(random_case(place, full))
        export = replace(case.products[0], export_share=0.0 if kind == "one at home" else 0.6)
        case = replace(case, products=(export, *case.products[1:]))
        language: Language = "zh" if kind == "several" else "en"
        path = folder / f"{place}.xlsx"
        book = write_workbook(case, path, Facts(kind), language)
        for number, (repayment, regime, method) in enumerate(crossing):
            chosen = options(book.model, repayment, regime, method)
            other = changed(case, book.model, number, chosen, language=language)
            yield _trial(path, f"{kind}, {repayment}, {regime}, {method}", book, other)


def grids(folder: Path) -> Iterator[Trial]:
    """Other lengths of a period, with many phases and loans, and with none."""
    for number, shape in enumerate(GRIDS):
        case = checked(random_case(100 + number, shape))
        path = folder / f"grid{number}.xlsx"
        book = write_workbook(case, path, Facts("grid"))
        yield _trial(path, f"{shape.period}", book, changed(case, book.model, number, {}))


def _trial(path: Path, name: str, book: Worked, other: Changed) -> Trial:
    stem = name.replace(", ", "-").replace(" ", "_")
    with_cells(path, path.with_name(f"{stem}.xlsx"), book.model, other.cells)
    return Trial(name, book, other, stem)


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory, libreoffice: Path) -> tuple[Path, list[Trial]]:
    """All books, changed and worked out."""
    folder = tmp_path_factory.mktemp("books")
    made = [*crossed(folder), *grids(folder)]
    recalculated([folder / f"{each.stem}.xlsx" for each in made], folder, libreoffice)
    return folder, made


def test_every_output_equals_the_engine(trials: tuple[Path, list[Trial]]) -> None:
    folder, made = trials
    told = {}
    largest = 0.0
    for each in made:
        values = shown(each.book.model, folder, each.stem)
        row, difference = worst(values, statement(each.changed.case))
        largest = max(largest, difference)
        if not difference <= LARGEST_DIFFERENCE:
            told[each.name] = (row, difference)
    assert told == {}, largest
    print(f"largest relative difference: {largest:.1e}")  # noqa: T201


def test_no_check_fails(trials: tuple[Path, list[Trial]]) -> None:
    folder, made = trials
    for each in made:
        values = shown(each.book.model, folder, each.stem)
        failing = [row for row in each.book.model.rows
                   if row.startswith("check_") and values.one(row) != 0.0]  # fmt: skip
        assert failing == [], each.name


def test_twenty_inputs_were_changed_and_moved_the_results(
    trials: tuple[Path, list[Trial]],
) -> None:
    folder, made = trials
    for each in made:
        values = shown(each.book.model, folder, each.stem)
        assert len(each.changed.cells) >= 20
        assert values.one("npv#2") != pytest.approx(each.book.values.one("npv#2"), rel=1e-12)


def test_tables_are_drawn_from_the_rows(trials: tuple[Path, list[Trial]]) -> None:
    folder, made = trials
    each = next(each for each in made if each.name.startswith("several"))
    values = shown(each.book.model, folder, each.stem)
    engine = statement(each.changed.case)
    lines = {
        line.row.label.partition(" ")[2]: line.row.name
        for lines in each.book.tables.values()
        for line in lines
    }
    years = each.changed.case.years
    told = values.across(lines["净利润"])[:years] * 1e4
    assert told == pytest.approx(engine.annual("net_profit"), rel=1e-9, abs=1e-3)
