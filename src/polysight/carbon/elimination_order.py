"""In which order a pattern is eliminated, found once and used in every draw.

The pivots stay on the diagonal. For a foreground that needs less of everything than it makes that
is safe whatever the order: such a matrix is an M-matrix (Hawkins and Simon), its elimination keeps
all pivots positive, and nothing grows. For any other the result is checked and, where it does not
hold, solved again with pivoting. So the order may be chosen for the fewest operations alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.exchanges import Places


@dataclass(frozen=True, slots=True)
class EliminationOrder:
    """Operations of an elimination on the diagonal, without the numbers.

    Parameters
    ----------
    pivots : ndarray of int
        Axis step; place of the row and column that each step eliminates.
    slots : int
        Number of entries that are not nought before or after filling.
    entries : ndarray of int
        Axis exchange; slot of each given entry.
    diagonal : ndarray of int
        Axis step; slot of each pivot.
    below_start, right_start : ndarray of int
        Axis step + 1; where the entries below and to the right of each pivot begin.
    below_step, right_step : ndarray of int
        Step of the row of an entry below, of the column of an entry to the right.
    below_slot, right_slot : ndarray of int
        Their slots.
    targets : ndarray of int
        Slot that each pair of below and right changes, in the order of steps, below, right.
    """

    pivots: Places
    slots: int
    entries: Places
    diagonal: Places
    below_start: Places
    right_start: Places
    below_step: Places
    right_step: Places
    below_slot: Places
    right_slot: Places
    targets: Places

    @property
    def operations(self) -> int:
        """Multiplications and subtractions of one elimination."""
        return len(self.targets)


def elimination_order(rows: Places, columns: Places, count: int) -> EliminationOrder:
    """Order of elimination with the fewest operations at each step.

    Parameters
    ----------
    rows, columns : ndarray of int
        Axis exchange; places of the entries, each once.
    count : int
        Length of a side of the matrix.

    Returns
    -------
    EliminationOrder
        Steps, slots and operations.

    References
    ----------
    Markowitz (1957), Management Science 3, 255-269: the pivot with the least product of the
    numbers of other entries in its row and column.
    """
    filled = np.zeros((count, count), dtype=bool)
    filled[rows, columns] = True
    filled[np.arange(count), np.arange(count)] = True
    pivots, below, right = _steps(filled)
    step = np.empty(count, dtype=np.int64)
    step[pivots] = np.arange(count)
    slot = np.cumsum(filled).reshape(count, count) - 1
    changed = [
        slot[np.ix_(down, across)].ravel() for down, across in zip(below, right, strict=True)
    ]
    return EliminationOrder(
        pivots=pivots,
        slots=int(filled.sum()),
        entries=slot[rows, columns],
        diagonal=slot[pivots, pivots],
        below_start=_starts(below),
        right_start=_starts(right),
        below_step=step[_joined(below)],
        right_step=step[_joined(right)],
        below_slot=_joined([slot[down, at] for at, down in zip(pivots, below, strict=True)]),
        right_slot=_joined([slot[at, across] for at, across in zip(pivots, right, strict=True)]),
        targets=_joined(changed),
    )


def _steps(filled: np.ndarray) -> tuple[Places, list[Places], list[Places]]:
    """Pivots with the places below and to the right of each; the pattern is filled on the way."""
    count = len(filled)
    left = np.ones(count, dtype=bool)
    pivots: list[int] = []
    below: list[Places] = []
    right: list[Places] = []
    for _ in range(count):
        rest = np.flatnonzero(left)
        inside = filled[np.ix_(rest, rest)]
        cost = (inside.sum(axis=0) - 1) * (inside.sum(axis=1) - 1)
        pivot = int(rest[np.argmin(cost)])
        left[pivot] = False
        down = np.flatnonzero(filled[:, pivot] & left)
        across = np.flatnonzero(filled[pivot] & left)
        filled[np.ix_(down, across)] = True
        pivots.append(pivot)
        below.append(down)
        right.append(across)
    return np.array(pivots, dtype=np.int64), below, right


def _joined(parts: list[Places]) -> Places:
    return np.concatenate([*parts, np.zeros(0, dtype=np.int64)]).astype(np.int64)


def _starts(parts: list[Places]) -> Places:
    return np.cumsum([0, *map(len, parts)]).astype(np.int64)
