"""Rows of a table turned into rows of observations, with every fault found on the way."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from polysight.errors import PolysightError
from polysight.evidence.check import RULES, Known
from polysight.evidence.importing.basis_reading import BasisReader
from polysight.evidence.importing.faults import Faults, swapped
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.header import Table
from polysight.evidence.importing.normalise import NUMBERS, Normaliser
from polysight.evidence.importing.sources import SourceBook
from polysight.evidence.importing.vocabulary import Vocabulary
from polysight.evidence.observation import COLUMNS, Observation, observation_from
from polysight.evidence.schema import Field, Resource
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.periods import period

#: Columns that say when a value was known and not what was said; they do not make the id.
_UNSAID = ("id", "first_known", "first_known_by")
_ASSUMED = {"kind": "observed", "evidence": "as-stated"}


@dataclass(frozen=True, slots=True)
class Staged:
    """A row that keeps all rules.

    Parameters
    ----------
    number : int
        Row number in the file.
    cells : dict of str to str
        Cells of the observation.
    observation : Observation
        The same as an observation.
    dated : bool
        Whether the file itself says when the value was first known.
    """

    number: int
    cells: dict[str, str]
    observation: Observation
    dated: bool


@dataclass
class RowReader:
    """Reads the rows of one table.

    Parameters
    ----------
    table : Table
        The table.
    evidence : Evidence
        What is known already.
    schema : Resource
        Schema of observations.
    sources : SourceBook
        Known and new sources.
    normaliser : Normaliser
        Reads cells.
    vocabulary : Vocabulary
        Names the quantities that cannot be negative.
    today : datetime.date
        Day of the import.
    faults : Faults
        What is wrong, as far as rows were read.
    assumed : Counter of (str, str)
        Columns that were filled, with the value.
    """

    table: Table
    evidence: Evidence
    schema: Resource
    sources: SourceBook
    normaliser: Normaliser
    vocabulary: Vocabulary
    today: dt.date
    faults: Faults = field(init=False)
    assumed: Counter[tuple[str, str]] = field(default_factory=Counter)
    _bases: BasisReader = field(init=False)
    _known: Known = field(init=False)
    _ruled: tuple[Field, ...] = field(init=False)
    _needed: tuple[Field, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.faults = Faults(self.table)
        # What the normaliser has read has the right form; it can be wrong only by being absent.
        free = {"id", "evidence", "first_known_by"}
        self._ruled = tuple(one for one in self.schema.fields if one.name in free)
        self._needed = tuple(one for one in self.schema.fields if one.required)
        dimensions = self.normaliser.dimensions
        self._bases = BasisReader(self.faults, self.evidence.quantities, dimensions)
        pairs = (
            (row.cells["dimension"], row.cells["code"]) for row in self.evidence.tables["bases"]
        )
        ids = {row.id for row in self.evidence.observations}
        own = {self.normaliser.read("id", cell).text for cell in self.table.cells("id")}
        self._known = Known(self.evidence, frozenset(ids.union(own)), frozenset(pairs))

    def rows(self) -> Iterator[Staged]:
        """Rows that keep all rules; the others are noted as faults.

        Yields
        ------
        Staged
            Each good row in file order.
        """
        width = len(self.table.headings)
        marked = {mark.row for mark in self.table.grid.marks}
        first = self.table.grid.lines[self.table.start :]
        for (number, raw), (_, cells) in zip(first, self.table.rows(), strict=True):
            if number in marked:
                continue
            stray = any(c if isinstance(c, str) else True for c in raw[width:])
            short = len(raw) < width and not self.table.grid.sheet
            if stray or short:
                told = {"got": str(len(raw)), "expected": str(width)}
                self.faults.add("table.ragged", number, **told)
            elif staged := self._row(number, cells):
                yield staged
        self._bases.tell_missing()

    def _row(self, number: int, raw: Mapping[str, Cell]) -> Staged | None:
        before = self.faults.count
        cells = self._cells(number, raw)
        if self.faults.count > before:
            return None
        self._bases.read(number, cells)
        self._cite(number, cells)
        dated = bool(cells.get("first_known"))
        if self.faults.count == before:
            cells = self._complete(cells)
            self._check_cells(number, cells)
        if self.faults.count > before or self._bases.is_missing(number):
            return None
        observation = self._observation(number, cells)
        if observation is None:
            return None
        return Staged(number, cells, observation, dated)

    def _cells(self, number: int, raw: Mapping[str, Cell]) -> dict[str, str]:
        read = {column: self.normaliser.read(column, cell) for column, cell in raw.items()}
        faulty = [column for column, reading in read.items() if reading.fault]
        if pair := swapped(
            raw, faulty, lambda name, cell: not self.normaliser.read(name, cell).fault
        ):
            heading = self.table.heading(pair[1])
            told = {"got": str(raw[pair[0]]), "other": heading, "other_got": str(raw[pair[1]])}
            self.faults.add("cell.swapped", number, pair[0], **told)
            faulty = [column for column in faulty if column not in pair]
        for column in faulty:
            told = {"got": str(raw[column])[:80], **dict(read[column].told)}
            self.faults.add(read[column].fault, number, column, **told)
        cells = {column: reading.text for column, reading in read.items()}
        for column in NUMBERS:
            if column in read and read[column].unit:
                self._unit_behind(number, column, read[column].unit, cells)
        return cells

    def _unit_behind(self, number: int, column: str, said: str, cells: dict[str, str]) -> None:
        """A unit behind the number must be the unit of the row."""
        reading = self.normaliser.read("unit", said)
        stated = cells.get("unit", "")
        if reading.fault:
            self.faults.add(reading.fault, number, column, **dict(reading.told))
        elif stated and stated != reading.text:
            key = "cell.percent" if reading.text == "%" else "cell.number_unit"
            self.faults.add(key, number, column, got=said, expected=stated)
        else:
            cells["unit"] = reading.text

    def _cite(self, number: int, cells: dict[str, str]) -> None:
        cited = self.sources.cite(cells)
        if cited.fault:
            self.faults.add(cited.fault, number, cited.column, **dict(cited.told))
        cells["source"] = cited.key

    def _complete(self, cells: dict[str, str]) -> dict[str, str]:
        """All columns: what a file may leave open is filled, every assumption counted."""
        for column, value in {**_ASSUMED, "tier": ""}.items():
            if not cells.get(column):
                cells[column] = value or self.sources.source(cells["source"]).tier
                self.assumed[column, cells[column]] += 1
        published = cells["published"] = cells.get("published") or cells.get("source_published", "")
        if cells.get("first_known"):
            cells["first_known_by"] = cells.get("first_known_by") or "published"
        elif published:
            by = {4: "year-end", 7: "month-end"}.get(len(published), "published")
            last = period(published).end
            cells["first_known"], cells["first_known_by"] = last.isoformat(), by
        else:
            cells["first_known"], cells["first_known_by"] = self.today.isoformat(), "accessed"
        whole = {column: cells.get(column, "") for column in COLUMNS}
        whole["id"] = whole["id"] or made_id(whole)
        return whole

    def _check_cells(self, number: int, cells: dict[str, str]) -> None:
        absent = [column for column in self._needed if not cells[column.name]]
        for column in (*self._ruled, *absent):
            cell = cells[column.name]
            if fault := column.fault(cell):
                told = {"got": cell, "expected": column.expectation()}
                self.faults.add(fault, number, column.name, **told)

    def _observation(self, number: int, cells: dict[str, str]) -> Observation | None:
        before = self.faults.count
        try:
            one = observation_from(cells, self.evidence.units, self.evidence.quantities)
        except PolysightError as fault:
            for problem in fault.problems:
                column = "unit" if problem.key.startswith("unit.") else ""
                told = dict(problem.fields)
                self.faults.add(problem.key, number, column, **{"got": cells["unit"], **told})
            return None
        if one.kind == "observed" and one.period.start > self.today:
            self.faults.add("import.future_observed", number, "period", got=str(one.period))
            return None
        row = Row(self.table.grid.file, number, cells, self.table.grid.sheet)
        for rule in RULES:
            for problem in rule(row, one, self._book()):
                column = self.table.heading(problem.column) if problem.column else ""
                self.faults.take(replace(problem, column=column))
        self._plausible(number, one)
        return one if self.faults.count == before else None

    def _book(self) -> Known:
        """Known things with the sources that the file has added so far."""
        known, added = self._known.data.sources, self.sources.added
        if len(known) < len(self.evidence.sources) + len(added):
            sources = {**known, **{key: self.sources.source(key) for key in added}}
            self._known = replace(self._known, data=replace(self._known.data, sources=sources))
        return self._known

    def _plausible(self, number: int, one: Observation) -> None:
        latest = self.today.isoformat()
        if one.first_known > self.today:
            got = one.first_known.isoformat()
            self.faults.add("import.future_known", number, "first_known", got=got, expected=latest)
        if one.quantity in self.vocabulary.never_negative:
            for column, said in (("value", one.value), ("low", one.low), ("high", one.high)):
                if said is not None and said < 0:
                    told = {"got": f"{said:g}", "quantity": one.quantity}
                    self.faults.add("import.negative", number, column, **told)


def made_id(cells: Mapping[str, str]) -> str:
    """Id of a row that has none, made from what the row says.

    Parameters
    ----------
    cells : mapping of str to str
        All cells of the row in our notation.

    Returns
    -------
    str
        ``U`` and sixteen hexadecimal digits; the same content has the same id whenever it is
        imported.
    """
    said = "\x1f".join([cells[name] for name in COLUMNS if name not in _UNSAID])
    return f"U{hashlib.sha256(said.encode()).hexdigest()[:16].upper()}"
