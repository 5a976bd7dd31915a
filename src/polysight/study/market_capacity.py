"""Capacity that must stand, as the output of a day is made.

The register of an early day lags behind: what was started lately is not yet told, and small plants
never are. What China makes tells how much must stand at least. Where more is made than what is
known to stand can make, works that are nearly finished are taken to run, the next to open first;
what is still missing is the fringe's. In a shortage plants run full, else with some to spare.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from polysight.market.case import Market, PlantState
from polysight.study.market_costs import CostRule
from polysight.study.market_tariffs import CHINA, GRID, PowerPrices
from polysight.study.market_terms import Terms
from polysight.study.market_units import FRINGE, MONTHS, Unit, supply_point

#: Months of construction left at which works may be taken to run already.
NEARLY_MONTHS = 12.0
#: Supply point of the fringe.
FRINGE_POINT = f"{CHINA}:{GRID}"
#: Pieces of a fringe that is made here.
PIECES = 5
#: Share of capacity below the cost that a price of shortage exceeds.
DEAR_SHARE = 0.9
#: Years for which such works are taken to have run.
RUN_YEARS = 0.25


def standing_kt(units: Sequence[Unit]) -> float:
    """Nameplate of the plants of China that stand and are not idled.

    Parameters
    ----------
    units : sequence of Unit
        Plants.

    Returns
    -------
    float
        Thousand tonnes a year.
    """
    return sum(
        one.kt_per_year
        for one in units
        if one.market is Market.CHINA
        and one.state is PlantState.STANDING
        and math.isnan(one.idle_months)
    )


def is_short(
    units: Sequence[Unit], costs: CostRule, power: PowerPrices, price: float, terms: Terms
) -> bool:
    """Whether a price tells a shortage: it is far above the cost of nearly every plant of China.

    Parameters
    ----------
    units : sequence of Unit
        Plants.
    costs, power, terms : CostRule, PowerPrices, Terms
        Of the day.
    price : float
        Price of the day [CNY/kg]; not a number tells nothing.

    Returns
    -------
    bool
        True where it is above the cost of the dearest tenth of capacity times a term.
    """
    mine = [one for one in units if one.market is Market.CHINA and one.state is PlantState.STANDING]
    if math.isnan(price) or not mine:
        return False
    cash = np.array([costs.cash(one, power.at(supply_point(one))) for one in mine])
    order = np.argsort(cash)
    size = np.cumsum(np.array([one.kt_per_year for one in mine])[order])
    dear = cash[order][np.searchsorted(size, DEAR_SHARE * size[-1])]
    return bool(price > terms.value("short_price") * dear)


def matched(
    units: Sequence[Unit],
    fringe: Sequence[Unit],
    output_kt_per_month: float,
    year: float,
    terms: Terms,
    *,
    short: bool,
) -> tuple[list[Unit], list[Unit]]:
    """Plants and fringe that can make an output.

    Parameters
    ----------
    units, fringe : sequence of Unit
        Plants of the day, and the fringe by what is published.
    output_kt_per_month : float
        What China makes; not a number asks for nothing.
    year : float
        The day as a calendar year.
    terms : Terms
        Share of nameplate that is made in a shortage, and else.
    short : bool
        Whether the day is one of shortage.

    Returns
    -------
    units, fringe : list of Unit
        The same where they can make it.
    """
    if math.isnan(output_kt_per_month):
        return list(units), list(fringe)
    share = terms.value("made_of_nameplate", "short" if short else "usual")
    missing = output_kt_per_month * MONTHS / share - standing_kt((*units, *fringe))
    opened: set[str] = set()
    nearly = [
        one
        for one in units
        if one.market is Market.CHINA
        and one.state is PlantState.BUILDING
        and one.months_left <= NEARLY_MONTHS
    ]
    for one in sorted(nearly, key=lambda unit: (unit.months_left, unit.code)):
        if missing > 0.0:
            opened.add(one.code)
            missing -= one.kt_per_year
    found = [_running(one, year) if one.code in opened else one for one in units]
    return found, _grown(fringe, missing, year, terms)


def _running(unit: Unit, year: float) -> Unit:
    return replace(
        unit, state=PlantState.STANDING, months_left=0.0, built=((year - RUN_YEARS, 1.0),)
    )


def _grown(fringe: Sequence[Unit], missing: float, year: float, terms: Terms) -> list[Unit]:
    """The fringe with what is missing."""
    if missing <= 0.0:
        return list(fringe)
    if fringe:
        more = missing / len(fringe)
        return [replace(one, kt_per_year=one.kt_per_year + more) for one in fringe]
    built = ((year - terms.value("fringe_age"), 1.0),)
    count = max(1, min(PIECES, math.ceil(missing / terms.value("fringe_size"))))
    return [
        Unit(
            f"{FRINGE}-{at}", f"{FRINGE}-{at}", f"{FRINGE}-{at}", CHINA, "siemens",
            PlantState.STANDING, missing / count, terms.value("fringe_size"), built, 0.0,
            math.nan, False, False, (),
        )
        for at in range(1, count + 1)
    ]  # fmt: skip
