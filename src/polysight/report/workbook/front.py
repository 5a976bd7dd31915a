"""Sheets in front of the model and behind it: cover, about, sources."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from dataclasses import dataclass, field
from typing import Any

from polysight import __version__
from polysight.investment.case import ProjectCase
from polysight.messages import Language, text
from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.looks import (
    FAULT_FILL,
    INPUT_FILL,
    INPUT_INK,
    PASS_FILL,
    QUIET,
    Looks,
    height,
    is_open,
)
from polysight.report.workbook.model import Model, Row
from polysight.report.workbook.model_sheets import (
    allowed,
    full_name,
    member_name,
    unit_word,
    write_cell,
)
from polysight.report.workbook.project_cells import named_path, path_of, word

#: Results on the cover, by name of their row.
_HEADLINES = (
    "value_date", "total_investment", "npv#1", "npv#2", "npv#3", "rate#1", "rate#2", "rate#3",
    "payback_static#2", "payback_dynamic#2", "return_on_investment", "return_on_equity",
    "least_debt_service_cover", "loan_life_cover", "largest_short_loan", "normal_price",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What a book says beside the numbers of the project.

    Parameters
    ----------
    title : str
        Name of the project.
    description : str
        What it is.
    scenario : str
        Name of the scenario; empty for the project as its file states it.
    as_of : datetime.date
        Day of knowledge of the evidence.
    citations : dict of str to tuple of str
        What each field of the project rests on, in words, by its named place such as
        ``inputs.electricity.price_cny``.
    minimum_price : dict of str to float
        Lowest price at which the value after tax is nought, by ``nominal`` and ``real``; the book
        shows it as it was when made.
    """

    title: str
    description: str = ""
    scenario: str = ""
    as_of: dt.date = dt.date(2000, 1, 1)
    citations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    minimum_price: dict[str, float] = field(default_factory=dict)


def fingerprint(case: ProjectCase) -> str:
    """Short name of the numbers of a project: equal for equal numbers.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    str
        Sixteen hexadecimal digits.
    """
    return hashlib.sha256(_told(case).encode()).hexdigest()[:16]


def _told(value: Any) -> str:
    if hasattr(value, "__dataclass_fields__"):
        return "{" + ",".join(_told(getattr(value, each)) for each in value.__slots__) + "}"
    if isinstance(value, tuple):
        return "(" + ",".join(map(_told, value)) + ")"
    return repr(value.tolist() if hasattr(value, "tolist") else value)


def write_cover(
    page: Any,
    facts: Facts,
    model: Model,
    values: Values,
    looks: Looks,
    language: Language,
    tabs: list[tuple[str, str]],
) -> None:
    """Write the cover: results, checks, what may be changed, list of sheets.

    Parameters
    ----------
    page : Worksheet
        Where.
    facts : Facts
        What the book says of itself.
    model : Model
        Rows.
    values : Values
        Cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    tabs : list of (str, str)
        Name of each further sheet and what it holds.
    """
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.write_string(0, 0, facts.title, looks.of(bold=True, font_size=18))
    _paragraph(page, 1, (0, 3), facts.description, looks.of(font_color=QUIET, text_wrap=True))
    kind = text("workbook.cover_kind", language)
    _paragraph(page, 2, (0, 3), kind, looks.of(font_color=QUIET, text_wrap=True))
    line = _verdict(page, 4, model, values, looks, language)
    line = _headlines(page, line + 1, facts, model, values, looks, language)
    line = _guide(page, line + 1, looks, language)
    page.write_string(line + 1, 0, text("workbook.cover_sheets", language), looks.part)
    for number, (name, about) in enumerate(tabs, line + 2):
        page.write_url(number, 0, f"internal:'{name}'!A1", looks.of(underline=1), string=name)
        _paragraph(page, number, (1, 3), about, looks.of(font_color=QUIET, text_wrap=True))
    page.hide_gridlines(2)
    page.set_paper(_A4)
    page.fit_to_pages(1, 1)
    page.print_area(0, 0, line + 1 + len(tabs), 3)


