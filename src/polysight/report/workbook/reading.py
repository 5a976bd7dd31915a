"""Changed inputs taken back from a workbook: input cells only, never a formula."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl

from polysight.errors import DataError, Problem
from polysight.evidence.importing.archive import merged_ranges
from polysight.evidence.importing.grid import Grid
from polysight.evidence.importing.limits import MAX_FILE_BYTES, MEBIBYTE
from polysight.investment.case import ProjectCase
from polysight.investment.case_check import checked
from polysight.messages import LANGUAGES, Language
from polysight.report.workbook.change import with_values
from polysight.report.workbook.looks import is_open
from polysight.report.workbook.model import (
    FIRST,
    MEMBER,
    NAME,
    VALUE,
    Model,
    Row,
    definition,
    laid_out,
    letters,
)
from polysight.report.workbook.model_sheets import allowed, full_name, member_name
from polysight.report.workbook.project_cells import (
    at,
    axes,
    columns,
    named_path,
    path_of,
    shown_key,
    word,
)
from polysight.suggestion import nearest

#: Relative difference below which a number is the one that was written.
_SAME = 1e-14
_INPUT_SHEETS = ("inputs", "yearly")


@dataclass(frozen=True, slots=True)
class Change:
    """One input that differs from the project.

    Parameters
    ----------
    place : str
        Named place, for example ``inputs.electricity.price_cny``.
    year : int
        Calendar year of a number by year, else 0.
    cell : str
        Sheet and cell.
    label : str
        What the row is, with its member.
    before, after : float or str
        Value of the project and of the workbook.
    """

    place: str
    year: int
    cell: str
    label: str
    before: float | str
    after: float | str


@dataclass(frozen=True, slots=True)
class Changes:
    """A project as the workbook has it.

    Parameters
    ----------
    case : ProjectCase
        The project with the inputs of the workbook.
    changes : tuple of Change
        What differs, in the order of the sheets.
    """

    case: ProjectCase
    changes: tuple[Change, ...]


def read_workbook(path: Path, case: ProjectCase) -> Changes:
    """Read the input cells of a workbook of this project.

    Parameters
    ----------
    path : pathlib.Path
        A workbook that was written for the project.
    case : ProjectCase
        The project as it was written.

    Returns
    -------
    Changes
        The project with the inputs of the workbook, and what differs.

    Raises
    ------
    DataError
        If the file is unsafe, broken, too large or not of this project; if an input cell holds a
        formula, nothing, or what may not stand there; or if the project cannot be so.
    """
    grid = Grid(path.name)
    if path.stat().st_size > MAX_FILE_BYTES:
        raise grid.refuse("workbook.file_large", limit=f"{MAX_FILE_BYTES // MEBIBYTE}")
    merged_ranges(path, grid)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model, language, cells = _cells(path, case, grid)
    except DataError:
        raise
    except Exception as fault:
        # The reader of broken workbooks fails in every way there is; all mean the same to a user.
        raise grid.refuse("table.workbook_broken", why=type(fault).__name__) from fault
    return _Reading(path.name, case, model, language, cells).changes()


Lines = dict[int, list[tuple[Any, str]]]


def _cells(path: Path, case: ProjectCase, grid: Grid) -> tuple[Model, Language, dict[str, Lines]]:
    """Cells of the sheets of inputs, with their kind."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
    try:
        for language in LANGUAGES:
            titles = {key: str(definition(key)["title"][language]) for key in _INPUT_SHEETS}
            if set(titles.values()) <= set(book.sheetnames):
                model = laid_out(axes(case), columns(case), language)
                found = {key: _lines(book[title], model) for key, title in titles.items()}
                return model, language, found
    finally:
        book.close()
    raise grid.refuse("workbook.other", got=", ".join(book.sheetnames[:4]))


