"""The tables of a feasibility study as arrays: every line by year, money in ten thousand CNY."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from polysight.axes import Axis
from polysight.investment.case import ProjectCase
from polysight.investment.single_tables import construction_investment, headline
from polysight.investment.table_layout import LAYOUTS
from polysight.investment.tables import TableRow, line_numbers, table
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.missing_reasons import NOT_SUMMED, NOTHING_DUE, headline_missing
from polysight.study.project_evaluation import Evaluation

CONSTRUCTION, HEADLINE, SUM = "construction_investment", "headline", "sum"
#: Units in which lines are told: name of the array, unit there, factor.
MONEY = ("money", "10kCNY", 1e-4)
MASS = ("mass", "t", 1e-3)
RATIO = ("ratio", "count", 1.0)
PEOPLE = ("people", "persons", 1.0)
OTHER = ("other", "count", 1.0)
POWER = ("power", "MWh", 1e-3)
KINDS = {"CNY": MONEY, "kg": MASS, "kWh": POWER, "1": RATIO, "persons": PEOPLE}
#: Lines that count CNY of one thing and not of the project.
PER_THING = ("purchase_price", "pay")
#: Headline indicators by unit of the room: kind, unit told, factor.
HEADLINE_UNITS = {
    "CNY": ("money", "MCNY", 1e-6), "kg": ("mass", "t", 1e-3), "kg/a": ("capacity", "kt/a", 1e-6),
    "1": ("share", "1", 1.0), "years": ("time", "years", 1.0), "CNY/kg": ("price", "CNY/kg", 1.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table of the statement.

    Parameters
    ----------
    table, key, item : str
        Key of the table and of the line, and thing that it belongs to.
    number : str
        Its place in the table, for example ``2.1``.
    level : int
        Depth.
    array : str
        Name of the array with its numbers; empty for a heading.
    unit : str
        Unit of what it counts, where it is no money of the project.
    """

    table: str
    key: str
    item: str
    number: str
    level: int
    array: str
    unit: str = ""


def add_tables(draft: Draft, found: Evaluation, known: Cell) -> tuple[TableLine, ...]:
    """Add all tables of the statement of a project.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.

    Returns
    -------
    tuple of TableLine
        Their lines in order, those of the construction investment first.
    """
    lines = list(_construction(draft, found.statement.case, known))
    years = tuple(str(year) for year in found.statement.years)
    for layout in LAYOUTS:
        rows = table(found.statement, layout).rows
        told = [
            _line(layout.key, row, number, found.statement.case)
            for row, number in zip(rows, line_numbers(rows), strict=True)
        ]
        _add_lines(draft, told, rows, years, known)
        lines += told
    _headline(draft, found, known)
    return tuple(lines)


def _line(key: str, row: TableRow, number: str, case: ProjectCase) -> TableLine:
    kind, unit = _kind(row, case)
    empty = bool(np.all(np.isnan(row.by_year)))
    array = "" if empty and row.line.key == "heading" else f"project.table_{kind}.{key}"
    return TableLine(key, row.line.key, row.item, number, row.line.level, array, unit)


def _kind(row: TableRow, case: ProjectCase) -> tuple[str, str]:
    """Kind of what a line counts, and its unit where that is not the money of the table."""
    inputs = {one.key: one.unit for one in case.inputs}
    if row.line.key in PER_THING:
        return "other", "CNY/a" if row.line.key == "pay" else f"CNY/{inputs.get(row.item, '')}"
    own = row.line.unit or inputs.get(row.item, "")
    if own not in KINDS:
        return "other", own
    name, unit, _ = KINDS[own]
    return name, "" if own in ("CNY", "1") else unit


def _add_lines(
    draft: Draft,
    lines: list[TableLine],
    rows: tuple[TableRow, ...],
    years: tuple[str, ...],
    known: Cell,
) -> None:
    """Add the lines of one table, one array for each kind of unit."""
    for name in dict.fromkeys(line.array for line in lines if line.array):
        kind = next(one for one in (*KINDS.values(), OTHER) if f".table_{one[0]}." in name)
        chosen = [(line, row) for line, row in zip(lines, rows, strict=True) if line.array == name]
        cells = [
            cell
            for _, row in chosen
            for cell in (
                *(_cell(float(one) * kind[2], NOTHING_DUE, known) for one in row.by_year),
                _cell(_sum(row) * kind[2], NOT_SUMMED, known),
            )
        ]
        axes = (Axis("line", tuple(line.number for line, _ in chosen)),
                Axis("table_year", (*years, SUM)))  # fmt: skip
        draft.add(name, axes, cells, kind[1])


def _sum(row: TableRow) -> float:
    """Sum over the years, where it means something."""
    summed = row.line.kind == "flow" and row.line.key not in PER_THING
    return float(np.nansum(row.by_year)) if summed else math.nan


def _cell(value: float, otherwise: str, known: Cell) -> Cell:
    """Cell of a table: its sources are those of the project, its marks are told beside it."""
    return unknown(otherwise) if math.isnan(value) else Cell(value, known.inputs)


def _construction(draft: Draft, case: ProjectCase, known: Cell) -> list[TableLine]:
    rows = construction_investment(case)
    numbers = tuple(str(place) for place, _ in enumerate(rows, 1))
    axes = (Axis("line", numbers), Axis("amount", ("net", "tax", "gross")))
    cells = [
        combined(value * MONEY[2], [known])
        for row in rows
        for value in (row.amount_cny, row.vat_cny, row.amount_cny + row.vat_cny)
    ]
    name = f"project.table_money.{CONSTRUCTION}"
    draft.add(name, axes, cells, MONEY[1])
    shares = [_cell(row.share, NOT_SUMMED, known) for row in rows]
    draft.add("project.construction_share", axes[:1], shares, "1")
    return [
        TableLine(CONSTRUCTION, row.key, row.item, number, row.level, name)
        for row, number in zip(rows, numbers, strict=True)
    ]


def _headline(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Add the headline indicators, one array a unit."""
    rows = list(headline(found.statement, found.indicators))
    for kind in dict.fromkeys(_headline_unit(one.key, one.unit)[0] for one in rows):
        listed = [one for one in rows if _headline_unit(one.key, one.unit)[0] == kind]
        axis = Axis("headline", tuple(one.key.replace("_", "-") for one in listed))
        told = [_headline_unit(one.key, one.unit) for one in listed]
        cells = [
            _cell(one.value * factor, headline_missing(one.key), known)
            for one, (_, _, factor) in zip(listed, told, strict=True)
        ]
        draft.add(f"project.headline_{kind}", (axis,), cells, told[0][1])


def _headline_unit(key: str, unit: str) -> tuple[str, str, float]:
    """Kind of an indicator, unit in which it is told, and factor."""
    for kind in ("cover", "year"):
        if key.endswith(f"_{kind}"):
            return kind, "count", 1.0
    return HEADLINE_UNITS[unit]
