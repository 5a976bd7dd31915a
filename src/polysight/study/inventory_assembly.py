"""Links the exchanges of an inventory table to one another and puts them into matrices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from polysight.carbon.exchanges import Exchanges, Floats
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, PolysightError, Problem
from polysight.evidence.codelist import folded
from polysight.evidence.importing.faults import Faults
from polysight.evidence.importing.header import Table
from polysight.evidence.store import Evidence
from polysight.study.inventory import Inventory
from polysight.study.inventory_reading import EMISSION, INPUT, PRODUCTION, Exchange, RowReading
from polysight.study.inventory_spread import lognormal
from polysight.suggestion import nearest

#: What a supplier cell says of an input that is left out on purpose.
CUT_OFF = "cut-off"
#: Kind of a supplier that has no factor.
_GAP = "gap"
#: Columns that may hold what they like.
_NOT_READ = ("", "note", "infrastructure")
#: Flows told in one remark.
_TOLD = 12


def assembled(table: Table, evidence: Evidence) -> Inventory:
    """Inventory of a table.

    Parameters
    ----------
    table : Table
        The table, see `polysight.study.inventory_columns`.
    evidence : Evidence
        Units, gases and suppliers that exist.

    Returns
    -------
    Inventory
        Activities with their exchanges.

    Raises
    ------
    DataError
        With every fault of the table.
    """
    return _Assembly(table, evidence).inventory()


@dataclass
class _Assembly:
    """Links the exchanges of a table and puts them into matrices."""

    table: Table
    evidence: Evidence
    faults: Faults = field(init=False)
    products: dict[str, Exchange] = field(default_factory=dict)
    supplied: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.faults = Faults(self.table)
        for mark in self.table.grid.marks:
            names = self.table.columns[mark.column : mark.column + 1]
            if names and names[0] not in _NOT_READ:
                self.faults.add(mark.key, mark.row, names[0], got=mark.got)

    def inventory(self) -> Inventory:
        """The inventory, or every fault of the table."""
        gases = {row.cells[name]: row.cells["code"] for row in self.evidence.tables["gases"]
                 for name in ("code", "en", "zh")}  # fmt: skip
        rows = RowReading(self.table, self.evidence.units, gases, self.faults).exchanges()
        self._take_products(rows)
        linked = [(row, self._source(row)) for row in rows if row.direction == INPUT]
        flows = self._flows(rows)
        problems = self.faults.problems()
        if not rows and not problems:
            problems = (self.table.problem("table.no_rows", 0),)
        if problems:
            raise DataError(problems)
        return self._matrices(rows, linked, flows)

    def _take_products(self, rows: tuple[Exchange, ...]) -> None:
        for row in rows:
            if row.direction != PRODUCTION:
                continue
            if row.activity in self.products:
                first = str(self.products[row.activity].number)
                told = {"activity": row.activity, "first": first, "got": row.flow}
                self.faults.add("inventory.two_products", row.number, "flow", **told)
            else:
                self.products[row.activity] = row
        for row in rows:
            if row.activity not in self.products:
                told = {"activity": row.activity}
                self.faults.add("inventory.no_production", row.number, row.column, **told)
                self.products[row.activity] = row

    def _source(self, row: Exchange) -> tuple[str, float]:
        """Activity that an input comes from, and units of its product in one of the row."""
        if row.supplier == CUT_OFF:
            self.left_out.append(row.flow)
            return "", 0.0
        asked = folded(row.supplier or row.flow)
        made = [
            one for name, one in self.products.items() if asked in (folded(name), folded(one.flow))
        ]
        if len(made) > 1:
            made = [one for one in made if one.location == row.location]
        if len(made) == 1:
            return made[0].activity, self._factor(row, made[0].unit)
        suppliers = {row.cells["code"]: row.cells for row in self.evidence.tables["activities"]
                     if row.cells["kind"] != _GAP}  # fmt: skip
        for code, cells in suppliers.items():
            if asked in (folded(code), folded(cells["en"]), folded(cells["zh"])):
                self.supplied.setdefault(code, cells["unit"])
                return code, self._factor(row, cells["unit"])
        name = "supplier" if row.supplier else "flow"
        known = [*self.products, *(one.flow for one in self.products.values()), *suppliers]
        written = row.supplier or row.flow
        told = {"got": written, "suggestion": nearest(written, known)}
        self.faults.add("inventory.supplier", row.number, name, **told)
        return "", 0.0

    def _factor(self, row: Exchange, unit: str) -> float:
        try:
            return self.evidence.units.factor(row.unit, unit)
        except PolysightError:
            self.faults.add("inventory.unit", row.number, "unit", got=row.unit, expected=unit)
            return 0.0

    def _flows(self, rows: tuple[Exchange, ...]) -> dict[str, Exchange]:
        """First row of each flow to or from nature; its unit is that of the flow."""
        first: dict[str, Exchange] = {}
        for row in rows:
            if row.direction in (PRODUCTION, INPUT):
                continue
            known = first.setdefault(_flow(row), row)
            self._factor(row, known.unit)
        return first

    def _matrices(
        self,
        rows: tuple[Exchange, ...],
        linked: list[tuple[Exchange, tuple[str, float]]],
        flows: dict[str, Exchange],
    ) -> Inventory:
        suppliers = {code: f"of {code}" for code in self.supplied if code not in self.products}
        activities = (*self.products, *suppliers)
        every = (*flows, *suppliers.values())
        place = {code: at for at, code in enumerate(activities)}
        taken = [
            (place[row.activity], place[row.activity], row.amount, row.scale)
            for row in self.products.values()
        ]
        taken += [
            (place[source], place[row.activity], -row.amount * factor, row.scale)
            for row, (source, factor) in linked
            if source
        ]
        given = []
        for row in rows:
            if row.direction not in (PRODUCTION, INPUT):
                sign = 1.0 if row.direction == EMISSION else -1.0
                amount = sign * row.amount * self._factor(row, flows[_flow(row)].unit)
                given.append((every.index(_flow(row)), place[row.activity], amount, row.scale))
        for code, flow in suppliers.items():
            taken.append((place[code], place[code], 1.0, 0.0))
            given.append((every.index(flow), place[code], 1.0, 0.0))
        technosphere, biosphere = _exchanges(taken), _exchanges(given)
        return Inventory(
            foreground=Foreground(activities, every, technosphere[0], biosphere[0]),
            units=(*(one.unit for one in self.products.values()),
                   *(self.supplied[code] for code in suppliers)),
            flow_units=(*(one.unit for one in flows.values()),
                        *(self.supplied[code] for code in suppliers)),
            gases=(*(one.gas for one in flows.values()), *("" for _ in suppliers)),
            suppliers=suppliers,
            technosphere=lognormal(technosphere[0].values, technosphere[1]),
            biosphere=lognormal(biosphere[0].values, biosphere[1]),
            remarks=(*self.table.grid.remarks, *self._remarks(flows)),
        )  # fmt: skip

    def _remarks(self, flows: Mapping[str, Exchange]) -> list[Problem]:
        unknown = [name for name, one in flows.items() if one.direction == EMISSION and not one.gas]
        remarks = []
        for key, names in (("inventory.no_gas", unknown), ("inventory.cut_off", self.left_out)):
            if names:
                shown = ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")
                told = (("count", str(len(names))), ("names", shown))
                remarks.append(Problem(key, told, self.table.grid.file, self.table.grid.sheet))
        return remarks


def _flow(row: Exchange) -> str:
    """Code of a flow: its name, and whether it is taken from nature."""
    return row.flow if row.direction == EMISSION else f"{row.flow} ({row.direction})"


def _exchanges(
    entries: list[tuple[int, int, float, float]],
) -> tuple[Exchanges, Floats]:
    """Matrix entries with the standard deviations of their logarithms."""
    table = np.array(entries, dtype=float).reshape(-1, 4)
    places = table[:, :2].astype(np.int64)
    return Exchanges(places[:, 0], places[:, 1], table[:, 2]), table[:, 3]
