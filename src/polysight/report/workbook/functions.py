"""The few spreadsheet functions that the model uses, with the meaning they have in a cell."""

from __future__ import annotations

import datetime as dt
import math
import operator
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

#: What a cell holds: a number, a text or a truth; a range gives an array of numbers or a list.
Value = Any
#: Steps of the search for a rate, and the last step with which it ends.
_SEARCHES, _CLOSE = 50, 1e-8
_DAY_NOUGHT, _MONTHS = dt.date(1899, 12, 30), 12
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt,
    "=": operator.eq,
}  # fmt: skip


def _flat(values: tuple[Value, ...]) -> Iterator[Value]:
    for value in values:
        if isinstance(value, list | tuple | np.ndarray):
            yield from _flat(tuple(value))
        else:
            yield value


def _numbers(values: tuple[Value, ...]) -> list[float]:
    return [float(value) for value in _flat(values) if not isinstance(value, str)]


def _matching(cells: Value, criterion: Value) -> list[bool]:
    """Cells that a criterion picks: equal to a value, or compared as a text such as ``<0`` says."""
    if isinstance(criterion, str):
        for sign, compared in _COMPARED.items():
            if criterion.startswith(sign):
                bound = float(criterion[len(sign) :])
                return [not isinstance(each, str) and compared(each, bound) for each in cells]
    return [each == criterion for each in cells]


def _sumif(cells: Value, criterion: Value, summed: Value = None) -> float:
    summed = cells if summed is None else summed
    return math.fsum(
        value for value, ok in zip(summed, _matching(cells, criterion), strict=True) if ok
    )


def _sumifs(summed: Value, *pairs: Value) -> float:
    chosen = [True] * len(summed)
    for cells, criterion in zip(pairs[::2], pairs[1::2], strict=True):
        chosen = [a and b for a, b in zip(chosen, _matching(cells, criterion), strict=True)]
    return math.fsum(value for value, ok in zip(summed, chosen, strict=True) if ok)


def _sumproduct(*arrays: Value) -> float:
    product: Value = 1.0
    for each in arrays:
        product = product * np.asarray(each, dtype=float)
    return float(np.sum(product))


def _index(cells: Value, number: float) -> Value:
    found = cells[int(number) - 1]
    return found if isinstance(found, str) else float(found)


def _match(value: Value, cells: Value, _exact: float = 0) -> int:
    return list(cells).index(value) + 1


def _date(year: float, month: float, day: float) -> float:
    """Days since the day nought of spreadsheet programs; months go on beyond December."""
    years, place = divmod(int(month) - 1, _MONTHS)
    first = dt.date(int(year) + years, place + 1, 1)
    return float((first - _DAY_NOUGHT).days + int(day) - 1)


def _roundup(value: float, digits: float) -> float:
    scale: float = math.pow(10.0, digits)
    return float(math.copysign(math.ceil(abs(value) * scale), value) / scale)


def _pmt(rate: float, number: float, present: float) -> float:
    if rate == 0:
        return -present / number
    return -present * rate / (1 - math.pow(1 + rate, -number))


def _irr(flow: Value, guess: float) -> float:
    """Newton's method from the guess, as spreadsheet programs search; an error where it fails."""
    cash = np.asarray(flow, dtype=float)
    number = np.arange(len(cash))
    rate = guess
    for _ in range(_SEARCHES):
        present = cash * (1 + rate) ** -number
        slope = float(present @ number) / (1 + rate)
        step = float(present.sum()) / slope if slope else math.nan
        rate += step
        if not math.isfinite(rate) or rate <= -1:
            break
        if abs(step) < _CLOSE:
            return rate
    raise ArithmeticError


#: Functions by name; ``IF``, ``CHOOSE`` and ``IFERROR`` work out only what they need.
FUNCTIONS: dict[str, Callable[..., Value]] = {
    "ABS": abs,
    "AND": lambda *values: all(_flat(values)),
    "COUNT": lambda *values: float(len(_numbers(values))),
    "COUNTIF": lambda cells, criterion: float(sum(_matching(cells, criterion))),
    "DATE": _date,
    "INDEX": _index,
    "INT": lambda value: float(math.floor(value)),
    "IRR": _irr,
    "MATCH": _match,
    "MAX": lambda *values: max(_numbers(values), default=0.0),
    "MIN": lambda *values: min(_numbers(values), default=0.0),
    "MOD": lambda value, by: value - by * math.floor(value / by),
    "OR": lambda *values: any(_flat(values)),
    "PMT": _pmt,
    "ROUND": lambda value, digits: round(value, int(digits)),
    "ROUNDUP": _roundup,
    "SIGN": lambda value: float(np.sign(value)),
    "SUM": lambda *values: math.fsum(_numbers(values)),
    "SUMIF": _sumif,
    "SUMIFS": _sumifs,
    "SUMPRODUCT": _sumproduct,
}
LAZY = frozenset({"IF", "CHOOSE", "IFERROR"})
