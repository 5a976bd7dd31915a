"""All rules, and the findings that they make of a report."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.audit.finding import Finding
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.rules.advice_breaks_rule import RULE as ADVICE_BREAKS_RULE
from polysight.audit.rules.balance import RULE as BALANCE
from polysight.audit.rules.change_chain import RULE as CHANGE_CHAIN
from polysight.audit.rules.definitions import RULE as DEFINITIONS
from polysight.audit.rules.differences import RULE as DIFFERENCES
from polysight.audit.rules.growth_against_levels import RULE as GROWTH_AGAINST_LEVELS
from polysight.audit.rules.identity import RULE as IDENTITY
from polysight.audit.rules.implied import RULE as IMPLIED
from polysight.audit.rules.irr_and_payback import RULE as IRR_AND_PAYBACK
from polysight.audit.rules.leader_and_average import RULE as LEADER_AND_AVERAGE
from polysight.audit.rules.limits_by_edition import RULE as LIMITS_BY_EDITION
from polysight.audit.rules.loss_threshold import RULE as LOSS_THRESHOLD
from polysight.audit.rules.margin_step import RULE as MARGIN_STEP
from polysight.audit.rules.part_above_whole import RULE as PART_ABOVE_WHOLE
from polysight.audit.rules.part_against_all import RULE as PART_AGAINST_ALL
from polysight.audit.rules.part_and_whole import RULE as PART_AND_WHOLE
from polysight.audit.rules.physics_bounds import RULE as PHYSICS_BOUNDS
from polysight.audit.rules.place_gap import RULE as PLACE_GAP
from polysight.audit.rules.purity_arithmetic import RULE as PURITY_ARITHMETIC
from polysight.audit.rules.refining_step import RULE as REFINING_STEP
from polysight.audit.rules.requirement_beyond_best import RULE as REQUIREMENT_BEYOND_BEST
from polysight.audit.rules.returns_of_price import RULE as RETURNS_OF_PRICE
from polysight.audit.rules.route_order import RULE as ROUTE_ORDER
from polysight.audit.rules.same_quantity import RULE as SAME_QUANTITY
from polysight.audit.rules.scale import RULE as SCALE
from polysight.audit.rules.scenario_order import RULE as SCENARIO_ORDER
from polysight.audit.rules.shares import RULE as SHARES
from polysight.audit.rules.trend import RULE as TREND
from polysight.audit.rules.twin_series import RULE as TWIN_SERIES

#: Every rule, in the order in which findings of the same fact are preferred.
RULES: tuple[Rule, ...] = (
    SAME_QUANTITY,
    GROWTH_AGAINST_LEVELS,
    CHANGE_CHAIN,
    DIFFERENCES,
    TREND,
    LIMITS_BY_EDITION,
    TWIN_SERIES,
    PART_AGAINST_ALL,
    SCENARIO_ORDER,
    LOSS_THRESHOLD,
    MARGIN_STEP,
    PHYSICS_BOUNDS,
    PART_ABOVE_WHOLE,
    REFINING_STEP,
    ROUTE_ORDER,
    LEADER_AND_AVERAGE,
    REQUIREMENT_BEYOND_BEST,
    PURITY_ARITHMETIC,
    IRR_AND_PAYBACK,
    RETURNS_OF_PRICE,
    ADVICE_BREAKS_RULE,
    IDENTITY,
    BALANCE,
    SHARES,
    PART_AND_WHOLE,
    SCALE,
    IMPLIED,
    PLACE_GAP,
    DEFINITIONS,
)


def found(report: Report, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Findings of all rules before they are merged.

    Parameters
    ----------
    report : Report
        The claims.
    rules : iterable of Rule
        Rules to apply.

    Returns
    -------
    list of Finding
        In the order of the rules.
    """
    return [finding for rule in rules for finding in rule.find(report)]
