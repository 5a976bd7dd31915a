"""Tables in which one quantity stands many thousand times: only its ends are weighed."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.audit.claim_table import COLUMNS, Numbered
from polysight.evidence.importing.grid import Cell
from polysight.evidence.importing.numbers import number

#: Rows from which a table is looked through, and rows of one quantity that are kept.
LONG, KEPT = 150_000, 4_000
#: Columns in which rows of one quantity may differ.
FREE = ("id", "section", "raw", "value_low", "value_high")
_SHAPE = tuple(name for name in COLUMNS if name not in FREE)


def thinned(rows: Numbered, shown: str) -> tuple[Numbered, int]:
    """Rows of a very long table without those in the middle of a quantity stated all over.

    What excludes one another are the ends, so that nothing is lost for the rules; which rows are
    left does not depend on their order.

    Parameters
    ----------
    rows : list of (int, dict)
        Number of the line and its cells by column.
    shown : str
        Decimal mark of the file.

    Returns
    -------
    tuple
        The rows that are left, in their order, and how many are not.
    """
    if len(rows) <= LONG:
        return rows, 0
    groups: dict[tuple[Cell, ...], list[int]] = {}
    for at, (_, cells) in enumerate(rows):
        groups.setdefault(tuple([cells.get(name, "") for name in _SHAPE]), []).append(at)
    dropped: set[int] = set()
    for members in groups.values():
        if len(members) > KEPT:
            ranked = sorted(
                (ends, _content(rows[at][1]), at)
                for at in members
                if (ends := _ends(rows[at][1], shown)) is not None
            )
            dropped.update(at for _, _, at in ranked[KEPT // 2 : -KEPT // 2])
    return [row for at, row in enumerate(rows) if at not in dropped], len(dropped)


def _ends(cells: Mapping[str, Cell], shown: str) -> tuple[float, float] | None:
    """Ends of a plain number or range; nothing where a word or fault stands beside it."""
    low, high = (_plain(cells.get(name, ""), shown) for name in ("value_low", "value_high"))
    if low is None:
        return None
    return low, low if high is None else high


def _plain(cell: Cell, shown: str) -> float | None:
    if not isinstance(cell, str):
        return cell
    read = number(cell, shown)
    return None if read.fault or read.unit or not read.text else float(read.text)


def _content(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(str(cells.get(name, "")) for name in ("section", "raw", "id"))
