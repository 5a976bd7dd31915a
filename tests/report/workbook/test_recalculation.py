"""Books changed in twenty inputs and worked out by another program equal the engine.

Every way of repayment meets every tax regime, method of depreciation, kind of product, and carbon
paid or not, any three of them in every combination; the options are chosen in the cells of one
book, as a user would, and the engine is asked again. Half of the books also stand still in a year
whose price has fallen.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.case_check import checked
from polysight.investment.statement import Statement, statement
from polysight.messages import Language
from polysight.report.workbook.book import Worked, write_workbook
from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.front import Facts
from polysight.report.workbook.model import Model
from tests.investment.random_case import METHODS, REPAYMENTS, Shape, random_case
from tests.report.workbook.changed_inputs import Changed, changed
from tests.report.workbook.comparison import table_differences, worst
from tests.report.workbook.recalculation import recalculated, shown, with_cells

pytestmark = pytest.mark.slow

LARGEST_DIFFERENCE = 1e-9
TAXES = ("standard", "preference", "losses expire", "none")
CARBON = ("free", "paid")
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
#: Every so many books is worked out with its tables, which only read the model.
WITH_TABLES = 8
#: Of all combinations those are taken whose places of the options add up to a multiple of it. Since
#: of any two options one has at least so many kinds, all combinations of the other three occur.
THINNED = 3


@dataclass(frozen=True)
class Trial:
    """One changed book."""

    name: str
    book: Worked
    changed: Changed
    stem: str
    full: bool


@dataclass(frozen=True)
class Answer:
    """What the other program shows of it, and what the engine says."""

    trial: Trial
    values: Values
    engine: Statement


def options(
    model: Model, repayment: str, regime: str, method: str, carbon: str = "free"
) -> dict[str, object]:
    """What is chosen in the cells: ways of repayment, tax regime, methods, cost of carbon.

    25 %; 15 % in the first years; losses that expire after a year; no tax.
    """
    years = np.arange(model.columns["year"])
    rates = {"preference": np.where(years < 4, 0.15, 0.25), "none": np.zeros(len(years))}
    return {
        **{f"repayment#{loan.number}": repayment for loan in model.families.axes["loan"]},
        **{f"asset_method#{each.number}": method for each in model.families.axes["asset"]},
        "income_tax_by_year": rates.get(regime, np.full(len(years), 0.25)),
        "loss_years": 1 if regime == "losses expire" else 5,
        "carbon_by_year": np.linspace(0.5, 3.0, len(years)) * (carbon == "paid"),
    }


def fallen(case: ProjectCase, model: Model) -> dict[str, object]:
    """A project that stands still in the second year of operation, whose prices fall away."""
    years = np.arange(model.columns["year"])
    ready = min(phase.commissioned for phase in case.phases) // 12 + 1
    factor = np.where(years == ready, 0.01, 1.0)
    chosen: dict[str, object] = {"idles": True}
    for number, product in enumerate(case.products, 1):
        for name, path in (("price_by_year", product.price_cny_per_kg),
                           ("export_price_by_year", product.export_price_cny_per_kg)):  # fmt: skip
            full = path[np.minimum(years, len(path) - 1)]
            chosen[f"{name}#{number}"] = full * factor
    return chosen


def crossing(product: int) -> list[tuple[str, ...]]:
    """Options that meet in the books of a kind of product, given by its place."""
    ways = (REPAYMENTS, TAXES, METHODS, CARBON)
    places = itertools.product(*(range(len(way)) for way in ways))
    return [
        tuple(way[at] for way, at in zip(ways, place, strict=True))
        for place in places
        if (product + sum(place)) % THINNED == 0
    ]


def crossed(folder: Path) -> Iterator[Trial]:
    """Financing, tax, depreciation, carbon and products crossed."""
    for place, (kind, shape) in enumerate(PRODUCTS.items()):
        full = replace(shape, period="year", life_years=5, inputs=2, method="double-declining")
        case = checked(random_case(place, full))
        export = replace(case.products[0], export_share=0.0 if kind == "one at home" else 0.6)
        case = replace(case, products=(export, *case.products[1:]))
        language: Language = "zh" if kind == "several" else "en"
        path = folder / f"{place}.xlsx"
        book = write_workbook(case, path, Facts(kind), language)
        for number, chosen in enumerate(crossing(place)):
            told = options(book.model, *chosen)
            if number % 2:
                told |= fallen(case, book.model)
            other = changed(case, book.model, number, told, language=language)
            name = ", ".join((kind, *chosen))
            yield _trial(path, name, book, other, full=number % WITH_TABLES == 0)


def grids(folder: Path) -> Iterator[Trial]:
    """Other lengths of a period, with many phases and loans, and with none."""
    for number, shape in enumerate(GRIDS):
        case = checked(random_case(100 + number, shape))
        path = folder / f"grid{number}.xlsx"
        book = write_workbook(case, path, Facts("grid"))
        other = changed(case, book.model, number, {})
        yield _trial(path, f"{shape.period}", book, other, full=True)


def _trial(path: Path, name: str, book: Worked, other: Changed, *, full: bool) -> Trial:
    stem = name.replace(", ", "-").replace(" ", "_")
    target = path.with_name(f"{stem}.xlsx")
    with_cells(path, target, book.model, other.cells, only_model=not full)
    return Trial(name, book, other, stem, full)


@pytest.fixture(scope="module")
def answers(
    tmp_path_factory: pytest.TempPathFactory, libreoffice: Path
) -> tuple[tuple[Answer, ...], Path]:
    """All books, changed and worked out."""
    folder = tmp_path_factory.mktemp("books")
    made = [*crossed(folder), *grids(folder)]
    recalculated([folder / f"{each.stem}.xlsx" for each in made], folder, libreoffice)
    found = (
        Answer(each, shown(each.book.model, folder, each.stem), statement(each.changed.case))
        for each in made
    )
    return tuple(found), folder


def test_every_output_equals_the_engine(answers: tuple[tuple[Answer, ...], Path]) -> None:
    told = {}
    largest = 0.0
    for each in answers[0]:
        row, difference = worst(each.values, each.engine)
        largest = max(largest, difference)
        if not difference <= LARGEST_DIFFERENCE:
            told[each.trial.name] = (row, difference)
    assert told == {}, largest
    print(f"largest relative difference: {largest:.1e}")  # noqa: T201


def test_every_table_equals_the_engine(answers: tuple[tuple[Answer, ...], Path]) -> None:
    told = {}
    for each in answers[0]:
        if each.trial.full:
            for line, difference in table_differences(each.trial.book, each.values, each.engine):
                if not difference <= LARGEST_DIFFERENCE:
                    told[each.trial.name, line] = difference
    assert told == {}


def test_no_check_fails(answers: tuple[tuple[Answer, ...], Path]) -> None:
    for each in answers[0]:
        failing = [row for row in each.trial.book.model.rows
                   if row.startswith("check_") and each.values.one(row) != 0.0]  # fmt: skip
        assert failing == [], each.trial.name


def test_twenty_inputs_were_changed_and_moved_the_results(
    answers: tuple[tuple[Answer, ...], Path],
) -> None:
    for each in answers[0]:
        assert len(each.trial.changed.cells) >= 20
        before = each.trial.book.values.one("npv#2")
        assert each.values.one("npv#2") != pytest.approx(before, rel=1e-12)


def test_half_of_the_books_stand_still_in_some_year(
    answers: tuple[tuple[Answer, ...], Path],
) -> None:
    standing = [each.values.one("note_stands") == 1 for each in answers[0]]
    assert sum(standing) > len(standing) / 3


def test_any_three_options_meet_in_every_combination() -> None:
    kinds = (range(len(PRODUCTS)), REPAYMENTS, TAXES, METHODS, CARBON)
    books = [(place, *chosen) for place in kinds[0] for chosen in crossing(place)]
    for three in itertools.combinations(range(len(kinds)), 3):
        met = {tuple(book[at] for at in three) for book in books}
        assert met == set(itertools.product(*(kinds[at] for at in three)))
