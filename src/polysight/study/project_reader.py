"""Reading the numbers of a project file: converted, held against their bounds, and cited.

Every number that goes into a case is told with what it rests on, by its dotted place in the case.
Faults are gathered, so that a user hears of all of them at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, PolysightError, Problem, UnitError
from polysight.study.draft import Cell
from polysight.study.project_file import ProjectFile
from polysight.study.project_file_numbers import DatedNumber, ProjectNumber
from polysight.study.project_years import MONTHS, yearly_means
from polysight.study.view import UNVERIFIED, View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Ids of numbers of the project itself, and of sources that give one without a row.
PROJECT, SOURCE = "project:", "source:"
HOME_CURRENCY = "CNY"
#: Bounds that numbers of a kind keep.
ANY = (-math.inf, math.inf)
SHARE = (0.0, 1.0)
POSITIVE = (0.0, math.inf)
RATE = (-0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Citation:
    """What one field of a case rests on.

    Parameters
    ----------
    key : str
        Dotted place in the project file.
    inputs : tuple of str
        Ids of rows and of rules of law, ``source:KEY`` for a number read there, and
        ``project:KEY`` for an assumption of the file.
    marks : tuple of str
        Message keys of what was stretched.
    """

    key: str
    inputs: tuple[str, ...]
    marks: tuple[str, ...] = ()


@dataclass
class Reader:
    """Reads numbers of one file.

    Parameters
    ----------
    file : ProjectFile
        The project.
    name : str
        Name of the file, by which faults are told.
    view : View
        Evidence and day of knowledge.
    years : int
        Calendar years of the case.
    problems : list of Problem
        Faults so far.
    citations : dict of str to Citation
        What the fields of the case rest on.
    ranges : dict of str to (float, float)
        Least and largest value of the fields that tell one, in the unit of the case.
    """

    file: ProjectFile
    name: str
    view: View
    years: int = 0
    problems: list[Problem] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def first_year(self) -> int:
        """Calendar year in which the tables begin."""
        return self.file.schedule.first_year

    def number(
        self,
        key: str,
        stated: ProjectNumber,
        unit: str,
        target: str = "",
        within: tuple[float, float] = ANY,
        year: int | None = None,
    ) -> float:
        """A number in a unit.

        Parameters
        ----------
        key : str
            Dotted place in the file.
        stated : ProjectNumber
            What stands there.
        unit : str
            Wanted unit.
        target : str
            Field of the case to which it goes; nothing is cited when empty.
        within : tuple of float
            Least and largest possible value, in ``unit``.
        year : int or None
            Calendar year of the exchange rate of a number in another currency; the first year of
            the project when None.

        Returns
        -------
        float
            The number; NaN where it has a fault, which is gathered.
        """
        try:
            factor = self._factor(stated.unit, unit, year)
            value = self._stated(key, stated) * factor
        except PolysightError as fault:
            self._fault(key, fault)
            return math.nan
        if math.isnan(value):
            return value
        if not within[0] <= value <= within[1]:
            self.refuse(
                key, "project_file.outside", got=f"{value:g} {unit}",
                expected=f"{within[0]:g} … {within[1]:g}",
            )  # fmt: skip
            return math.nan
        if target:
            self.cite(target, key, self.inputs(key, stated), self._marks(stated))
            self._range(target, stated, factor)
        return value

    def whole(
        self, key: str, stated: ProjectNumber, unit: str, target: str, within: tuple[float, float]
    ) -> int:
        """A number that must be whole, such as months.

        Parameters
        ----------
        key, stated, unit, target, within
            As of `Reader.number`.

        Returns
        -------
        int
            The number; zero where it has a fault.
        """
        value = self.number(key, stated, unit, target, within)
        if math.isnan(value):
            return 0
        if abs(value - round(value)) > 1e-6 * max(1.0, abs(value)):
            self.refuse(key, "project_file.whole", got=f"{value:g} {unit}")
            return 0
        return round(value)

    def by_year(
        self,
        key: str,
        steps: Sequence[DatedNumber],
        unit: str,
        target: str = "",
        within: tuple[float, float] = ANY,
    ) -> Floats:
        """A path by calendar year; a change within a year counts by months.

        Parameters
        ----------
        key, unit, target, within
            As of `Reader.number`.
        steps : sequence of DatedNumber
            The path; zero where it is empty.

        Returns
        -------
        ndarray of float
            Axis year.
        """
        return yearly_means(self.by_month(key, steps, unit, target, within))

    def by_month(
        self,
        key: str,
        steps: Sequence[DatedNumber],
        unit: str,
        target: str = "",
        within: tuple[float, float] = ANY,
        before: Floats | None = None,
    ) -> Floats:
        """A path by month.

        Parameters
        ----------
        key, steps, unit, target, within
            As of `Reader.by_year`.
        before : ndarray of float, optional
            What holds until the first step, axis month; the first step itself when omitted.

        Returns
        -------
        ndarray of float
            Axis month from January of the first year.
        """
        path = np.zeros(self.years * MONTHS) if before is None else before.copy()
        for place, one in enumerate(steps):
            own = key if len(steps) == 1 else f"{key}.{place}"
            begin = self.month(one.start) if one.start else 0
            year = int(one.start[:4]) if one.start else None
            value = self.number(own, one, unit, "", within, year)
            path[begin if place or before is not None else 0 :] = value
            if target:
                self.cite(target, own, self.inputs(own, one), self._marks(one))
                if place == 0:
                    self._range(target, one, self._factor_or_nan(one.unit, unit, year))
        if target and not steps and before is None:
            self.cite(target, key, (f"{PROJECT}{key}",))
        return path

    def month(self, text: str) -> int:
        """Months from January of the first year to a year or month, not below zero.

        Parameters
        ----------
        text : str
            ``YYYY`` or ``YYYY-MM``.

        Returns
        -------
        int
            The month.
        """
        year, _, month = text.partition("-")
        count = (int(year) - self.first_year) * MONTHS + (int(month) - 1 if month else 0)
        return max(count, 0)

    def cite(self, target: str, key: str, inputs: Iterable[str], marks: Iterable[str] = ()) -> None:
        """Tell what a field of the case rests on, beside what was told of it before.

        Parameters
        ----------
        target, key : str
            Field of the case, and place in the file.
        inputs, marks : iterable of str
            As of `Citation`.
        """
        old = self.citations.get(target, Citation(key, ()))
        self.citations[target] = Citation(
            old.key,
            tuple(dict.fromkeys((*old.inputs, *inputs))),
            tuple(dict.fromkeys((*old.marks, *marks))),
        )

    def cite_cell(self, target: str, key: str, cell: Cell) -> None:
        """Tell that a field of the case rests on what a cell rests on.

        Parameters
        ----------
        target, key : str
            Field of the case, and place in the file.
        cell : Cell
            The cell.
        """
        self.cite(target, key, cell.inputs, cell.marks)

    def refuse(
        self, key: str, message: str, *, got: str = "", expected: str = "", suggestion: str = "",
        **fields: str,
    ) -> None:  # fmt: skip
        """Gather a fault.

        Parameters
        ----------
        key : str
            Dotted place in the file.
        message : str
            Message key.
        got, expected, suggestion : str
            What stands there, what would be right, and what was probably meant.
        **fields : str
            Placeholders of the message.
        """
        told = tuple(fields.items())
        self.problems.append(
            Problem(
                message, told, self.name, column=key, got=got, expected=expected,
                suggestion=suggestion,
            )
        )  # fmt: skip

    def require_code(self, key: str, got: str, known: Iterable[str]) -> None:
        """Gather a fault where a code is not in its list.

        Parameters
        ----------
        key : str
            Dotted place in the file.
        got : str
            The code.
        known : iterable of str
            Its list.
        """
        names = [str(one) for one in known]
        if got not in names:
            self.refuse(key, "project_file.code", got=got, suggestion=nearest(got, names))

    def require_sound(self) -> None:
        """Nothing, if no fault was gathered.

        Raises
        ------
        DataError
            With every fault.
        """
        if self.problems:
            raise DataError(tuple(dict.fromkeys(self.problems)))

    def inputs(self, key: str, stated: ProjectNumber) -> tuple[str, ...]:
        """Ids of what a number of the file rests on.

        Parameters
        ----------
        key : str
            Its dotted place.
        stated : ProjectNumber
            The number.

        Returns
        -------
        tuple of str
            The row or source, then the assumption.
        """
        told = [stated.ref] if stated.ref else [f"{SOURCE}{stated.source}"] if stated.source else []
        return (*told, f"{PROJECT}{key}") if stated.assumption else tuple(told)

    def _stated(self, key: str, stated: ProjectNumber) -> float:
        """Number in its own unit."""
        if stated.source and stated.source not in self.view.evidence.sources:
            near = nearest(stated.source, self.view.evidence.sources)
            self.refuse(key, "project_file.source", got=stated.source, suggestion=near)
        if stated.value is not None:
            return stated.value
        value = self.view.references.number(stated.ref, stated.unit, self.view.evidence)
        day = self.view.as_of
        if day is not None and self.view.references.known(stated.ref) > day.isoformat():
            self.refuse(key, "project_file.not_known_then", got=stated.ref, day=day.isoformat())
        return value

    def _factor(self, unit: str, wanted: str, year: int | None) -> float:
        """Multiplier into a unit, through the exchange rate of the file for other currencies."""
        units = self.view.evidence.units
        own, other = units.unit(unit), units.unit(wanted)
        if own.currency in ("", HOME_CURRENCY) or other.currency != HOME_CURRENCY:
            return units.factor(unit, wanted)
        rates = self.file.valuation.exchange.get(own.currency)
        here = wanted.replace(HOME_CURRENCY, own.currency)
        key = f"valuation.exchange.{own.currency}"
        if rates is None:
            self.refuse(key, "project_file.exchange_missing", got=unit)
            return math.nan
        at = self.first_year if year is None else year
        held = [one for one in rates if not one.start or int(one.start[:4]) <= at] or [rates[0]]
        rate = self.number(key, held[-1], f"{HOME_CURRENCY}/{own.currency}", "", POSITIVE)
        return units.factor(unit, here) * rate

    def _factor_or_nan(self, unit: str, wanted: str, year: int | None) -> float:
        try:
            return self._factor(unit, wanted, year)
        except UnitError:
            return math.nan

    def _range(self, target: str, stated: ProjectNumber, factor: float) -> None:
        if stated.low is not None and stated.high is not None:
            self.ranges[target] = (stated.low * factor, stated.high * factor)

    def _marks(self, stated: ProjectNumber) -> tuple[str, ...]:
        if not stated.ref:
            return ()
        row = self.view.references.observations.get(stated.ref)
        rows = self.view.references.rows
        tier = row.tier if row else rows[stated.ref][1].cells.get("tier", "") if (
            stated.ref in rows
        ) else ""  # fmt: skip
        return ("mark.unverified",) if tier == UNVERIFIED else ()

    def _fault(self, key: str, fault: PolysightError) -> None:
        for one in fault.problems:
            self.problems.append(
                Problem(one.key, one.fields, self.name, column=key, suggestion=one.suggestion)
            )
