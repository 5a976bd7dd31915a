"""What a study returns: labelled arrays whose every element knows what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from polysight.axes import LabelledArray
from polysight.errors import UsageError, refusal
from polysight.study.references import SCENARIO
from polysight.suggestion import nearest

_ID = re.compile(r"(?P<name>[a-z_.]+)(?:\[(?P<keys>[^\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Number:
    """One element of a result, with its derivation.

    Parameters
    ----------
    id : str
        ``room.quantity[key,key]``; the keys are in the order of the axes.
    value : float
        The number in ``unit``.
    unit, basis, period : str
        Unit code, written basis and period.
    known : str
        Vintage: the day on which the youngest input could first be known.
    formula : str
        Message key of the sentence that says how it was computed.
    inputs : tuple of str
        Ids of observations, plants, scenario settings (``scenario:...``) and other numbers.
    """

    id: str
    value: float
    unit: str
    basis: str
    period: str
    known: str
    formula: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultArray:
    """An array of a result with what is common to its elements.

    Parameters
    ----------
    name : str
        ``room.quantity``, for example ``costing.cash_cost``.
    array : LabelledArray
        Numbers, axes and unit.
    basis, period : str
        Written basis and period of all elements; the period is empty where an axis carries it.
    known : str
        Day on which the youngest input could first be known.
    formula : str
        Message key of the derivation, the same for all elements.
    inputs : tuple of tuple of str
        Inputs of each element in C order; or one entry that holds for all.
    """

    name: str
    array: LabelledArray
    basis: str
    period: str
    known: str
    formula: str
    inputs: tuple[tuple[str, ...], ...]

    def __iter__(self) -> Iterator[Number]:
        time = {"year", "month", "quarter", "day", "week"}
        flat = self.array.values.ravel()
        for place, keys in enumerate(product(*(axis.keys for axis in self.array.axes))):
            dated = [
                key for axis, key in zip(self.array.axes, keys, strict=True) if axis.name in time
            ]
            inputs = self.inputs[place] if len(self.inputs) > 1 else self.inputs[0]
            yield Number(
                f"{self.name}[{','.join(keys)}]" if keys else self.name,
                float(flat[place]),
                self.array.unit,
                self.basis,
                dated[0] if dated else self.period,
                self.known,
                self.formula,
                inputs,
            )


@dataclass(frozen=True, slots=True)
class Assumption:
    """A setting that no source gives, and why it was chosen.

    Parameters
    ----------
    key : str
        Place in the scenario; ``scenario:`` before it makes the id by which numbers cite it.
    value : float
        The number in ``unit``.
    unit : str
        Unit code.
    en, zh : str
        The reason.
    row : str
        Id of the row whose number was borrowed; empty where none was.
    """

    key: str
    value: float
    unit: str
    en: str
    zh: str
    row: str = ""


@dataclass(frozen=True)
class Result:
    """Everything that one study computed.

    Parameters
    ----------
    arrays : dict of str to ResultArray
        Arrays by name.
    manifest : dict of str to str
        What makes the result reproducible: hashes of scenario, data and code, versions, seed.
    tasks : tuple of str
        Names of the tasks in the order in which they ran.
    assumptions : tuple of Assumption
        Settings of the scenario that no source gives.
    marks : dict of str to tuple of str
        Message keys by number id: why an element has no value, or what was stretched to get it.
    """

    arrays: dict[str, ResultArray]
    manifest: dict[str, str]
    tasks: tuple[str, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def numbers(self) -> Iterator[Number]:
        """Every element of every array.

        Yields
        ------
        Number
            The elements, array by array in C order.
        """
        for array in self.arrays.values():
            yield from array

    def used_rows(self) -> set[str]:
        """Rows that some number or assumption rests on.

        Returns
        -------
        set of str
            Ids of rows of all tables; numbers and settings of the scenario are no rows.
        """
        cited = {one for array in self.arrays.values() for row in array.inputs for one in row}
        cited |= {one.row for one in self.assumptions if one.row}
        made = {number.id for number in self.numbers()}
        return {one for one in cited - made if one and not one.startswith(SCENARIO)}

    def number(self, name: str) -> Number:
        """Element of an id.

        Parameters
        ----------
        name : str
            ``room.quantity[key,key]``.

        Returns
        -------
        Number
            The element with its derivation.

        Raises
        ------
        UsageError
            If there is no such element; the nearest id is suggested.
        """
        match = _ID.fullmatch(name)
        array = self.arrays.get(match["name"]) if match else None
        for element in array or ():
            if element.id == name:
                return element
        known = [one.id for one in array] if array else list(self.arrays)
        raise refusal(UsageError, "result.unknown", got=name, suggestion=nearest(name, known))
