"""Internal rate of return with everything that can go wrong said, for one flow or a batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from polysight.investment.irr_row import IrrStatus, reported_rate, roots_of_row
from polysight.investment.polynomial import Floats

__all__ = ["Irr", "IrrBatch", "IrrStatus", "irr", "irr_batch"]


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
        Absolute value at the worst root over the sum of absolute discounted flows; NaN without
        a root.
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
    sign_changes: NDArray[np.int64]
    root_count: NDArray[np.int64]
    residual: Floats


def irr(flows: ArrayLike) -> Irr:
    """Rate at which the present value of one flow is zero.

    Timing within the period does not matter: it multiplies every term by the same factor.

    Rule for several roots: the status is ``MULTIPLE``, all roots are given, and the rate is the
    root that bounds the stretch of costs of capital around zero at which the flow keeps the sign
    of its sum, if the value falls there as the rate rises. In full: all signs are turned if the
    first flow that is not zero is a receipt. Where the value falls through zero the flow is on
    balance one of invested money, and a rate above the cost of capital speaks for it; where it
    rises, money is on balance borrowed and the comparison would be wrong. Of the falling roots
    the smallest above zero is reported if the sum of the flows is positive, else the largest
    below zero, and if that side has none the nearest to zero of the other. Without a falling
    root the value is positive at no rate, and none is reported.

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
    rates, status, changes, count, residual = roots_of_row(row)
    rate = np.nan
    if status == IrrStatus.OK:
        rate = rates[0]
    elif status == IrrStatus.MULTIPLE:
        rate = reported_rate(row, rates)
    roots = tuple(float(root) for root in rates)
    return Irr(float(rate), IrrStatus(status), changes, count, residual, roots)


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
    lead, rows = given.shape[:-1], given.reshape(-1, given.shape[-1])
    rate, residual = np.empty(len(rows)), np.empty(len(rows))
    status = np.empty(len(rows), dtype=np.int8)
    changes, count = np.empty((2, len(rows)), dtype=np.int64)
    _fill(rows, rate, status, changes, count, residual)
    return IrrBatch(
        rate.reshape(lead),
        status.reshape(lead),
        changes.reshape(lead),
        count.reshape(lead),
        residual.reshape(lead),
    )


@njit(cache=True, nogil=True, error_model="numpy")
def _fill(
    rows: Floats,
    rate: Floats,
    status: NDArray[np.int8],
    changes: NDArray[np.int64],
    count: NDArray[np.int64],
    residual: Floats,
) -> None:
    for place in range(rows.shape[0]):
        rates, found, changes[place], count[place], residual[place] = roots_of_row(rows[place])
        status[place] = found
        rate[place] = np.nan
        if found == 0:
            rate[place] = rates[0]
        elif found == 2:
            rate[place] = reported_rate(rows[place], rates)
