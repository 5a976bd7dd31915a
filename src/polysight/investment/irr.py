"""Internal rate of return with everything that can go wrong said, for one flow or a batch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.investment.polynomial import Floats, positive_roots, sign_changes

#: Rows solved together.
_BLOCK = 4096


class IrrStatus(IntEnum):
    """What is known about the rate of a flow.

    ``OK``: exactly one root above -100 %, where the value changes sign; it is the rate.
    ``NONE``: the signs change but no real root exists. ``MULTIPLE``: more than one root, or one
    where the value touches zero and turns back; no rate is reported. ``ONE_SIGN``: all flows
    that are not zero have one sign. ``INVALID``: a flow is not finite, or the root is outside
    the range of doubles. ``ALL_ZERO``: no flow at all.
    """

    OK = 0
    NONE = 1
    MULTIPLE = 2
    ONE_SIGN = 3
    INVALID = 4
    ALL_ZERO = 5

    @property
    def label(self) -> str:
        """Name of the status as surfaces write it, for example ``one-sign``."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Irr:
    """Rate of one flow.

    Parameters
    ----------
    rate : float
        Fraction per period; NaN unless the status is ``OK``.
    status : IrrStatus
        What is known about the rate.
    sign_changes : int
        Changes of sign along the flow, zeros skipped.
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
        Axes ...; NaN unless the status is ``OK``.
    status : ndarray of int
        Axes ...; codes of `IrrStatus`.
    sign_changes, root_count : ndarray of int
        Axes ....
    residual : ndarray of float
        Axes ....
    roots : ndarray of float
        Axes ..., root; ascending, NaN behind the last root.
    """

    rate: Floats
    status: NDArray[np.int8]
    sign_changes: NDArray[np.int64]
    root_count: NDArray[np.int64]
    residual: Floats
    roots: Floats


def irr(flows: ArrayLike) -> Irr:
    """Rate at which the present value of one flow is zero.

    Rule for several roots: none of them is reported as the rate; the status is ``MULTIPLE`` and
    all roots are given. Timing within the period does not matter: it multiplies every term by
    the same factor.

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

    Examples
    --------
    >>> round(irr([-100.0, 39.0, 59.0, 55.0, 20.0]).rate, 5)
    0.28095
    >>> irr([-1.0, 5.0, -6.0]).roots
    (1.0, 2.0)
    """
    batch = irr_batch(np.atleast_2d(np.asarray(flows, dtype=np.float64)))
    roots = batch.roots[0]
    return Irr(
        rate=float(batch.rate[0]),
        status=IrrStatus(int(batch.status[0])),
        sign_changes=int(batch.sign_changes[0]),
        root_count=int(batch.root_count[0]),
        residual=float(batch.residual[0]),
        roots=tuple(float(root) for root in roots[~np.isnan(roots)]),
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
        Axes as the leading axes of ``flows``.
    """
    given = np.asarray(flows, dtype=np.float64)
    lead, rows = given.shape[:-1], given.reshape(-1, given.shape[-1])
    finite = np.all(np.isfinite(rows), axis=1)
    usable = np.where(finite[:, None], rows, 0.0)
    changes = sign_changes(usable)
    rates, count, worst = _rates(usable, changes)
    # Descartes: an odd number of sign changes proves a root; if none was found it overflowed.
    lost = (changes % 2 == 1) & (count == 0)
    represented = finite & ~lost & ~np.any(np.isinf(rates), axis=1)
    rates = np.where(represented[:, None], rates, np.nan)
    count = np.where(represented, count, 0)
    status = np.select(
        [~represented, ~np.any(usable != 0, axis=1), changes == 0, count == 0, count == 1],
        [IrrStatus.INVALID, IrrStatus.ALL_ZERO, IrrStatus.ONE_SIGN, IrrStatus.NONE, IrrStatus.OK],
        default=IrrStatus.MULTIPLE,
    ).astype(np.int8)
    return IrrBatch(
        rate=np.where(status == IrrStatus.OK, rates[:, 0], np.nan).reshape(lead),
        status=status.reshape(lead),
        sign_changes=changes.reshape(lead),
        root_count=count.reshape(lead),
        residual=np.where(count > 0, worst, np.nan).reshape(lead),
        roots=rates.reshape(*lead, rates.shape[1]),
    )


def _rates(rows: Floats, changes: NDArray[np.int64]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Ascending rates (at least one column), counts and largest residual of each row."""
    # Rows with one root need none of the steps of the others; blocks keep the memory level.
    groups = [np.flatnonzero(changes == 1), np.flatnonzero(changes > 1)]
    blocks = [
        group[start : start + _BLOCK] for group in groups for start in range(0, group.size, _BLOCK)
    ]
    # Period 0 has power 0 in x = 1 / (1 + rate); reading the flow backwards gives powers of
    # 1 + rate, whose ascending roots are ascending rates.
    found = [(places, positive_roots(rows[places][:, ::-1])) for places in blocks]
    width = max([1, *(roots.values.shape[1] for _, roots in found)])
    rates = np.full((len(rows), width), np.nan)
    count = np.zeros(len(rows), dtype=np.int64)
    worst = np.zeros(len(rows))
    for places, roots in found:
        rates[places, : roots.values.shape[1]] = roots.values - 1.0
        count[places] = roots.count
        worst[places] = np.max(np.nan_to_num(roots.residual), axis=1, initial=0.0)
    return rates, count, worst
