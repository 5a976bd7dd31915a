"""The workbook of a project: laid out, worked out, compared with the engine, written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter

from polysight.errors import DataError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.rows import LoanRow, Row
from polysight.investment.statement import Statement, statement
from polysight.messages import Language, text
from polysight.report.workbook.evaluation import Values, evaluated
from polysight.report.workbook.front import Facts, write_about, write_cover, write_sources
from polysight.report.workbook.looks import Looks
from polysight.report.workbook.model import Model, Sheet, laid_out
from polysight.report.workbook.model_sheets import write_sheet
from polysight.report.workbook.project_cells import axes, cells, columns, settings
from polysight.report.workbook.table_sheets import (
    write_construction,
    write_headline,
    write_table,
)
from polysight.report.workbook.tables import TableLine, with_tables

#: Largest difference to the engine, relative to the largest money amount of the project.
TOLERANCE = 1e-9
#: Most cells of one book; a larger one would not open quickly.
MOST_CELLS = 1_500_000
_FONTS = {"en": "Calibri", "zh": "Microsoft YaHei"}
#: Files of equal content are equal byte by byte.
_MADE = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())


@dataclass(frozen=True, slots=True)
class Worked:
    """A project laid out and worked out.

    Parameters
    ----------
    model : Model
        Rows with their places.
    tables : dict of str to tuple of TableLine
        Lines of each table by the key of its sheet.
    values : Values
        Content of every cell.
    difference : float
        Largest difference to the engine over all rows, relative to the scale of each row.
    """

    model: Model
    tables: dict[str, tuple[TableLine, ...]]
    values: Values
    difference: float


def worked(case: ProjectCase, language: Language = "en") -> Worked:
    """Lay out and work out the book of a project, and compare it with the engine.

    Parameters
    ----------
    case : ProjectCase
        The project.
    language : {"en", "zh"}
        Language of labels.

    Returns
    -------
    Worked
        Rows, cells and the largest difference.

    Raises
    ------
    DataError
        If the book is too large, or its formulas do not give what the engine gives.
    """
    engine = statement(case)
    bare = laid_out(axes(case), columns(case), language)
    model, tables = with_tables(bare, case, language)
    size = sum(model.columns[model.sheet(row.sheet).grid] for row in model.rows.values()
               if row.across)  # fmt: skip
    if size > MOST_CELLS:
        told = {"count": f"{size:,}", "limit": f"{MOST_CELLS:,}"}
        raise refusal(DataError, "workbook.large", **told)
    values = evaluated(model, cells(model, case, language, settings(case)))
    row, difference = largest_difference(values, engine)
    if not difference <= TOLERANCE:
        raise refusal(DataError, "workbook.differs", row=row, got=f"{difference:.1e}")
    return Worked(model, tables, values, difference)


def largest_difference(values: Values, engine: Statement) -> tuple[str, float]:
    """Row in which the cells differ most from the engine.

    The scale of a row is its own largest amount, but at least a thousandth of the largest total
    of assets: below that a difference is rounding of other amounts.

    Parameters
    ----------
    values : Values
        Cells of the book.
    engine : Statement
        The same project by the engine.

    Returns
    -------
    tuple of str and float
        Name of the row and relative difference.
    """
    floor = float(np.abs(engine.row(Row.TOTAL_ASSETS)).max()) / 1000
    worst = ("", 0.0)
    pairs: list[tuple[str, np.ndarray]] = [(row.key, engine.row(row)) for row in Row]
    for number, loan in enumerate(engine.loan_row(LoanRow.CLOSING), 1):
        pairs.append((f"closing#{number}", loan))
    for name, theirs in pairs:
        ours = values.across(name)[: len(theirs)]
        scale = max(float(np.abs(theirs).max()), 1.0 if name in _SHARES else floor, 1e-300)
        found = float(np.abs(ours - theirs).max()) / scale
        if not found <= worst[1]:
            worst = (name, found)
    return worst


_SHARES = {"building_share", "operating_months", "output"}


def write_workbook(
    case: ProjectCase, path: Path, facts: Facts, language: Language = "en"
) -> Worked:
    """Write the live workbook of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    path : pathlib.Path
        Where.
    facts : Facts
        Title, citations and what else the book says.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    Worked
        What was written.

    Raises
    ------
    DataError
        If the book is too large, or its formulas do not give what the engine gives.
    """
    book = worked(case, language)
    told = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "in_memory": True}  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), told) as file:
        file.set_properties({"title": facts.title[:200], "created": _MADE})
        looks = Looks(file, _FONTS[language])
        front = [file.add_worksheet(text(f"workbook.sheet_{key}", language)) for key in _FRONT]
        tabs = _model_sheets(file, case, facts, book, looks, language)
        sources = file.add_worksheet(text("workbook.sheet_sources", language))
        about = text("workbook.about_sources", language)
        tabs.append((text("workbook.sheet_sources", language), about))
        write_cover(front[0], facts, book.model, book.values, looks, language, tabs)
        write_about(front[1], facts, case, looks, language)
        write_sources(sources, facts, case, book.model, looks, language)
    return book


def _model_sheets(
    file: Any, case: ProjectCase, facts: Facts, book: Worked, looks: Looks, language: Language
) -> list[tuple[str, str]]:
    """Write the sheets of the model and the tables; names of the sheets and what they hold."""
    tabs = []
    for sheet in book.model.sheets:
        if sheet.key == _FIRST_TABLE:
            name = _table_tab(1, language)
            page = file.add_worksheet(name)
            write_construction(page, case, book.model, book.values, looks, language)
            tabs.append((name, text("statement_table.construction_investment", language)))
        page = file.add_worksheet(sheet.title)
        if sheet.key in book.tables:
            lines = book.tables[sheet.key]
            write_table(page, sheet, lines, book.model, book.values, looks, language)
        else:
            write_sheet(page, sheet, book.model, book.values, looks, language)
        page.set_tab_color(_TABS["results"] if sheet.key in book.tables else _tab(sheet))
        tabs.append((sheet.title, sheet.name or sheet.about))
    name = _table_tab(len(book.tables) + 2, language)
    page = file.add_worksheet(name)
    write_headline(page, facts.minimum_price, book.model, book.values, looks, language)
    tabs.append((name, text("statement_table.headline", language)))
    return tabs


def _table_tab(number: int, language: Language) -> str:
    return text("workbook.table_tab", language, number=number)


def _tab(sheet: Sheet) -> str:
    return _TABS.get(sheet.key, "#8FA3AD")


_FRONT = ("cover", "about")
_FIRST_TABLE = "table_02"
_TABS: Mapping[str, str] = {
    "inputs": "#E0B400", "yearly": "#E0B400", "results": "#2E7D32", "checks": "#C62828",
}  # fmt: skip