def _lines(sheet: Any, model: Model) -> Lines:
    sheet.reset_dimensions()
    width = FIRST + model.columns["year"]
    last = max(row.line for row in model.rows.values())
    return {
        number: [(cell.value, cell.data_type) for cell in islice(cells, width)]
        for number, cells in enumerate(islice(sheet.iter_rows(), last), 1)
    }


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cells of one workbook against one project."""

    file: str
    case: ProjectCase
    model: Model
    language: Language
    cells: dict[str, Lines]

    def changes(self) -> Changes:
        """The project with the inputs of the workbook."""
        rows = [row for row in self.model.rows.values() if is_open(row)]
        problems = [found for row in rows for found in self._problems(row)]
        if problems:
            raise DataError(tuple(problems))
        single = {path_of(row): self._value(row, 0) for row in rows if not row.across}
        case = with_values(self.case, _told(self.case, single))
        paths = {path_of(row): self._path(row, case.years) for row in rows if row.across}
        case = checked(with_values(case, paths))
        return Changes(case, tuple(self._differences(rows)))

    def _content(self, row: Row, position: int) -> tuple[Any, str]:
        column = FIRST + position if row.across else VALUE
        line = self.cells[row.sheet].get(row.line, [])
        return line[column] if column < len(line) else (None, "n")

    def _problems(self, row: Row) -> Iterator[Problem]:
        line = self.cells[row.sheet].get(row.line, [])
        member = member_name(row, self.language) if row.member else None
        labels = [line[column][0] if column < len(line) else None for column in (NAME, MEMBER)]
        if labels != [row.label, member]:
            yield self._problem(row, "workbook.row_moved", 0, labels[0], row.label)
            return
        for position in range(self.model.columns["year"] if row.across else 1):
            content, kind = self._content(row, position)
            if kind == "f":
                told = getattr(content, "text", content)
                yield self._problem(row, "workbook.formula", position, told)
            else:
                yield from self._unfit(row, position, content)

    def _unfit(self, row: Row, position: int, content: Any) -> Iterator[Problem]:
        if row.unit.startswith("choice"):
            words = self._words(row)
            if content not in words:
                yield self._problem(
                    row, "workbook.choice", position, content, " | ".join(words),
                    nearest(str(content), tuple(words)) or "",
                )  # fmt: skip
            return
        low, high = allowed(row)
        number = isinstance(content, int | float) and not isinstance(content, bool)
        old = self._old(row, position)
        whole = not isinstance(old, int) or (number and content == int(content))
        fits = number and whole and (low <= content <= high or _same(content, old))
        if not fits or not math.isfinite(content):
            yield self._problem(row, "workbook.number", position, content, f"{low:g} … {high:g}")

    def _problem(
        self, row: Row, key: str, position: int, got: Any, expected: str = "", near: str = ""
    ) -> Problem:
        column = letters(FIRST + position if row.across else VALUE)
        told = "" if got is None else str(got)[:80]
        title = self.model.sheet(row.sheet).title
        return Problem(key, (), self.file, title, row.line, column, told, expected, near)

    def _words(self, row: Row) -> dict[str, str]:
        """Code of each word that may stand in the cell."""
        axis = row.unit.removeprefix("choice ")
        members = self.model.families.axes[axis]
        if axis == "asset":
            return {shown_key(member, members, self.language): member.key for member in members}
        return {word(axis, member.key, self.language): member.key for member in members}

    def _value(self, row: Row, position: int) -> Any:
        content, _ = self._content(row, position)
        if row.unit.startswith("choice"):
            key = self._words(row)[content]
            return key == "yes" if row.unit == "choice answer" else key
        old = self._old(row, position)
        return old if _same(content, old) else content

    def _old(self, row: Row, position: int) -> Any:
        """Value of the project; after the last stated year that of the last."""
        old = at(self.case, path_of(row))
        return float(old[min(position, len(old) - 1)]) if row.across else old

    def _path(self, row: Row, years: int) -> list[float]:
        """Numbers by year: as many as the project states, or as it needs now."""
        old = at(self.case, path_of(row))
        count = self.model.columns["year"]
        told = [float(self._value(row, position)) for position in range(count)]
        return [*told, *map(float, old[count:])][: max(years, len(old))]

    def _differences(self, rows: list[Row]) -> Iterator[Change]:
        for row in rows:
            for position in range(self.model.columns["year"] if row.across else 1):
                before, after = self._old(row, position), self._value(row, position)
                if before == after:
                    continue
                column = letters(FIRST + position if row.across else VALUE)
                yield Change(
                    place=named_path(self.case, path_of(row)),
                    year=self.case.first_year + position if row.across else 0,
                    cell=f"{self.model.sheet(row.sheet).title}!{column}{row.line}",
                    label=full_name(row, self.language),
                    before=before,
                    after=after,
                )


def _same(content: Any, old: Any) -> bool:
    if isinstance(content, str) or isinstance(old, str) or content is None:
        return bool(content == old)
    return bool(abs(content - old) <= _SAME * max(abs(content), abs(old)))


def _told(case: ProjectCase, values: dict[str, Any]) -> dict[str, Any]:
    """Values that differ from those of the project."""
    return {
        path: value for path, value in values.items() if not np.array_equal(at(case, path), value)
    }
