"""Returns that a level cash flow leaves, between everything that a report does not say of a plan.

By `polysight.investment.level_flow`: a price, a cost and a capital give a yearly flow; the flow
gives a rate and a payback; a payback gives a flow and so a rate. What a report leaves out is let
vary over the ranges of ``return_bands.toml``, so that a finding is no matter of taste.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.level_flow import (
    PlanFlows,
    PlanRanges,
    Range,
    flow_of_payback,
    payback_of_flow,
    plan_flows,
    plans,
)

FILE = "return_bands.toml"
#: Keys of the file, and what of a plan they are; the others widen a flow.
_PLAN = {
    "construction": "construction_years", "life": "life_years", "first_half": "first_half",
    "first_year": "first_year", "later": "later", "later_after": "later_after",
    "recovered": "recovered",
}  # fmt: skip
_LOWEST, _HIGHEST, _HALVINGS = -0.9, 50.0, 50
#: Whether a payback starts with building, by what is told of it.
_COUNTED = {"": (True, False), "building": (True,), "operation": (False,)}


@dataclass(frozen=True, slots=True)
class Bands:
    """Between what a plan of a report may lie.

    Parameters
    ----------
    plan : PlanRanges
        Times and shape of the flow.
    load : tuple of float
        Output over nameplate.
    income_tax : tuple of float
        Part of the flow that tax may take.
    """

    plan: PlanRanges
    load: Range
    income_tax: Range


def bands(folders: Sequence[Path]) -> Bands:
    """Ranges that ship, or those of an overlay in their place.

    Parameters
    ----------
    folders : sequence of pathlib.Path
        Folders of the evidence; the last that has the file counts.

    Returns
    -------
    Bands
        The ranges.
    """
    path = [one for folder in folders if (one := folder / FILE).is_file()][-1]
    told = tomllib.loads(path.read_text(encoding="utf-8"))

    def ends(name: str) -> Range:
        stated = told[name]
        value = stated.get("value")
        return float(stated.get("low", value)), float(stated.get("high", value))

    plan = PlanRanges(**{field: ends(name) for name, field in _PLAN.items()})
    return Bands(plan, ends("load"), ends("income_tax"))


def flow_over_capital(price: Range, cost: Range, capital: Range, known: Bands) -> Range:
    """Yearly flow over the capital that a price leaves above a cost.

    Write-offs that a full cost holds are no cash: at most the capital over the shortest life is
    added back. Low and high take the worst and the best of everything.

    Parameters
    ----------
    price, cost : tuple of float
        Of one unit of output, on one tax basis.
    capital : tuple of float
        Of one unit of yearly capacity, in the same money.
    known : Bands
        Load and tax between which the plan may lie.

    Returns
    -------
    tuple of float
        Low and high, a year.
    """
    low = price[0] - cost[1]
    high = price[1] - cost[0] + capital[1] / known.plan.life_years[0]
    ends = [
        margin * load * (1.0 - tax if margin > 0.0 else 1.0) / each
        for margin in (low, high)
        for load in known.load
        for tax in known.income_tax
        for each in capital
    ]
    return min(ends), max(ends)


def rate_band(flow: Range, ranges: PlanRanges) -> Range:
    """Rates of return between which all plans with a level flow lie.

    Parameters
    ----------
    flow : tuple of float
        Yearly flow over the capital, low and high.
    ranges : PlanRanges
        The plans.

    Returns
    -------
    tuple of float
        Low and high, a year; -0.9 stands for a loss of all.
    """
    told = plan_flows(plans(ranges))
    found = [_rates(told, np.full(told.building.size, one)) for one in flow]
    return float(np.min(found)), float(np.max(found))


def payback_band(flow: Range, ranges: PlanRanges) -> Range:
    """Static paybacks between which all plans with a level flow lie, with building or without.

    Parameters
    ----------
    flow : tuple of float
        Yearly flow over the capital, low and high.
    ranges : PlanRanges
        The plans.

    Returns
    -------
    tuple of float
        Low and high in years; infinite where a plan does not bring it back.
    """
    told = plan_flows(plans(ranges))
    found = [
        payback_of_flow(told, np.full(told.building.size, one), from_building=building)
        for one in flow
        for building in (True, False)
    ]
    return float(np.min(found)), float(np.max(found))


def rates_of_payback(payback: Range, ranges: PlanRanges, counted: str = "") -> Range:
    """Rates of return that a static payback leaves.

    Parameters
    ----------
    payback : tuple of float
        Years, low and high; an infinite end says nothing of the lowest rate.
    ranges : PlanRanges
        The plans.
    counted : str
        ``building`` where the payback counts the time of building, ``operation`` where it does
        not; empty where either may be.

    Returns
    -------
    tuple of float
        Low and high, a year; NaN where no plan has such a payback.
    """
    told = plan_flows(plans(ranges))
    found: list[float] = []
    for years in payback:
        if not np.isfinite(years):
            found.append(_LOWEST)
            continue
        for from_building in _COUNTED[counted]:
            flow = flow_of_payback(told, years, from_building=from_building)
            known = np.isfinite(flow)
            if known.any():
                rates = _rates(told, np.where(known, flow, 0.0))[known]
                found += [float(rates.min()), float(rates.max())]
    return (min(found), max(found)) if found else (float("nan"), float("nan"))


def _rates(told: PlanFlows, flow: Floats) -> Floats:
    """Rate of each plan by halving: the value of money spent, then earned, falls with the rate."""
    net = flow[:, None] * told.earned - told.outlay + told.recovered
    years = np.arange(1.0, net.shape[1] + 1.0)
    low, high = np.full(flow.size, _LOWEST), np.full(flow.size, _HIGHEST)
    for _ in range(_HALVINGS):
        rate = 0.5 * (low + high)
        worth = (net * (1.0 + rate)[:, None] ** -years).sum(axis=1)
        low, high = np.where(worth > 0.0, rate, low), np.where(worth > 0.0, high, rate)
    return np.asarray(0.5 * (low + high))
