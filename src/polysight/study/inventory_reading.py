"""Rows of an inventory table, read one by one with every fault noted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from polysight.errors import PolysightError
from polysight.evidence.importing.faults import Faults
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.header import Table
from polysight.evidence.importing.numbers import mark, number
from polysight.study.inventory_columns import Line, lines
from polysight.study.inventory_words import direction, directions, gas
from polysight.suggestion import nearest
from polysight.units import UnitTable

PRODUCTION, INPUT, EMISSION = "production", "input", "emission"
#: Two geometric standard deviations enclose 95 % of a lognormal, as the tables state it.
_DEVIATIONS = 2.0
#: How the tables write a lognormal, after EcoSpold version 1, and that nothing is known.
_LOGNORMAL, _NO_SPREAD = ("1", "lognormal"), ("0", "undefined")
#: Unit of an amount of gas.
_MASS = "kg"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange that was read.

    Parameters
    ----------
    number : int
        Row of the file.
    column : str
        Our name of the column of its amount.
    activity, direction, flow, location, supplier, gas : str
        As stated, with the direction and the gas as our codes; empty where not stated.
    amount : float
        How much [unit]; kilograms for a greenhouse gas.
    unit : str
        Code of the unit.
    scale : float
        Standard deviation of the natural logarithm; nought where none is stated.
    """

    number: int
    column: str
    activity: str
    direction: str
    flow: str
    location: str
    supplier: str
    gas: str
    amount: float
    unit: str
    scale: float


@dataclass
class RowReading:
    """Reads the rows of one table.

    Parameters
    ----------
    table : Table
        The table.
    units : UnitTable
        Units that exist.
    gases : dict of str to str
        Code of a greenhouse gas by any of its spellings.
    faults : Faults
        Where faults are noted.
    """

    table: Table
    units: UnitTable
    gases: Mapping[str, str]
    faults: Faults

    def exchanges(self) -> tuple[Exchange, ...]:
        """All rows that could be read.

        Returns
        -------
        tuple of Exchange
            In the order of the file; the faults of the others are noted.
        """
        told = list(lines(self.table))
        shown = mark(cell for line in told for cell in (line.amount, line.cells.get("spread", "")))
        read = (self._read(line, shown) for line in told if self._says_something(line))
        return tuple(one for one in read if one is not None)

    def _says_something(self, line: Line) -> bool:
        return line.amount != "" or any(line.cells.get(name, "") for name in ("flow", "unit"))

    def _read(self, line: Line, shown: str) -> Exchange | None:
        before = self.faults.count
        text = {name: str(cell).strip() for name, cell in line.cells.items()}
        for name in ("activity",) if not line.activity else ():
            self.faults.add("cell.required", line.number, name)
        if not text.get("flow"):
            self.faults.add("cell.required", line.number, "flow")
        way = self._direction(line, text["direction"])
        unit = self._unit(line, text.get("unit", ""))
        amount = self._number(line, line.amount_column, line.amount, shown, needed=True)
        scale = self._scale(line, text.get("uncertainty", ""), shown)
        code = self._gas(line, way, text)
        if self.faults.count > before:
            return None
        if code:
            unit, amount = self._as_mass(line, unit, amount)
        if way == PRODUCTION and amount == 0:
            self.faults.add("inventory.no_output", line.number, line.amount_column, got="0")
        flow, location = text["flow"], text.get("location", "")
        return Exchange(
            line.number, line.amount_column, line.activity, way, flow, location,
            text.get("supplier", ""), code, amount, unit, scale,
        )  # fmt: skip

    def _direction(self, line: Line, written: str) -> str:
        found = direction(written)
        if not found:
            known = directions()
            told = {"got": written, "expected": " | ".join(known)}
            near = nearest(written, known) if written else ""
            key = "cell.enum" if written else "cell.required"
            self.faults.add(key, line.number, "direction", **told, suggestion=near)
        return found

    def _unit(self, line: Line, written: str) -> str:
        if not written:
            self.faults.add("cell.required", line.number, "unit")
            return ""
        try:
            return self.units.unit(written).code
        except PolysightError as fault:
            near = fault.problems[0].suggestion
            self.faults.add("unit.unknown", line.number, "unit", got=written, suggestion=near)
            return ""

    def _number(self, line: Line, name: str, cell: Cell, shown: str, *, needed: bool) -> float:
        read = number(cell, shown)
        fault = read.fault or ("cell.number_unit" if read.unit else "")
        if not fault and not read.text and needed:
            fault = "cell.required"
        if fault:
            self.faults.add(fault, line.number, name, got=str(cell))
            return math.nan
        return float(read.text) if read.text else math.nan

    def _scale(self, line: Line, kind: str, shown: str) -> float:
        """Half the logarithm of the squared geometric standard deviation."""
        cell = line.cells.get("spread", "")
        squared = self._number(line, "spread", cell, shown, needed=False)
        if math.isnan(squared) or squared == 0 or kind in _NO_SPREAD:
            return 0.0
        if kind and kind.casefold() not in _LOGNORMAL:
            told = {"got": kind, "expected": " | ".join(_LOGNORMAL)}
            self.faults.add("inventory.distribution", line.number, "uncertainty", **told)
        if squared < 1:
            told = {"got": str(cell), "expected": "≥ 1"}
            self.faults.add("inventory.spread", line.number, "spread", **told)
            return 0.0
        return math.log(squared) / _DEVIATIONS

    def _gas(self, line: Line, way: str, text: Mapping[str, str]) -> str:
        if way != EMISSION:
            return ""
        stated = text.get("gas", "")
        if not stated:
            return self.gases.get(text.get("flow", ""), "") or gas(text.get("flow", ""))
        found = self.gases.get(stated, "") or gas(stated)
        if not found:
            told = {"got": stated, "suggestion": nearest(stated, self.gases)}
            self.faults.add("inventory.gas", line.number, "gas", **told)
        return found

    def _as_mass(self, line: Line, unit: str, amount: float) -> tuple[str, float]:
        try:
            return _MASS, amount * self.units.factor(unit, _MASS)
        except PolysightError:
            self.faults.add("inventory.not_mass", line.number, "unit", got=unit, expected=_MASS)
            return unit, amount
