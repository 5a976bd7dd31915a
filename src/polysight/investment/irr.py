"""Internal rate of return with everything that can go wrong said, for one flow or a batch."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.compiled import compiled, compiled_part
from polysight.investment.irr_lanes import LANES, Floats, LaneWork, lane_work, solve_lanes
from polysight.investment.irr_row import IrrStatus, first_guess, judged
from polysight.investment.polynomial import positive_roots

__all__ = ["Irr", "IrrBatch", "IrrStatus", "fill_irr", "irr", "irr_batch"]

_OK = int(IrrStatus.OK)


@dataclass(frozen=True, slots=True)
class Irr:
    """Rate of one flow.

    Parameters
    ----------
    rate : float
        Fraction per period; NaN unless the status is ``OK`` or ``MULTIPLE``.
    status : IrrStatus
        What is known about the rate.
    sign_changes : int
        Changes of sign along the flow, zeros skipped; 0 where a flow is not finite.
    root_count : int
        Roots above -100 %; a root that touches zero and turns back counts twice.
    residual : float
        Absolute value at the rate over the sum of absolute discounted flows; NaN without a rate.
    roots : tuple of float
        All distinct roots above -100 %, ascending.
    """

    rate: float
    status: IrrStatus
    sign_changes: int
    root_count: int
    residual: float
    roots: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class IrrBatch:
    """Rates of many flows; the fields are those of `Irr`.

    Parameters
    ----------
    rate : ndarray of float
        Axes ...; NaN unless the status is ``OK`` or ``MULTIPLE``.
    status : ndarray of int
        Axes ...; codes of `IrrStatus`.
    sign_changes, root_count : ndarray of int
        Axes ....
    residual : ndarray of float
        Axes ....
    """

    rate: Floats
    status: NDArray[np.int8]
    sign_changes: NDArray[np.int16]
    root_count: NDArray[np.int16]
    residual: Floats


def irr(flows: ArrayLike) -> Irr:
    """Rate at which the present value of one flow is zero.

    Timing within the period does not matter: it multiplies every term by the same factor.

    Rule for several roots. All signs are turned if the first flow that is not zero is a receipt.
    Where the value then falls through zero as the rate rises, the flow is on balance one of
    invested money, and a rate above the cost of capital speaks for it; where it rises, money is
    on balance borrowed and the comparison would be wrong. Of the falling roots the smallest above
    zero is reported if the sum of the flows is positive (every cost of capital from zero up to it
    then leaves a gain), else the largest that is not above zero, and if that side has none the
    nearest to zero of the other. Without a falling root the value is positive at no rate, and
    none is reported. The status stays ``MULTIPLE``.

    Parameters
    ----------
    flows : array_like of float
        Axis period; money of one unit.

    Returns
    -------
    Irr
        The same as `irr_batch` gives for this row.

    References
    ----------
    FIRR: NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction
    Projects, 3rd ed. (2006): sum of (CI - CO)_t (1 + FIRR)^-t = 0.
    Falling roots: G. B. Hazen, A new perspective on multiple internal rates of return, The
    Engineering Economist 48 (2003) 31-51.

    Examples
    --------
    >>> round(irr([-100.0, 39.0, 59.0, 55.0, 20.0]).rate, 5)
    0.28095
    >>> several = irr([-1.0, 5.0, -6.0])
    >>> several.roots, several.rate
    ((1.0, 2.0), 2.0)
    """
    row = np.array(flows, dtype=np.float64)
    found = irr_batch(row)
    rate, status = float(found.rate), IrrStatus(int(found.status))
    roots = [rate]
    if status is IrrStatus.MULTIPLE:
        roots = (positive_roots(row[::-1].copy())[0] - 1.0).tolist()
        if np.isfinite(rate):
            roots[int(np.argmin(np.abs(np.array(roots) - rate)))] = rate
    elif status is not IrrStatus.OK:
        roots = []
    return Irr(
        rate=rate,
        status=status,
        sign_changes=int(found.sign_changes),
        root_count=int(found.root_count),
        residual=float(found.residual),
        roots=tuple(roots),
    )


def irr_batch(flows: ArrayLike) -> IrrBatch:
    """Rate of every flow of an array; a row that fails never stops the others.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., period; money of one unit. Zeros at both ends, scale and sign change nothing.

    Returns
    -------
    IrrBatch
        Axes as the leading axes of ``flows``; the rule among several roots is that of `irr`.
    """
    given = np.ascontiguousarray(flows, dtype=np.float64)
    if given.shape[-1] == 0:
        given = np.zeros((*given.shape[:-1], 1))
    lead, rows = given.shape[:-1], given.reshape(-1, given.shape[-1])
    rate, status, changes, count, residual = _room(len(rows))
    fill_irr(rows, lane_work(rows.shape[1]), rate, status, changes, count, residual)
    return IrrBatch(
        rate.reshape(lead),
        status.reshape(lead),
        changes.reshape(lead),
        count.reshape(lead),
        residual.reshape(lead),
    )


def _room(
    rows: int,
) -> tuple[Floats, NDArray[np.int8], NDArray[np.int16], NDArray[np.int16], Floats]:
    """Memory of the five fields, in one piece: the system gives a large one in few pages."""
    sizes = np.array([0, 8, 8, 2, 2, 1]) * rows
    piece, ends = np.empty(sizes.sum(), dtype=np.int8), np.cumsum(sizes)
    rate, residual, changes, count, status = (piece[start:end] for start, end in pairwise(ends))
    return (
        rate.view(np.float64),
        status,
        changes.view(np.int16),
        count.view(np.int16),
        residual.view(np.float64),
    )


@compiled
def fill_irr(
    rows: Floats,
    work: LaneWork,
    rate: Floats,
    status: NDArray[np.int8],
    changes: NDArray[np.int16],
    count: NDArray[np.int16],
    residual: Floats,
) -> None:
    """Rate of every row, in place; to be called beside itself on other rows in other threads.

    Parameters
    ----------
    rows : ndarray of float
        Axes row, period; contiguous.
    work : LaneWork
        Made by `lane_work`; overwritten.
    rate, status, changes, count, residual : ndarray
        Axis row; the fields of `IrrBatch`, filled.
    """
    guess = first_guess(rows.shape[1])
    for block in range(0, rows.shape[0], LANES):
        size = min(LANES, rows.shape[0] - block)
        if size == LANES and _full(rows, block):
            for lane in range(LANES):
                work.start[lane] = guess
            certain = solve_lanes(rows, block, work)
        else:
            for lane in range(size):
                work.start[lane] = _shift(rows[block + lane], work.shifted[lane])
            certain = solve_lanes(work.shifted, 0, work) and size == LANES
        if certain:
            for lane in range(LANES):
                rate[block + lane], residual[block + lane] = work.told[3, lane], work.told[4, lane]
                status[block + lane], changes[block + lane], count[block + lane] = _OK, 1, 1
            continue
        for lane in range(size):
            place, x = block + lane, work.told[0, lane]
            found = judged(rows[place], x, work.told[1, lane], work.told[2, lane])
            rate[place], status[place], residual[place] = found[0], found[1], found[4]
            changes[place], count[place] = found[2], found[3]


@compiled_part
def _full(rows: Floats, block: int) -> bool:
    """Whether no row of a block begins or ends with a zero."""
    full, last = True, rows.shape[1] - 1
    for row in range(block, block + LANES):
        full = full and rows[row, 0] != 0.0 and rows[row, last] != 0.0
    return full


@compiled_part
def _shift(row: Floats, shifted: Floats) -> float:
    """Copy a row from its first flow that is not zero; where to begin the search."""
    first, last = 0, row.size - 1
    while first < last and row[first] == 0.0:
        first += 1
    while last > first and row[last] == 0.0:
        last -= 1
    for period in range(row.size):
        shifted[period] = row[first + period] if first + period <= last else 0.0
    return first_guess(last - first + 1)