_A4 = 9
#: Widths of the columns of the cover, and of the text about the book, in characters.
_WIDTHS, _ABOUT_WIDTH = (62, 22, 22, 22), 110


def _paragraph(page: Any, line: int, columns: tuple[int, int], words: str, look: Any) -> None:
    """Text over several columns, in as many lines as it needs."""
    first, last = columns
    page.merge_range(line, first, line, last, "", look)
    page.write_string(line, first, words, look)
    page.set_row(line, height(words, sum(_WIDTHS[first : last + 1])))


def _verdict(
    page: Any, line: int, model: Model, values: Values, looks: Looks, language: Language
) -> int:
    page.write_string(line, 0, text("workbook.cover_checks", language), looks.of(bold=True))
    for column, name in ((1, "faults"), (2, "verdict")):
        look = looks.of(bold=True, align="right", num_format="0")
        page.write_formula(line, column, f"={model.cell(name)}", look, values.one(name))
    for criteria, fill in (("==", PASS_FILL), (">", FAULT_FILL)):
        rule = {"type": "formula", "criteria": f"=$B${line + 1}{criteria.strip('=') or '='}0"}
        page.conditional_format(line, 1, line, 2, {**rule, "format": looks.of(bg_color=fill)})
    return line + 1


def _headlines(
    page: Any,
    line: int,
    facts: Facts,
    model: Model,
    values: Values,
    looks: Looks,
    language: Language,
) -> int:
    heads = ("cover_results", "cover_live", "cover_made", "column_unit")
    for column, key in enumerate(heads):
        look = looks.head if column in {1, 2} else looks.head_text
        page.write_string(line, column, text(f"workbook.{key}", language), look)
    unit = looks.of(font_color=QUIET, indent=1)
    for name in _HEADLINES:
        row, line = model.rows[name], line + 1
        page.write_string(line, 0, full_name(row, language), looks.text)
        look = looks.number(row.unit)
        page.write_formula(line, 1, f"={model.cell(name)}", look, values.one(name))
        write_cell(page, line, 2, values.one(name), look)
        page.write_string(line, 3, unit_word(row.unit, language), unit)
    for kind, price in facts.minimum_price.items():
        line += 1
        page.write_string(line, 0, text(f"workbook.minimum_price_{kind}", language), looks.text)
        page.write_string(line, 1, text("workbook.not_live", language), looks.quiet)
        write_cell(page, line, 2, _or_none(price, language), looks.number("CNY/kg"))
        page.write_string(line, 3, unit_word("CNY/kg", language), unit)
    return line + 1


def _or_none(value: float, language: Language) -> float | str:
    return word("outcome", "none", language) if math.isnan(value) else value


def _guide(page: Any, line: int, looks: Looks, language: Language) -> int:
    page.write_string(line, 0, text("workbook.guide", language), looks.part)
    marks = (
        ("guide_input", looks.of(bg_color=INPUT_FILL, font_color=INPUT_INK)),
        ("guide_pass", looks.of(bg_color=PASS_FILL)),
        ("guide_fault", looks.of(bg_color=FAULT_FILL)),
    )
    for key, look in marks:
        line += 1
        page.write_string(line, 0, text(f"workbook.{key}", language), look)
    for key in (
        "guide_open",
        "guide_live",
        "guide_fixed",
        "guide_columns",
        "guide_price",
        "guide_read",
    ):
        line += 1
        _paragraph(page, line, (0, 3), text(f"workbook.{key}", language), looks.wrapped)
    return line + 1


