"""The order of a report on the pages of a word processor: headings, tables and figures counted."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.report.blocks import Block, Grid, Listing, Picture, plain
from polysight.report.document import Document

#: Width of the text on an upright and on a turned page, in twentieths of a point.
UPRIGHT, TURNED = 9350, 15030
#: Columns from which a table is set small.
MANY_COLUMNS = 9
#: Lists with numbers of their own follow those of headings and of bullets.
FIRST_LIST = 3
#: Length of a word processor in a twentieth of a point, and its resolution of pictures.
EMU_PER_TWIP, DOTS_PER_INCH, TWIPS_PER_INCH = 635, 200, 1440
#: Widest and least column in letters, and the widest of words that is not broken.
MOST, LEAST, UNBROKEN = 46, 4, 14
#: What a letter of a table takes, in twentieths of a point.
LETTER = 92
#: What the edges of a cell take, in letters: without them narrow columns break words and numbers.
EDGES = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a document in the order of its pages.

    Parameters
    ----------
    kind : str
        ``heading``, ``text``, ``list``, ``table`` or ``picture``.
    block : Block or None
        What it shows; None for a heading.
    turned, turns : bool
        Whether it stands on a page turned on its side, and whether the turning begins or ends
        before it.
    place : int
        Its number among headings, tables or pictures.
    title, bookmark : str
        Words and mark of a heading.
    level : int
        Depth of a heading.
    columns : tuple of int
        Widths of the columns of a table, in twentieths of a point.
    small : bool
        Whether a table is set small.
    list : int
        Number of a list that is counted; zero for bullets.
    size : tuple of int
        Width and height of a picture.
    """

    kind: str
    block: Block | None
    turned: bool = False
    turns: bool = False
    place: int = 0
    title: str = ""
    bookmark: str = ""
    level: int = 1
    columns: tuple[int, ...] = ()
    small: bool = False
    list: int = 0
    size: tuple[int, int] = (0, 0)


def breadth(text: str) -> int:
    """Width of a text in letters.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    int
        A Chinese character counts twice.
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _longest_word(text: str) -> int:
    """What cannot be broken: a word, or two Chinese characters."""
    parts = text.split()
    return max((min(breadth(part), UNBROKEN) for part in parts), default=1)


def column_widths(grid: Grid, total: int) -> tuple[int, ...]:
    """Widths of the columns of a table.

    Parameters
    ----------
    grid : Grid
        The table.
    total : int
        Width of the text.

    Returns
    -------
    tuple of int
        Shares of the table where it states them, else by what its cells hold; they sum to
        ``total``.
    """
    if grid.widths:
        return _scaled(grid.widths, total)
    return text_widths(grid.head, [[plain(cell) for cell in row] for row in grid.rows], total)


def text_widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], total: int, letter: float = LETTER
) -> tuple[int, ...]:
    """Widths of the columns of a table by what its cells hold.

    Parameters
    ----------
    head : sequence of str
        Heads of the columns.
    rows : sequence of sequence of str
        Texts of the cells.
    total : int
        Width of the table.
    letter : float, optional
        What a letter takes, in twentieths of a point.

    Returns
    -------
    tuple of int
        What the columns would take where there is room, else at least their longest words; they
        sum to ``total``.
    """
    return _scaled(_shares(head, rows, total / letter), total)


def _scaled(shares: Sequence[float], total: int) -> tuple[int, ...]:
    scaled = [int(total * share / sum(shares)) for share in shares]
    scaled[0] += total - sum(scaled)
    return tuple(scaled)


def _shares(head: Sequence[str], rows: Sequence[Sequence[str]], room: float) -> list[float]:
    """Widths in letters: what a column would take, and where there is no room what it needs."""
    wanted, needed = [], []
    for place, name in enumerate(head):
        cells = [row[place] for row in rows]
        needed.append(max(LEAST, *(_longest_word(one) for one in (name, *cells))) + EDGES)
        wanted.append(min(max(needed[-1] - EDGES, *map(breadth, cells), 0), MOST) + EDGES)
    over = [want - need for want, need in zip(wanted, needed, strict=True)]
    if sum(wanted) <= room or not sum(over):
        return [float(one) for one in wanted]
    spare = max(room - sum(needed), 0.0) / sum(over)
    return [need + spare * more for need, more in zip(needed, over, strict=True)]


def picture_size(png: bytes, total: int) -> tuple[int, int]:
    """Size at which a picture is shown.

    Parameters
    ----------
    png : bytes
        The picture.
    total : int
        Most width, in twentieths of a point.

    Returns
    -------
    tuple of int
        Width and height in the unit of the word processor.
    """
    width, height = struct.unpack(">II", png[16:24])
    shown = min(width / DOTS_PER_INCH * TWIPS_PER_INCH, total)
    return round(shown * EMU_PER_TWIP), round(shown * height / width * EMU_PER_TWIP)


def items(document: Document) -> list[Item]:
    """A document in the order of its pages.

    Parameters
    ----------
    document : Document
        The document.

    Returns
    -------
    list of Item
        Headings and blocks; a wide table and what heads it stand on a turned page.
    """
    counts = {"heading": 100_000, "table": 0, "picture": 0, "list": FIRST_LIST - 1}
    found: list[Item] = []
    turned = False
    for section in document.sections:
        wanted = [isinstance(one, Grid) and one.wide for one in section.blocks]
        counts["heading"] += 1
        now = bool(wanted and wanted[0])
        found.append(
            Item(
                "heading",
                None,
                now,
                now != turned,
                counts["heading"],
                section.title,
                f"section_{section.key.replace('-', '_')}"[:40],
                section.level,
            )
        )
        turned = now
        for block, now in zip(section.blocks, wanted, strict=True):
            found.append(_item(block, counts, now, now != turned))
            turned = now
    return found


def _item(block: Block, counts: dict[str, int], turned: bool, turns: bool) -> Item:
    if isinstance(block, Grid):
        counts["table"] += 1
        widths = column_widths(block, TURNED if turned else UPRIGHT)
        small = len(block.head) > MANY_COLUMNS
        return Item("table", block, turned, turns, counts["table"], columns=widths, small=small)
    if isinstance(block, Picture):
        counts["picture"] += 1
        size = picture_size(block.png, UPRIGHT)
        return Item("picture", block, turned, turns, counts["picture"], size=size)
    if isinstance(block, Listing):
        counts["list"] += block.numbered
        return Item("list", block, turned, turns, list=counts["list"] if block.numbered else 0)
    return Item("text", block, turned, turns)


def pictures(listed: list[Item]) -> Iterator[tuple[str, bytes]]:
    """Pictures of a document.

    Parameters
    ----------
    listed : list of Item
        Its pieces.

    Yields
    ------
    tuple of (str, bytes)
        Name and content, in the order in which they are shown.
    """
    for item in listed:
        if isinstance(item.block, Picture):
            yield f"{item.block.key}-{item.place}", item.block.png
