"""Tables of a feasibility study by period and by year, filled from a statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.covers import ratio, repays
from polysight.investment.statement import Statement, yearly_sums
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.table_line import Layout, Line
from polysight.investment.table_series import before, series, things
from polysight.messages import catalogue


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line with its numbers.

    Parameters
    ----------
    line : Line
        What it shows.
    item : str
        Key of the thing that it belongs to; empty for a line of the whole project.
    by_period : ndarray of float
        Axis period; NaN for a heading and where a ratio has no denominator.
    by_year : ndarray of float
        Axis year; made of the periods as the kind of the line says.
    """

    line: Line
    item: str
    by_period: Floats
    by_year: Floats


@dataclass(frozen=True, slots=True)
class Table:
    """One table with its numbers.

    Parameters
    ----------
    key : str
        Name of the table, ``statement_table.<key>`` of the catalogues.
    rows : tuple of TableRow
        In order.
    """

    key: str
    rows: tuple[TableRow, ...]


def tables(statement: Statement) -> tuple[Table, ...]:
    """All tables by period.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    tuple of Table
        In the order of a feasibility study; see `polysight.investment.table_layout.LAYOUTS`.
    """
    return tuple(table(statement, layout) for layout in LAYOUTS)


def table(statement: Statement, layout: Layout) -> Table:
    """One table by period.

    Parameters
    ----------
    statement : Statement
        The statement.
    layout : Layout
        Its lines.

    Returns
    -------
    Table
        The lines with their numbers; those that stand for each of several things are repeated
        thing by thing.
    """
    rows: list[TableRow] = []
    for block in _blocks(layout):
        if block[0].each:
            rows += _item_rows(statement, block)
        else:
            rows.append(_row(statement, block[0]))
    return Table(layout.key, tuple(rows))


def _blocks(layout: Layout) -> Iterator[tuple[Line, ...]]:
    """Lines that are repeated together: neighbours of the same things, from a heading on."""
    block: list[Line] = []
    for line in layout.lines:
        if block and (line.each != block[-1].each or not line.each or line.key == "heading"):
            yield tuple(block)
            block = []
        block.append(line)
    yield tuple(block)


def _item_rows(statement: Statement, lines: tuple[Line, ...]) -> Iterator[TableRow]:
    values = [series(statement, line.each, line.key) for line in lines]
    for number, item in enumerate(things(statement, lines[0].each)):
        for line, found in zip(lines, values, strict=True):
            by_year = _yearly(statement, line, found[number])
            yield TableRow(line, item, found[number], by_year)


def _row(statement: Statement, line: Line) -> TableRow:
    if line.under:
        return _ratio_row(statement, line)
    over = statement.total(line.terms)
    if line.kind == "opening":
        over = before(over)
    elif line.kind == "cumulative":
        over = np.cumsum(over)
    return TableRow(line, "", over, _yearly(statement, line, over))


def _ratio_row(statement: Statement, line: Line) -> TableRow:
    """A quotient of sums, left out where nothing is repaid if it is told for repayments only."""
    over, under = statement.total(line.terms), statement.total(line.under)
    by_period = ratio(over, under)
    by_year = ratio(*(_yearly(statement, line, part) for part in (over, under)))
    if line.where:
        repaid = statement.total(line.where)
        by_period[~repays(statement, repaid)] = np.nan
        by_year[~repays(statement, _yearly(statement, line, repaid))] = np.nan
    return TableRow(line, "", by_period, by_year)


def _yearly(statement: Statement, line: Line, values: Floats) -> Floats:
    """A year of periods: their sum, the first for what stood before, the last for balances."""
    closing = statement.closing_periods
    if line.kind in ("flow", "flow-ratio"):
        return yearly_sums(statement.case, values)
    if line.kind == "opening":
        return np.asarray(values[statement.periods.grid.year_start[closing]])
    return np.asarray(values[closing])


def line_numbers(rows: tuple[TableRow, ...]) -> tuple[str, ...]:
    """Numbers of lines as tables print them.

    Parameters
    ----------
    rows : tuple of TableRow
        Lines of one table in order.

    Returns
    -------
    tuple of str
        For each line its place below the lines above it, for example ``2.1.3``.
    """
    counts: list[int] = []
    numbers = []
    for row in rows:
        level = row.line.level
        counts = (counts + [0] * (level + 1))[: level + 1]
        counts[level] += 1
        numbers.append(".".join(map(str, counts)))
    return tuple(numbers)


def formula_key(line: Line) -> str:
    """Message that says how a line is worked out.

    Parameters
    ----------
    line : Line
        The line.

    Returns
    -------
    str
        Key of the catalogues; empty for a line that speaks for itself.
    """
    own = f"statement_formula.{line.key}"
    if own in catalogue("en"):
        return own
    return "statement_formula.sum" if line.total else ""