def write_about(
    page: Any, facts: Facts, case: ProjectCase, looks: Looks, language: Language
) -> None:
    """Write what the book is and how it was made.

    Parameters
    ----------
    page : Worksheet
        Where.
    facts : Facts
        What the book says of itself.
    case : ProjectCase
        The project.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    page.set_column(0, 0, 30)
    page.set_column(1, 1, _ABOUT_WIDTH)
    page.write_string(0, 0, text("workbook.sheet_about", language), looks.title)
    told = {
        "project": facts.title,
        "scenario": facts.scenario or text("workbook.scenario_none", language),
        "version": __version__,
        "as_of": facts.as_of.isoformat(),
        "numbers": fingerprint(case),
        "period": text(f"workbook.period_{case.period.replace('-', '_')}", language),
        "fixed": text("workbook.guide_fixed", language),
        "money": text("workbook.money", language),
        "timing": text("workbook.timing", language),
        "equality": text("workbook.equality", language),
        "layout": text("workbook.layout", language),
        "rates": text("workbook.rates", language),
        "draws": text("workbook.draws", language),
    }
    for line, (key, value) in enumerate(told.items(), 2):
        head = looks.of(bold=True, valign="top")
        page.write_string(line, 0, text(f"workbook.about_{key}", language), head)
        page.set_row(line, height(value, _ABOUT_WIDTH))
        page.write_string(line, 1, value, looks.wrapped)
    page.hide_gridlines(2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, 2 + len(told), 1)


def write_sources(
    page: Any,
    facts: Facts,
    case: ProjectCase,
    model: Model,
    looks: Looks,
    language: Language,
) -> None:
    """Write what every input rests on, with the limits of its cell.

    Parameters
    ----------
    page : Worksheet
        Where.
    facts : Facts
        Citations.
    case : ProjectCase
        The project.
    model : Model
        Rows.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    heads = ("source_place", "column_row", "column_member", "column_unit", "source_cell",
             "source_range", "source_text")  # fmt: skip
    for column, (key, width) in enumerate(zip(heads, (46, 44, 26, 10, 14, 22, 120), strict=True)):
        page.set_column(column, column, width)
        page.write_string(2, column, text(f"workbook.{key}", language), looks.head_text)
    page.write_string(0, 0, text("workbook.sheet_sources", language), looks.title)
    line = 2
    for row in model.rows.values():
        if is_open(row):
            line += 1
            _source(page, line, row, facts, case, model, looks, language)
    page.autofilter(2, 0, line, len(heads) - 1)
    page.freeze_panes(3, 1)
    page.hide_gridlines(2)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, 2)
    page.print_area(0, 0, line, len(heads) - 1)


def _source(
    page: Any,
    line: int,
    row: Row,
    facts: Facts,
    case: ProjectCase,
    model: Model,
    looks: Looks,
    language: Language,
) -> None:
    place = named_path(case, path_of(row))
    cited, between = _cited(facts, place), word("joined", "sources", language)
    cells = (
        place,
        row.label,
        member_name(row, language) if row.member else "",
        unit_word(row.unit, language),
        f"{model.sheet(row.sheet).title} {row.line}",
        _range(row, language),
        between.join(dict.fromkeys(cited)) if cited else _uncited(row, language),
    )
    for column, told in enumerate(cells):
        page.write_string(line, column, told[:_LONGEST], looks.text)


#: Characters that a cell can hold.
_LONGEST = 32_767
#: Limit from which on it only keeps out what is no number of a project.
BEYOND, PERCENT = 1e6, 100.0


def _range(row: Row, language: Language) -> str:
    if row.unit.startswith("choice"):
        return word("unit", "choice", language)
    low, high = allowed(row)
    if high >= BEYOND:
        return word("unit", "any", language) if low <= -BEYOND else f"≥ {low:g}"
    if row.unit == "share":
        return f"{PERCENT * low:g} … {PERCENT * high:g}"
    return f"{low:g} … {high:g}"


def _uncited(row: Row, language: Language) -> str:
    """What a row without a citation rests on: choices and the first year stand in the file."""
    if row.unit.startswith("choice") or row.name == "first_year":
        return word("source", "file", language)
    return text("workbook.source_none", language)


def _cited(facts: Facts, place: str) -> tuple[str, ...]:
    """Citation of a place, or of the nearest one above it that has one."""
    while place:
        if place in facts.citations:
            return facts.citations[place]
        place = place.rpartition(".")[0]
    return ()
