"""The sheets of inputs and calculations, written from the model."""

from __future__ import annotations

from typing import Any

from polysight.messages import Language, item_name, text
from polysight.report.workbook.evaluation import Values
from polysight.report.workbook.functions import Value
from polysight.report.workbook.looks import FAULT_FILL, PASS_FILL, Looks, is_open
from polysight.report.workbook.model import (
    FIRST,
    HEAD,
    MEMBER,
    NAME,
    OPENING,
    UNIT,
    VALUE,
    Model,
    Row,
    Sheet,
    definition,
    in_column,
    letters,
)
from polysight.report.workbook.project_cells import CHOICES, word

#: Paper of sheets: A3; columns that fit its width.
_PAPER, _FIT_COLUMNS = 8, 64
#: Widths of the columns before the periods, and of a period.
_WIDTHS = {NAME: 50, MEMBER: 26, UNIT: 9, VALUE: 17, OPENING: 3}
_WIDTH = 15
#: Widths of the labels of a table, and of how its lines are worked out.
_TABLE_WIDTH, NOTE_WIDTH = 60, 56


def write_cell(sheet: Any, line: int, column: int, value: Value, look: Any) -> None:
    """Write a number as a number and a text as a text, never as a formula.

    Parameters
    ----------
    sheet : Worksheet
        Where.
    line, column : int
        Cell, from zero.
    value : float or str
        What.
    look : Format
        Format.
    """
    if isinstance(value, str):
        sheet.write_string(line, column, value, look)
    else:
        sheet.write_number(line, column, value, look)


