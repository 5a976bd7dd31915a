"""Values of all cells of the model, worked out as a spreadsheet program would."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial

import numpy as np

from polysight.report.workbook.formula import Worked, compiled, references
from polysight.report.workbook.functions import Value
from polysight.report.workbook.model import Model


class Values:
    """Cells by row; the opening cell of a row that runs across comes first and is nought.

    Parameters
    ----------
    cells : dict of str to list
        Cells of each row by its full name.
    """

    def __init__(self, cells: dict[str, list[Value]]) -> None:
        self.cells = cells

    def row(self, name: str) -> list[Value]:
        """Cells of a row.

        Parameters
        ----------
        name : str
            Full name.

        Returns
        -------
        list
            The cells.
        """
        return self.cells[name]

    def one(self, name: str) -> Value:
        """The one value of a row.

        Parameters
        ----------
        name : str
            Full name.

        Returns
        -------
        object
            Number or text.
        """
        return self.cells[name][0]

    def across(self, name: str) -> np.ndarray:
        """Values of a row over its periods or years.

        Parameters
        ----------
        name : str
            Full name.

        Returns
        -------
        ndarray of float
            Without the opening cell.
        """
        return np.array(self.cells[name][1:], dtype=float)


def evaluated(model: Model, inputs: dict[str, list[Value]]) -> Values:
    """Work out every cell.

    Parameters
    ----------
    model : Model
        Rows with their formulas.
    inputs : dict of str to list
        Cells of every input row.

    Returns
    -------
    Values
        All cells.
    """
    sizes = {
        name: 1 + model.columns[model.sheet(row.sheet).grid] if row.across else 1
        for name, row in model.rows.items()
    }
    values = Values({name: [0.0] * size for name, size in sizes.items()})
    for name, cells in inputs.items():
        values.cells[name][:] = [*([0.0] if model.rows[name].across else []), *cells]
    worked: dict[str, Worked] = {}
    for group in _groups(model):
        for name in group:
            row = model.rows[name]
            if not row.is_input:
                worked[name] = compiled(row.formula, partial(model.find, row), values)
        _fill(model, [name for name in group if name in worked], worked, values)
    return values


def _fill(model: Model, names: list[str], worked: dict[str, Worked], values: Values) -> None:
    """Fill the rows of a group that depend on one another, period by period."""
    if len(names) == 1 and not model.rows[names[0]].across:
        values.cells[names[0]][0] = _number(worked[names[0]](0))
        return
    rows = [(values.cells[name], worked[name]) for name in names]
    for t in range(1, max((len(cells) for cells, _ in rows), default=0)):
        for cells, formula in rows:
            cells[t] = _number(formula(t))


def _number(value: Value) -> Value:
    if isinstance(value, str):
        return value
    number = float(value)
    if not math.isfinite(number):
        raise ArithmeticError
    return number


def _groups(model: Model) -> list[list[str]]:
    """Rows in the order in which they can be worked out; a group needs itself one period before."""
    every: dict[str, set[str]] = {}
    same: dict[str, set[str]] = {}
    for name, row in model.rows.items():
        every[name], same[name] = set(), set()
        if not row.is_input:
            for _, found in references(row.formula, partial(model.find, row)):
                every[name].update(found.rows)
                if found.cells in {"same", "to-date", "all"}:
                    same[name].update(found.rows)
    return [_sorted(group, same) for group in _components(every)]


def _sorted(group: list[str], needs: dict[str, set[str]]) -> list[str]:
    """Rows of a group so that what a period needs of itself comes first."""
    inside, done, order = set(group), set[str](), list[str]()

    def visit(name: str, above: frozenset[str]) -> None:
        if name in above:
            raise ValueError(f"{name} needs itself in the same period")
        if name in done:
            return
        for each in sorted(needs[name] & inside):
            visit(each, above | {name})
        done.add(name)
        order.append(name)

    for name in group:
        visit(name, frozenset())
    return order


def _components(needs: dict[str, set[str]]) -> Iterable[list[str]]:
    """Strongly connected components, those that others need first (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        number[name] = low[name] = len(number)
        stack.append(name)
        for each in sorted(needs[name]):
            if each not in number:
                visit(each)
                low[name] = min(low[name], low[each])
            elif each in stack:
                low[name] = min(low[name], number[each])
        if low[name] == number[name]:
            at = stack.index(name)
            found.append(stack[at:])
            del stack[at:]

    for name in needs:
        if name not in number:
            visit(name)
    return found
