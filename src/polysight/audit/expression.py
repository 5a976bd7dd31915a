"""Formulas of metrics, as a row of a table states them: reading, value, and form with numbers.

A formula is signs between names: ``price * sales_volume``, ``1 - other_share``. A name is a metric;
``whole.capacity`` is the metric at another place or in another time than the claim that is
checked, `polysight.audit.binding` tells which words there are; ``a | b`` takes either metric;
``row.IO0381`` is a row of evidence.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from polysight.audit.interval import OF_ONE, OF_TWO, Interval, point
from polysight.audit.remembered import remembered
from polysight.errors import DataError, refusal

#: Scope of names that are rows of evidence.
ROW = "row"


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """What a formula calls for.

    Parameters
    ----------
    scope : str
        Where it is looked for; empty for the place and time of the claim that is checked.
    metrics : tuple of str
        Metrics of which any serves; the id of the row for evidence.
    """

    scope: str
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read.

    Parameters
    ----------
    text : str
        As written.
    tree : ast.expr
        Its form.
    names : tuple of Name
        What it calls for, in order, each once.
    """

    text: str
    tree: ast.expr
    names: tuple[Name, ...]


@remembered
def name_of(node: ast.expr) -> Name | None:
    """Name that a part of a formula is.

    Parameters
    ----------
    node : ast.expr
        Part of a formula.

    Returns
    -------
    Name or None
        The name, with all metrics between which it leaves the choice; None where it is none.
    """
    if isinstance(node, ast.Name):
        return Name("", (node.id,))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return Name(node.value.id, (node.attr,))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        left, right = name_of(node.left), name_of(node.right)
        if left is not None and right is not None and left.scope == right.scope:
            return Name(left.scope, left.metrics + right.metrics)
    return None


def _names(node: ast.expr) -> Iterator[Name]:
    name = name_of(node)
    if name is not None:
        yield name
    elif isinstance(node, ast.BinOp):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield from _names(node.operand)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id not in (OF_ONE if len(node.args) == 1 else OF_TWO):
            raise SyntaxError(node.func.id)
        for argument in node.args:
            yield from _names(argument)
    elif not (isinstance(node, ast.Constant) and isinstance(node.value, int | float)):
        raise SyntaxError(ast.dump(node))


def formula(text: str) -> Formula:
    """Formula read from its text.

    Parameters
    ----------
    text : str
        Names, numbers and the signs ``+ - * / ** |``.

    Returns
    -------
    Formula
        The formula.

    Raises
    ------
    DataError
        If it is no such formula.

    Examples
    --------
    >>> [name.metrics for name in formula("price * (demand | sales_volume)").names]
    [('price',), ('demand', 'sales_volume')]
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
        names = tuple(dict.fromkeys(_names(tree)))
    except SyntaxError as fault:
        raise refusal(DataError, "audit_relations.malformed", got=text) from fault
    return Formula(text, tree, names)


def value(node: ast.expr, of: Callable[[Name], Interval]) -> Interval:
    """Interval of a formula.

    Parameters
    ----------
    node : ast.expr
        Form of the formula.
    of : callable
        Interval of each name, all in units that fit together.

    Returns
    -------
    Interval
        All numbers that it can take.
    """
    name = name_of(node)
    if name is not None:
        return of(name)
    if isinstance(node, ast.Constant):
        return point(float(str(node.value)))
    if isinstance(node, ast.UnaryOp):
        return -value(node.operand, of)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        parts = [value(argument, of) for argument in node.args]
        return OF_ONE[node.func.id](*parts) if len(parts) == 1 else OF_TWO[node.func.id](*parts)
    assert isinstance(node, ast.BinOp)
    left = value(node.left, of)
    if isinstance(node.op, ast.Pow):
        return left ** value(node.right, of).middle
    right = value(node.right, of)
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    return left * right if isinstance(node.op, ast.Mult) else left / right


def is_sum(asked: Formula) -> bool:
    """Whether a formula only adds and takes away, so that its terms are of one unit.

    Parameters
    ----------
    asked : Formula
        The formula.

    Returns
    -------
    bool
        Whether no product or quotient stands in it.
    """
    return not any(
        isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Add | ast.Sub | ast.BitOr)
        for node in ast.walk(asked.tree)
    )


_SIGNS = {ast.Add: " + ", ast.Sub: " - ", ast.Mult: " × ", ast.Div: " / ", ast.Pow: "^"}


def written(node: ast.expr, of: Callable[[Name], str], *, inside: bool = False) -> str:
    """Formula with numbers in place of its names.

    Parameters
    ----------
    node : ast.expr
        Form of the formula.
    of : callable
        Number of each name, with its unit.
    inside : bool
        Whether it stands inside a product, so that a sum needs brackets.

    Returns
    -------
    str
        The formula in signs and numbers.
    """
    name = name_of(node)
    if name is not None:
        return of(name)
    if isinstance(node, ast.Constant):
        return f"{float(str(node.value)):g}"
    if isinstance(node, ast.UnaryOp):
        return f"-{written(node.operand, of, inside=True)}"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        parts = [written(argument, of) for argument in node.args]
        return f"{node.func.id}({parts[0]})" if len(parts) == 1 else "…".join(parts)
    assert isinstance(node, ast.BinOp)
    product = not isinstance(node.op, ast.Add | ast.Sub)
    text = _SIGNS[type(node.op)].join(
        written(part, of, inside=product) for part in (node.left, node.right)
    )
    return f"({text})" if inside and not product else text
