"""Sheets of the tables of a feasibility study."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from polysight.investment.case import ProjectCase
from polysight.investment.table_layout import LAYOUTS
from polysight.messages import Language, item_name, text
from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.formula import compiled
from polysight.report.workbook.functions import Value
from polysight.report.workbook.looks import QUIET, Looks, height
from polysight.report.workbook.model import (
    FIRST,
    HEAD,
    MEMBER,
    NAME,
    UNIT,
    VALUE,
    Model,
    Row,
    Sheet,
    definition,
    in_column,
    letters,
)
from polysight.report.workbook.model_sheets import (
    NOTE_WIDTH,
    print_setup,
    unit_word,
    write_cell,
    write_head,
)
from polysight.report.workbook.project_cells import word
from polysight.report.workbook.tables import TableLine

#: Groups of the table of construction investment and the headings under each.
_GROUPS = (
    ("engineering", ("construction", "equipment", "installation")),
    ("other_investment", ("other",)),
    ("contingency", ("basic-contingency", "price-contingency")),
)
_FLOWS = ("before_tax", "after_tax", "equity")
_OF_YEAR = {
    "output": "kg", "revenue": "money", "cost": "money", "profit": "money", "tax": "money",
    "net_profit": "money", "ebitda": "money",
}  # fmt: skip
_OF_YEAR_NAMES = {"cost": "total_cost", "profit": "profit_before_tax", "tax": "income_tax"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A formula of its own, with its value.

    Parameters
    ----------
    text : str
        As a cell holds it.
    value : float or str
        What it gives.
    """

    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Formulas:
    """Formulas outside the rows of the model.

    Parameters
    ----------
    model : Model
        Rows.
    values : Values
        Cells.
    """

    model: Model
    values: Values

    def cell(self, formula: str) -> Cell:
        """A formula by names as a cell.

        Parameters
        ----------
        formula : str
            Formula that asks for single values.

        Returns
        -------
        Cell
            Text and value.
        """
        row = Row("", "", 0, False, formula, "", "", None)
        value = compiled(formula, partial(self.model.find, row), self.values)(0)
        return Cell(self.model.template(row, "-"), value)


def write_table(
    page: Any,
    sheet: Sheet,
    lines: tuple[TableLine, ...],
    model: Model,
    values: Values,
    looks: Looks,
    language: Language,
) -> None:
    """Write one table by calendar year.

    Parameters
    ----------
    page : Worksheet
        Where.
    sheet : Sheet
        Its sheet in the model.
    lines : tuple of TableLine
        Its lines.
    model : Model
        Rows.
    values : Values
        Cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    count = model.columns["year"]
    write_head(page, sheet, model, values, looks, language)
    heads = ("column_row", "column_note", "column_unit", "column_total")
    for column, key in enumerate(heads):
        look = looks.head if column == VALUE else looks.head_text
        page.write_string(HEAD - 1, column, text(f"workbook.{key}", language), look)
    for line in lines:
        _line(page, line, model, values, looks, language)
    print_setup(page, lines[-1].row.line if lines else HEAD, count, wide=True)


def _line(
    page: Any, line: TableLine, model: Model, values: Values, looks: Looks, language: Language
) -> None:
    row, at = line.row, line.row.line - 1
    bold = line.level == 0
    page.write_string(at, NAME, row.label, looks.of(bold=bold, indent=line.level))
    if not row.formula:
        return
    page.write_string(at, MEMBER, line.note, looks.of(font_color=QUIET, text_wrap=True))
    page.set_row(at, height(line.note, NOTE_WIDTH))
    page.write_string(at, UNIT, unit_word(row.unit, language), looks.quiet)
    look, cells = looks.number(row.unit, bold=bold), values.row(row.name)[1:]
    template = model.template(row)
    for number, value in enumerate(cells):
        column = FIRST + number
        page.write_formula(at, column, in_column(template, column), look, value)
    if line.summed:
        last = letters(FIRST + len(cells) - 1)
        formula = f"=SUM({letters(FIRST)}{row.line}:{last}{row.line})"
        page.write_formula(at, VALUE, formula, look, sum(cells))


def write_construction(
    page: Any, case: ProjectCase, model: Model, values: Values, looks: Looks, language: Language
) -> None:
    """Write the table of construction investment, overrun included.

    Parameters
    ----------
    page : Worksheet
        Where.
    case : ProjectCase
        The project.
    model : Model
        Rows.
    values : Values
        Cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    heads = ("column_row", "column_amount", "column_vat", "column_share")
    _single_head(page, "construction_investment", 1, heads, looks, language)
    formulas = Formulas(model, values)
    at = HEAD - 1
    for at, (level, label, rows) in enumerate(_investment_lines(case, language), HEAD):
        bold = level == 0
        page.write_string(at, 0, label, looks.of(bold=bold, indent=level))
        amount = "+".join(name.format("value") for name in rows)
        told = (
            (f"({amount})/money_unit", "money"),
            (f"({'+'.join(name.format('vat') for name in rows)})/money_unit", "money"),
            (f"({amount})/SUM(item_value#@)", "share"),
        )
        for column, (formula, unit) in enumerate(told, 1):
            cell = formulas.cell(formula)
            look = looks.number(unit, bold=bold)
            page.write_formula(at, column, cell.text, look, cell.value)
    _single_print(page, at, len(heads))


