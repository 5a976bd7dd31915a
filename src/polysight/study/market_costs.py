"""What a kilogram costs at a plant in cash on a day, by a rule that works with few rows.

Electricity is that of the fleet in the year in which a part of the plant was built, brought a part
of the way to the fleet of the day (``fleet_spread``), with learning curves through the rows known
then. Silicon metal is a use per kilogram at the price of the day. What reports of cash cost hold
beyond both is the other cost; a report is worked with the tariffs, the metal and the fleet of its
own time, and brought to the day by a trend. A producer that reported lately has its own other
cost, rods and beds apart; all others have that of statements about the industry, or of the
producers with a premium. Other cost falls with the size of the site. Outside China one other cost
makes the mean cost that is told for the day, so that countries differ by power.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.observation import Observation
from polysight.market.case import Market
from polysight.study.market_fleet import (
    BED_ROUTE,
    ROD_ROUTE,
    Fleet,
    calendar_year,
    fleet,
    route_kind,
)
from polysight.study.market_tariffs import CAPTIVE, CHINA, GRID, PowerPrices, yuan_rate
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Months of silicon metal prices whose mean is the price of a day, and how far back one is looked
#: for.
METAL_MONTHS, METAL_BACK = 6, 48
#: Half life of a report [months], and age at which one is forgotten.
HALF_MONTHS, FORGOTTEN_MONTHS = 12.0, 60.0
#: Age up to which a producer's own reports set its plants.
OWN_MONTHS = 24.0
DAYS_PER_MONTH = 30.4375
#: Weight of a statement about the industry against a report of one producer in the cost of others,
#: and of the others in the cost of a producer, against one new report of its own.
INDUSTRY_WEIGHT, OTHERS_WEIGHT = 2.0, 0.5
#: Share of other cost outside China where no plant there is known.
ABROAD_SHARE = 0.3
#: Nameplate for which levels of other cost are told [kt/a].
REFERENCE_KT = 10.0
CASH, WHOLE = "cash_cost", ("total_cost", "production_cost")


def supply_point(unit: Unit) -> str:
    """Supply point of a unit.

    Parameters
    ----------
    unit : Unit
        The unit.

    Returns
    -------
    str
        As ``CN-XJ:captive``.
    """
    return f"{unit.geography}:{CAPTIVE if unit.captive else GRID}"


@dataclass(frozen=True, slots=True)
class CostRule:
    """How plants are costed on a day.

    Parameters
    ----------
    day : datetime.date
        The day.
    fleet : Fleet
        Electricity.
    metal_cny_per_kg : float
        Silicon metal without value-added tax.
    metal_use : dict of str to float
        Silicon metal by route [kg/kg].
    own : dict of (str, str) to float
        Other cost by owner group and route at `REFERENCE_KT` [CNY/kg].
    others : dict of str to float
        Other cost by route of those that report nothing, at `REFERENCE_KT` [CNY/kg].
    abroad : float
        Other cost outside China [CNY/kg], at `REFERENCE_KT`.
    chips : dict of Market to float
        Cash cost of small plants for chips [CNY/kg].
    size_power, least : float
        Power of the size of a site in other cost, and least other cost [CNY/kg].
    inputs : tuple of str
        Ids of the rows, terms left out.
    """

    day: dt.date
    fleet: Fleet
    metal_cny_per_kg: float
    metal_use: dict[str, float]
    own: dict[tuple[str, str], float]
    others: dict[str, float]
    abroad: float
    chips: dict[Market, float]
    size_power: float
    least: float
    inputs: tuple[str, ...]

    @property
    def year(self) -> float:
        """The day as a calendar year."""
        return calendar_year(self.day)

    def electricity(self, unit: Unit) -> float:
        """Electricity of a unit on the day.

        Parameters
        ----------
        unit : Unit
            The unit.

        Returns
        -------
        float
            kWh/kg.
        """
        return self.fleet.of(unit, self.year)

    def metal(self, unit: Unit) -> float:
        """Silicon metal of a unit.

        Parameters
        ----------
        unit : Unit
            The unit.

        Returns
        -------
        float
            kg/kg.
        """
        return self.metal_use[route_kind(unit.route)]

    def other(self, unit: Unit, tariff: float) -> float:
        """Other cash cost of a unit [CNY/kg].

        Parameters
        ----------
        unit : Unit
            The unit.
        tariff : float
            Its tariff over the year [CNY/kWh]; small plants for chips have one cost as a whole.

        Returns
        -------
        float
            CNY/kg.
        """
        kind = route_kind(unit.route)
        if unit.chips:
            fixed = self.electricity(unit) * tariff + self.metal(unit) * self.metal_cny_per_kg
            return max(0.0, self.chips[unit.market] - fixed)
        scale = float((unit.site_kt_per_year / REFERENCE_KT) ** self.size_power)
        if unit.market is Market.OUTSIDE:
            return max(self.least, self.abroad * scale)
        level = self.own.get((unit.group, kind), self.others[kind])
        return max(self.least, level * scale)

    def cash(self, unit: Unit, tariff: float) -> float:
        """Cash cost of a unit on the day without freight.

        Parameters
        ----------
        unit : Unit
            The unit.
        tariff : float
            Its tariff over the year [CNY/kWh].

        Returns
        -------
        float
            CNY/kg.
        """
        metal = self.metal(unit) * self.metal_cny_per_kg
        return self.electricity(unit) * tariff + metal + self.other(unit, tariff)


@dataclass(frozen=True, slots=True)
class _Report:
    """Other cost that a report leaves, brought to the day and to the reference size."""

    id: str
    group: str
    kind: str
    other: float
    months_old: float

    @property
    def weight(self) -> float:
        """Halved with each `HALF_MONTHS` of age."""
        return float(0.5 ** (self.months_old / HALF_MONTHS))


def metal_price(view: View, day: dt.date, terms: Terms) -> tuple[float, tuple[str, ...]]:
    """Price of silicon metal on a day: mean of the newest months that a quote tells.

    Parameters
    ----------
    view : View
        Evidence of the day.
    day : datetime.date
        A day; what came after it is not read.
    terms : Terms
        Assumption where there is no quote.

    Returns
    -------
    float
        CNY/kg without value-added tax.
    tuple of str
        Ids.
    """
    first = day.year * 12 + day.month - 1 - METAL_BACK
    months = months_between(f"{first // 12:04d}-{first % 12 + 1:02d}", f"{day:%Y-%m}")
    path = silicon_metal_path(view, months)
    known = np.flatnonzero(np.isfinite(path.central))
    if not known.size:
        return terms.value("metal_price"), ()
    newest = known[known > known[-1] - METAL_MONTHS]
    return float(path.central[newest].mean()), path.inputs


def cost_rule(
    view: View, day: dt.date, units: Sequence[Unit], power: PowerPrices, terms: Terms
) -> CostRule:
    """Rule of a day from what was reported by then.

    Parameters
    ----------
    view : View
        Evidence of the day.
    day : datetime.date
        The day.
    units : sequence of Unit
        Plants of the day.
    power : PowerPrices
        Tariffs of their supply points.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    CostRule
        The rule.
    """
    curves = fleet(view, terms)
    metal, ids = metal_price(view, day, terms)
    use = {kind: terms.value("metal_use", kind) for kind in (ROD_ROUTE, BED_ROUTE)}
    reports = _reports(view, day, units, power, terms, curves, use)
    others = _others(reports, terms)
    own = _own(reports, others)
    part = CostRule(
        day, curves, metal, use, own, others, 0.0, {}, terms.value("size_power"),
        terms.value("other_least"), (),
    )  # fmt: skip
    abroad, rate = _abroad(view, day, part, units, power, terms)
    inputs = (*curves.inputs, *ids, *(one.id for one in reports), rate)
    whole = replace(part, abroad=abroad, inputs=tuple(dict.fromkeys(inputs)))
    return replace(whole, chips=_chips(whole, units, power, terms))


def _chips(
    rule: CostRule, units: Sequence[Unit], power: PowerPrices, terms: Terms
) -> dict[Market, float]:
    """Cost of small plants for chips: below that of all others of their market."""
    found = {}
    for market in Market:
        costs = [
            rule.cash(one, power.at(supply_point(one)))
            for one in units
            if one.market is market and not one.chips and one.months_left == 0.0
        ]
        found[market] = terms.value("chip_cost") * float(np.median(costs or [0.0]))
    return found


def _abroad(
    view: View, day: dt.date, part: CostRule, units: Sequence[Unit], power: PowerPrices,
    terms: Terms,
) -> tuple[float, str]:  # fmt: skip
    """Other cost outside China at the reference size, and the row of the exchange rate."""
    rate = yuan_rate(view.evidence, "USD", day)
    term = terms.find("outside_cost")
    assert term is not None
    told = term.value * rate.value
    then = metal_price(view, min(term.first_known, day), terms)[0]
    rows = [
        (
            one.kt_per_year,
            part.electricity(one) * power.at(supply_point(one)) + part.metal(one) * then,
            (one.site_kt_per_year / REFERENCE_KT) ** part.size_power,
        )
        for one in units
        if one.market is Market.OUTSIDE and not one.chips and one.months_left == 0.0
    ]
    if not rows:
        return max(part.least, ABROAD_SHARE * told), rate.input
    size, explained, scale = np.array(rows).T
    level = float((size @ (told - explained)) / (size @ scale))
    return max(part.least, level), rate.input


def _own(reports: Sequence[_Report], others: dict[str, float]) -> dict[tuple[str, str], float]:
    """Other cost of producers by their own reports, drawn to the others where they are few."""
    keys = {(one.group, one.kind) for one in reports if one.group and one.months_old <= OWN_MONTHS}
    found = {}
    for group, kind in sorted(keys):
        mine = [one for one in reports if (one.group, one.kind) == (group, kind)]
        weights = np.array([*(one.weight for one in mine), OTHERS_WEIGHT])
        values = [*(one.other for one in mine), others[kind]]
        found[group, kind] = float(np.average(values, weights=weights))
    return found


def _others(reports: Sequence[_Report], terms: Terms) -> dict[str, float]:
    """Other cost by route of those that report nothing.

    Statements about the industry, and reports of producers with their premium, in one mean.
    """
    found: dict[str, float] = {}
    premium = terms.value("other_premium")
    for kind in (ROD_ROUTE, BED_ROUTE):
        mine = [one for one in reports if one.kind == kind]
        if mine:
            weights = [one.weight * (1.0 if one.group else INDUSTRY_WEIGHT) for one in mine]
            values = [one.other * (premium if one.group else 1.0) for one in mine]
            found[kind] = float(np.average(values, weights=weights))
        elif kind == BED_ROUTE:
            found[kind] = found[ROD_ROUTE] * terms.value("bed_other")
        else:
            found[kind] = terms.value("other_first", kind)
    return found


def _reports(
    view: View, day: dt.date, units: Sequence[Unit], power: PowerPrices, terms: Terms,
    curves: Fleet, use: dict[str, float],
) -> list[_Report]:  # fmt: skip
    """Every report and statement of the last years with what it leaves for other cost."""
    rows = [
        row
        for quantity in (CASH, *WHOLE)
        for row in view.facts(quantity, product="polysilicon")
        if row.geography.split("-")[0] == CHINA
        and row.canonical_unit in ("CNY/kg", "USD/kg")
        and (day - row.period.end).days <= FORGOTTEN_MONTHS * DAYS_PER_MONTH
    ]
    cash = {(row.company, row.period.text) for row in rows if row.quantity == CASH}
    kept = [
        row for row in rows if row.quantity == CASH or (row.company, row.period.text) not in cash
    ]
    metals: dict[dt.date, float] = {}
    found = []
    for row in kept:
        end = min(row.period.end, day)
        if end not in metals:
            metals[end] = metal_price(view, end, terms)[0]
        one = _report(view, row, day, units, power, terms, curves, use, metals[end])
        if one is not None:
            found.append(one)
    return found


def _report(
    view: View, row: Observation, day: dt.date, units: Sequence[Unit], power: PowerPrices,
    terms: Terms, curves: Fleet, use: dict[str, float], metal: float,
) -> _Report | None:  # fmt: skip
    """What one row leaves; None where no plant of the day is like those of which it speaks."""
    kind = route_kind(row.route or ROD_ROUTE)
    said = terms.find("statement_size", row.id)
    mine = [
        one
        for one in units
        if one.market is Market.CHINA
        and one.months_left == 0.0
        and not one.chips
        and route_kind(one.route) == kind
        and (not row.company or one.group == row.company)
        and (row.geography == CHINA or row.company or one.geography == row.geography)
    ]
    if not mine or (not row.company and said is None):
        return None
    middle = row.period.start + (min(row.period.end, day) - row.period.start) / 2
    then, old = calendar_year(middle), (day - row.period.end).days / DAYS_PER_MONTH
    size = np.array([one.kt_per_year for one in mine])
    taken = np.array([curves.of(one, then) * power.at(supply_point(one)) for one in mine])
    explained = float(size @ taken / size.sum()) + use[kind] * metal
    amount = row.middle
    if row.canonical_unit == "USD/kg":
        amount *= yuan_rate(view.evidence, "USD", middle).value
    if row.basis.get("tax") == "included":
        amount /= 1.0 + view.named("quotes_vat").value
    if row.quantity != CASH:
        amount *= terms.value("cash_share")
    sites = (
        said.value if said else float(size @ [one.site_kt_per_year for one in mine] / size.sum())
    )
    scale = (sites / REFERENCE_KT) ** terms.value("size_power")
    trend = math.exp(terms.value("other_trend") * max(0.0, calendar_year(day) - then))
    other = max(terms.value("other_least"), (amount - explained) / scale * trend)
    return _Report(row.id, row.company, kind, other, max(0.0, old))
