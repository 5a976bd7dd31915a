"""The rows of the workbook: read from the files of the model, laid out on sheets."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from polysight.messages import Language
from polysight.report.workbook.reference import TOKEN, Families, Member, Reference

#: Sheets of inputs and calculations, in their order; each is a file of the model.
SHEETS = (
    "inputs", "yearly", "time", "build", "loans", "assets", "sales", "costs", "tax", "working",
    "cash", "flows", "rates", "search", "years", "results", "checks",
)  # fmt: skip
#: Columns: name, member, unit, one value, opening cell, first period or year.
NAME, MEMBER, UNIT, VALUE, OPENING, FIRST = range(6)
#: Rows above the first part of a sheet.
HEAD = 4
_CURRENT, _BEFORE = "\x01", "\x02"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Parameters
    ----------
    name : str
        Full name, for example ``draw#2``.
    sheet : str
        Key of the sheet.
    line : int
        Row on the sheet, from one.
    across : bool
        Whether it has a cell for each period or year and not only one.
    formula : str
        Formula by names; ``@path`` for an input.
    unit : str
        Code of the unit.
    label : str
        What the row is.
    member : Member or None
        Whose row it is.
    """

    name: str
    sheet: str
    line: int
    across: bool
    formula: str
    unit: str
    label: str
    member: Member | None

    @property
    def is_input(self) -> bool:
        """Whether the row is given and not worked out."""
        return self.formula.startswith("@")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one heading.

    Parameters
    ----------
    title : str
        Heading.
    line : int
        Row of the heading, from one.
    rows : tuple of Row
        What stands under it.
    """

    title: str
    line: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the model.

    Parameters
    ----------
    key : str
        Name of its file.
    title : str
        Short name on its tab.
    about : str
        What it works out.
    grid : {"", "period", "year", "trial"}
        What its columns are.
    parts : tuple of Part
        Its rows.
    heading : str
        What stands on top of it; empty for its name.
    name : str
        Name of the table that it holds; empty for other sheets.
    """

    key: str
    title: str
    about: str
    grid: str
    parts: tuple[Part, ...]
    heading: str = ""
    name: str = ""


@dataclass(frozen=True)
class Model:
    """All rows with their places.

    Parameters
    ----------
    sheets : tuple of Sheet
        In order.
    rows : dict of str to Row
        By full name.
    families : Families
        Members, and the axis of each family.
    columns : dict of str to int
        Number of columns of each grid.
    """

    sheets: tuple[Sheet, ...]
    rows: dict[str, Row]
    families: Families
    columns: dict[str, int]

    def sheet(self, key: str) -> Sheet:
        """One sheet.

        Parameters
        ----------
        key : str
            Its key.

        Returns
        -------
        Sheet
            The sheet.
        """
        return next(sheet for sheet in self.sheets if sheet.key == key)

    def find(self, row: Row, token: re.Match[str]) -> Reference:
        """What a name in the formula of a row means.

        Parameters
        ----------
        row : Row
            Where the formula stands.
        token : re.Match
            The name.

        Returns
        -------
        Reference
            Rows and cells.
        """
        return self.families.reference(token, row.member)

    def template(self, row: Row, home: str = "") -> str:
        """Formula of a row as a cell holds it, with marks for its own and the previous column.

        Parameters
        ----------
        row : Row
            The row.
        home : str
            Sheet on which it stands; its own if empty.

        Returns
        -------
        str
            Text for `in_column`.
        """
        sheet = home or row.sheet

        def address(token: re.Match[str]) -> str:
            return self._address(self.find(row, token), sheet)

        return "=" + TOKEN.sub(address, row.formula).replace(" ", "")

    def cell(self, name: str, home: str = "") -> str:
        """Address of the one value of a row.

        Parameters
        ----------
        name : str
            Full name of the row.
        home : str
            Sheet from which it is asked.

        Returns
        -------
        str
            Address, with the sheet where it is another one.
        """
        return self._address(Reference((name,), "same", many=False), home)

    def _address(self, reference: Reference, home: str) -> str:
        if not reference.rows:
            return "0"
        first, last = self.rows[reference.rows[0]], self.rows[reference.rows[-1]]
        if last.line - first.line != len(reference.rows) - 1 or last.sheet != first.sheet:
            raise ValueError(f"{reference.rows} are no block")
        left, right = self._columns(first, reference)
        start, end = f"{left}{first.line}", f"{right}{last.line}"
        if not first.across:
            start, end = f"$D${first.line}", f"$D${last.line}"
        elif reference.cells == "all":
            start, end = (_fixed(each) for each in (start, end))
        prefix = "" if first.sheet == home else f"{self.sheet(first.sheet).title}!"
        return prefix + (start if start == end else f"{start}:{end}")

    def _columns(self, row: Row, reference: Reference) -> tuple[str, str]:
        opening = f"${letters(OPENING)}"
        last = letters(FIRST + self.columns.get(self.sheet(row.sheet).grid, 1) - 1)
        return {
            "same": (_CURRENT, _CURRENT),
            "before": (_BEFORE, _BEFORE),
            "to-date": (opening, _CURRENT),
            "until": (opening, _BEFORE),
            "all": (f"${letters(FIRST)}", f"${last}"),
        }[reference.cells]


