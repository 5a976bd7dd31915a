"""What a report is made of, in one language and before it has a page."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text without a number of its own.

    Parameters
    ----------
    text : str
        The text, printed literally.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A printed number that leads to its row in the table of numbers.

    Parameters
    ----------
    id : str
        Id of the number.
    text : str
        The number as printed here.
    value : float
        The number in the unit in which it is printed, not rounded.
    """

    id: str
    text: str
    value: float = field(default=math.nan, compare=False)


Runs = tuple[Words | Cite, ...]


def plain(runs: Runs) -> str:
    """Text of runs without their links.

    Parameters
    ----------
    runs : tuple of Words or Cite
        The runs.

    Returns
    -------
    str
        The text.
    """
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    Parameters
    ----------
    runs : tuple of Words or Cite
        The text.
    style : str
        ``body``, ``note`` or ``lead``.
    """

    runs: Runs
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """Items of equal rank.

    Parameters
    ----------
    items : tuple of runs
        The items.
    numbered : bool
        Whether they are counted.
    """

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Parameters
    ----------
    caption : str
        Title with the unit.
    head : tuple of str
        Column titles; the first column names the rows.
    rows : tuple of tuple of runs
        Cells.
    note : runs
        Basis, source and vintage.
    words : tuple of int
        Columns that hold text and are set flush left, beside the first.
    widths : tuple of float
        Shares of the width; empty to let the content decide.
    wide : bool
        Whether it needs a page turned on its side.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    note: Runs = ()
    words: tuple[int, ...] = ()
    widths: tuple[float, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure with everything that must travel with it.

    Parameters
    ----------
    key : str
        Name of its files.
    caption : str
        Title with the unit.
    summary : runs
        One sentence that says what is to be seen.
    note : str
        Source and vintage line, also inside the picture.
    svg, png : bytes
        The drawing.
    csv : str
        Its data.
    """

    key: str
    caption: str
    summary: Runs
    note: str
    svg: bytes
    png: bytes
    csv: str


Block = Paragraph | Listing | Grid | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading.

    Parameters
    ----------
    key, title : str
        Name and heading.
    blocks : tuple of blocks
        Content in order.
    level : int
        Depth of the heading: one for a chapter, two for a part of it.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = field(default=())
    level: int = 1
