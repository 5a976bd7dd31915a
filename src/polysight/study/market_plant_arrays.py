"""Units and sites of a day as the arrays that a simulation takes."""

from __future__ import annotations

import datetime as dt
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market, PlantArrays, PlantState, Route, SiteArrays
from polysight.study.market_chips import chip_premium
from polysight.study.market_costs import CostRule
from polysight.study.market_fleet import BED_ROUTE, calendar_year, route_kind
from polysight.study.market_rule import RuleOutlook
from polysight.study.market_sites import Site, required_price
from polysight.study.market_tariffs import ABROAD, CHINA, PowerPrices
from polysight.study.market_terms import Terms
from polysight.study.market_units import MONTHS, Unit, supply_point

Floats = NDArray[np.float64]

#: Ages up to which a line counts as new and as of the middle [a].
NEW_YEARS, MIDDLE_YEARS = 5.0, 10.0
#: Months for which a newer plant of China that does not pay has stood still at the start.
LATELY_MONTHS = 3.0
#: Owner of a plant that is yet to be started.
ENTRANT = "entrant"
#: Years from the start of a project to its output.
AHEAD_YEARS = 1.5


def empty_places(site: Site, day: dt.date) -> list[Unit]:
    """Places of a site that projects may still take.

    Parameters
    ----------
    site : Site
        The site.
    day : datetime.date
        The day.

    Returns
    -------
    list of Unit
        By slot; each an owner of its own.
    """
    opens = calendar_year(day) + AHEAD_YEARS
    return [
        Unit(
            f"{site.code}#{slot}", site.code, f"{ENTRANT}-{site.code}#{slot}", site.geography,
            site.route, PlantState.EMPTY, site.kt_per_year, site.kt_per_year, ((opens, 1.0),),
            math.nan, math.nan, False, False, (),
        )
        for slot in range(site.slots)
    ]  # fmt: skip


def key_of(code: str) -> int:
    """Number by which random numbers know a plant or site, the same on every day.

    Parameters
    ----------
    code : str
        Its code.

    Returns
    -------
    int
        Below 2**32.
    """
    return zlib.crc32(code.encode())


