"""How a printed number was stated: its qualifier and its directness, and rows of an overlay."""

from __future__ import annotations

import math
from collections.abc import Iterable

from polysight.evidence.observation import Observation
from polysight.report.binding import Numbers
from polysight.study.result import Number

#: Directness that goes without saying.
AS_STATED = "as-stated"
#: Difference of two values that are the same but for arithmetic, as a share.
SAME = 1e-6


def statement(numbers: Numbers, number: Number) -> Observation | None:
    """The one row that a number repeats.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    number : Number
        The number.

    Returns
    -------
    Observation or None
        The row; None where the number rests on more or on less than one.
    """
    row = numbers.row(number.id)
    if row is not None or len(number.inputs) != 1:
        return row
    return numbers.row(number.inputs[0])


def behind(numbers: Numbers, number: Number) -> list[Observation]:
    """Rows that go directly into a number.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    number : Number
        The number.

    Returns
    -------
    list of Observation
        The rows, in the order of the inputs.
    """
    rows = (numbers.row(name) for name in number.inputs)
    return [row for row in rows if row is not None]


def marked(numbers: Numbers, number: Number, mark: str) -> bool:
    """Whether a number carries a mark.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    number : Number
        The number.
    mark : str
        Message key of the mark.

    Returns
    -------
    bool
        True when it does.
    """
    return mark in numbers.result.marks.get(number.id, ())


def unmoved(numbers: Iterable[Number | None]) -> bool:
    """Whether values are all the same, so that what they follow does nothing to them.

    Parameters
    ----------
    numbers : iterable of Number or None
        A value for each change of a factor.

    Returns
    -------
    bool
        True when there are values and none differs from another.
    """
    values = [one.value for one in numbers if one is not None]
    return bool(values) and all(math.isclose(one, values[0], rel_tol=SAME) for one in values)
