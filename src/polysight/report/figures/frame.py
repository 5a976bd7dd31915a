"""From a drawing and its numbers to a picture that can be cited alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from polysight.report.blocks import Picture, Runs
from polysight.report.figures.plate import Plate, engraved, table
from polysight.report.number_format import scale
from polysight.report.prose import Writer
from polysight.report.references import source_line
from polysight.study.result import Number

#: Marks that the line under a figure tells.
MARKS = 2
#: Sources that a row of the data of a figure names.
SOURCES = 40


def shown(writer: Writer, number: Number) -> float:
    """Value of a number in the unit in which the language prints it.

    Parameters
    ----------
    writer : Writer
        Knows language and units.
    number : Number
        The number.

    Returns
    -------
    float
        The value; NaN stays NaN and is not drawn.
    """
    return number.value * scale(number.id, number.unit, writer.language, writer.numbers.evidence)


def framed(
    writer: Writer,
    key: str,
    numbers: Sequence[Number],
    draw: Callable[[list[Axes]], None],
    *,
    summary: Runs,
    unit: str,
    basis: str = "",
    height_inches: float = 2.4,
    columns: int = 1,
) -> Picture:
    """A picture with title, unit, source and vintage in it, and its data beside it.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    key : str
        Name of the figure.
    numbers : sequence of Number
        Every number that is drawn.
    draw : callable
        Draws on the axes that it is given.
    summary : runs
        What is to be seen, in one sentence.
    unit : str
        Unit of the vertical axis in words.
    basis : str
        Basis in words.
    height_inches : float
        Height of the picture.
    columns : int
        Panels side by side.

    Returns
    -------
    Picture
        The picture.
    """
    note = source_line(writer, [one.id for one in numbers], basis, MARKS)
    title = writer.words(f"figure.{key}")
    writer.drawn.update(dict.fromkeys(one.id for one in numbers))
    svg, png = engraved(Plate(title, unit, note, height_inches), draw, columns)
    return Picture(key, title, summary, note, svg, png, data_table(writer, numbers))


def data_table(writer: Writer, numbers: Sequence[Number]) -> str:
    """Numbers of a figure as a CSV text.

    Parameters
    ----------
    writer : Writer
        Knows language and sources.
    numbers : sequence of Number
        The numbers.

    Returns
    -------
    str
        One row a number: id, value, unit, basis, period, vintage and sources; where there are very
        many sources, the ids of the numbers and rows from which it was made.
    """
    head = ["id", "value", "unit", "basis", "period", "known", "sources"]
    rows = (
        [
            one.id,
            "" if one.value != one.value else one.value,
            one.unit,
            one.basis,
            one.period,
            one.known,
            "|".join(_behind(writer, one)),
        ]
        for one in numbers
    )
    return table(head, rows)


def _behind(writer: Writer, number: Number) -> tuple[str, ...]:
    sources = writer.numbers.sources(number.id)
    return sources if len(sources) <= SOURCES else number.inputs