def write_sheet(
    page: Any, sheet: Sheet, model: Model, values: Values, looks: Looks, language: Language
) -> None:
    """Write one sheet of the model.

    Parameters
    ----------
    page : Worksheet
        Where.
    sheet : Sheet
        Its rows.
    model : Model
        All rows.
    values : Values
        Content of the cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    count = model.columns.get(sheet.grid, 0)
    write_head(page, sheet, model, values, looks, language)
    heads = ("workbook.column_row", "workbook.column_member", "workbook.column_unit",
             "workbook.column_value")  # fmt: skip
    for column, key in enumerate(heads):
        look = looks.head if column == VALUE else looks.head_text
        page.write_string(HEAD - 1, column, text(key, language), look)
    for part in sheet.parts:
        page.write_string(part.line - 1, NAME, part.title, looks.part)
        for column in (MEMBER, UNIT, VALUE):
            page.write_blank(part.line - 1, column, None, looks.part)
        for row in part.rows:
            _labels(page, row, looks, language)
            _cells(page, row, model, values, looks)
            if is_open(row):
                _validate(page, row, model, count)
    if sheet.key == "checks":
        _colour_checks(page, sheet, looks)
    print_setup(page, sheet.parts[-1].rows[-1].line if sheet.parts else HEAD, count)


def _labels(page: Any, row: Row, looks: Looks, language: Language) -> None:
    line = row.line - 1
    page.write_string(line, NAME, row.label, looks.text)
    if row.member:
        page.write_string(line, MEMBER, member_name(row, language), looks.quiet)
    page.write_string(line, UNIT, unit_word(row.unit, language), looks.quiet)


def unit_word(unit: str, language: Language) -> str:
    """Word of a unit.

    Parameters
    ----------
    unit : str
        Code of the unit in the model; behind a blank that in which a purchased thing is counted.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The word.
    """
    head, _, counted = unit.partition(" ")
    told = word("unit", head, language)
    if not counted or head == "choice":
        return told
    return told.replace(word("unit", "unit", language), counted)


def full_name(row: Row, language: Language) -> str:
    """Label of a row, with the member whose row it is.

    Parameters
    ----------
    row : Row
        A row.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The name.
    """
    if row.member is None:
        return row.label
    return word("joined", "member", language).format(row.label, member_name(row, language))


def member_name(row: Row, language: Language) -> str:
    """Name of the member whose row it is, after those to which it belongs.

    Parameters
    ----------
    row : Row
        A row of a family.
    language : {"en", "zh"}
        Language; a part of the project that has no name keeps its key.

    Returns
    -------
    str
        The name.
    """
    member = row.member
    assert member is not None
    if member.axis in CHOICES:
        return word(member.axis, member.key, language)
    keys = [member.parent.key, member.key] if member.parent else [member.key]
    return " / ".join(item_name(one, language) for one in keys)


def _cells(page: Any, row: Row, model: Model, values: Values, looks: Looks) -> None:
    look, cells, line = looks.cell(row), values.row(row.name), row.line - 1
    template = "" if row.is_input else model.template(row)
    if not row.across:
        if template:
            page.write_formula(line, VALUE, template, look, cells[0])
        else:
            write_cell(page, line, VALUE, cells[0], look)
        return
    # A function of a cell passes over an empty one: what stood before the first period is nought.
    page.write_number(line, OPENING, 0, looks.opening)
    for number, value in enumerate(cells[1:]):
        column = FIRST + number
        if template:
            page.write_formula(line, column, in_column(template, column), look, value)
        else:
            write_cell(page, line, column, value, look)


def write_head(
    page: Any, sheet: Sheet, model: Model, values: Values, looks: Looks, language: Language
) -> None:
    """Write the title of a sheet and the heading of its periods or years.

    Parameters
    ----------
    page : Worksheet
        Where.
    sheet : Sheet
        The sheet.
    model : Model
        Rows.
    values : Values
        Cells.
    looks : Looks
        Formats.
    language : {"en", "zh"}
        Language.
    """
    page.write_string(0, NAME, sheet.heading or sheet.title, looks.title)
    page.write_string(1, NAME, sheet.about, looks.quiet)
    names = _head_rows(sheet)
    for line in (HEAD - 2, HEAD - 1):
        for column in range(FIRST + model.columns.get(sheet.grid, 0)):
            page.write_blank(line, column, None, looks.head)
    if names:
        page.write_string(HEAD - 2, VALUE, model.rows[names[0]].label, looks.head)
    for name, line in zip(names, (HEAD - 2, HEAD - 1), strict=False):
        row = model.rows[name]
        look = looks.head if name != "first_month" else looks.head_month(language)
        prefix = "" if row.sheet == sheet.key else f"{model.sheet(row.sheet).title}!"
        for number, value in enumerate(values.row(name)[1:]):
            column = FIRST + number
            formula = f"={prefix}{letters(column)}${row.line}"
            page.write_formula(line, column, formula, look, value)


def _head_rows(sheet: Sheet) -> tuple[str, ...]:
    return {
        "period": ("calendar_year", "first_month"),
        "year": ("input_year",),
        "trial": ("trial_number",),
    }.get(sheet.grid, ())


def _validate(page: Any, row: Row, model: Model, count: int) -> None:
    """Say what may stand in an input cell."""
    line = row.line - 1
    rule: dict[str, Any]
    if row.unit.startswith("choice"):
        axis = row.unit.removeprefix("choice ")
        name = "asset_key" if axis == "asset" else f"{axis}_word"
        members = len(model.families.axes[axis])
        start, end = model.cell(f"{name}#1"), model.cell(f"{name}#{members}")
        rule = {"validate": "list", "source": f"={start}:{end}"}
    else:
        low, high = allowed(row)
        whole = row.unit in {"year", "month", "months", "years"}
        rule = {"validate": "integer" if whole else "decimal", "criteria": "between",
                "minimum": low, "maximum": high}  # fmt: skip
    last = FIRST + count - 1 if row.across else VALUE
    page.data_validation(line, FIRST if row.across else VALUE, line, last, rule)


def allowed(row: Row) -> tuple[float, float]:
    """Least and largest number that may stand in an input cell.

    Parameters
    ----------
    row : Row
        An input that is a number.

    Returns
    -------
    tuple of float and float
        The limits.
    """
    ranges = definition("words")["range"]
    name = row.name.partition("#")[0]
    low, high = ranges.get(name) or ranges[row.unit.partition(" ")[0]]
    return float(low), float(high)


def _colour_checks(page: Any, sheet: Sheet, looks: Looks) -> None:
    for part in sheet.parts:
        for row in part.rows:
            if row.unit != "fault":
                continue
            for bound, fill in ((0, PASS_FILL), (1, FAULT_FILL)):
                rule = {"type": "cell", "criteria": "==" if bound == 0 else ">=", "value": bound}
                look = looks.of(bg_color=fill)
                page.conditional_format(
                    row.line - 1, VALUE, row.line - 1, VALUE, {**rule, "format": look}
                )


def print_setup(page: Any, last: int, count: int, *, wide: bool = False) -> None:
    """Set widths, panes and the printed area of a sheet.

    Parameters
    ----------
    page : Worksheet
        The sheet.
    last : int
        Last row, from one.
    count : int
        Columns of periods or years.
    wide : bool
        Whether labels are long, as in tables.
    """
    for column, width in _WIDTHS.items():
        page.set_column(column, column, width)
    if wide:
        page.set_column(NAME, NAME, _TABLE_WIDTH)
        page.set_column(MEMBER, MEMBER, NOTE_WIDTH)
    if count:
        page.set_column(FIRST, FIRST + count - 1, _WIDTH)
    page.freeze_panes(HEAD, FIRST if count else VALUE)
    page.set_landscape()
    page.set_paper(_PAPER)
    page.repeat_rows(0, HEAD - 1)
    page.print_area(0, 0, last - 1, FIRST + count - 1 if count else VALUE)
    page.fit_to_pages(1 if count <= _FIT_COLUMNS else 0, 0)
    if count > _FIT_COLUMNS:
        page.repeat_columns(NAME, VALUE)
    page.hide_gridlines(2)
