"""Which column of an inventory table is which: one row an exchange, or one column an activity.

Both forms of the unit-process tables of IEA PVPS Task 12 are read. In the long form a column names
the activity of each row. In the wide form, as printed, every column between the unit and the
uncertainty is an activity, rows below the header may state its location and unit, and the
direction stands once above each group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.errors import DataError, Problem
from polysight.evidence.codelist import folded
from polysight.evidence.importing.grid import Cell, Grid
from polysight.evidence.importing.header import Table
from polysight.evidence.importing.limits import MAX_LEAD
from polysight.study.inventory_words import column, columns
from polysight.suggestion import nearest

REQUIRED = ("direction", "flow", "amount", "unit")
_FEWEST = 2
#: Likeness from which an unknown heading is taken for a known one that is misspelt.
_MISSPELT = 85
#: Our name of a column of amounts that stand for one activity.
_AMOUNT = "amount of "
#: Rows below a wide header that describe its columns.
_DESCRIBING = ("location", "infrastructure", "unit")


@dataclass(frozen=True, slots=True)
class Line:
    """One exchange as written.

    Parameters
    ----------
    number : int
        Row of the file.
    activity : str
        Activity that it belongs to.
    amount_column : str
        Our name of the column that its amount stands in.
    cells : dict of str to str or float
        The other cells by our names.
    amount : str or float
        The amount as written.
    """

    number: int
    activity: str
    amount_column: str
    cells: dict[str, Cell]
    amount: Cell


def inventory_table(grid: Grid) -> Table:
    """Find the header of a grid and name its columns.

    Parameters
    ----------
    grid : Grid
        The cells.

    Returns
    -------
    Table
        The grid with its columns; amounts of a wide table are named after their activity.

    Raises
    ------
    DataError
        If there is no header, a column is named twice or looks misspelt, or one is missing.
    """
    if not grid.lines:
        raise grid.refuse("table.empty")
    position = _header(grid)
    number, cells = grid.lines[position]
    headings = tuple(str(cell).strip() for cell in cells)
    names = _named(headings)
    found = Table(grid, position + 1, names, headings)
    wide = any(name.startswith(_AMOUNT) for name in names)
    faults = list(_misspelt(found, number, wide="activity" not in names))
    for place, name in enumerate(names):
        if name and name in names[:place]:
            key = "table.column_twice"
            faults.append(found.problem(key, number, name, got=headings[place]))
    needed = [name for name in REQUIRED if name != "amount" or not wide]
    faults += [
        found.problem("table.column_missing", number, name=name, expected=name)
        for name in needed
        if name not in names
    ]
    if faults:
        raise DataError(tuple(faults))
    return found


def lines(table: Table) -> Iterator[Line]:
    """Exchanges of a table, whichever its form.

    Parameters
    ----------
    table : Table
        The table.

    Yields
    ------
    Line
        One for each amount that is stated; a direction that is left out is the one above.
    """
    amounts = [name for name in table.columns if name.startswith(_AMOUNT)]
    above: Cell = ""
    for number, cells in table.rows():
        above = cells.get("direction") or above
        if amounts and column(str(cells.get("flow", ""))) in _DESCRIBING:
            continue
        told = {**cells, "direction": above}
        if not amounts:
            activity = str(cells.get("activity", "")).strip()
            yield Line(number, activity, "amount", told, cells.get("amount", ""))
            continue
        for name in amounts:
            amount = cells.get(name, "")
            if amount != "" and str(amount).strip():
                yield Line(number, name.removeprefix(_AMOUNT), name, told, amount)


def _header(grid: Grid) -> int:
    best, most = -1, 0
    for position, (_, cells) in enumerate(grid.lines[: MAX_LEAD + 1]):
        known = len({column(str(cell)) for cell in cells} - {""})
        if known > most:
            best, most = position, known
    if most < _FEWEST:
        row, cells = grid.lines[0]
        shown = ", ".join(str(cell)[:20] for cell in cells[:8])
        expected = ", ".join(("activity", *REQUIRED))
        raise grid.refuse("table.header_missing", row, got=shown, expected=expected)
    return best


def _named(headings: tuple[str, ...]) -> tuple[str, ...]:
    names = [column(heading) if heading else "" for heading in headings]
    if "direction" not in names and headings and not headings[0]:
        # As printed, the column of the groups has no heading.
        names[0] = "direction"
    if "activity" not in names and "amount" not in names:
        for place, heading in enumerate(headings):
            if heading and not names[place]:
                names[place] = _AMOUNT + heading
    return tuple(names)


def _misspelt(table: Table, number: int, *, wide: bool) -> Iterator[Problem]:
    for place, (heading, name) in enumerate(zip(table.headings, table.columns, strict=True)):
        if name and not name.startswith(_AMOUNT):
            continue
        near = nearest(folded(heading), columns(), _MISSPELT) if heading else ""
        if wide and heading and not near:
            continue
        if not heading and not _filled(table, place):
            continue
        key = "table.column_unknown" if heading else "table.heading_empty"
        told = {"got": heading, "suggestion": near or nearest(heading, columns())}
        yield table.problem(key, number, position=str(place + 1), **told)


def _filled(table: Table, place: int) -> bool:
    rows = table.grid.lines[table.start :]
    return any(place < len(cells) and cells[place] != "" for _, cells in rows)
