"""Years until the money is back, static or discounted, from construction or from operation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.investment.npv import Floats, Timing, discount_factors


class PaybackStatus(IntEnum):
    """What is known about the payback of a flow.

    ``REACHED``: the cumulative flow becomes zero or positive and stays so. ``REVERSED``: it
    does but falls below zero again later; the first time is reported. ``NOT_REACHED``: it stays
    negative. ``NO_OUTLAY``: it is never negative, nothing has to come back. ``INVALID``: a
    flow is not finite.
    """

    REACHED = 0
    REVERSED = 1
    NOT_REACHED = 2
    NO_OUTLAY = 3
    INVALID = 4

    @property
    def label(self) -> str:
        """Name of the status as surfaces write it, for example ``not-reached``."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Payback:
    """Payback of each flow.

    Parameters
    ----------
    years : ndarray of float
        Axes ...; periods since the chosen start; NaN unless reached (or reached and reversed).
    status : ndarray of int
        Axes ...; codes of `PaybackStatus`.
    """

    years: Floats
    status: NDArray[np.int8]


def static_payback(flows: ArrayLike, *, first_year: int) -> Payback:
    """Years until the cumulative flow is zero again, with no discounting.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., year; money, end of year.
    first_year : int
        Place of the year from whose start years are counted: 0 counts from the start of
        construction, the number of construction years from the start of operation.

    Returns
    -------
    Payback
        Axes ....

    References
    ----------
    P_t = T - 1 + abs(cumulative flow of T - 1) / flow of T: NDRC and MOHURD, Economic
    Evaluation Methods and Parameters for Construction Projects, 3rd ed. (2006).

    Examples
    --------
    >>> float(static_payback([-100.0, 40.0, 40.0, 40.0], first_year=0).years)
    3.5
    """
    return _payback(np.asarray(flows, dtype=np.float64), first_year)


def dynamic_payback(
    flows: ArrayLike, *, rate: ArrayLike, timing: Timing, first_year: int
) -> Payback:
    """Years until the cumulative discounted flow is zero.

    Parameters
    ----------
    flows : array_like of float
        Axes ..., year; money.
    rate : array_like of float
        Axes ...; fraction per year.
    timing : {"start", "middle", "end"}
        When within its year money flows; see `polysight.investment.npv.discount_factors`.
    first_year : int
        See `static_payback`.

    Returns
    -------
    Payback
        Axes ....
    """
    money = np.asarray(flows, dtype=np.float64)
    return _payback(money * discount_factors(rate, money.shape[-1], timing), first_year)


def _payback(flows: Floats, first_year: int) -> Payback:
    cumulative = np.add.accumulate(flows, axis=-1)
    finite = np.all(np.isfinite(flows), axis=-1)
    negative = cumulative < 0
    outlay = np.maximum.accumulate(negative, axis=-1)
    back = outlay & ~negative
    reached = np.any(back, axis=-1)
    year = np.argmax(back, axis=-1)[..., None]
    missing = -np.take_along_axis(cumulative, np.maximum(year - 1, 0), axis=-1)[..., 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = missing / np.take_along_axis(flows, year, axis=-1)[..., 0]
    years = np.where(finite & reached, year[..., 0] + share - first_year, np.nan)
    reversed_later = np.any(np.maximum.accumulate(back, axis=-1) & negative, axis=-1)
    status = np.select(
        [~finite, ~np.any(outlay, axis=-1), ~reached, reversed_later],
        [
            PaybackStatus.INVALID,
            PaybackStatus.NO_OUTLAY,
            PaybackStatus.NOT_REACHED,
            PaybackStatus.REVERSED,
        ],
        default=PaybackStatus.REACHED,
    )
    return Payback(np.asarray(years), np.asarray(status, dtype=np.int8))
