"""The result while it grows: every element is a cell that knows what it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from polysight.axes import Axis, LabelledArray
from polysight.errors import DataError, refusal
from polysight.study.references import SCENARIO, References
from polysight.study.result import Assumption, ResultArray

#: What a mark becomes on a number made from the marked one; other marks are passed on as they are.
PASSED_ON = {"mark.calibrated": "mark.calibrated_part"}
#: Marks that only concern the number itself; a shorter one beside them is passed on.
OWN = "mark.no_quote_"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number on its way into the result.

    Parameters
    ----------
    value : float
        The number; NaN where it cannot be known.
    inputs : tuple of str
        Ids of what it was made from.
    marks : tuple of str
        Message keys: why it has no value, or what was stretched to get it.
    """

    value: float
    inputs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def combined(value: float, cells: Iterable[Cell], *marks: str) -> Cell:
    """Cell made from other cells.

    Parameters
    ----------
    value : float
        Its number.
    cells : iterable of Cell
        What it was made from; their inputs and marks are kept, each once and in order.
    *marks : str
        Further marks.

    Returns
    -------
    Cell
        The cell.
    """
    parts = list(cells)
    inputs = tuple(dict.fromkeys(name for cell in parts for name in cell.inputs))
    every = dict.fromkeys([*(mark for cell in parts for mark in cell.marks), *marks])
    return Cell(float(value), inputs, tuple(every))


def unknown(mark: str, *cells: Cell) -> Cell:
    """Cell without a value.

    Parameters
    ----------
    mark : str
        Message key of the reason.
    *cells : Cell
        What was at hand and did not suffice.

    Returns
    -------
    Cell
        A cell whose value is NaN.
    """
    return combined(math.nan, cells, mark)


def known_or(value: float, otherwise: str, *cells: Cell) -> Cell:
    """Cell of a number that may not be there.

    Parameters
    ----------
    value : float
        The number; not finite where there is none.
    otherwise : str
        Message key of the reason why there is none.
    *cells : Cell
        What it was made from.

    Returns
    -------
    Cell
        The number, or the reason.
    """
    return combined(value, cells) if math.isfinite(value) else unknown(otherwise, *cells)


@dataclass
class Draft:
    """Arrays of the tasks that have run.

    Parameters
    ----------
    references : References
        Everything that a number may cite.
    arrays : dict of str to ResultArray
        Arrays by name.
    marks : dict of str to tuple of str
        Marks by number id.
    assumptions : list of Assumption
        Numbers of files that the scenario names, which no source gives.
    """

    references: References
    arrays: dict[str, ResultArray] = field(default_factory=dict)
    marks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    assumptions: list[Assumption] = field(default_factory=list)

    def add(
        self,
        name: str,
        axes: Sequence[Axis],
        cells: Sequence[Cell],
        unit: str,
        *,
        basis: str = "",
        period: str = "",
    ) -> None:
        """Put an array into the result; its formula is the sentence ``formula.<name>``.

        Parameters
        ----------
        name : str
            ``room.quantity``.
        axes : sequence of Axis
            Its axes.
        cells : sequence of Cell
            Its elements in C order.
        unit : str
            Unit code of all elements.
        basis, period : str
            Written basis, and period where no axis carries it.

        Raises
        ------
        DataError
            If an element with a value cites nothing.
        """
        shape = tuple(len(axis.keys) for axis in axes)
        values = np.array([cell.value for cell in cells], dtype=np.float64).reshape(shape)
        ids = [
            f"{name}[{','.join(keys)}]" if keys else name
            for keys in product(*(axis.keys for axis in axes))
        ]
        for number, cell in zip(ids, cells, strict=True):
            if not cell.inputs and not math.isnan(cell.value):
                raise refusal(DataError, "study.without_inputs", got=number)
            if cell.marks:
                self.marks[number] = cell.marks
        every = dict.fromkeys(one for cell in cells for one in cell.inputs)
        self.arrays[name] = ResultArray(
            name,
            LabelledArray(values, tuple(axes), unit),
            basis,
            period,
            max((self.known(one) for one in every), default=""),
            f"formula.{name.replace('.', '_')}",
            tuple(cell.inputs for cell in cells),
        )

    def known(self, name: str) -> str:
        """Day on which an input could first be known.

        Parameters
        ----------
        name : str
            Id of a row, of a setting or of a number.

        Returns
        -------
        str
            ISO date; empty for a setting of the scenario.
        """
        if name.startswith(SCENARIO):
            return ""
        array = self.arrays.get(name.partition("[")[0])
        return array.known if array else self.references.known(name)

    def cell(self, name: str, *keys: str) -> Cell:
        """Element of an array that is already there, as an input for another one.

        Parameters
        ----------
        name : str
            Name of the array.
        *keys : str
            Key on every axis in order.

        Returns
        -------
        Cell
            Its value, citing its id, with the marks that hold for what is made from it.
        """
        array = self.arrays[name].array
        place = tuple(axis.keys.index(key) for axis, key in zip(array.axes, keys, strict=True))
        number = f"{name}[{','.join(keys)}]" if keys else name
        value = float(array.values[place])
        marks = (m for m in self.marks.get(number, ()) if not m.startswith(OWN))
        return Cell(value, (number,), tuple(PASSED_ON.get(mark, mark) for mark in marks))
