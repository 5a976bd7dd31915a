"""How far futures of polysilicon stand from the spot price, from days on which both were quoted."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass, replace

import numpy as np

from polysight.errors import DataError, refusal
from polysight.evidence.observation import Observation
from polysight.investment.mean_reversion import (
    FASTEST,
    LEAST_STEPS,
    MeanReversion,
    ReversionFit,
    reversion_fit,
)
from polysight.study.view import View

#: Grades that can be delivered, by preference, and how far apart two quotes of a pair may be.
GRADES, REACH_DAYS = ("n-type", "n-type-dense"), 7
DELIVERABLE = "gfex-deliverable"
_DAYS_PER_YEAR = 365.25
_TOO_FAST = 0.99


@dataclass(frozen=True, slots=True)
class BasisPair:
    """Futures and spot of one day.

    Parameters
    ----------
    day : str
        Day of the futures.
    futures, spot : float
        As quoted, with value-added tax [CNY/kg].
    inputs : tuple of str
        Ids of the rows.
    """

    day: str
    futures: float
    spot: float
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FuturesBasis:
    """The basis with what it rests on.

    Parameters
    ----------
    pairs : tuple of BasisPair
        Days in order.
    fit : ReversionFit
        How the ratio of futures to spot moves, with its interval.
    used : MeanReversion
        What is simulated: the most likely movement; the slow end of its interval where that is
        faster than the quotes can show, and never slower than their window can show.
    """

    pairs: tuple[BasisPair, ...]
    fit: ReversionFit
    used: MeanReversion

    @property
    def window(self) -> tuple[str, str]:
        """First and last day."""
        return self.pairs[0].day, self.pairs[-1].day

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of all rows."""
        return tuple(dict.fromkeys(name for one in self.pairs for name in one.inputs))


def futures_basis(view: View) -> FuturesBasis:
    """The basis of polysilicon futures.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    FuturesBasis
        Pairs, fit and what is simulated.

    Raises
    ------
    DataError
        If there are too few days on which both were quoted.
    """
    pairs = basis_pairs(view)
    if len(pairs) <= LEAST_STEPS:
        raise refusal(DataError, "hedge.pairs", got=len(pairs), least=LEAST_STEPS + 1)
    years = [np.datetime64(one.day).astype(int) / _DAYS_PER_YEAR for one in pairs]
    ratios = [one.futures / one.spot for one in pairs]
    fit = reversion_fit(years, ratios)
    # A speed at the end of what is looked at is faster than quotes weeks apart can show.
    used = fit.slow if fit.central.speed > _TOO_FAST * FASTEST else fit.central
    slowest = math.log(2.0) / fit.years
    if used.speed < slowest:
        level = statistics.fmean(math.log(one) for one in ratios)
        used = replace(used, speed=slowest, level=level)
    return FuturesBasis(pairs, fit, used)


def basis_pairs(view: View) -> tuple[BasisPair, ...]:
    """Days on which a futures price was quoted, with the spot price nearest to each.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    tuple of BasisPair
        In order; a day with several contracts takes their mean, and spot quotes of one day
        likewise.
    """
    quoted = futures_quotes(view)
    spots = [_by_day(view, "spot", (grade,)) for grade in GRADES]
    told = []
    for day, rows in sorted(quoted.items()):
        near = [found for spot in spots if (found := _nearest(day, spot))]
        if near:
            told.append(_pair(day, rows, near[0]))
    return tuple(told)


def futures_quotes(view: View) -> dict[str, list[Observation]]:
    """Quotes of futures by day.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    dict of str to list of Observation
        With tax [CNY/kg]; a day may have several contracts.
    """
    return _by_day(view, "futures", (DELIVERABLE,))


def _by_day(view: View, deal: str, grades: tuple[str, ...]) -> dict[str, list[Observation]]:
    """Quotes of single days and weeks, with tax, by day."""
    rows = view.facts(
        "price",
        lambda row: (
            row.grade in grades
            and row.basis.get("deal") == deal
            and row.basis.get("tax") == "included"
            and row.canonical_unit.startswith("CNY/")
            and row.period.start == row.period.end
        ),
        product="polysilicon",
        geography="CN",
    )
    told: dict[str, list[Observation]] = {}
    for row in rows:
        told.setdefault(row.period.start.isoformat(), []).append(row)
    return told


def _nearest(day: str, spot: dict[str, list[Observation]]) -> list[Observation]:
    """Spot quotes of the nearest day within reach; the earlier of two as near."""
    at = np.datetime64(day)
    apart = {one: abs(int((np.datetime64(one) - at).astype(int))) for one in spot}
    if not apart or min(apart.values()) > REACH_DAYS:
        return []
    return spot[min(apart, key=lambda one: (apart[one], one))]


def _pair(day: str, futures: list[Observation], spot: list[Observation]) -> BasisPair:
    return BasisPair(
        day,
        statistics.fmean(row.middle for row in futures),
        statistics.fmean(row.middle for row in spot),
        tuple(row.id for row in (*futures, *spot)),
    )