def _fixed(address: str) -> str:
    return re.sub(r"(\d+)$", r"$\1", address)


def in_column(template: str, column: int) -> str:
    """Formula in one column.

    Parameters
    ----------
    template : str
        Formula with marks.
    column : int
        Column, from zero.

    Returns
    -------
    str
        Formula.
    """
    return template.replace(_CURRENT, letters(column)).replace(_BEFORE, letters(column - 1))


@cache
def letters(column: int) -> str:
    """Letters of a column.

    Parameters
    ----------
    column : int
        Column, from zero.

    Returns
    -------
    str
        ``A``, ``B``, and so on.
    """
    high, low = divmod(column, 26)
    return (letters(high - 1) if high else "") + chr(ord("A") + low)


@cache
def definition(key: str) -> dict[str, Any]:
    """File of one sheet.

    Parameters
    ----------
    key : str
        Key of the sheet.

    Returns
    -------
    dict
        As the file says.
    """
    path = Path(__file__).with_name("model") / f"{key}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def laid_out(
    axes: dict[str, tuple[Member, ...]], columns: dict[str, int], language: Language
) -> Model:
    """The model of a project with these members.

    Parameters
    ----------
    axes : dict of str to tuple of Member
        Members of each axis.
    columns : dict of str to int
        Number of columns of each grid.
    language : {"en", "zh"}
        Language of labels.

    Returns
    -------
    Model
        Rows with their places.
    """
    axis_of: dict[str, str] = {}
    sheets = []
    for key in SHEETS:
        told = definition(key)
        parts, line = [], HEAD + 1
        for part in told["part"]:
            over = part.get("over", "")
            axis_of.update(dict.fromkeys(part["rows"], over))
            found = _part(part, key, line + 1, axes[over] if over else (None,), language)
            if found.rows:
                parts.append(found)
                line = found.rows[-1].line + 2
        sheets.append(
            Sheet(key, told["title"][language], told["about"][language], told["grid"], tuple(parts))
        )
    rows = {row.name: row for sheet in sheets for part in sheet.parts for row in part.rows}
    return Model(tuple(sheets), rows, Families(axes, axis_of), columns)


def _part(
    part: dict[str, Any],
    sheet: str,
    line: int,
    members: tuple[Member | None, ...],
    language: Language,
) -> Part:
    rows = []
    for name, (formula, unit, *labels) in part["rows"].items():
        for member in members:
            line += 1
            full = f"{name}#{member.number}" if member else name
            label = labels[0 if language == "en" else 1]
            told = _counted(unit, member)
            rows.append(Row(full, sheet, line, part["across"], formula, told, label, member))
    return Part(part[language], rows[0].line - 1 if rows else line, tuple(rows))


def _counted(unit: str, member: Member | None) -> str:
    """Unit of a row, behind a blank that in which its member is counted."""
    if member is None or not member.counted or "unit" not in unit.split("/"):
        return unit
    return f"{unit} {member.counted}"
