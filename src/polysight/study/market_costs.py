"""What a kilogram costs at a plant in cash on a day, by a rule that works with few rows.

Electricity is that of the fleet in the year in which a part of the plant was built, brought a part
of the way to the fleet of the day (``fleet_spread``), with learning curves through the rows known
then. Silicon metal is a use per kilogram at the price of the day. What reports of cash cost hold
beyond both is the other cost (`polysight.study.market_reports`): a producer that reported lately
has its own, all others have that of statements about the industry and of producers with a premium.
Other cost falls with the size of the site. Where reports of a producer leave much less than leaders
have, its other cost is that of leaders and its power is cheaper: fewer kilowatt hours, or a lower
tariff (`polysight.study.market_reports.cheaper_power`). What chip makers buy costs more to make.
Outside China one other cost makes the mean cost that is told for the day at plants that ran when it
was told, so that countries differ by power; who comes later has the same other cost.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.market.case import Market, PlantState
from polysight.study.market_fleet import (
    BED_ROUTE,
    ROD_ROUTE,
    Fleet,
    calendar_year,
    fleet,
    route_kind,
)
from polysight.study.market_reports import (
    REFERENCE_KT,
    cheaper_power,
    metal_price,
    others_cost,
    own_cost,
    reports,
)
from polysight.study.market_tariffs import PowerPrices, yuan_rate
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit, supply_point
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Share of other cost outside China where no plant there is known.
ABROAD_SHARE = 0.3


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
        Other cost by owner group or province, and route, at `REFERENCE_KT` [CNY/kg].
    others : dict of str to float
        Other cost by route of those that report nothing, at `REFERENCE_KT` [CNY/kg].
    abroad : float
        Other cost outside China [CNY/kg], at `REFERENCE_KT`.
    cheaper : dict of (str, str) to float
        Factor on electricity of owner groups whose reports ask for it, by route.
    chip_extra : float
        Factor on other cost of what is made for chips.
    size_power, size_power_abroad, least, premium : float
        Power of the size of a site in other cost in China and outside, least other cost
        [CNY/kg], and other cost of those that report nothing over that of reporters.
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
    cheaper: dict[tuple[str, str], float]
    chip_extra: float
    size_power: float
    size_power_abroad: float
    least: float
    premium: float
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
            kWh/kg, what a producer pays less for it counted as less of it.
        """
        less = self.cheaper.get((unit.group, route_kind(unit.route)), 1.0)
        return less * self.fleet.of(unit, self.year)

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

    def other(self, unit: Unit) -> float:
        """Other cash cost of a unit [CNY/kg].

        Parameters
        ----------
        unit : Unit
            The unit.

        Returns
        -------
        float
            CNY/kg.
        """
        kind, extra = route_kind(unit.route), self.chip_extra if unit.chips else 1.0
        if unit.market is Market.OUTSIDE:
            return extra * max(self.least, self.abroad * _scale(unit, self.size_power_abroad))
        scale = _scale(unit, self.size_power)
        place = self.own.get((unit.geography, kind), self.others[kind])
        level = self.own.get((unit.group, kind), place)
        if unit.state is PlantState.EMPTY:
            # Who builds builds as the leaders do.
            level = min(level, self.others[kind] / self.premium)
        return extra * max(self.least, level * scale)

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
        return self.electricity(unit) * tariff + metal + self.other(unit)


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
    curves = fleet(view, day, terms)
    metal, ids = metal_price(view, day, terms)
    use = {kind: terms.value("metal_use", kind) for kind in (ROD_ROUTE, BED_ROUTE)}
    told = reports(view, day, units, power, terms, curves, use)
    others = others_cost(told, day, terms)
    own = own_cost(told, others)
    premium = terms.value("other_premium")
    leaders = {kind: level / premium for kind, level in others.items()}
    cheaper = cheaper_power(told, own, leaders, terms)
    own |= {(group, kind): leaders[kind] for group, kind in cheaper}
    part = CostRule(
        day, curves, metal, use, own, others, 0.0, cheaper, terms.value("chip_extra"),
        terms.value("size_power"), terms.value("size_power_outside"), terms.value("other_least"),
        premium, (),
    )  # fmt: skip
    abroad, rate = _abroad(view, day, part, units, power, terms)
    inputs = (*curves.inputs, *ids, *(one.id for one in told), rate)
    return replace(part, abroad=abroad, inputs=tuple(dict.fromkeys(inputs)))


def _scale(unit: Unit, power: float) -> float:
    """Other cost by the size of the site over that at the reference size."""
    return float((unit.site_kt_per_year / REFERENCE_KT) ** power)


def _abroad(
    view: View, day: dt.date, part: CostRule, units: Sequence[Unit], power: PowerPrices,
    terms: Terms,
) -> tuple[float, str]:  # fmt: skip
    """Other cost outside China at the reference size, and the row of the exchange rate."""
    rate = yuan_rate(view.evidence, "USD", day)
    term = terms.find("outside_cost")
    assert term is not None
    told = term.value * rate.value
    ran = calendar_year(term.first_known)
    # Silicon metal that fell since in China did not fall as much outside.
    then = min(part.metal_cny_per_kg, metal_price(view, min(term.first_known, day), terms)[0])
    rows = [
        (
            one.kt_per_year,
            part.electricity(one) * power.at(supply_point(one)) + part.metal(one) * then,
            _scale(one, part.size_power_abroad),
        )
        for one in units
        if one.market is Market.OUTSIDE
        and not one.chips
        and one.months_left == 0.0
        and math.isnan(one.idle_months)
        and one.first_year <= ran
    ]
    if not rows:
        return max(part.least, ABROAD_SHARE * told), rate.input
    size, explained, scale = np.array(rows).T
    level = float((size @ (told - explained)) / (size @ scale))
    return max(part.least, level), rate.input
