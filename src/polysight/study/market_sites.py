"""Where new plants may be started, how large, and at which price they earn their hurdle.

A site is a place with a route. Places of China are those to which capacity was added in the last
years, weighted by what was added; plants with a bed have the share of recent additions that they
had, or a prior one. Outside China terms name the places. A project has the usual size of recent
additions and plans.

The price at which a project earns its hurdle is the level price of the main product at which the
value after tax is zero (`polysight.investment.minimum_price`), in closed form: investment at the
start of a year of building, level flows over the life at the load that investors reckon with,
straight depreciation, working capital that comes back. Investment per capacity is the mean of
plans known on the day, in logarithms and brought to the day by a trend.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.plants import SETTING, register
from polysight.evidence.register_sums import inside
from polysight.market.case import Market, PlantState
from polysight.study.market_fleet import (
    BED_ROUTE,
    DAYS_PER_YEAR,
    ROD_ROUTE,
    calendar_year,
    route_kind,
)
from polysight.study.market_tariffs import ABROAD, CHINA
from polysight.study.market_terms import Terms
from polysight.study.market_units import KT, Unit
from polysight.study.view import UNVERIFIED, View

Floats = NDArray[np.float64]

#: Sites of China with rods and with beds at most, and empty places of one site.
ROD_SITES, BED_SITES = 6, 3
FEWEST_SLOTS, MOST_SLOTS = 3, 8
#: Share of places of a site in all weight that gives it every slot.
FULL_WEIGHT = 0.2
#: Years of plans whose median size is that of a project.
SIZE_YEARS = 5
#: Fewest sizes that tell one, and size below which a plan is none [t/a].
FEWEST_SIZES, LEAST_T = 3, 1000.0
#: Half life of a plan in the mean of capital cost [years].
CAPEX_HALF_YEARS = 1.5


@dataclass(frozen=True, slots=True)
class Site:
    """A place with a route.

    Parameters
    ----------
    code, geography, route : str
        ``CN-XJ:siemens``, place and route.
    weight : float
        How readily it is taken; the sites of a market sum to one.
    kt_per_year : float
        Size of one project.
    slots : int
        Empty places.
    capex : float
        Investment [CNY/(kg/a)].
    """

    code: str
    geography: str
    route: str
    weight: float
    kt_per_year: float
    slots: int
    capex: float

    @property
    def market(self) -> Market:
        """China or the rest of the world."""
        return Market.CHINA if inside(self.geography, CHINA) else Market.OUTSIDE


def sites(view: View, day: dt.date, units: Sequence[Unit], terms: Terms) -> tuple[Site, ...]:
    """Sites of a day.

    Parameters
    ----------
    view : View
        Evidence of the day.
    day : datetime.date
        The day.
    units : sequence of Unit
        Plants of the day, the fringe left out.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    tuple of Site
        China first, by weight.
    """
    cost, _ = unit_capex(view, day, terms)
    size, size_abroad = (_project_kt(view, day, one, terms) for one in (CHINA, ABROAD))
    weights = _weights(units, day, terms)
    found = [
        Site(
            f"{place}:{route}", place, route, weight, size,
            _slots(weight), cost,
        )
        for (place, route), weight in weights.items()
    ]  # fmt: skip
    for term in terms.all("outside_sites"):
        factor = terms.value("capex_outside", term.subject, ABROAD)
        found.append(
            Site(
                f"{term.subject}:{ROD_ROUTE}", term.subject, ROD_ROUTE, term.value, size_abroad,
                FEWEST_SLOTS, cost * factor,
            )
        )  # fmt: skip
    return tuple(found)


def _slots(weight: float) -> int:
    return max(FEWEST_SLOTS, min(MOST_SLOTS, math.ceil(MOST_SLOTS * weight / FULL_WEIGHT)))


def _weights(units: Sequence[Unit], day: dt.date, terms: Terms) -> dict[tuple[str, str], float]:
    """Share of each Chinese place and route in recent additions; sums to one."""
    first = calendar_year(day) - terms.value("site_years")
    prior = terms.value("site_prior")
    added: dict[tuple[str, str], float] = {}
    for unit in units:
        if unit.market is not Market.CHINA or unit.chips or unit.geography == CHINA:
            continue
        if unit.state is PlantState.ANNOUNCED:
            continue
        recent = sum(share for year, share in unit.built if year >= first)
        key = unit.geography, route_kind(unit.route)
        added[key] = added.get(key, 0.0) + unit.kt_per_year * recent
    whole = sum(added.values()) or 1.0
    beds = sum(value for (_, route), value in added.items() if route == BED_ROUTE) / whole
    share = {BED_ROUTE: max(beds, terms.value("bed_prior"))}
    share[ROD_ROUTE] = 1.0 - share[BED_ROUTE]
    found: dict[tuple[str, str], float] = {}
    for route, most in ((ROD_ROUTE, ROD_SITES), (BED_ROUTE, BED_SITES)):
        places = {
            place: sum(added.get((place, one), 0.0) for one in _like(route, added))
            for place, _ in added
        }
        best = sorted(places, key=lambda one: (-places[one], one))[:most]
        mine = np.array([places[one] for one in best]) + prior * sum(places.values()) + 1e-9
        for place, weight in zip(best, mine / mine.sum(), strict=True):
            found[place, route] = float(weight) * share[route]
    return found


def _like(route: str, added: dict[tuple[str, str], float]) -> tuple[str, ...]:
    """Routes whose additions tell the places of a route; rods where it has none yet."""
    has = any(one == route and value > 0.0 for (_, one), value in added.items())
    return (route,) if has else (ROD_ROUTE,)


def _project_kt(view: View, day: dt.date, territory: str, terms: Terms) -> float:
    """Size of a project by what was added or planned in the last years.

    Geometric mean of the median and of the size in which the median tonne comes: many small plans
    hide the few large ones that make the capacity.
    """
    sizes = np.sort(
        [
            event.capacity_t_per_year / KT
            for plant in register(view.evidence, plans=True)
            if inside(plant.geography, territory) and plant.route != "umg"
            for event in plant.events
            if event.capacity_t_per_year
            and event.capacity_t_per_year >= LEAST_T
            and (event.event == "planned" or (event.event in SETTING and not event.total))
            and 0.0 <= (day - event.first_known).days <= SIZE_YEARS * DAYS_PER_YEAR
        ]
    )
    least = terms.value("project_size", territory)
    if sizes.size < FEWEST_SIZES:
        return least
    tonnes = np.cumsum(sizes)
    middle = sizes[np.searchsorted(tonnes, 0.5 * tonnes[-1])]
    return max(least, float(np.sqrt(np.median(sizes) * middle)))


def unit_capex(view: View, day: dt.date, terms: Terms) -> tuple[float, tuple[str, ...]]:
    """Investment of a plant in China on a day by the plans known then.

    Parameters
    ----------
    view : View
        Evidence of the day.
    day : datetime.date
        The day.
    terms : Terms
        Plans whose numbers stand in events, and the trend.

    Returns
    -------
    float
        CNY/(kg/a).
    tuple of str
        Ids of the rows.
    """
    cases = [(*one, name) for one, name in _observed_capex(view)]
    cases += [
        (one.first_known.year + 0.5, one.value * 1.0, one.ref) for one in terms.all("capex_case")
    ]
    now, trend = calendar_year(day), terms.value("capex_trend")
    cases = [one for one in cases if one[0] <= now + 1.0]
    years = np.array([year for year, _, _ in cases])
    costs = np.array([cost for _, cost, _ in cases])
    age = np.maximum(now - years, 0.0)
    logs = np.log(costs) + trend * age
    weights = 0.5 ** (age / CAPEX_HALF_YEARS)
    return float(np.exp(np.average(logs, weights=weights))), tuple(name for _, _, name in cases)


def _observed_capex(view: View) -> list[tuple[tuple[float, float], str]]:
    """Year and investment per capacity of the plans of China in yuan, whatever they cover."""
    units = view.evidence.units
    rows = [
        row
        for row in view.evidence.select("capex_total", product="polysilicon")
        if row.geography.split("-")[0] == CHINA
        and row.tier != UNVERIFIED
        and units.unit(row.canonical_unit).currency == "CNY"
    ]
    sizes = {
        (row.geography, row.site, row.company, row.route, row.source, row.period.text): row
        for row in view.evidence.select("capacity", product="polysilicon")
        if row.kind == "target" or row.kind == "estimate"
    }
    found = []
    for row in rows:
        size = sizes.get(
            (row.geography, row.site, row.company, row.route, row.source, row.period.text)
        )
        if size is not None:
            money = row.middle * units.factor(row.canonical_unit, "CNY")
            kilograms = size.middle * units.factor(size.canonical_unit, "kg/a")
            year = min(row.period.start.year, row.first_known.year) + 0.5
            found.append(((year, money / kilograms), row.id))
    return found


def required_price(
    capex: float, cash: float, *, rate: float, life: float, load: float, tax: float, turnover: float
) -> float:
    """Level price at which a plant earns its hurdle after tax.

    With investment I a year before the first of N yearly flows, depreciation over the life,
    working capital of w of a year's sales, and annuity a = (1 - (1 + r)^-N) / r:
    0 = -I (1 + r) + a ((p - c) (1 - t) l + t I / N) - w p l (1 - (1 + r)^-N).

    Parameters
    ----------
    capex : float
        Investment per capacity [CNY/(kg/a)].
    cash : float
        Cash cost [CNY/kg].
    rate, life, load, tax, turnover : float
        Hurdle r [1/a], life N [a], load l, income tax rate t, working capital w over sales.

    Returns
    -------
    float
        CNY/kg without value-added tax.

    Examples
    --------
    >>> round(required_price(0.0, 30.0, rate=0.1, life=10, load=1.0, tax=0.25, turnover=0.0), 6)
    30.0
    """
    left = float((1.0 + rate) ** -life)
    annuity = (1.0 - left) / rate
    fixed = capex * ((1.0 + rate) - annuity * tax / life)
    earned = annuity * (1.0 - tax) * load
    return (fixed + earned * cash) / (earned - turnover * load * (1.0 - left))
