"""Elimination of many matrices of one pattern, a few draws side by side.

Compiled, because at this size the call of a library costs as much as its work: the draws lie side
by side in memory, so that one instruction serves several, and entries that are nought in every
draw are never touched. Each draw is computed from its own numbers in a fixed order, so that a
batch has the bits of its draws one by one.
"""

from __future__ import annotations

import numba
import numpy as np

from polysight.carbon.elimination_order import EliminationOrder
from polysight.carbon.exchanges import Floats, Places

#: Draws side by side: few enough that their matrices stay near the processor.
LANES = 32


def eliminated(order: EliminationOrder, values: Floats, wanted: Floats) -> tuple[Floats, Floats]:
    """Solutions of many systems of one pattern, with the health of each pivot.

    Parameters
    ----------
    order : EliminationOrder
        Order for the pattern of the values.
    values : ndarray of float
        Axes draw, exchange; the entries.
    wanted : ndarray of float
        Axes draw or one, right-hand side, row.

    Returns
    -------
    solution : ndarray of float
        Axes draw, right-hand side, column; not finite where a pivot vanished.
    pivot_share : ndarray of float
        Axes draw, place; what is left of each diagonal entry when its turn comes, as a share of
        it: one without loops, nought or less where a loop takes all that it makes.
    """
    draws, sides = len(values), wanted.shape[1]
    count = len(order.pivots)
    solution = np.empty((draws, sides, count))
    share = np.empty((draws, count))
    with np.errstate(all="ignore"):
        _eliminate(
            np.ascontiguousarray(values), np.ascontiguousarray(wanted), solution, share,
            order.slots, order.entries, order.pivots, order.diagonal,
            order.below_start, order.below_step, order.below_slot,
            order.right_start, order.right_step, order.right_slot, order.targets, LANES,
        )  # fmt: skip
    return solution, share


def backward_errors(
    rows: Places, columns: Places, values: Floats, wanted: Floats, solution: Floats
) -> Floats:
    """Least relative change of the entries of each system for which its solution would be exact.

    Parameters
    ----------
    rows, columns : ndarray of int
        Axis exchange; places of the entries.
    values : ndarray of float
        Axes draw, exchange.
    wanted : ndarray of float
        Axes draw or one, right-hand side, row.
    solution : ndarray of float
        Axes draw, right-hand side, column.

    Returns
    -------
    ndarray of float
        Axis draw; the worst of all right-hand sides, infinite where the solution is not finite.

    References
    ----------
    Oettli and Prager (1964), Numerische Mathematik 6, 405-409: componentwise backward error.
    """
    worst = np.empty(len(values))
    _measure(rows, columns, values, wanted, solution, worst)
    return worst


@numba.njit(cache=True, error_model="numpy")
def _eliminate(
    values: Floats, wanted: Floats, solution: Floats, share: Floats,
    slots: int, entries: Places, pivots: Places, diagonal: Places,
    below_start: Places, below_step: Places, below_slot: Places,
    right_start: Places, right_step: Places, right_slot: Places, targets: Places,
    lanes: int,
) -> None:  # fmt: skip
    draws, count, sides = len(values), len(pivots), wanted.shape[1]
    # The number of lanes is told and not known, or the compiler would unroll it into single steps.
    work = np.empty((slots, lanes))
    side = np.empty((count, sides, lanes))
    factor = np.empty(lanes)
    for first in range(0, draws, lanes):
        used = min(lanes, draws - first)
        _lay_out(values, wanted, first, used, entries, pivots, work, side)
        for lane in range(used):
            for step in range(count):
                share[first + lane, pivots[step]] = work[diagonal[step], lane]
        place = 0
        for step in range(count):
            own = work[diagonal[step]]
            for lane in range(lanes):
                own[lane] = 1.0 / own[lane]
            for below in range(below_start[step], below_start[step + 1]):
                source = below_slot[below]
                for lane in range(lanes):
                    factor[lane] = work[source, lane] * own[lane]
                for right in range(right_start[step], right_start[step + 1]):
                    target, source = targets[place], right_slot[right]
                    place += 1
                    for lane in range(lanes):
                        work[target, lane] -= factor[lane] * work[source, lane]
                row = below_step[below]
                for number in range(sides):
                    for lane in range(lanes):
                        side[row, number, lane] -= factor[lane] * side[step, number, lane]
        _substitute(work, side, diagonal, right_start, right_step, right_slot)
        for step in range(count):
            place = pivots[step]
            for lane in range(used):
                left = 1.0 / work[diagonal[step], lane]
                share[first + lane, place] = left / share[first + lane, place]
                for number in range(sides):
                    solution[first + lane, number, place] = side[step, number, lane]


@numba.njit(cache=True)
def _lay_out(
    values: Floats, wanted: Floats, first: int, used: int,
    entries: Places, pivots: Places, work: Floats, side: Floats,
) -> None:  # fmt: skip
    """Some draws side by side; spare lanes repeat the last of them."""
    lanes = work.shape[1]
    work[:] = 0.0
    for exchange in range(len(entries)):
        slot = entries[exchange]
        for lane in range(lanes):
            work[slot, lane] += values[first + min(lane, used - 1), exchange]
    for step in range(len(pivots)):
        for number in range(side.shape[1]):
            for lane in range(lanes):
                draw = first + min(lane, used - 1) if len(wanted) > 1 else 0
                side[step, number, lane] = wanted[draw, number, pivots[step]]


@numba.njit(cache=True)
def _substitute(
    work: Floats, side: Floats, diagonal: Places,
    right_start: Places, right_step: Places, right_slot: Places,
) -> None:  # fmt: skip
    """From the last step back to the first; the pivots are inverted already."""
    count, sides, lanes = side.shape
    for back in range(count):
        step = count - 1 - back
        for right in range(right_start[step], right_start[step + 1]):
            source, column = right_slot[right], right_step[right]
            for number in range(sides):
                for lane in range(lanes):
                    side[step, number, lane] -= work[source, lane] * side[column, number, lane]
        own = diagonal[step]
        for number in range(sides):
            for lane in range(lanes):
                side[step, number, lane] *= work[own, lane]


@numba.njit(cache=True, error_model="numpy")
def _measure(
    rows: Places, columns: Places, values: Floats, wanted: Floats, solution: Floats, worst: Floats
) -> None:
    draws, sides, count = solution.shape
    left, size = np.empty(count), np.empty(count)
    for draw in range(draws):
        worst[draw] = 0.0
        for number in range(sides):
            asked = wanted[draw if len(wanted) > 1 else 0, number]
            for row in range(count):
                left[row], size[row] = asked[row], abs(asked[row])
            for exchange in range(len(rows)):
                part = values[draw, exchange] * solution[draw, number, columns[exchange]]
                left[rows[exchange]] -= part
                size[rows[exchange]] += abs(part)
            for row in range(count):
                if not size[row] < np.inf:
                    worst[draw] = np.inf
                elif size[row] > 0.0:
                    worst[draw] = max(worst[draw], abs(left[row]) / size[row])
