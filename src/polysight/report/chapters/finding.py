"""A finding of the report, and what findings are made from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from polysight.report.binding import Numbers
from polysight.report.prose import Bound
from polysight.study.result import Number


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its numbers.

    Parameters
    ----------
    key : str
        Key of the sentence that the numbers support.
    values : tuple of (str, bound value)
        What its placeholders stand for.
    further : tuple of Finding
        Sentences that qualify it.
    """

    key: str
    values: tuple[tuple[str, Bound], ...]
    further: tuple[Finding, ...] = ()


def supported(key: str, *further: Finding, **values: Bound) -> Finding | None:
    """A claim, where every number of it has a value.

    Parameters
    ----------
    key : str
        Key of the sentence.
    *further : Finding
        Sentences that qualify it.
    **values : Number, Name, str or tuple
        What its placeholders stand for.

    Returns
    -------
    Finding or None
        None where a number has no value.
    """
    numbers = [value for value in values.values() if isinstance(value, Number)]
    supported = all(math.isfinite(number.value) for number in numbers)
    return Finding(key, tuple(values.items()), further) if supported else None


def finite(numbers: Numbers, name: str, *, containing: str = "") -> list[Number]:
    """Elements of an array that have a value.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array name; an array that does not exist has no elements.
    containing : str
        Key that the elements must have on some axis.

    Returns
    -------
    list of Number
        The elements in order.
    """
    if not numbers.has(name):
        return []
    return [
        one
        for one in numbers.array(name)
        if math.isfinite(one.value)
        and (not containing or containing in one.id.partition("[")[2].rstrip("]").split(","))
    ]


def key_at(number: Number, place: int) -> str:
    """Key of an element on one of its axes.

    Parameters
    ----------
    number : Number
        The element.
    place : int
        Place of the axis.

    Returns
    -------
    str
        The key.
    """
    return number.id.partition("[")[2].rstrip("]").split(",")[place]
