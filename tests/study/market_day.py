"""Plants of a day with what they are costed by, made once a day for all tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache

from polysight.evidence.store import Evidence, evidence
from polysight.study.closing_gap import baseline
from polysight.study.market_costs import CostRule, cost_rule
from polysight.study.market_plants import MarketPlants, market_plants
from polysight.study.market_tariffs import PowerPrices, power_prices
from polysight.study.market_terms import Terms, evidence_on, terms
from polysight.study.market_units import Unit, fringe, supply_point, units
from polysight.study.months import months_between
from polysight.study.view import View

TODAY = dt.date(2026, 6, 30)
DAYS = tuple(
    dt.date.fromisoformat(day)
    for day in (
        "2012-12-31", "2014-06-30", "2016-09-30", "2018-06-30", "2020-03-31", "2021-12-31",
        "2022-12-31", "2024-12-31", "2026-06-30",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """What is known on a day."""

    day: dt.date
    evidence: Evidence
    view: View
    terms: Terms
    units: list[Unit]
    fringe: list[Unit]
    power: PowerPrices
    costs: CostRule

    def unit(self, code: str) -> Unit:
        """A unit by its code."""
        return next(one for one in self.units if one.code == code)

    def cash(self, code: str) -> float:
        """Cash cost of a unit."""
        unit = self.unit(code)
        return self.costs.cash(unit, self.power.at(supply_point(unit)))


@cache
def whole() -> Evidence:
    """The shipped evidence."""
    return evidence()


@cache
def on(day: dt.date) -> Day:
    """What is known on a day."""
    told = evidence_on(whole(), day)
    own = terms(told, day)
    view = replace(baseline(told), as_of=day)
    named, unnamed = units(told, day, own), fringe(told, day, own)
    points = sorted({supply_point(one) for one in (*named, *unnamed)} | {"CN-NM:captive"})
    power = power_prices(view, points, day, own)
    costs = cost_rule(view, day, [*named, *unnamed], power, own)
    return Day(day, told, view, own, named, unnamed, power, costs)


@cache
def plants_on(day: dt.date) -> MarketPlants:
    """The market of a day, three years ahead."""
    first = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    months = months_between(f"{first:%Y-%m}", f"{first.year + 3}-12")
    return market_plants(whole(), day, months)
