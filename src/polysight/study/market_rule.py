"""The energy limit of a day: which plants fail it, and what mending costs.

Energy per kilogram of rod plants is taken to go with their electricity, and plants scatter about
it. How high all stand together is set by the same two published figures as in
`polysight.study.fleet_level`, which do not agree: the average, and the capacity that lay above the
limit of the draft. Each sets a level at which the scattered plants show what was published; the
chance of each is that of the mix there, so that this market and the register of compliance expect
nearly the same. Plants with a bed are far below their limit and do not fail; what is made for chips
is outside the scope. Before the law was published nothing fails.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import ndtr

from polysight.evidence.law_rules import TABLE as LAW_RULES
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState, RuleTerms
from polysight.study.fleet_level import CHANCE, EXPOSED, PUBLISHED_AGAIN
from polysight.study.market_costs import CostRule
from polysight.study.market_fleet import BED_ROUTE, calendar_year, route_kind
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit
from polysight.study.references import references

Floats = NDArray[np.float64]

#: Rule of law that limits what stands, and the limit of its draft, of which the exposure was said.
RULE, DRAFT = "GB29447-2026-TCS", "EL0010-3"
#: Year in which the limit is asked, and least gap that mending closes, over the limit.
FORCE_YEAR, LEAST_GAP = 2027.0, 0.03
#: Largest share of capacity that the level exposes, and logarithms within which it is looked for.
MOST_EXPOSED, WIDE = 0.95, 3.0


@dataclass(frozen=True, slots=True)
class RuleOutlook:
    """What the limit does to plants.

    Parameters
    ----------
    failing : ndarray of float
        Axis unit; probability that it fails.
    anchors : tuple of float
        Capacity that is expected to fail by the average alone and by the exposed capacity alone
        [kt/a]; empty where no law limits.
    retrofit : ndarray of float
        Axis unit; cost of mending [CNY/kg], NaN where nothing mends it.
    terms : RuleTerms
        Deadlines.
    inputs : tuple of str
        Ids of the rows.
    """

    failing: Floats
    retrofit: Floats
    terms: RuleTerms
    inputs: tuple[str, ...]
    anchors: tuple[float, ...] = ()


def rule_outlook(
    evidence: Evidence,
    limit: float | None,
    units: Sequence[Unit],
    rule: CostRule,
    terms: Terms,
) -> RuleOutlook:
    """What the limit does to plants.

    Parameters
    ----------
    evidence : Evidence
        Evidence of the day.
    limit : float or None
        Limit for existing rod plants [kgce/kg]; None where no law of the day has one.
    units : sequence of Unit
        Plants.
    rule : CostRule
        Electricity of the plants.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    RuleOutlook
        By unit.
    """
    deadlines = RuleTerms(terms.value("rule_shortest"), terms.value("rule_longest"))
    nothing = np.zeros(len(units)), np.full(len(units), np.nan)
    rods = np.array([_limited(one) for one in units], dtype=bool)
    known = {
        row.id: row for row in evidence.observations if row.id in (PUBLISHED_AGAIN, EXPOSED, DRAFT)
    }
    if limit is None or len(known) < 3 or not rods.any():
        return RuleOutlook(*nothing, deadlines, ())
    standing = np.flatnonzero(rods & [one.state is PlantState.STANDING for one in units])
    mine = [units[at] for at in standing.tolist()]
    scatter = terms.value("rule_level_scatter")
    levels = _levels(evidence, mine, rule, known, scatter)
    energy = np.array([rule.fleet.of(one, FORCE_YEAR) for one in mine])
    chances = np.array([_above(level * energy, limit, scatter) for level in levels])
    chance = references(evidence).number(CHANCE, "1", evidence)
    failing, retrofit = nothing
    failing[standing] = chance * chances[0] + (1.0 - chance) * chances[1]
    # A plant that fails is taken to stand one scatter above its middle.
    gap = np.sqrt(np.prod(levels)) * energy * np.exp(scatter) - limit
    cost = terms.value("mend_cost") * np.maximum(gap, LEAST_GAP * limit)
    retrofit[standing] = np.where(gap <= terms.value("mend_most") * limit, cost, np.nan)
    size = np.array([one.kt_per_year for one in mine])
    return RuleOutlook(
        failing, retrofit, deadlines, (PUBLISHED_AGAIN, EXPOSED, DRAFT, RULE, CHANCE),
        tuple((chances @ size).tolist()),
    )  # fmt: skip


def _above(numbers: Floats, limit: float, scatter: float) -> Floats:
    """Probability that plants that scatter about their numbers lie above a limit."""
    return np.asarray(ndtr(np.log(numbers / limit) / scatter))


def _levels(
    evidence: Evidence, plants: Sequence[Unit], rule: CostRule, known: dict[str, Observation],
    scatter: float,
) -> tuple[float, float]:  # fmt: skip
    """Coal equivalent over electricity by the average and by the exposed capacity [kgce/kWh].

    With either the scattered plants are expected to show what was published.
    """
    size = np.array([one.kt_per_year for one in plants])
    average, exposed = known[PUBLISHED_AGAIN], known[EXPOSED]
    of_average, of_exposed = (
        np.array([rule.fleet.of(one, _middle(row)) for one in plants]) for row in (average, exposed)
    )
    target = exposed.middle * evidence.units.factor(exposed.canonical_unit, "kt/a")
    target = min(target, MOST_EXPOSED * float(size.sum()))
    limit = known[DRAFT].middle

    def beyond(log_level: float) -> float:
        return float(size @ _above(np.exp(log_level) * of_exposed, limit, scatter)) - target

    mean = np.exp(0.5 * scatter**2) * (size @ of_average) / size.sum()
    middle = np.log(limit / np.median(of_exposed))
    return (
        float(average.middle / mean),
        float(np.exp(brentq(beyond, middle - WIDE, middle + WIDE))),
    )


def _middle(row: Observation) -> float:
    """Middle of the period of a row as a calendar year."""
    return calendar_year(row.period.start + (row.period.end - row.period.start) / 2)


def _limited(unit: Unit) -> bool:
    """Whether the limit for rod plants concerns a unit."""
    rods = route_kind(unit.route) != BED_ROUTE
    return rods and unit.market is Market.CHINA and not unit.chips


def existing_limit(evidence: Evidence, day: dt.date) -> float | None:
    """Limit of the newest published standard for what stands, on a day.

    Parameters
    ----------
    evidence : Evidence
        Holds the rules of law, in any state of knowledge.
    day : datetime.date
        Day by which it must have been published.

    Returns
    -------
    float or None
        kgce/kg; None where it was not yet published.
    """
    for row in evidence.tables[LAW_RULES]:
        cells = row.cells
        if cells["id"] == RULE and cells["published"] and cells["published"] <= day.isoformat():
            return float(cells["value"])
    return None