def rationing(regions: Sequence[str], months: Sequence[str], terms: Terms) -> tuple[Floats, Floats]:
    """Chance and depth of power rationing.

    Parameters
    ----------
    regions : sequence of str
        Provinces and countries.
    months : sequence of str
        Months.
    terms : Terms
        Assumptions, by province and months as ``CN-SC:7-8``.

    Returns
    -------
    probability, depth : ndarray of float
        Axes region, month; zero where no term speaks of them.
    """
    of_year = np.array([int(month[5:]) for month in months])
    found = []
    for item in ("rationing_probability", "rationing_depth"):
        values = np.zeros((len(regions), len(months)))
        for term in terms.all(item):
            place, _, span = term.subject.partition(":")
            first, last = (int(part) for part in span.split("-"))
            if place in regions:
                values[regions.index(place), (first <= of_year) & (of_year <= last)] = term.value
        found.append(values)
    return found[0], found[1]


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to write units as arrays.

    Parameters
    ----------
    day : datetime.date
        The day.
    regions : tuple of str
        Axis region.
    power, costs, terms : PowerPrices, CostRule, Terms
        Of the day.
    """

    day: dt.date
    regions: tuple[str, ...]
    power: PowerPrices
    costs: CostRule
    terms: Terms

    def plants(
        self, units: Sequence[Unit], loads: Floats, outlook: RuleOutlook,
        empty: Sequence[Sequence[Unit]], sites: Sequence[Site],
    ) -> tuple[PlantArrays, list[int]]:  # fmt: skip
        """Plants of a market.

        Parameters
        ----------
        units : sequence of Unit
            Plants of the register and the fringe.
        loads : ndarray of float
            Axis unit; load of the first day.
        outlook : RuleOutlook
            What the energy limit does to them.
        empty : sequence of sequence of Unit
            Empty places by site.
        sites : sequence of Site
            The sites.

        Returns
        -------
        PlantArrays
            By key.
        list of int
            Place of each plant among the units followed by the empty places.
        """
        capex = next(one.capex for one in sites if one.market is Market.CHINA)
        abroad = capex * self.terms.value("capex_outside", ABROAD)
        rows = [
            self._row(one, load, fails, mends, capex if one.market is Market.CHINA else abroad)
            for one, load, fails, mends in zip(
                units, loads.tolist(), outlook.failing.tolist(), outlook.retrofit.tolist(),
                strict=True,
            )
        ]  # fmt: skip
        names = self._site_order(sites)
        for site, places in zip(sites, empty, strict=True):
            for slot, one in enumerate(places):
                row = self._row(one, 0.0, 0.0, math.nan, site.capex)
                rows.append(row | {"site": names.index(site.code), "slot": slot})
        order = sorted(range(len(rows)), key=lambda at: int(rows[at]["key"]))
        whole = {name: np.array([int(rows[at][name]) for at in order]) for name in INTEGERS}
        real = {
            name: np.array([rows[at][name] for at in order])
            for name in PlantArrays._fields
            if name not in INTEGERS
        }
        return PlantArrays(**whole, **real), order

    def sites(
        self, sites: Sequence[Site], months: Sequence[str]
    ) -> tuple[SiteArrays, tuple[str, ...]]:
        """Sites of a market.

        Parameters
        ----------
        sites : sequence of Site
            The sites.
        months : sequence of str
            Months.

        Returns
        -------
        SiteArrays
            By key.
        tuple of str
            Their codes in this order.
        """
        names = self._site_order(sites)
        ordered = [next(one for one in sites if one.code == name) for name in names]
        return SiteArrays(
            np.array([key_of(name) for name in names], dtype=np.int64),
            np.array([int(one.market) for one in ordered], dtype=np.int64),
            np.array([_route(one.route) for one in ordered], dtype=np.int64),
            np.array([one.weight for one in ordered]),
            np.array([one.kt_per_year / MONTHS for one in ordered]),
            np.array([self._required(one, months) for one in ordered]),
        ), tuple(names)

    def _site_order(self, sites: Sequence[Site]) -> list[str]:
        return sorted((one.code for one in sites), key=key_of)

    def _row(
        self, unit: Unit, load: float, fails: float, mends: float, capex: float
    ) -> dict[str, float]:
        """Columns of one plant."""
        point = supply_point(unit)
        tariff = self.power.at(point)
        idle = 0.0 if math.isnan(unit.idle_months) else unit.idle_months
        if unit.state is PlantState.STANDING and load == 0.0 and math.isnan(unit.idle_months):
            old = self.costs.year - unit.first_year > MIDDLE_YEARS
            given_up = old or unit.market is Market.OUTSIDE
            idle = self.terms.value("still_months") if given_up else LATELY_MONTHS
        waits = unit.state is not PlantState.STANDING
        bed = route_kind(unit.route) == BED_ROUTE
        return {
            "key": key_of(unit.code),
            "market": int(unit.market),
            "region": self.regions.index(unit.geography),
            "supply_point": self.power.points.index(point),
            "route": _route(unit.route),
            "site": -1,
            "slot": -1,
            "state": int(unit.state),
            "capacity": unit.kt_per_year / MONTHS,
            "building_months": unit.months_left if unit.state is PlantState.BUILDING else math.nan,
            "age_months": self._age(unit),
            "load": load,
            "idle_months": idle,
            "electricity_kwh_per_kg": self.costs.electricity(unit),
            "metal_kg_per_kg": self.costs.metal(unit),
            "other_cost": self.costs.other(unit),
            "freight": self._freight(unit.geography, unit.market),
            "n_type_share": self._best_share(unit),
            "minimum_load_factor": self.terms.value(
                "minimum_load_factor", "bed" if bed else "rods"
            ),
            "required_price": self._unit_required(unit, tariff, capex) if waits else math.nan,
            "rule_failing": fails,
            "rule_retrofit": mends,
            "closing_month": math.inf,
            "price_premium": chip_premium(unit, self.terms),
        }

    def _age(self, unit: Unit) -> float:
        """Months since first output, an addition counting as grown after some months."""
        if unit.state is not PlantState.STANDING:
            return 0.0
        now, grown = calendar_year(self.day), self.terms.value("ramp_months")
        # What was added in the course of the year of the day stands for half of it.
        months = [
            (share, max(0.0, (now - min(year, 0.5 * (now + math.floor(now)))) * MONTHS))
            for year, share in unit.built
        ]
        mean = sum(share * min(age, grown) for share, age in months)
        return mean if mean < grown - 0.5 else sum(share * age for share, age in months)

    def _freight(self, place: str, market: Market) -> float:
        if market is Market.OUTSIDE:
            return 0.0
        return self.terms.value("freight", place, CHINA)

    def _best_share(self, unit: Unit) -> float:
        """Share of the output that sells as the best grade."""
        if route_kind(unit.route) == BED_ROUTE:
            return self.terms.value("best_share", "bed")
        if self.day < self._n_type_from():
            return self.terms.value("best_share", "new")
        now = calendar_year(self.day)
        parts: list[float] = []
        for year, share in unit.built:
            age = now - year
            kind = "new" if age <= NEW_YEARS else "middle" if age <= MIDDLE_YEARS else "old"
            parts.append(share * self.terms.value("best_share", kind))
        return sum(parts)

    def _n_type_from(self) -> dt.date:
        """Day from which the best grade is one that older lines do not reach."""
        term = self.terms.find("best_share", "old")
        return term.first_known if term is not None else dt.date.max

    def _unit_required(self, unit: Unit, tariff: float, capex: float) -> float:
        """Price at which what is still to be spent on a unit earns the hurdle."""
        if unit.state is PlantState.BUILDING and not math.isnan(unit.months_left):
            capex *= min(1.0, unit.months_left / self.terms.value("build_usual"))
        cash = self.costs.cash(unit, tariff) + self._freight(unit.geography, unit.market)
        return self._price(capex, cash, unit.market)

    def _required(self, site: Site, months: Sequence[str]) -> Floats:
        """Price at which a project of a site earns its hurdle, by month of its start."""
        place = empty_places(site, self.day)[0]
        tariff = self.power.at(supply_point(place))
        other = self.costs.other(place) + self.costs.metal(place) * self.costs.metal_cny_per_kg
        other += self._freight(site.geography, site.market)
        ahead = self.terms.value("capex_ahead")
        start = self.day.year * MONTHS + self.day.month - 1
        found: list[float] = []
        for month in months:
            years = (int(month[:4]) * MONTHS + int(month[5:]) - 1 - start) / MONTHS
            power = self.costs.fleet.built(site.route, self.costs.year + AHEAD_YEARS + years)
            cash = other + power * tariff
            found.append(self._price(site.capex * math.exp(ahead * years), cash, site.market))
        return np.array(found)

    def _price(self, capex: float, cash: float, market: Market) -> float:
        return required_price(
            capex, cash,
            rate=self.terms.value("hurdle"),
            life=self.terms.value("life"),
            load=self.terms.value("plan_load"),
            tax=self.terms.value("tax_rate", CHINA if market is Market.CHINA else ABROAD),
            turnover=self.terms.value("working_capital"),
        )  # fmt: skip


INTEGERS = ("key", "market", "region", "supply_point", "route", "site", "slot", "state")


def _route(route: str) -> int:
    return int(Route.GRANULES if route_kind(route) == BED_ROUTE else Route.RODS)
