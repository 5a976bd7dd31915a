"""Tables of result arrays: rows and columns from axes, unit in the caption, source line below."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from polysight.report.blocks import Grid, Runs, Words
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

Row = tuple[str, Sequence[Number | None]]


def matrix(
    writer: Writer,
    key: str,
    head: Sequence[str],
    rows: Iterable[Row],
    *,
    unit: str = "",
    basis: str = "",
    told: Iterable[str] = (),
) -> Grid:
    """A table of numbers.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    key : str
        Key of the caption.
    head : sequence of str
        Column titles, that of the row names first.
    rows : iterable of (str, sequence of Number or None)
        Name and cells of each row.
    unit : str
        Unit in words, put behind the caption.
    basis : str
        Basis in words, put before the sources.
    told : iterable of str
        Ids of numbers whose marks a table above tells.

    Returns
    -------
    Grid
        The table with its source line.
    """
    listed = list(rows)
    cells = tuple(
        ((Words(name),), *(writer.cell(number) for number in numbers)) for name, numbers in listed
    )
    ids = [number.id for _, numbers in listed for number in numbers if number is not None]
    caption = writer.words(f"table.{key}")
    if unit and unit != "%":
        caption = writer.words("line.with_unit").format(title=caption, unit=unit)
    note: Runs = (Words(source_line(writer, ids, basis, told=told)),)
    return Grid(caption, tuple(head), cells, note)


def found(writer: Writer, name: str, *keys: str) -> Number | None:
    """Element of an array, where there is one.

    Parameters
    ----------
    writer : Writer
        Knows the numbers.
    name : str
        Array name.
    *keys : str
        Key of each axis in order.

    Returns
    -------
    Number or None
        The element; None where the array or a key does not exist.
    """
    if not writer.numbers.has(name):
        return None
    axes = writer.numbers.array(name).array.axes
    known = len(axes) == len(keys) and all(
        key in axis.keys for axis, key in zip(axes, keys, strict=True)
    )
    return writer.numbers.at(name, *keys) if known else None


def has_value(number: Number | None) -> bool:
    """Whether there is a number and it is finite.

    Parameters
    ----------
    number : Number or None
        The number.

    Returns
    -------
    bool
        False for None and for a number without a value.
    """
    return number is not None and math.isfinite(number.value)


def basis_of(writer: Writer, name: str) -> str:
    """Basis of an array in words.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    name : str
        Array name.

    Returns
    -------
    str
        The words.
    """
    return writer.basis(writer.numbers.array(name).basis)
