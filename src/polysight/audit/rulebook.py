"""All rules, a choice of them, and the findings that they make of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from polysight.audit.finding import Finding, FindingKind
from polysight.audit.merge import merged
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.rules.advice_breaks_rule import RULE as ADVICE_BREAKS_RULE
from polysight.audit.rules.against_evidence import RULE as AGAINST_EVIDENCE
from polysight.audit.rules.balance import RULE as BALANCE
from polysight.audit.rules.below_every_plant import RULE as BELOW_EVERY_PLANT
from polysight.audit.rules.change_chain import RULE as CHANGE_CHAIN
from polysight.audit.rules.change_within_year import RULE as CHANGE_WITHIN_YEAR
from polysight.audit.rules.cost_above_every_price import RULE as COST_ABOVE_EVERY_PRICE
from polysight.audit.rules.currencies import RULE as CURRENCIES
from polysight.audit.rules.definitions import RULE as DEFINITIONS
from polysight.audit.rules.difference_against_levels import RULE as DIFFERENCE_AGAINST_LEVELS
from polysight.audit.rules.differences import RULE as DIFFERENCES
from polysight.audit.rules.goal_after_duty import RULE as GOAL_AFTER_DUTY
from polysight.audit.rules.growth_against_levels import RULE as GROWTH_AGAINST_LEVELS
from polysight.audit.rules.identity import RULE as IDENTITY
from polysight.audit.rules.implied import RULE as IMPLIED
from polysight.audit.rules.irr_and_payback import RULE as IRR_AND_PAYBACK
from polysight.audit.rules.items import RULE as ITEMS
from polysight.audit.rules.law_in_force import RULE as LAW_IN_FORCE
from polysight.audit.rules.leader_and_average import RULE as LEADER_AND_AVERAGE
from polysight.audit.rules.limit_order import RULE as LIMIT_ORDER
from polysight.audit.rules.limits_by_edition import RULE as LIMITS_BY_EDITION
from polysight.audit.rules.loss_threshold import RULE as LOSS_THRESHOLD
from polysight.audit.rules.margin_step import RULE as MARGIN_STEP
from polysight.audit.rules.milestone_order import RULE as MILESTONE_ORDER
from polysight.audit.rules.odd_year import RULE as ODD_YEAR
from polysight.audit.rules.part_above_whole import RULE as PART_ABOVE_WHOLE
from polysight.audit.rules.part_against_all import RULE as PART_AGAINST_ALL
from polysight.audit.rules.part_and_whole import RULE as PART_AND_WHOLE
from polysight.audit.rules.physics_bounds import RULE as PHYSICS_BOUNDS
from polysight.audit.rules.place_gap import RULE as PLACE_GAP
from polysight.audit.rules.preference_above_benchmark import RULE as PREFERENCE_ABOVE_BENCHMARK
from polysight.audit.rules.purity_arithmetic import RULE as PURITY_ARITHMETIC
from polysight.audit.rules.rank_order import RULE as RANK_ORDER
from polysight.audit.rules.rate_step import RULE as RATE_STEP
from polysight.audit.rules.refining_step import RULE as REFINING_STEP
from polysight.audit.rules.reported_beyond_limit import RULE as REPORTED_BEYOND_LIMIT
from polysight.audit.rules.requirement_beyond_best import RULE as REQUIREMENT_BEYOND_BEST
from polysight.audit.rules.returns_of_price import RULE as RETURNS_OF_PRICE
from polysight.audit.rules.route_order import RULE as ROUTE_ORDER
from polysight.audit.rules.same_quantity import RULE as SAME_QUANTITY
from polysight.audit.rules.scale import RULE as SCALE
from polysight.audit.rules.scenario_order import RULE as SCENARIO_ORDER
from polysight.audit.rules.scenarios_and_facts import RULE as SCENARIOS_AND_FACTS
from polysight.audit.rules.sensitivity_order import RULE as SENSITIVITY_ORDER
from polysight.audit.rules.share_values import RULE as SHARE_VALUES
from polysight.audit.rules.shares import RULE as SHARES
from polysight.audit.rules.shortage_beside_exports import RULE as SHORTAGE_BESIDE_EXPORTS
from polysight.audit.rules.target_path import RULE as TARGET_PATH
from polysight.audit.rules.threshold_and_market import RULE as THRESHOLD_AND_MARKET
from polysight.audit.rules.trend import RULE as TREND
from polysight.audit.rules.twin_series import RULE as TWIN_SERIES
from polysight.audit.rules.value_at_rate import RULE as VALUE_AT_RATE
from polysight.audit.rules.value_beyond_own_limit import RULE as VALUE_BEYOND_OWN_LIMIT
from polysight.audit.shared_rules import can_share, shared_rules
from polysight.errors import UsageError, refusal
from polysight.suggestion import nearest

#: Every rule, in the order in which findings of the same fact are preferred.
RULES: tuple[Rule, ...] = (
    SAME_QUANTITY,
    GROWTH_AGAINST_LEVELS,
    CHANGE_CHAIN,
    CHANGE_WITHIN_YEAR,
    DIFFERENCES,
    DIFFERENCE_AGAINST_LEVELS,
    TREND,
    ODD_YEAR,
    LIMITS_BY_EDITION,
    LIMIT_ORDER,
    VALUE_AT_RATE,
    VALUE_BEYOND_OWN_LIMIT,
    TARGET_PATH,
    MILESTONE_ORDER,
    SCENARIOS_AND_FACTS,
    TWIN_SERIES,
    PART_AGAINST_ALL,
    SCENARIO_ORDER,
    SENSITIVITY_ORDER,
    RANK_ORDER,
    LOSS_THRESHOLD,
    THRESHOLD_AND_MARKET,
    MARGIN_STEP,
    RATE_STEP,
    SHORTAGE_BESIDE_EXPORTS,
    PHYSICS_BOUNDS,
    BELOW_EVERY_PLANT,
    PART_ABOVE_WHOLE,
    REFINING_STEP,
    ROUTE_ORDER,
    LEADER_AND_AVERAGE,
    REQUIREMENT_BEYOND_BEST,
    PURITY_ARITHMETIC,
    IRR_AND_PAYBACK,
    RETURNS_OF_PRICE,
    ADVICE_BREAKS_RULE,
    REPORTED_BEYOND_LIMIT,
    GOAL_AFTER_DUTY,
    PREFERENCE_ABOVE_BENCHMARK,
    COST_ABOVE_EVERY_PRICE,
    LAW_IN_FORCE,
    IDENTITY,
    BALANCE,
    SHARES,
    PART_AND_WHOLE,
    ITEMS,
    SCALE,
    IMPLIED,
    PLACE_GAP,
    SHARE_VALUES,
    CURRENCIES,
    DEFINITIONS,
    AGAINST_EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Rules to apply, and which of their findings are wanted.

    Parameters
    ----------
    rules : tuple of Rule
        Rules to apply.
    only, ignored : frozenset of str
        Keys of rules and classes of findings; an empty `only` wants all.
    """

    rules: tuple[Rule, ...]
    only: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def wants(self, finding: Finding) -> bool:
        """Whether a finding is wanted.

        Parameters
        ----------
        finding : Finding
            Of one of the rules.

        Returns
        -------
        bool
            Whether its rule or its class is named in `only`, and neither is ignored.
        """
        names = {finding.rule, finding.kind.value}
        return not names & self.ignored and (not self.only or bool(names & self.only))


