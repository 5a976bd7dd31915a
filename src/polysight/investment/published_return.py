"""Whether a published rate of return, payback and profit can stand beside each other.

Each pair of figures is held against every plan of `polysight.investment.level_flow` that its ranges
allow: one figure gives the level flow of a plan, the flow gives the other. What lies outside the
band of all plans cannot hold together. Words that a source leaves out (whether building counts in a
payback, whether it is discounted) are read both ways; a set holds if it holds in one reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.level_flow import (
    PlanFlows,
    PlanRanges,
    Plans,
    Range,
    flow_of_payback,
    payback_of_flow,
    plan_flows,
    plans,
)
from polysight.investment.level_rates import rates_of_flow

#: Yearly growth of the flow between which a reconciling one is sought.
_GROWTH = (-0.5, 1.0)
_HALVINGS = 60


class ReturnVerdict(StrEnum):
    """What can be said of a published set."""

    HOLDS = "holds"
    CANNOT_HOLD = "cannot-hold"
    CANNOT_JUDGE = "cannot-judge"


class Pair(StrEnum):
    """Figures that are held against each other: the first gives the flow, the second is told."""

    PAYBACK_RATE = "payback-rate"
    PROFIT_RATE = "profit-rate"
    PROFIT_PAYBACK = "profit-payback"


@dataclass(frozen=True, slots=True)
class PublishedReturn:
    """Figures of one published project, each with the range that its rounding leaves.

    Parameters
    ----------
    rate : tuple of float or None
        Rate of return of all capital, fraction per year.
    payback : tuple of float or None
        Years until the money is back.
    flow : tuple of float or None
        Yearly flow over the capital, as profit, write-off and interest tell it.
    from_building : bool or None
        Whether the payback counts building; None where it is not told.
    discounted : bool or None
        Whether the payback is discounted; None where it is not told.
    discount_rate : tuple of float
        Rates at which a discounted payback may be.
    tax_step : tuple of float
        Flow behind the rate over the flow behind the payback: one where both stand on the same
        side of income tax.
    """

    rate: Range | None
    payback: Range | None
    flow: Range | None
    from_building: bool | None
    discounted: bool | None
    discount_rate: Range
    tax_step: Range = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class PairCheck:
    """One figure against what another one leaves to it.

    Parameters
    ----------
    pair : Pair
        Which figures.
    flow : tuple of float
        Yearly flow over the capital between which all plans lie; NaN where no plan has one.
    band : tuple of float
        Between what the second figure may lie; NaN where no plan has it.
    told : tuple of float
        What is published for it.
    holds : bool
        Whether both share anything.
    """

    pair: Pair
    flow: Range
    band: Range
    told: Range
    holds: bool


@dataclass(frozen=True, slots=True)
class ReadingCheck:
    """One way of reading a published set.

    Parameters
    ----------
    from_building, discounted : bool
        How the payback is read.
    pairs : tuple of PairCheck
        Every pair that can be held.
    """

    from_building: bool
    discounted: bool
    pairs: tuple[PairCheck, ...]

    @property
    def holds(self) -> bool:
        """Whether all pairs hold."""
        return all(one.holds for one in self.pairs)


@dataclass(frozen=True, slots=True)
class ReturnCheck:
    """What is found of a published set.

    Parameters
    ----------
    verdict : ReturnVerdict
        Whether it can hold.
    readings : tuple of ReadingCheck
        Every reading, the usual one first.
    implied : tuple of tuple of float or None
        Rate of return, and static payback from the start of building, that the profit alone would
        give; None where none is published.
    growth : float
        What the flow of the middle plan would have to gain each year for payback and rate to
        meet, as a fraction, in the first reading; NaN where the verdict is not "cannot hold", or
        none is found.
    simple_rate : bool
        Whether payback and rate would meet if the rate were yearly flow over capital, which some
        sources call a rate of return; only where they do not meet otherwise.
    """

    verdict: ReturnVerdict
    readings: tuple[ReadingCheck, ...]
    implied: tuple[Range, Range] | None = None
    growth: float = float("nan")
    simple_rate: bool = False


def checked_return(told: PublishedReturn, ranges: PlanRanges) -> ReturnCheck:
    """Whether the figures of a published set can stand beside each other.

    Parameters
    ----------
    told : PublishedReturn
        The figures.
    ranges : PlanRanges
        Between what its plan may lie.

    Returns
    -------
    ReturnCheck
        Cannot be judged where there is no pair.
    """
    flows = plan_flows(plans(ranges))
    readings = []
    for discounted in _ways(told.discounted, usual=False):
        for from_building in _ways(told.from_building, usual=True):
            pairs = tuple(_pairs(told, flows, from_building, discounted))
            readings.append(ReadingCheck(from_building, discounted, pairs))
    implied = _implied(told, flows)
    if not readings[0].pairs:
        return ReturnCheck(ReturnVerdict.CANNOT_JUDGE, (), implied)
    if any(one.holds for one in readings):
        return ReturnCheck(ReturnVerdict.HOLDS, tuple(readings), implied)
    apart = told.rate is not None and told.payback is not None
    return ReturnCheck(
        ReturnVerdict.CANNOT_HOLD,
        tuple(readings),
        implied,
        _growth(told, ranges, readings[0]) if apart else float("nan"),
        apart and _simple(told, flows),
    )


def _ways(known: bool | None, *, usual: bool) -> tuple[bool, ...]:
    return (usual, not usual) if known is None else (known,)


def _pairs(
    told: PublishedReturn, flows: PlanFlows, from_building: bool, discounted: bool
) -> list[PairCheck]:
    discounts = told.discount_rate if discounted else (0.0,)
    found = []
    if told.payback is not None and told.rate is not None:
        needed = [
            flow_of_payback(flows, payback, from_building=from_building, rate=rate)
            for payback, rate in product(told.payback, discounts)
        ]
        rates = [rates_of_flow(flows, step * flow) for flow, step in product(needed, told.tax_step)]
        found.append(_pair(Pair.PAYBACK_RATE, needed, rates, told.rate))
    if told.flow is not None:
        ends = [np.full(flows.building.size, one) for one in told.flow]
        if told.rate is not None:
            rates = [rates_of_flow(flows, one) for one in ends]
            found.append(_pair(Pair.PROFIT_RATE, ends, rates, told.rate))
        if told.payback is not None:
            years = [
                payback_of_flow(flows, one, from_building=from_building, rate=rate)
                for one, rate in product(ends, discounts)
            ]
            found.append(_pair(Pair.PROFIT_PAYBACK, ends, years, told.payback))
    return found


def _pair(pair: Pair, flows: list[Floats], band: list[Floats], told: Range) -> PairCheck:
    between = _hull(band)
    holds = bool(between[0] <= told[1] and told[0] <= between[1])
    return PairCheck(pair, _hull(flows), between, told, holds)


def _hull(found: list[Floats]) -> Range:
    known = np.concatenate(found)
    known = known[~np.isnan(known)]
    return (float(known.min()), float(known.max())) if known.size else (np.nan, np.nan)


def _implied(told: PublishedReturn, flows: PlanFlows) -> tuple[Range, Range] | None:
    if told.flow is None:
        return None
    ends = [np.full(flows.building.size, one) for one in told.flow]
    years = [payback_of_flow(flows, one, from_building=True) for one in ends]
    return _hull([rates_of_flow(flows, one) for one in ends]), _hull(years)


def _simple(told: PublishedReturn, flows: PlanFlows) -> bool:
    """Whether the payback follows from the rate as yearly flow over capital."""
    assert told.rate is not None
    assert told.payback is not None
    ends = [np.full(flows.building.size, one) for one in told.rate]
    for from_building in _ways(told.from_building, usual=True):
        years = [payback_of_flow(flows, one, from_building=from_building) for one in ends]
        if _pair(Pair.PROFIT_PAYBACK, ends, years, told.payback).holds:
            return True
    return False


def _growth(told: PublishedReturn, ranges: PlanRanges, reading: ReadingCheck) -> float:
    """Yearly growth of the flow with which payback and rate of the middle plan meet."""
    assert told.rate is not None
    assert told.payback is not None
    middle = Plans(*(np.array([sum(getattr(ranges, name)) / 2.0]) for name in Plans._fields))
    payback, wanted = sum(told.payback) / 2.0, sum(told.rate) / 2.0
    discount = sum(told.discount_rate) / 2.0 if reading.discounted else 0.0

    def rate(growth: float) -> float:
        flows = plan_flows(middle, growth)
        flow = flow_of_payback(
            flows, payback, from_building=reading.from_building, rate=discount
        )  # fmt: skip
        return float(rates_of_flow(flows, flow)[0])

    low, high = _GROWTH
    if not rate(low) <= wanted <= rate(high):
        return float("nan")
    for _ in range(_HALVINGS):
        growth = (low + high) / 2.0
        low, high = (growth, high) if rate(growth) < wanted else (low, growth)
    return (low + high) / 2.0
