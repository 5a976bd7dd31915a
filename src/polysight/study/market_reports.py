"""What reports of cash cost say beyond electricity and silicon metal, brought to one day.

A report is worked with the tariffs, the silicon metal and the fleet of its own time; what is left
is the other cost. It is brought to a site of one size by a power of size and to the day by a
trend, and weighs half as much for each `HALF_MONTHS` of its age. Statements about the industry
count where a term tells of which size of site they speak. Where a producer's reports leave far less
than leaders have, what is missing is its power: people, chemicals and upkeep do not cost nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.evidence.observation import Observation
from polysight.market.case import Market
from polysight.study.market_fleet import (
    BED_ROUTE,
    ROD_ROUTE,
    Fleet,
    calendar_year,
    route_kind,
)
from polysight.study.market_tariffs import CHINA, PowerPrices, yuan_rate
from polysight.study.market_terms import Terms
from polysight.study.market_units import DAYS_PER_MONTH, Unit, supply_point
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.view import View

#: Months of silicon metal prices whose mean is the price of a day, and how far back one is looked
#: for.
METAL_MONTHS, METAL_BACK = 6, 48
#: Half life of a report [months], and age at which one is forgotten.
HALF_MONTHS, FORGOTTEN_MONTHS = 12.0, 60.0
#: Age up to which a producer's own reports set its plants.
OWN_MONTHS = 24.0
#: Weight of a statement about the industry against a report of one producer in the cost of others,
#: and of the others in the cost of a producer, against one new report of its own.
INDUSTRY_WEIGHT, OTHERS_WEIGHT = 2.0, 0.2
YEAR_MONTHS = 12.0
#: Nameplate for which levels of other cost are told [kt/a].
REFERENCE_KT = 10.0
CASH, WHOLE = "cash_cost", ("total_cost", "production_cost")


@dataclass(frozen=True, slots=True)
class Report:
    """Other cost that a report leaves, brought to the day and to the reference size.

    Parameters
    ----------
    id, group, kind : str
        Row, owner group or province (empty for a statement about the whole industry), and route
        of cost.
    other : float
        Other cost [CNY/kg].
    months_old : float
        Months from the end of its period to the day.
    left, power : float
        What it leaves before it is held to the least other cost, and the cost of electricity that
        was taken off it, both brought alike [CNY/kg].
    """

    id: str
    group: str
    kind: str
    other: float
    months_old: float
    left: float = math.nan
    power: float = math.nan

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


def own_cost(reports: Sequence[Report], others: dict[str, float]) -> dict[tuple[str, str], float]:
    """Other cost of producers and provinces by their own reports, drawn to the others.

    Parameters
    ----------
    reports : sequence of Report
        Reports of the day.
    others : dict of str to float
        Other cost of others by route [CNY/kg].

    Returns
    -------
    dict of (str, str) to float
        By owner group or province, and route [CNY/kg].
    """
    keys = {(one.group, one.kind) for one in reports if one.group and one.months_old <= OWN_MONTHS}
    found = {}
    for group, kind in sorted(keys):
        mine = [one for one in reports if (one.group, one.kind) == (group, kind)]
        weights = np.array([*(one.weight for one in mine), OTHERS_WEIGHT])
        values = [*(one.other for one in mine), others[kind]]
        found[group, kind] = float(np.average(values, weights=weights))
    return found


def cheaper_power(
    reports: Sequence[Report], own: dict[tuple[str, str], float], leaders: dict[str, float],
    terms: Terms,
) -> dict[tuple[str, str], float]:  # fmt: skip
    """Factor on electricity of owner groups whose reports leave far less than leaders have.

    Parameters
    ----------
    reports : sequence of Report
        Reports of the day.
    own : dict of (str, str) to float
        Other cost by owner group or province, and route [CNY/kg].
    leaders : dict of str to float
        Other cost of leaders by route [CNY/kg].
    terms : Terms
        ``own_least``, the share of leaders' other cost below which power is taken to be cheaper,
        and ``power_least``, the least factor.

    Returns
    -------
    dict of (str, str) to float
        By owner group or province, and route: with it the reports leave what leaders have.
    """
    found: dict[tuple[str, str], float] = {}
    for (group, kind), level in own.items():
        mine = [one for one in reports if (one.group, one.kind) == (group, kind)]
        if level >= terms.value("own_least") * leaders[kind]:
            continue
        weights = [one.weight for one in mine]
        left, power = (
            float(np.average([getattr(one, name) for one in mine], weights=weights))
            for name in ("left", "power")
        )
        factor = 1.0 - (leaders[kind] - left) / power
        found[group, kind] = min(1.0, max(terms.value("power_least"), factor))
    return found


def others_cost(reports: Sequence[Report], day: dt.date, terms: Terms) -> dict[str, float]:
    """Other cost by route of those that report nothing.

    Statements about the industry, reports of producers with their premium, and the term of the
    first day as the oldest statement, in one mean.

    Parameters
    ----------
    reports : sequence of Report
        Reports of the day.
    day : datetime.date
        The day.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    dict of str to float
        By route [CNY/kg].
    """
    found: dict[str, float] = {}
    premium = terms.value("other_premium")
    first = terms.find("other_first", ROD_ROUTE)
    assert first is not None
    since = (day - first.first_known).days / DAYS_PER_MONTH
    trend = math.exp(terms.value("other_trend") * since / YEAR_MONTHS)
    reports = [*reports, Report(first.id, "", ROD_ROUTE, first.value * trend, since)]
    for kind in (ROD_ROUTE, BED_ROUTE):
        mine = [one for one in reports if one.kind == kind]
        if mine:
            weights = [one.weight * (1.0 if one.group else INDUSTRY_WEIGHT) for one in mine]
            values = [one.other * (premium if one.group else 1.0) for one in mine]
            found[kind] = float(np.average(values, weights=weights))
        else:
            found[kind] = found[ROD_ROUTE] * terms.value("bed_other")
    return found


def reports(
    view: View, day: dt.date, units: Sequence[Unit], power: PowerPrices, terms: Terms,
    curves: Fleet, use: dict[str, float],
) -> list[Report]:  # fmt: skip
    """Every report and statement of the last years with what it leaves for other cost.

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
    curves : Fleet
        Electricity.
    use : dict of str to float
        Silicon metal by route [kg/kg].

    Returns
    -------
    list of Report
        Cash cost where it was told, else production cost times the share of cash.
    """
    rows = [
        row
        for quantity in (CASH, *WHOLE)
        for row in view.facts(quantity, product="polysilicon")
        if row.geography.split("-")[0] == CHINA
        and row.canonical_unit in ("CNY/kg", "USD/kg")
        and row.period.start <= day
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
) -> Report | None:  # fmt: skip
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
    trend = math.exp(terms.value("other_trend") * (calendar_year(day) - then))
    left = (amount - explained) / scale * trend
    place = "" if row.geography == CHINA else row.geography
    return Report(
        row.id, row.company or place, kind, max(terms.value("other_least"), left), abs(old),
        left, float(size @ taken / size.sum()) / scale * trend,
    )  # fmt: skip