def choice(
    only: Iterable[str] = (), ignore: Iterable[str] = (), also: Iterable[str] = ()
) -> Choice:
    """Rules chosen by their keys and by classes of findings.

    Parameters
    ----------
    only : iterable of str
        Keys of rules, or classes such as ``SAME``, that alone are wanted; none for all. Where a
        rule and a class share a name, capitals are the class.
    ignore : iterable of str
        Keys of rules and classes that are not wanted.
    also : iterable of str
        Keys of optional rules to apply beside those that are applied by default, and beside `only`.
        An optional rule that `only` names by its key is applied too.

    Returns
    -------
    Choice
        For `audit`.

    Raises
    ------
    UsageError
        If there is no such rule or class; the nearest name is suggested.
    """
    wanted, unwanted, added = (frozenset(map(_name, names)) for names in (only, ignore, also))
    wanted |= added if wanted else frozenset()
    rules = []
    for rule in RULES:
        kinds = {kind.value for kind in rule.kinds}
        asked = not wanted or rule.key in wanted or bool(kinds & wanted)
        refused = rule.key in unwanted or kinds <= unwanted
        if asked and not refused and (rule.default or rule.key in wanted | added):
            rules.append(rule)
    return Choice(tuple(rules), wanted, unwanted)


def _name(given: str) -> str:
    """Key of a rule or a class of findings, however it is written.

    A class has the name of a rule in capitals in places; in mixed letters the rule is meant.
    """
    kinds, keys = [kind.value for kind in FindingKind], [rule.key for rule in RULES]
    word = given.strip()
    folded = word.casefold().replace("-", "_")
    if word in kinds or folded in keys:
        return word if word in kinds else folded
    if word.upper() in kinds:
        return word.upper()
    near = nearest(word, (*keys, *kinds))
    raise refusal(UsageError, "audit_rulebook.unknown", got=given, suggestion=near)


def found(
    report: Report,
    rules: Iterable[Rule] | None = None,
    applied: Callable[[Rule], object] | None = None,
) -> list[Finding]:
    """Findings of rules before they are merged.

    Parameters
    ----------
    report : Report
        The claims.
    rules : iterable of Rule, optional
        Rules to apply; those that are applied by default where none are given.
    applied : callable, optional
        Called with each rule when it has been applied.

    Returns
    -------
    list of Finding
        In the order of the rules; two processes find them where `can_share` says so.
    """
    wanted = choice().rules if rules is None else tuple(rules)
    told = applied or (lambda rule: None)
    if can_share(report):
        return shared_rules(report, wanted, told)
    findings: list[Finding] = []
    for rule in wanted:
        findings.extend(rule.find(report))
        told(rule)
    return findings


def audit(
    report: Report,
    chosen: Choice | None = None,
    tolerance: float = 1.0,
    applied: Callable[[Rule], object] | None = None,
) -> list[Finding]:
    """Findings of a report, those of one fact merged, the weightiest first.

    Parameters
    ----------
    report : Report
        The claims.
    chosen : Choice, optional
        Rules and classes; all that are applied by default where none is given.
    tolerance : float
        Times every tolerance; see `Report.tolerant`.
    applied : callable, optional
        Called with each rule when it has been applied, for a progress bar over ``chosen.rules``.

    Returns
    -------
    list of Finding
        The findings.

    Raises
    ------
    UsageError
        If the tolerance is below zero or no number.
    """
    chosen = chosen or choice()
    read = report if tolerance == 1.0 else report.tolerant(tolerance)
    return merged(one for one in found(read, chosen.rules, applied) if chosen.wants(one))
