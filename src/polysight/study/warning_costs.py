"""Cash cost of the plants of China on a day, and of the plant that would be built next.

As the market of the day has them (`polysight.study.market_costs`), delivered. Nothing is told
before the first day whose evidence carries costs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState
from polysight.study.closing_gap import baseline
from polysight.study.history_reading import month_number
from polysight.study.market_capacity import FRINGE_POINT
from polysight.study.market_costs import CostRule, cost_rule
from polysight.study.market_fleet import calendar_year
from polysight.study.market_plant_arrays import AHEAD_YEARS, empty_places
from polysight.study.market_plants import FIRST_DAY
from polysight.study.market_sites import Site, required_price, sites, unit_capex
from polysight.study.market_standing import proven
from polysight.study.market_tariffs import CHINA, PowerPrices, power_prices
from polysight.study.market_terms import Terms, evidence_on, terms
from polysight.study.market_units import Unit, fringe, supply_point, units
from polysight.warning.project_value import PlantOffer

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class CostDay:
    """Costs of a day.

    Parameters
    ----------
    month : int
        Month of the day, since January of year 0.
    cash : ndarray of float
        Axis plant; delivered cash cost without value-added tax [CNY/kg].
    capacity : ndarray of float
        Axis plant; nameplate [kt/a].
    offer : PlantOffer
        The cheapest plant that could be built.
    hurdle : float
        Return that investors ask for [1/a].
    rows, offer_rows : tuple of str
        Ids of the rows behind the costs and behind the offer.
    """

    month: int
    cash: Floats
    capacity: Floats
    offer: PlantOffer
    hurdle: float
    rows: tuple[str, ...]
    offer_rows: tuple[str, ...]


def cost_day(evidence: Evidence, day: dt.date) -> CostDay | None:
    """Costs as a day knew them.

    Parameters
    ----------
    evidence : Evidence
        The evidence; what came later is left out.
    day : datetime.date
        The day.

    Returns
    -------
    CostDay or None
        None before `polysight.study.market_plants.FIRST_DAY`.
    """
    if day < FIRST_DAY:
        return None
    told = evidence_on(evidence, day)
    own = terms(told, day)
    view = replace(baseline(told), as_of=day)
    named = proven(units(told, day, own), calendar_year(day), own)
    every = [*named, *fringe(told, day, own)]
    places = [one for one in sites(view, day, named, own) if one.market is Market.CHINA]
    slots = [empty_places(one, day)[0] for one in places]
    points = tuple(sorted({supply_point(one) for one in (*every, *slots)} | {FRINGE_POINT}))
    power = power_prices(view, points, day, own)
    costs = cost_rule(view, day, every, power, own)
    mine = [
        one
        for one in every
        if one.market is Market.CHINA and one.state is PlantState.STANDING and not one.chips
    ]
    cash = [costs.cash(one, power.at(supply_point(one))) + _freight(one, own) for one in mine]
    offers = [
        _offer(site, slot, costs, power, own) for site, slot in zip(places, slots, strict=True)
    ]
    rows = (*costs.inputs, *power.inputs, *(name for one in mine for name in one.inputs))
    capex_rows = unit_capex(view, day, own)[1]
    return CostDay(
        month_number(day),
        np.array(cash),
        np.array([one.kt_per_year for one in mine]),
        min(offers, key=lambda one: _required(one, own)),
        own.value("hurdle"),
        tuple(dict.fromkeys((*rows, *own.used))),
        tuple(dict.fromkeys((*costs.inputs, *power.inputs, *capex_rows, *own.used))),
    )


def quarter_end(month: int) -> int:
    """Last month of the newest quarter that is over at the end of a month.

    Parameters
    ----------
    month : int
        Months since January of year 0.

    Returns
    -------
    int
        March, June, September or December.
    """
    return (month + 1) // 3 * 3 - 1


def last_day(month: int) -> dt.date:
    """Last day of a month.

    Parameters
    ----------
    month : int
        Months since January of year 0.

    Returns
    -------
    datetime.date
        The day.
    """
    year, place = divmod(month + 1, 12)
    return dt.date(year, place + 1, 1) - dt.timedelta(days=1)


def _freight(unit: Unit, own: Terms) -> float:
    return own.value("freight", unit.geography, CHINA)


def _offer(site: Site, place: Unit, costs: CostRule, power: PowerPrices, own: Terms) -> PlantOffer:
    """A project of a site, as `polysight.study.market_plant_arrays` costs it on the day."""
    tariff = power.at(supply_point(place))
    cash = costs.other(place) + costs.metal(place) * costs.metal_cny_per_kg
    cash += costs.fleet.built(site.route, costs.year + AHEAD_YEARS) * tariff
    return PlantOffer(
        site.capex,
        cash + _freight(place, own),
        own.value("life"),
        own.value("plan_load"),
        own.value("tax_rate", CHINA),
        own.value("working_capital"),
    )


def _required(offer: PlantOffer, own: Terms) -> float:
    return required_price(
        offer.capex,
        offer.cash_cost,
        rate=own.value("hurdle"),
        life=offer.life,
        load=offer.load,
        tax=offer.tax,
        turnover=offer.turnover,
    )
