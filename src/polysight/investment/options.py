"""What it is worth to wait, to stop and to build in steps while the price is uncertain.

The price of the main product moves around the path of the case as `mean_reversion` says; every
decision is taken at the start of a year by one who sees the price of that day. Flows are those of
the full statement before financing and after its own tax, path by path, valued to the start of
building at the after-tax rate of the case: a rate that already pays for the risk of the price.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.case_time import MONTHS
from polysight.investment.mean_reversion import MeanReversion, deviations, price_factors
from polysight.investment.path_flows import path_flows
from polysight.investment.schedule_change import phase_postponed, postponed, without_phases
from polysight.investment.stopping import Stopping, stopping

#: Where in its period a flow lies.
_PLACE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class PricePaths:
    """Simulated prices of the main product over the path of the case.

    Parameters
    ----------
    start : int
        Month in which the paths begin, from January of the first year.
    deviation : ndarray of float
        Axes path, month; logarithm of the price over its long-run path, at the month's start.
    factor : ndarray of float
        Axes path, month; price over the path of the case.
    """

    start: int
    deviation: Floats
    factor: Floats

    def by_period(self, case: ProjectCase) -> Floats:
        """Mean factor of each period of a case.

        Parameters
        ----------
        case : ProjectCase
            The project, as it is or changed, with the same first year.

        Returns
        -------
        ndarray of float
            Axes path, period; one before the paths begin.
        """
        paths, months = self.factor.shape
        whole = case.periods * case.period_months
        if self.start + months < case.end_month:
            raise refusal(DataError, "change.short_paths", got=months)
        told = np.ones((paths, max(whole, self.start + months)))
        told[:, self.start : self.start + months] = self.factor
        return np.asarray(told[:, :whole].reshape(paths, case.periods, -1).mean(axis=2))

    def seen(self, month: int) -> Floats:
        """What a decider sees at the start of a month.

        Parameters
        ----------
        month : int
            Month from January of the first year.

        Returns
        -------
        ndarray of float
            Axes path, state.
        """
        return self.deviation[:, month - self.start, None]


def price_paths(
    case: ProjectCase,
    price: MeanReversion,
    *,
    years: int,
    paths: int,
    seed: int,
    deviation: float = 0.0,
) -> PricePaths:
    """Simulated prices from the start of the base period to the end of the latest case.

    Parameters
    ----------
    case : ProjectCase
        The project as planned.
    price : MeanReversion
        How the logarithm of the price moves around its path.
    years : int
        Years by which a decision may put the project off.
    paths : int
        Number of paths.
    seed : int
        Start of the random numbers.
    deviation : float
        Logarithm of the price over its path at the start.

    Returns
    -------
    PricePaths
        The paths; the same for the same seed.
    """
    start = _base(case)
    months = case.end_month + MONTHS * years + case.period_months - start
    shocks = np.random.default_rng(seed).standard_normal((paths, months))
    moved = deviations(price, deviation, months, shocks)
    return PricePaths(start, moved, price_factors(price, moved))


@dataclass(frozen=True, slots=True)
class _Flows:
    """Discounted flows of a case along the paths."""

    case: ProjectCase
    worth: Floats
    left: Floats

    def before(self, month: int) -> Floats:
        """Axis path; worth of the periods that begin before a month."""
        return np.asarray(self.worth[:, : month // self.case.period_months].sum(axis=1))


def value_as_planned(case: ProjectCase, prices: PricePaths) -> Floats:
    """Net present value of a case on each path when nothing is ever decided anew.

    Parameters
    ----------
    case : ProjectCase
        The project.
    prices : PricePaths
        The paths.

    Returns
    -------
    ndarray of float
        Axis path; CNY at the start of the paths.
    """
    return np.asarray(_flows(case, prices, 0.0).worth.sum(axis=1))


def worth_of_stopping(case: ProjectCase, prices: PricePaths, salvage_share: float) -> Stopping:
    """Worth of a project that may be given up at the start of any year.

    Parameters
    ----------
    case : ProjectCase
        The project; building starts with the paths.
    prices : PricePaths
        The paths.
    salvage_share : float
        Part of the book value that assets bring when it is given up; working capital is
        recovered whole. No tax is paid or saved on what they bring.

    Returns
    -------
    Stopping
        Dates are the starts of the calendar years after building has begun; the last place is
        running to the end.
    """
    flows = _flows(case, prices, salvage_share)
    first = MONTHS * (min(one.start_month for one in case.phases) // MONTHS + 1)
    dates = range(first, case.end_month, MONTHS)
    if not dates:
        raise refusal(DataError, "change.short_paths", got=case.end_month)
    edges = [flows.before(month) for month in dates]
    whole = flows.worth.sum(axis=1)
    rewards = np.diff(np.array([*edges, whole]), axis=0)
    exercise = np.array(
        [flows.left[:, month // case.period_months - 1] * _discount(case, prices, float(month))
         for month in dates]
    )  # fmt: skip
    states = np.array([prices.seen(month) for month in dates])
    found = stopping(exercise, states, rewards)
    return _shifted(found, edges[0])


def worth_of_waiting(
    case: ProjectCase, prices: PricePaths, years: int, salvage_share: float | None = None
) -> Stopping:
    """Worth of a project whose start may be put off year by year, or for good.

    Parameters
    ----------
    case : ProjectCase
        The project as planned.
    prices : PricePaths
        The paths.
    years : int
        Most years by which the start may be put off.
    salvage_share : float or None
        Where given, the project may also be stopped once it has begun.

    Returns
    -------
    Stopping
        Date k is a start k years later than planned; the last place is never building.
    """
    exercise, states, best = [], [], [np.zeros(len(prices.factor))]
    for late in range(years + 1):
        later = postponed(case, MONTHS * late)
        if salvage_share is None:
            exercise.append(value_as_planned(later, prices))
            best.append(exercise[-1])
        else:
            inner = worth_of_stopping(later, prices, salvage_share)
            exercise.append(inner.outcome)
            best.append(inner.best)
        states.append(prices.seen(prices.start + MONTHS * late))
    found = stopping(np.array(exercise), np.array(states))
    return replace(found, best=np.max(best, axis=0))


def worth_of_later_phases(
    case: ProjectCase, prices: PricePaths, years: int, keys: tuple[str, ...] = ()
) -> Stopping:
    """Worth of a project of which some phases are built when the price invites, or never.

    Parameters
    ----------
    case : ProjectCase
        A project of two phases or more; the other phases are built as planned.
    prices : PricePaths
        The paths.
    years : int
        Most years by which these phases may be put off; all of them move together.
    keys : tuple of str
        Keys of the phases; all but the first to start where empty.

    Returns
    -------
    Stopping
        Worth of the whole project. Date k builds the phases k years later than planned; the last
        place never builds them.

    Raises
    ------
    DataError
        If no phase or no other phase is left.
    """
    order = sorted(case.phases, key=lambda one: one.start_month)
    later = keys or tuple(one.key for one in order[1:])
    if not later:
        raise refusal(DataError, "change.one_phase", got=order[0].key)
    alone = value_as_planned(without_phases(case, later), prices)
    moving = [one for one in case.phases if one.key in later]
    planned, ready = (
        min(one.start_month for one in moving),
        max(one.commissioned for one in moving),
    )
    exercise, states = [], []
    for late in range(years + 1):
        month = planned + MONTHS * late
        if late and ready + MONTHS * late >= case.end_month:
            break
        moved = case
        for key in later:
            moved = phase_postponed(moved, key, MONTHS * late)
        exercise.append(value_as_planned(moved, prices) - alone)
        states.append(prices.seen(max(month, prices.start)))
    return _shifted(stopping(np.array(exercise), np.array(states)), alone)


def _base(case: ProjectCase) -> int:
    first = min(one.start_month for one in case.phases)
    return first - first % case.period_months


def _flows(case: ProjectCase, prices: PricePaths, salvage_share: float) -> _Flows:
    net, working_capital, book_value = path_flows(case, prices.by_period(case))
    place = _PLACE[case.valuation.timing]
    middle: Floats = (np.arange(case.periods, dtype=np.float64) + place) * case.period_months
    left = working_capital + salvage_share * book_value
    return _Flows(case, net * _discount(case, prices, middle), left)


def _discount(case: ProjectCase, prices: PricePaths, month: ArrayLike) -> Floats:
    years = (np.asarray(month, dtype=np.float64) - prices.start) / MONTHS
    return np.asarray((1.0 + case.valuation.discount_rate_after_tax) ** -years)


def _shifted(found: Stopping, earlier: Floats) -> Stopping:
    """The same decision with what was earned before, or beside it."""
    outcome = found.outcome + earlier
    mean = float(earlier.mean())
    return replace(
        found,
        value=found.value + mean,
        error=float(outcome.std(ddof=1) / np.sqrt(len(outcome))),
        outcome=outcome,
        fixed=found.fixed + mean,
        best=found.best + earlier,
    )
