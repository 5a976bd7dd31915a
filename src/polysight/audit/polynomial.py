"""Formulas of metrics as sums of products, which a balance network holds."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from polysight.audit.expression import ROW, Formula, Name, name_of

#: Coefficients by what is multiplied; an empty product is a constant.
Polynomial = dict[tuple[str, ...], float]
_Quotient = tuple[Polynomial, Polynomial]
_ONE: Polynomial = {(): 1.0}


def difference(left: Formula, right: Formula, keys: Mapping[Name, str]) -> Polynomial | None:
    """Left side less right side, multiplied out until nothing is divided.

    Parameters
    ----------
    left, right : Formula
        Sides of an equation.
    keys : mapping of Name to str
        Quantity of each name.

    Returns
    -------
    dict or None
        Coefficient of each product of quantities, zero in all where the equation holds; None where
        a side is no sum of products and quotients of names and numbers.

    Examples
    --------
    >>> from polysight.audit.expression import formula
    >>> sides = formula("margin"), formula("1 - cost / price")
    >>> difference(*sides, {name: name.metrics[0] for side in sides for name in side.names})
    {('margin', 'price'): 1.0, ('price',): -1.0, ('cost',): 1.0}
    """
    sides = [_quotient(side.tree, keys) for side in (left, right)]
    if sides[0] is None or sides[1] is None:
        return None
    (over, under), (other, beneath) = sides[0], sides[1]
    found = _sum(_product(over, beneath), _product(other, under), -1.0)
    return {factors: number for factors, number in found.items() if number}


def _quotient(node: ast.expr, keys: Mapping[Name, str]) -> _Quotient | None:
    name = name_of(node)
    if name is not None:
        return None if name.scope == ROW else ({(keys[name],): 1.0}, _ONE)
    if isinstance(node, ast.Constant):
        return {(): float(str(node.value))}, _ONE
    if isinstance(node, ast.UnaryOp):
        inner = _quotient(node.operand, keys)
        return None if inner is None else (_product(inner[0], {(): -1.0}), inner[1])
    if not isinstance(node, ast.BinOp):
        return None
    left, right = _quotient(node.left, keys), _quotient(node.right, keys)
    if left is None or right is None:
        return None
    if isinstance(node.op, ast.Mult):
        return _product(left[0], right[0]), _product(left[1], right[1])
    if isinstance(node.op, ast.Div):
        return _product(left[0], right[1]), _product(left[1], right[0])
    if not isinstance(node.op, ast.Add | ast.Sub):
        return None
    sign = 1.0 if isinstance(node.op, ast.Add) else -1.0
    over = _sum(_product(left[0], right[1]), _product(right[0], left[1]), sign)
    return over, _product(left[1], right[1])


def _product(one: Polynomial, other: Polynomial) -> Polynomial:
    found: Polynomial = {}
    for mine, number in one.items():
        for theirs, more in other.items():
            factors = tuple(sorted((*mine, *theirs)))
            found[factors] = found.get(factors, 0.0) + number * more
    return found


def _sum(one: Polynomial, other: Polynomial, sign: float) -> Polynomial:
    found = dict(one)
    for factors, number in other.items():
        found[factors] = found.get(factors, 0.0) + sign * number
    return found
