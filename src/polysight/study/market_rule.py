"""The energy limit of a day: which plants fail it, and what mending costs.

Energy per kilogram of rod plants is taken to go with their electricity. How high all stand
together is set by the same two published figures as in `polysight.study.fleet_level`, each for
half of the chance: the average, and the capacity that lay above the limit of the draft. About the
level so set plants scatter. Plants with a bed are far below their limit and do not fail; small
plants for chips are outside the scope. Before the law was published nothing fails.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from polysight.evidence.law_rules import TABLE as LAW_RULES
from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState, RuleTerms
from polysight.study.fleet_level import EXPOSED, PUBLISHED_AGAIN, exposing
from polysight.study.market_costs import CostRule
from polysight.study.market_fleet import BED_ROUTE, route_kind
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit

Floats = NDArray[np.float64]

#: Rule of law that limits what stands, and the limit of its draft, of which the exposure was said.
RULE, DRAFT = "GB29447-2026-TCS", "EL0010-3"


@dataclass(frozen=True, slots=True)
class RuleOutlook:
    """What the limit does to plants.

    Parameters
    ----------
    failing : ndarray of float
        Axis unit; probability that it fails.
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
    energy = np.array([rule.electricity(one) for one in units])
    size = np.array([one.kt_per_year for one in units])
    standing = rods & np.array([one.state is PlantState.STANDING for one in units])
    average = float(size[standing] @ energy[standing] / size[standing].sum())
    target = known[EXPOSED].middle * evidence.units.factor(known[EXPOSED].canonical_unit, "kt/a")
    levels = (
        known[PUBLISHED_AGAIN].middle / average,
        float(exposing(energy[standing][:, None], size[standing], target, known[DRAFT].middle)[0]),
    )
    scatter = terms.value("rule_level_scatter")
    failing, retrofit = nothing
    cost, most = terms.value("mend_cost"), terms.value("mend_most")
    middle = math.sqrt(levels[0] * levels[1])
    for at in np.flatnonzero(standing):
        chances = [ndtr(math.log(level * energy[at] / limit) / scatter) for level in levels]
        failing[at] = float(np.mean(chances))
        # Mean gap of those that fail, by the mean of a normal beyond the limit.
        gap = max(middle * energy[at] * math.exp(0.5 * scatter) - limit, 0.03 * limit)
        retrofit[at] = cost * gap if gap <= most * limit else math.nan
    return RuleOutlook(failing, retrofit, deadlines, (PUBLISHED_AGAIN, EXPOSED, DRAFT, RULE))


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
