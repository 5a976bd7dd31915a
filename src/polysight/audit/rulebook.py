"""All rules, and the findings that they make of a report."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.audit.finding import Finding
from polysight.audit.report import Report
from polysight.audit.rule import Rule

#: Every rule, in the order in which findings of the same fact are preferred.
RULES: tuple[Rule, ...] = ()


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
