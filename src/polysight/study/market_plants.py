"""Plants, sites and what they pay for as a market of a day has them.

The market of any day from 2012 on is made from what was known then: the evidence is cut first, so
that the same function answers for today and for a hindcast. Plants come from the register
(`polysight.study.market_units`), costs from the rule of the day (`polysight.study.market_costs`),
places for new plants from recent additions (`polysight.study.market_sites`).

At the start plants run by their margin, as in the simulation, at the one price at which China makes
what it was last known to make; plants whose loss is too deep stand still.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.market.case import PlantArrays, RuleTerms, SiteArrays
from polysight.study.closing_gap import baseline
from polysight.study.market_capacity import FRINGE_POINT, is_short, matched
from polysight.study.market_chips import with_chips
from polysight.study.market_costs import CostRule, cost_rule
from polysight.study.market_fleet import calendar_year
from polysight.study.market_loads import known_output, start_loads
from polysight.study.market_plant_arrays import Desk, empty_places, rationing
from polysight.study.market_rule import existing_limit, rule_outlook
from polysight.study.market_sites import sites, unit_capex
from polysight.study.market_standing import KnownSize, counted, overdue, proven, remembered
from polysight.study.market_tariffs import power_prices
from polysight.study.market_terms import evidence_on, terms
from polysight.study.market_units import fringe, supply_point, units

Floats = NDArray[np.float64]

#: First day whose evidence carries a market.
FIRST_DAY = dt.date(2012, 12, 31)


@dataclass(frozen=True, eq=False)
class MarketPlants:
    """Plants, sites and power of a market.

    Parameters
    ----------
    plants : PlantArrays
        Axis plant, by key.
    sites : SiteArrays
        Axis site, by key.
    plant_codes, groups, regions, supply_points, sites_named : tuple of str
        Keys of the axes; the owner group of each plant.
    tariff : ndarray of float
        Axes supply point, month [CNY/kWh].
    rationing_probability, rationing_depth : ndarray of float
        Axes region, month.
    rule : RuleTerms
        Deadlines of the energy limit.
    costs : CostRule
        How plants are costed.
    fringe_kt_per_year : float
        Published capacity of China beyond the register.
    inputs : tuple of str
        Ids of all rows that went in.
    """

    plants: PlantArrays
    sites: SiteArrays
    plant_codes: tuple[str, ...]
    groups: tuple[str, ...]
    regions: tuple[str, ...]
    supply_points: tuple[str, ...]
    sites_named: tuple[str, ...]
    tariff: Floats
    rationing_probability: Floats
    rationing_depth: Floats
    rule: RuleTerms
    costs: CostRule
    fringe_kt_per_year: float
    inputs: tuple[str, ...]


def market_plants(
    evidence: Evidence,
    origin: dt.date,
    months: Sequence[str],
    *,
    known: dt.date | None = None,
    output_kt_per_month: float | None = None,
    price_cny_per_kg: float = math.nan,
    sizes: tuple[KnownSize | None, KnownSize | None] = (None, None),
    chip_use: tuple[float, float] = (math.nan, math.nan),
) -> MarketPlants:
    """Plants, sites and power of the market of a day.

    Parameters
    ----------
    evidence : Evidence
        The evidence; what was not known is left out first.
    origin : datetime.date
        Day before the first month.
    months : sequence of str
        Simulated months, as ``2026-07``.
    known : datetime.date, optional
        Day of knowledge, not before the origin; the origin when omitted. What was learnt after the
        origin about the state on that day counts, what was planned or started later does not.
    output_kt_per_month : float, optional
        What China made lately; the newest known output when omitted.
    price_cny_per_kg : float
        Price of the day without value-added tax: where it is far above cost plants are taken to
        run full. Not a number where it is not known.
    sizes : tuple of KnownSize or None
        What the history says of capacity and output in China and outside.
    chip_use : tuple of float
        Use for chips in China and outside [kt/a]; not a number sets nothing apart for it.

    Returns
    -------
    MarketPlants
        The plants.

    Raises
    ------
    UsageError
        If the day lies before `FIRST_DAY`, or no month is asked.
    """
    if origin < FIRST_DAY or not months:
        raise refusal(
            UsageError, "market_plants.too_early", got=origin.isoformat(), first=FIRST_DAY
        )
    told = evidence_on(evidence, known or origin)
    view = replace(baseline(told), as_of=known or origin)
    own = terms(told, origin)
    made, sources = known_output(told, origin)
    if output_kt_per_month is not None:
        made, sources = output_kt_per_month, ()
    now = calendar_year(origin)
    named, unnamed = proven(units(told, origin, own), now, own), fringe(told, origin, own)
    places = sites(view, origin, named, own)
    empty = [empty_places(one, origin) for one in places]
    slots = [one for site in empty for one in site]
    points = tuple(sorted({supply_point(one) for one in (*named, *slots)} | {FRINGE_POINT}))
    power = power_prices(view, points, origin, own)
    costs = cost_rule(view, origin, [*named, *unnamed], power, own)
    short = is_short([*named, *unnamed], costs, power, price_cny_per_kg, own)
    named, unnamed = matched(named, unnamed, made, now, own, short=short)
    named = remembered(overdue(named, own), costs, power, own)
    stand = with_chips([*named, *unnamed], chip_use, own)
    every = counted(stand, sizes, costs, power, own)
    whole = [*every, *slots]
    loads = start_loads(every, costs, power, own, made, known=sizes[1])
    outlook = rule_outlook(told, existing_limit(told, known or origin), every, costs, own)
    regions = tuple(sorted({one.geography for one in whole}))
    desk = Desk(origin, regions, power, costs, own)
    plants, order = desk.plants(every, loads.load, outlook, empty, places)
    lines, site_codes = desk.sites(places, months)
    inputs = (
        *(name for one in every for name in one.inputs), *costs.inputs, *power.inputs,
        *outlook.inputs, *sources, *unit_capex(view, origin, own)[1], *own.used,
    )  # fmt: skip
    return MarketPlants(
        plants, lines,
        tuple(whole[at].code for at in order), tuple(whole[at].group for at in order),
        regions, points, site_codes, power.by_month(months), *rationing(regions, months, own),
        outlook.terms, costs, sum(one.kt_per_year for one in unnamed),
        tuple(dict.fromkeys(inputs)),
    )  # fmt: skip
