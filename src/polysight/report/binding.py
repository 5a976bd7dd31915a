"""Every number that a report may print, by id, with the sources that it rests on."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.report.overlay import ROW_NAMES, added
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption, Number, Result, ResultArray


def observed(row: Observation) -> Number:
    """An observation as a number that can be printed.

    Parameters
    ----------
    row : Observation
        The row.

    Returns
    -------
    Number
        Its central value in the canonical unit, under the id of the row.
    """
    exact = row.value is not None
    return Number(
        row.id,
        row.middle,
        row.canonical_unit,
        str(row.comparability),
        row.period.text,
        row.first_known.isoformat(),
        "derived.observation" if exact else "derived.observation_middle",
        (),
    )


def assumed(setting: Assumption) -> Number:
    """A setting of the scenario as a number that can be printed.

    Parameters
    ----------
    setting : Assumption
        The setting with its reason.

    Returns
    -------
    Number
        Its value, resting on the row that it borrows, if any.
    """
    inputs = (setting.row,) if setting.row else ()
    name = f"{SCENARIO}{setting.key}"
    return Number(name, setting.value, setting.unit, "", "", "", "derived.assumption", inputs)


def stated(name: str, cells: dict[str, str]) -> Number:
    """A dated row, for example a tax rate, as a number that can be printed.

    Parameters
    ----------
    name : str
        Id of the row.
    cells : dict of str to str
        Its cells.

    Returns
    -------
    Number
        Its value, or the middle of its range.
    """
    parts = [float(cells[column]) for column in ("value",) if cells.get(column)]
    ends = ("low", "high", "value_low", "value_high")
    parts = parts or [float(cells[column]) for column in ends if cells.get(column)]
    value = sum(parts) / len(parts) if parts else math.nan
    known = cells.get("first_known") or cells.get("published", "")
    period = cells.get("valid_from", "")
    formula = "derived.observation" if len(set(parts)) < 2 else "derived.observation_middle"
    return Number(name, value, cells["unit"], "", period, known, formula, ())


def _row_sources(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, rows in evidence.tables.items():
        if name in ("observations", "sources"):
            continue
        for row in rows:
            source = row.cells.get("source", "")
            names = [row.cells[column] for column in ROW_NAMES if row.cells.get(column)]
            for one in names if source in evidence.sources else ():
                found.setdefault(one, []).append(source)
    return {name: tuple(dict.fromkeys(keys)) for name, keys in found.items()}


@dataclass
class Numbers:
    """Numbers of a result, numbers derived for the report, and observations.

    Parameters
    ----------
    result : Result
        The study with the arrays that the report derives from it.
    evidence : Evidence
        What it rests on.
    """

    result: Result
    evidence: Evidence
    _by_id: dict[str, Number] = field(init=False, repr=False)
    _places: dict[str, int] = field(init=False, repr=False)
    _rows: dict[str, Observation] = field(init=False, repr=False)
    _tables: dict[str, tuple[str, ...]] = field(init=False, repr=False)
    _cells: dict[str, dict[str, str]] = field(init=False, repr=False)
    _sources: dict[str, tuple[str, ...]] = field(init=False, repr=False, default_factory=dict)
    _foreign: dict[str, bool] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id = {number.id: number for number in self.result.numbers()}
        self._by_id |= {one.id: one for one in map(assumed, self.result.assumptions)}
        self._places = {name: place for place, name in enumerate(self._by_id)}
        self._rows = {row.id: row for row in self.evidence.observations}
        self._cells = {
            row.cells["id"]: row.cells
            for name, rows in self.evidence.tables.items()
            for row in (rows if name != "observations" else ())
            if row.cells.get("id") and row.cells.get("unit")
        }
        self._tables = _row_sources(self.evidence)
        self._foreign = dict.fromkeys(added(self.evidence), True)

    @property
    def vintage(self) -> str:
        """Day up to which the data go.

        Returns
        -------
        str
            The day of knowledge of the study, else the day of its youngest row.
        """
        asked = self.as_of or max(one.first_known for one in self.evidence.observations)
        return asked.isoformat()

    @property
    def as_of(self) -> dt.date | None:
        """Day of knowledge that the study was asked for.

        Returns
        -------
        datetime.date or None
            The day; None for the latest state.
        """
        asked = self.result.manifest.get("as_of", "")
        return dt.date.fromisoformat(asked) if asked[:1].isdigit() else None

    def has(self, *names: str) -> bool:
        """Whether arrays exist.

        Parameters
        ----------
        *names : str
            Array names.

        Returns
        -------
        bool
            True when all of them do.
        """
        return all(name in self.result.arrays for name in names)

    def array(self, name: str) -> ResultArray:
        """Array of a name.

        Parameters
        ----------
        name : str
            Array name.

        Returns
        -------
        ResultArray
            The array.
        """
        return self.result.arrays[name]

    def keys(self, name: str, axis: str) -> tuple[str, ...]:
        """Keys of an axis of an array.

        Parameters
        ----------
        name, axis : str
            Array and axis names.

        Returns
        -------
        tuple of str
            The keys in order; empty where the array or the axis does not exist.
        """
        if name not in self.result.arrays:
            return ()
        axes = self.result.arrays[name].array.axes
        return next((one.keys for one in axes if one.name == axis), ())

    def at(self, name: str, *keys: str) -> Number:
        """Element of an array.

        Parameters
        ----------
        name : str
            Array name.
        *keys : str
            Key of each axis in order.

        Returns
        -------
        Number
            The element.

        Raises
        ------
        UsageError
            If there is no such element.
        """
        wanted = f"{name}[{','.join(keys)}]" if keys else name
        return self._by_id[wanted] if wanted in self._by_id else self.result.number(wanted)

    def number(self, name: str) -> Number:
        """Number of an id, from the result or from the evidence.

        Parameters
        ----------
        name : str
            Id of an element or of an observation.

        Returns
        -------
        Number
            The number.
        """
        one = self.found(name)
        return self.result.number(name) if one is None else one

    def cells(self, name: str) -> dict[str, str]:
        """Cells of a dated row of a table that holds no observations.

        Parameters
        ----------
        name : str
            Id of the row.

        Returns
        -------
        dict of str to str
            Text by column; empty where there is no such row.
        """
        return self._cells.get(name, {})

    def companies(self, name: str) -> tuple[str, ...]:
        """Companies that the rows directly behind a number speak of.

        Parameters
        ----------
        name : str
            Id of a number.

        Returns
        -------
        tuple of str
            Company codes, each once.
        """
        rows = (self._rows[one] for one in self._by_id[name].inputs if one in self._rows)
        return tuple(dict.fromkeys(row.company for row in rows if row.company))

    def row(self, name: str) -> Observation | None:
        """Observation of an id.

        Parameters
        ----------
        name : str
            Id of the row.

        Returns
        -------
        Observation or None
            The row; None where there is none.
        """
        return self._rows.get(name)

    def position(self, name: str) -> tuple[int, str]:
        """Place of a number among all numbers, for a stable order.

        Parameters
        ----------
        name : str
            Id of a number.

        Returns
        -------
        tuple of (int, str)
            Place in the result, or its end with the id for observations.
        """
        return self._places.get(name, len(self._places)), name

    def found(self, name: str) -> Number | None:
        """Number of an id where it has one.

        Parameters
        ----------
        name : str
            Id of an element, an observation, an assumption or a dated row with a value.

        Returns
        -------
        Number or None
            The number; None where the id names something else.
        """
        if name in self._by_id:
            return self._by_id[name]
        if name in self._rows:
            return observed(self._rows[name])
        return stated(name, self._cells[name]) if name in self._cells else None

    def sources(self, name: str) -> tuple[str, ...]:
        """Sources that a number rests on, through all steps of its derivation.

        Parameters
        ----------
        name : str
            Id of a number, an observation, a plant, an array, or any dated row.

        Returns
        -------
        tuple of str
            Source keys, sorted.
        """
        if name not in self._sources:
            self._sources[name] = ()
            self._sources[name] = tuple(sorted(set(self._traced(name))))
        return self._sources[name]

    def _traced(self, name: str) -> Iterable[str]:
        if name in self._rows:
            return (self._rows[name].source,)
        if name in self._by_id:
            inputs = self._by_id[name].inputs
            return [key for part in inputs for key in self.sources(part)]
        if name in self._tables:
            return self._tables[name]
        if name in self.result.arrays:
            rows = self.result.arrays[name].inputs
            return [key for row in rows for part in row for key in self.sources(part)]
        tail = name.partition(":")[2]
        return self.sources(tail) if tail and not name.startswith(SCENARIO) else ()

    def foreign(self, name: str) -> bool:
        """Whether a number rests on a row of an overlay.

        Parameters
        ----------
        name : str
            Id of a number, an observation, a plant, or any dated row.

        Returns
        -------
        bool
            True when it does, through whatever steps.
        """
        if len(self.evidence.folders) == 1:
            return False
        if name not in self._foreign:
            self._foreign[name] = False
            one = self._by_id.get(name)
            tail = "" if name.startswith(SCENARIO) else name.partition(":")[2]
            parts = one.inputs if one else (tail,) if tail else ()
            self._foreign[name] = any(self.foreign(part) for part in parts)
        return self._foreign[name]
