"""All rules, and the findings that they make of a report."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.audit.finding import Finding
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.rules.change_chain import RULE as CHANGE_CHAIN
from polysight.audit.rules.definitions import RULE as DEFINITIONS
from polysight.audit.rules.differences import RULE as DIFFERENCES
from polysight.audit.rules.growth_against_levels import RULE as GROWTH_AGAINST_LEVELS
from polysight.audit.rules.limits_by_edition import RULE as LIMITS_BY_EDITION
from polysight.audit.rules.part_against_all import RULE as PART_AGAINST_ALL
from polysight.audit.rules.same_quantity import RULE as SAME_QUANTITY
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
