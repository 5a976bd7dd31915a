"""Plans whose yearly flow is level, by which a rate of return and a payback hang together.

A plan spends its capital over ``c`` years, then earns the same flow ``A`` for ``n`` years. Its
static payback is ``c + I / A``, and its rate ``i`` solves ``I s(c, i) = A a(n, i)``: one of the two
leaves no choice for the other. What a published figure does not tell is let vary: how the capital
is spent, how low the first year is, how far the flow falls when preferences of tax and write-offs
end, what is recovered at the end. Money stands in calendar years, at their end, as in the tables of
Chinese feasibility studies.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import Floats

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanRanges:
    """Between what the plans of a published figure may lie.

    Parameters
    ----------
    construction_years, life_years : tuple of float
        Time of building and time of operation.
    first_half : tuple of float
        Part of the capital that is spent in the first half of building, above 0 and below 1.
    first_year : tuple of float
        Flow of the first year of operation over the level flow.
    later : tuple of float
        Flow after ``later_after`` years over the level flow before.
    later_after : tuple of float
        Years of operation after which the flow falls.
    recovered : tuple of float
        What comes back at the end, over the capital: residual values and working capital.
    """

    construction_years: Range
    life_years: Range
    first_half: Range
    first_year: Range
    later: Range
    later_after: Range
    recovered: Range


class Plans(NamedTuple):
    """Plans, axis plan.

    Parameters
    ----------
    construction_years, life_years, first_half, first_year, later, later_after, recovered : \
