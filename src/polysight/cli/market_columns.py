"""Wide tables on a terminal: as many columns side by side as fit, the others below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from polysight.cli.terminal import console, table

#: Widest first column as a part of the terminal, and cells between two columns.
LABEL_PART, GAP = 0.42, 2


def in_blocks(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Print a table with names in its first column, which every block repeats.

    Parameters
    ----------
    title : str
        Heading of the first block.
    heads : sequence of str
        Heads of the columns beside the names; may have several lines.
    rows : sequence of (str, sequence of str)
        Name and cells.
    """
    room = console().width
    width = min(max(cell_len(name) for name, _ in rows), int(room * LABEL_PART))
    first = 0
    while first < len(heads):
        last = _fitting(heads, rows, first, room - width)
        cells = [[name, *told[first:last]] for name, told in rows]
        table(
            "" if first else title, ["", *heads[first:last]], cells,
            right=range(1, last - first + 1), first_width=width,
        )  # fmt: skip
        first = last


def _fitting(
    heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], first: int, room: int
) -> int:
    """Column before which a block that begins with a column ends."""
    used = 0
    for at in range(first, len(heads)):
        lines = [*heads[at].split("\n"), *(cells[at] for _, cells in rows)]
        used += GAP + max(cell_len(one) for one in lines)
        if used > room and at > first:
            return at
    return len(heads)
