"""How much of what the register knows counts as standing on a day.

A register keeps plants that stopped unnoticed, and knows a start by the nameplate that was told.
Three corrections bring it to what else is known of the day, each by its doubt:

- Outside China many plants that were started never came to run for long. A plant there counts in
  its first years by the share of the starts outside China that lasted (``newcomer_share``), unless
  its group has an older one and so knows how; the rest of it is announced, to be opened when the
  price pays for it. Few starts are known, so that the share is one of all groups.
- The register, published capacity and what the known output needs are pooled in logarithms by the
  inverse of their variances. Outside China the dearest plants stand still until the pool is met;
  in China plants that are told idle are made smaller.
- Works of China long overdue, or late and without news for as long as building takes, are
  announced: they are finished when it pays.
- Plants outside China that are too dear to run and of which nothing was heard for years are gone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from polysight.market.case import Market, PlantState
from polysight.study.market_costs import CostRule
from polysight.study.market_tariffs import PowerPrices
from polysight.study.market_terms import Terms
from polysight.study.market_units import MONTHS, Unit, supply_point

#: Ending of the code of a part that has yet to prove itself.
UNPROVEN = "/unproven"


@dataclass(frozen=True, slots=True)
class KnownSize:
    """What the history of a day says of a market.

    Parameters
    ----------
    capacity : tuple of float
        Natural logarithm of nameplate [kt/a], and its doubt.
    output : tuple of float
        Natural logarithm of output [kt per month], and its doubt.
    """

    capacity: tuple[float, float]
    output: tuple[float, float]


def proven(units: Sequence[Unit], year: float, terms: Terms) -> list[Unit]:
    """Plants outside China in their first years by the share of starts that lasted.

    Parameters
    ----------
    units : sequence of Unit
        Plants of the day.
    year : float
        The day as a calendar year.
    terms : Terms
        ``newcomer_share`` and ``newcomer_years``.

    Returns
    -------
    list of Unit
        The same capacity; the unproven part of a newcomer is announced.
    """
    share, years = terms.value("newcomer_share"), terms.value("newcomer_years")
    stand = [one for one in units if one.state is PlantState.STANDING]
    old = {one.code for one in stand if year - min(when for when, _ in one.built) >= years}
    skilled = {one.group for one in stand if one.code in old and one.market is Market.OUTSIDE}
    found: list[Unit] = []
    for one in units:
        young = one.state is PlantState.STANDING and one.code not in old
        young = young and one.group not in skilled
        if one.market is Market.CHINA or one.chips or not young or not math.isnan(one.idle_months):
            found.append(one)
            continue
        found.append(replace(one, kt_per_year=share * one.kt_per_year))
        found.append(
            replace(
                one, code=one.code + UNPROVEN, state=PlantState.ANNOUNCED, months_left=math.nan,
                kt_per_year=(1.0 - share) * one.kt_per_year,
            )
        )  # fmt: skip
    return found


def overdue(units: Sequence[Unit], terms: Terms) -> list[Unit]:
    """Works of China long overdue as announced.

    Parameters
    ----------
    units : sequence of Unit
        Plants of the day.
    terms : Terms
        ``works_overdue`` and ``works_quiet``.

    Returns
    -------
    list of Unit
        The same capacity.
    """
    most, quiet = terms.value("works_overdue"), terms.value("works_quiet")

    def waits(one: Unit) -> bool:
        return one.overdue_months > (0.0 if one.quiet_months > quiet else most)

    return [
        replace(one, state=PlantState.ANNOUNCED, months_left=math.nan)
        if one.state is PlantState.BUILDING and one.market is Market.CHINA and waits(one)
        else one
        for one in units
    ]


def remembered(
    units: Sequence[Unit], costs: CostRule, power: PowerPrices, terms: Terms
) -> list[Unit]:
    """Plants without those outside China that are too dear to run and long unheard of.

    Parameters
    ----------
    units : sequence of Unit
        Plants of the day.
    costs, power, terms : CostRule, PowerPrices, Terms
        Of the day: ``still_outside`` over their mean cost, ``still_gone`` months without news.

    Returns
    -------
    list of Unit
        The others.
    """
    cash = {
        one.code: costs.cash(one, power.at(supply_point(one)))
        for one in units
        if one.market is Market.OUTSIDE and one.state is PlantState.STANDING and not one.chips
    }
    dear = terms.value("still_outside") * float(np.mean(list(cash.values()) or [math.inf]))
    gone = terms.value("still_gone")
    return [
        one
        for one in units
        if one.code not in cash or cash[one.code] <= dear or one.quiet_months <= gone
    ]


def pooled_kt(register_kt: float, known: KnownSize | None, terms: Terms, load: float) -> float:
    """Nameplate by the register, published capacity and known output.

    Parameters
    ----------
    register_kt : float
        Capacity of the register [kt/a].
    known : KnownSize or None
        History; none leaves the register.
    terms : Terms
        ``register_doubt``, and ``load_doubt`` of the share of nameplate that is made.
    load : float
        Share of nameplate that is made; not a number where output tells nothing of capacity.

    Returns
    -------
    float
        Thousand tonnes a year.
    """
    if known is None or register_kt <= 0.0:
        return register_kt
    cases = [(math.log(register_kt), terms.value("register_doubt")), known.capacity]
    if not math.isnan(load):
        needed = known.output[0] + math.log(MONTHS / load)
        cases.append((needed, math.hypot(known.output[1], terms.value("load_doubt"))))
    middle, spread = np.array(cases).T
    return float(np.exp(np.average(middle, weights=spread**-2.0)))


def counted(
    units: Sequence[Unit], known: Sequence[KnownSize | None], costs: CostRule, power: PowerPrices,
    terms: Terms,
) -> list[Unit]:  # fmt: skip
    """Plants that count as standing.

    Parameters
    ----------
    units : sequence of Unit
        Plants of the day.
    known : sequence of KnownSize or None
        History of China and of the rest of the world.
    costs, power, terms : CostRule, PowerPrices, Terms
        Of the day.

    Returns
    -------
    list of Unit
        With idle plants where the pool is below the register.
    """
    whole = {Market.CHINA: 0.0, Market.OUTSIDE: 0.0}
    for one in units:
        stands = one.state is PlantState.STANDING
        if stands and (one.market is Market.CHINA or math.isnan(one.idle_months)):
            whole[one.market] += one.kt_per_year
    china, outside = known
    over = whole[Market.CHINA] - pooled_kt(whole[Market.CHINA], china, terms, math.nan)
    found = _shrunk(units, over)
    load = terms.value("fraction_outside")
    over = whole[Market.OUTSIDE] - pooled_kt(whole[Market.OUTSIDE], outside, terms, load)
    return _stilled(found, over, costs, power, terms)


def _shrunk(units: Sequence[Unit], over: float) -> list[Unit]:
    """Plants of China, those told idle smaller by what is too much, at most to nearly nothing."""

    def idle(one: Unit) -> bool:
        stands = one.state is PlantState.STANDING and not math.isnan(one.idle_months)
        return stands and one.market is Market.CHINA

    whole = sum(one.kt_per_year for one in units if idle(one))
    if over <= 0.0 or whole <= 0.0:
        return list(units)
    kept = max(0.1, 1.0 - over / whole)
    return [replace(one, kt_per_year=kept * one.kt_per_year) if idle(one) else one for one in units]


def _stilled(
    units: Sequence[Unit], over: float, costs: CostRule, power: PowerPrices, terms: Terms
) -> list[Unit]:
    """Plants outside China without the dearest that are too many; they are closed to the market."""
    running = [
        one
        for one in units
        if one.market is Market.OUTSIDE
        and one.state is PlantState.STANDING
        and math.isnan(one.idle_months)
        and not one.chips
    ]
    dear = sorted(running, key=lambda one: -costs.cash(one, power.at(supply_point(one))))
    still: set[str] = set()
    for one in dear[:-1]:
        # A plant of which more than half is too much stands still.
        if over > 0.5 * one.kt_per_year:
            still.add(one.code)
            over -= one.kt_per_year
    gone = terms.value("still_gone")
    return [
        replace(one, idle_months=terms.value("still_months")) if one.code in still else one
        for one in units
        if one.market is Market.CHINA or not one.idle_months >= gone
    ]
