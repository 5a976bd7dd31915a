"""Reading a table of text into rows that know where they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polysight.errors import DataError, Problem
from polysight.evidence.schema import Field, Resource
from polysight.evidence.verbatim import released
from polysight.suggestion import nearest

#: Where a cell may begin that is guarded against running as a formula.
GUARDED = re.compile(r"""(?:^|[,\r\n"])'""")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its place.

    Parameters
    ----------
    file : str
        Name of the file it stands in.
    number : int
        Row number as a person counts it; the header is row 1.
    cells : dict of str to str
        Text by column.
    sheet : str
        Sheet of a workbook; empty for text files.
    """

    file: str
    number: int
    cells: dict[str, str]
    sheet: str = ""

    def problem(self, key: str, column: str = "", **told: str) -> Problem:
        """Fault at this row.

        Parameters
        ----------
        key : str
            Message key.
        column : str
            Column at fault.
        **told : str
            ``got``, ``expected``, ``suggestion`` and placeholders of the message.

        Returns
        -------
        Problem
            The fault with this row's place.
        """
        got = told.pop("got", self.cells.get(column, ""))
        expected, suggestion = told.pop("expected", ""), told.pop("suggestion", "")
        return Problem(
            key,
            tuple(told.items()),
            self.file,
            self.sheet,
            self.number,
            column,
            got,
            expected,
            suggestion,
        )

    def placed(self, problem: Problem) -> Problem:
        """A fault found elsewhere, told at this row.

        Parameters
        ----------
        problem : Problem
            Fault without a place.

        Returns
        -------
        Problem
            The same fault with this row's place.
        """
        return replace(problem, file=self.file, sheet=self.sheet, row=self.number)


def parsed(text: str, file: str) -> Iterator[Row]:
    """Rows of CSV text; text that was guarded against running as a formula is released.

    Parameters
    ----------
    text : str
        The whole file, decoded.
    file : str
        Name to report in faults.

    Yields
    ------
    Row
        Each data row.

    Raises
    ------
    DataError
        If a row has more or fewer cells than the header, or the header names a column twice.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    guarded = GUARDED.search(text) is not None
    try:
        header = next(reader, [])
        repeated = {name for name in header if header.count(name) > 1}
        if repeated:
            raise DataError(
                (Problem("table.column_twice", file=file, row=1, got=", ".join(sorted(repeated))),)
            )
        for cells in reader:
            if len(cells) != len(header):
                told = (("got", str(len(cells))), ("expected", str(len(header))))
                raise DataError((Problem("table.ragged", told, file, row=reader.line_num),))
            if guarded:
                cells = [released(cell) if cell[:1] == "'" else cell for cell in cells]
            yield Row(file, reader.line_num, dict(zip(header, cells, strict=True)))
    except csv.Error as fault:
        problem = Problem("table.malformed", (("why", str(fault)),), file, row=reader.line_num)
        raise DataError((problem,)) from fault


def read(folder: Path, resource: Resource) -> list[Row]:
    """All rows of a resource.

    Parameters
    ----------
    folder : pathlib.Path
        Data folder.
    resource : Resource
        The table; files that are not there are skipped (an overlay need not have them all).

    Returns
    -------
    list of Row
        Rows in file order.

    Raises
    ------
    DataError
        If a file is not UTF-8 or not a well-formed table.
    """
    found: list[Row] = []
    for path in resource.paths:
        if not (folder / path).is_file():
            continue
        try:
            text = (folder / path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as fault:
            raise DataError((Problem("table.encoding", file=path, expected="UTF-8"),)) from fault
        found.extend(parsed(text, path))
    return found


def faults(rows: Iterable[Row], resource: Resource, known: dict[str, set[str]]) -> list[Problem]:
    """Everything in the rows that the schema forbids.

    Parameters
    ----------
    rows : iterable of Row
        Rows to check.
    resource : Resource
        Their schema.
    known : dict of str to set of str
        Keys that exist, by resource name, for columns that refer to another table.

    Returns
    -------
    list of Problem
        One entry a fault; empty when all is well.
    """
    found: list[Problem] = []
    seen: dict[tuple[str, ...], Row] = {}
    columns = resource.columns
    rows = list(rows)
    doubtful = [field for field in resource.fields if _broken(field, rows, known)]
    if not doubtful and _only(columns, rows) and _own_names(resource.key, rows):
        return found
    for row in rows:
        if unknown := [name for name in row.cells if name not in columns]:
            found.append(
                row.problem(
                    "table.column_unknown",
                    got=", ".join(unknown),
                    suggestion=nearest(unknown[0], columns),
                )
            )
            break
        for field in doubtful:
            cell = row.cells.get(field.name, "")
            fault = field.fault(cell)
            if fault:
                found.append(
                    row.problem(
                        fault,
                        field.name,
                        expected=field.expectation(),
                        suggestion=nearest(cell, field.enum) if field.enum else "",
                    )
                )
            elif cell and field.refers_to and cell not in known.get(field.refers_to, set()):
                keys = known.get(field.refers_to, set())
                found.append(
                    row.problem(
                        "cell.reference",
                        field.name,
                        table=field.refers_to,
                        suggestion=nearest(cell, keys),
                    )
                )
        name = tuple(row.cells.get(column, "") for column in resource.key)
        first = seen.setdefault(name, row)
        if resource.key and first is not row:
            found.append(
                row.problem(
                    "table.key_twice", resource.key[0], first=f"{first.file}:{first.number}"
                )
            )
    return found


def _only(columns: Iterable[str], rows: Iterable[Row]) -> bool:
    """Whether rows have no other columns."""
    known = set(columns)
    return all(row.cells.keys() <= known for row in rows)


def _own_names(key: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether no two rows have one name."""
    names = {tuple([row.cells.get(column, "") for column in key]) for row in rows}
    return not key or len(names) == len(rows)


def _broken(field: Field, rows: Sequence[Row], known: dict[str, set[str]]) -> bool:
    """Whether any cell of a column breaks a rule; cells that say the same are looked at once."""
    if field.is_free:
        return False
    cells = {row.cells.get(field.name, "") for row in rows}
    if any(map(field.fault, cells)):
        return True
    return bool(field.refers_to) and not cells <= known.get(field.refers_to, set()) | {""}