def _investment_lines(
    case: ProjectCase, language: Language
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Depth and label of each line, and the rows that it adds."""
    items = list(enumerate((item for phase in case.phases for item in phase.items), 1))
    order = list(definition("words")["heading"])
    yield 0, text("statement.investment", language), ("SUM(item_{}#@)",)
    for group, headings in _GROUPS:
        inside = [each for each in headings if any(item.heading == each for _, item in items)]
        if inside:
            sums = {each: f"heading_{{}}#{order.index(each) + 1}" for each in inside}
            yield 1, text(f"statement.{group}", language), tuple(sums.values())
        for heading in inside:
            yield 2, word("heading", heading, language), (sums[heading],)
            found = [(number, item.key) for number, item in items if item.heading == heading]
            for key in dict.fromkeys(key for _, key in found):
                rows = tuple(f"item_{{}}#{number}" for number, own in found if own == key)
                yield 3, item_name(key, language), rows


def write_headline(
    page: Any,
    minimum_price: dict[str, float],
    model: Model,
    values: Values,
    looks: Looks,
    language: Language,
) -> None:
    """Write the table of headline indicators.

    Parameters
    ----------
    page : Worksheet
        Where.
    minimum_price : dict of str to float
        Lowest prices when the book was made.
    model : Model
        Rows.
    values : Values
        Cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    heads = ("column_row", "column_value", "column_unit")
    _single_head(page, "headline", len(LAYOUTS) + 2, heads, looks, language)
    formulas = Formulas(model, values)
    at = HEAD - 1
    for at, (key, formula, unit) in enumerate(_headlines(), HEAD):
        page.write_string(at, 0, text(f"indicator.{key}", language), looks.text)
        cell = formulas.cell(formula)
        page.write_formula(at, 1, cell.text, looks.number(unit), cell.value)
        page.write_string(at, 2, unit_word(unit, language), looks.of(font_color=QUIET, indent=1))
    for kind, price in minimum_price.items():
        at += 1
        key = "indicator.minimum_price" if kind == "nominal" else "indicator.real_minimum_price"
        page.write_string(at, 0, text(key, language), looks.text)
        told = word("outcome", "none", language) if math.isnan(price) else price
        write_cell(page, at, 1, told, looks.number("CNY/kg"))
        page.write_string(at, 2, text("workbook.not_live", language), looks.quiet)
    _single_print(page, at, len(heads))


def _headlines() -> Iterator[tuple[str, str, str]]:
    """Key of the indicator, formula and unit."""
    yield "capacity", "SUM(capacity#@)", "kg/a"
    amounts = {
        "total_investment": "total_investment", "construction_investment": "total_construction",
        "interest_capitalised": "total_capitalised", "working_capital": "largest_working_capital",
        "paid_in": "total_equity_paid", "loan_draw": "total_draws",
    }  # fmt: skip
    for key, name in amounts.items():
        yield key, f"{name}/money_unit", "money"
    yield "normal_year", "normal_year", "year"
    for name, unit in _OF_YEAR.items():
        scale = "/money_unit" if unit == "money" else ""
        formula = f"INDEX(year_{name}[*], normal_number){scale}"
        yield _OF_YEAR_NAMES.get(name, name), formula, unit
    yield "return_on_investment", "return_on_investment", "share"
    yield "return_on_equity", "return_on_equity", "share"
    for number, flow in enumerate(_FLOWS, 1):
        yield f"npv_{flow}", f"npv#{number}/money_unit", "money"
        yield f"irr_{flow}", f"rate#{number}", "share"
        yield f"real_irr_{flow}", f"rate#{number + len(_FLOWS)}", "share"
        yield f"mirr_{flow}", f"mirr#{number}", "share"
        yield f"payback_{flow}", f"payback_static#{number}", "years"
        yield f"payback_from_operation_{flow}", f"payback_static_operation#{number}", "years"
        yield f"dynamic_payback_{flow}", f"payback_dynamic#{number}", "years"
    yield "least_interest_cover", "least_interest_cover", "ratio"
    yield "least_debt_service_cover", "least_debt_service_cover", "ratio"
    yield "mean_debt_service_cover", "mean_debt_service_cover", "ratio"
    yield "loan_life_cover", "loan_life_cover", "ratio"
    yield "largest_liability_share", "MAX(liability_share[*])", "share"
    yield "largest_short_loan", "largest_short_loan/money_unit", "money"
    yield "insolvent_year", "insolvent_year", "year"
    yield "break_even_load", "normal_load", "share"
    yield "break_even_plan", "normal_plan", "share"
    yield "break_even_output", "normal_output", "kg"
    yield "break_even_price", "normal_price", "CNY/kg"


def _single_head(
    page: Any, key: str, number: int, heads: tuple[str, ...], looks: Looks, language: Language
) -> None:
    title = text(f"statement_table.{key}", language)
    head = word("joined", "table", language).format(number, title)
    page.write_string(0, 0, head, looks.title)
    page.write_string(1, 0, text("workbook.money_unit", language), looks.quiet)
    for column, head in enumerate(heads):
        look = looks.head_text if head in {"column_row", "column_unit"} else looks.head
        page.write_string(HEAD - 1, column, text(f"workbook.{head}", language), look)


def _single_print(page: Any, last: int, count: int) -> None:
    page.set_column(0, 0, 62)
    page.set_column(1, count - 1, 20)
    page.freeze_panes(HEAD, 1)
    page.hide_gridlines(2)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, last, count - 1)