ndarray of float
        As in `PlanRanges`.
    """

    construction_years: Floats
    life_years: Floats
    first_half: Floats
    first_year: Floats
    later: Floats
    later_after: Floats
    recovered: Floats


class PlanFlows(NamedTuple):
    """Flows of plans by calendar year from the start of building, over all capital.

    Parameters
    ----------
    building, running : ndarray of float
        Axis plan; years until operation starts, and until it ends.
    outlay : ndarray of float
        Axes plan, year; capital spent.
    earned : ndarray of float
        Axes plan, year; flow over the level flow.
    recovered : ndarray of float
        Axes plan, year; what comes back at the end.
    """

    building: Floats
    running: Floats
    outlay: Floats
    earned: Floats
    recovered: Floats


#: Places of each range that are worked: its ends, and what lies between them for the time of
#: building, with which the rate need not rise or fall alone.
_PLACES = {"construction_years": (0.0, 0.25, 0.5, 0.75, 1.0)}
_ENDS = (0.0, 1.0)
#: Times, and sums of money over the capital, are counted with this rounding.
_ROUNDING = 1e-9


def plans(ranges: PlanRanges) -> Plans:
    """Every plan at the ends of the ranges.

    Parameters
    ----------
    ranges : PlanRanges
        The ranges.

    Returns
    -------
    Plans
        All combinations; a range of one number counts once.
    """
    levels = []
    for name in Plans._fields:
        low, high = getattr(ranges, name)
        places = _PLACES.get(name, _ENDS) if high > low else (0.0,)
        levels.append([low + place * (high - low) for place in places])
    return Plans(*(np.array(column) for column in zip(*product(*levels), strict=True)))


def plan_flows(told: Plans, growth: float = 0.0) -> PlanFlows:
    """Flows of plans by calendar year.

    Parameters
    ----------
    told : Plans
        The plans.
    growth : float, default 0
        What a flow that is not level gains each year, as a fraction.

    Returns
    -------
    PlanFlows
        Years from the start of building to the end of the longest operation.
    """
    build, life = told.construction_years[:, None], told.life_years[:, None]
    count = int(np.ceil((build + life).max() - _ROUNDING))
    ends = np.arange(count + 1, dtype=np.float64)
    share = np.divide(ends, build, out=np.ones((build.size, count + 1)), where=build > 0.0)
    spent = np.clip(share, 0.0, 1.0) ** -np.log2(told.first_half)[:, None]
    spent[:, 0] = 0.0
    earned = np.diff(_earned(told, ends - build), axis=1)
    earned *= (1.0 + growth) ** np.maximum(np.floor(ends[:-1] - build), 0.0)
    last = np.ceil(build + life - _ROUNDING).astype(np.int64) - 1
    recovered = np.zeros((build.size, count))
    np.put_along_axis(recovered, last, told.recovered[:, None], axis=1)
    running = told.construction_years + told.life_years
    return PlanFlows(told.construction_years, running, np.diff(spent, axis=1), earned, recovered)


def _earned(told: Plans, years: Floats) -> Floats:
    """Flow earned until years of operation, over the level flow; axes plan, place in years."""
    run = np.clip(years, 0.0, told.life_years[:, None])
    late = np.maximum(run - told.later_after[:, None], 0.0)
    return np.asarray(
        run
        - (1.0 - told.first_year)[:, None] * np.minimum(run, 1.0)
        - (1.0 - told.later)[:, None] * late
    )


def flow_of_payback(
    flows: PlanFlows, payback: float, *, from_building: bool, rate: float = 0.0
) -> Floats:
    """Level flow with which money is back after a time.

    Parameters
    ----------
    flows : PlanFlows
        The plans.
    payback : float
        Years from the start of building or of operation.
    from_building : bool
        Whether building counts.
    rate : float, default 0
        Yearly rate at which flows are discounted to the start; zero for the static payback.

    Returns
    -------
    ndarray of float
        Axis plan; yearly flow over the capital. NaN where the money cannot be back then: not
        before building ends and not after operation ends.
    """
    when = payback + (0.0 if from_building else flows.building)
    when = np.broadcast_to(when, flows.building.shape)
    factor = _factors(flows, rate)
    run = _running(flows.earned * factor)
    within = (when >= np.ceil(flows.building - _ROUNDING)) & (when <= flows.running + _ROUNDING)
    year = np.clip(np.floor(when), 0.0, factor.size - 1.0).astype(np.int64)
    at, step = _around(run, year)
    gained = at + (when - year) * step
    outlay = (flows.outlay * factor).sum(axis=1)
    known = within & (gained > 0.0)
    return np.asarray(np.divide(outlay, gained, out=np.full(when.size, np.nan), where=known))


def payback_of_flow(
    flows: PlanFlows, flow: Floats, *, from_building: bool, rate: float = 0.0
) -> Floats:
    """Years until money is back with a level flow.

    Parameters
    ----------
    flows : PlanFlows
        The plans.
    flow : ndarray of float
        Axis plan; yearly flow over the capital.
    from_building : bool
        Whether building counts.
    rate : float, default 0
        Yearly rate at which flows are discounted to the start; zero for the static payback.

    Returns
    -------
    ndarray of float
        Axis plan; infinite where operation does not bring it back.
    """
    factor = _factors(flows, rate)
    run = _running((flow[:, None] * flows.earned - flows.outlay) * factor)
    below = run < -_ROUNDING
    last = factor.size - np.argmax(below[:, ::-1], axis=1)
    back = below.any(axis=1) & (last < factor.size)
    year = np.minimum(last, factor.size - 1)
    at, step = _around(run, year)
    years = year + np.divide(-at, step, out=np.full(flow.size, np.inf), where=back)
    return np.where(back, years - (0.0 if from_building else flows.building), np.inf)


def _factors(flows: PlanFlows, rate: float) -> Floats:
    """What a flow at the end of each year counts at the start."""
    years = np.arange(1.0, flows.outlay.shape[1] + 1.0)
    return np.asarray((1.0 + rate) ** -years, dtype=np.float64)


def _running(yearly: Floats) -> Floats:
    """Sums from the start; axes plan, end of year, the start first."""
    return np.concatenate([np.zeros((len(yearly), 1)), np.cumsum(yearly, axis=1)], axis=1)


def _around(run: Floats, year: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Sum at the start of a year, and what the year adds; axis plan."""
    plan = np.arange(len(run))
    at, after = run[plan, year], run[plan, year + 1]
    return np.asarray(at), np.asarray(after - at)
