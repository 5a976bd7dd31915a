"""A formula of the model: parsed once, written as the text of a cell and worked out in Python."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import numpy as np

from polysight.report.workbook.functions import FUNCTIONS, LAZY, Value
from polysight.report.workbook.reference import TOKEN, Reference

#: What a compiled formula is asked for: its value in the column of a number, from one.
Worked = Callable[[int], Value]


def _power(value: Any, exponent: Any) -> Any:
    if isinstance(exponent, np.ndarray):
        return np.power(value, exponent)
    return math.pow(value, exponent)


_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: _power,
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
    ast.NotEq: lambda a, b: a != b,
}
_EQUALS = re.compile(r"(?<![<>!=])=(?!=)")


class Cells(Protocol):
    """Values of the rows that a formula names."""

    def row(self, name: str) -> list[Value]:
        """Cells of a row, the opening cell first; one cell for a row with one value.

        Parameters
        ----------
        name : str
            Full name of the row.

        Returns
        -------
        list
            The cells.
        """
        ...


def references(
    formula: str, find: Callable[[re.Match[str]], Reference]
) -> Iterator[tuple[re.Match[str], Reference]]:
    """Names in a formula with what they mean.

    Parameters
    ----------
    formula : str
        Formula of a row.
    find : callable
        Gives the meaning of a name.

    Yields
    ------
    tuple of re.Match and Reference
        From left to right.
    """
    for token in TOKEN.finditer(formula):
        yield token, find(token)


def parsed(formula: str) -> tuple[ast.expr, list[re.Match[str]]]:
    """Syntax tree of a formula in which each name is a numbered place.

    Parameters
    ----------
    formula : str
        Formula of a row.

    Returns
    -------
    tuple of ast.expr and list of re.Match
        Tree, and the name of each place.
    """
    tokens: list[re.Match[str]] = []

    def place(token: re.Match[str]) -> str:
        tokens.append(token)
        return f"_{len(tokens) - 1}"

    text = TOKEN.sub(place, formula).replace("^", "**").replace("<>", "!=")
    return ast.parse(_EQUALS.sub("==", text), mode="eval").body, tokens


def compiled(formula: str, find: Callable[[re.Match[str]], Reference], cells: Cells) -> Worked:
    """A formula that can be worked out column by column.

    Parameters
    ----------
    formula : str
        Formula of a row.
    find : callable
        Gives the meaning of a name.
    cells : Cells
        Values of other rows, which may still grow.

    Returns
    -------
    callable
        Value in the column of a number, from one.
    """
    tree, tokens = parsed(formula)
    return _node(tree, [_reader(find(token), cells) for token in tokens])


def _reader(reference: Reference, cells: Cells) -> Worked:
    rows = [cells.row(name) for name in reference.rows]
    one = {
        "same": _same, "before": _before, "to-date": _to_date, "until": _until, "all": _all,
    }[reference.cells]  # fmt: skip
    if reference.many:
        readers = [one(row) for row in rows]
        return lambda t: [read(t) for read in readers]
    return one(rows[0]) if rows else lambda _: 0.0


def _same(row: list[Value]) -> Worked:
    return (lambda _: row[0]) if len(row) == 1 else row.__getitem__


def _before(row: list[Value]) -> Worked:
    return lambda t: row[t - 1]


def _to_date(row: list[Value]) -> Worked:
    return lambda t: row[: t + 1]


def _until(row: list[Value]) -> Worked:
    return lambda t: row[:t]


def _all(row: list[Value]) -> Worked:
    def read(_: int) -> Value:
        # A word among the numbers keeps them a list, which functions pass over as a cell does.
        words = any(isinstance(each, str) for each in row)
        return row[1:] if words else np.array(row[1:], dtype=float)

    return read


def _node(node: ast.expr, places: list[Worked]) -> Worked:
    match node:
        case ast.Constant(value=value):
            known = float(value) if isinstance(value, int) else value
            return lambda _: known
        case ast.Name(id=name):
            return places[int(name[1:])]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _node(operand, places)
            return lambda t: -inner(t)
        case ast.BinOp(left=left, op=sign, right=right):
            return _joined(type(sign), _node(left, places), _node(right, places))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return _joined(type(sign), _node(left, places), _node(right, places))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            worked = [_node(each, places) for each in arguments]
            if name in LAZY:
                return _LAZY[name](*worked)
            return _called(FUNCTIONS[name], worked)
    raise ValueError(ast.unparse(node))


def _joined(sign: type, left: Worked, right: Worked) -> Worked:
    join = _OPERATORS[sign]
    return lambda t: join(left(t), right(t))


def _called(function: Callable[..., Value], arguments: list[Worked]) -> Worked:
    return lambda t: function(*[each(t) for each in arguments])


def _if(condition: Worked, yes: Worked, no: Worked) -> Worked:
    return lambda t: yes(t) if condition(t) else no(t)


def _choose(number: Worked, *options: Worked) -> Worked:
    return lambda t: options[int(number(t)) - 1](t)


def _iferror(value: Worked, otherwise: Worked) -> Worked:
    def worked(t: int) -> Value:
        try:
            return value(t)
        except (ArithmeticError, ValueError, TypeError):
            return otherwise(t)

    return worked


_LAZY: dict[str, Callable[..., Worked]] = {"IF": _if, "CHOOSE": _choose, "IFERROR": _iferror}
assert _LAZY.keys() == LAZY
