"""Scenarios whose effect moves against its cause: the price falls and the return rises."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from polysight.audit.chains import agreed, disordered
from polysight.audit.claim import Claim
from polysight.audit.comparison import own_subject
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.orders import ORDERS, Order, moves
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "scenario_order"


#: Names of cases from the least to the most of a quantity, and from the worst to the best.
LEVELS, FORTUNES = ("low", "base", "high"), ("pessimistic", "base", "optimistic")
#: Flows that are larger in the better case; the table of metrics tells of the others.
RISING = frozenset(("demand", "production", "installations", "exports", "revenue", "npv", "irr"))
Scenario = dict[str, Claim]
#: Places, time, route, firms and group.
Key = tuple[tuple[str, ...], str, str, tuple[str, ...], str]


def find(report: Report) -> Iterator[Finding]:
    """Pairs of scenarios whose effect moves against its cause, nothing else explaining it.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each cause and effect of a set of scenarios.
    """
    seen: set[frozenset[str]] = set()
    for scenarios in _sets(report).values():
        for order in ORDERS:
            full = [one for one in scenarios.values() if order.cause in one and order.effect in one]
            wrong = [
                (one, other)
                for one, other in combinations(full, 2)
                if _against(one, other, order) and not _explained(one, other, order)
            ]
            if not wrong:
                continue
            finding = _told(report, order, wrong, full)
            if frozenset(finding.rows) not in seen:
                seen.add(frozenset(finding.rows))
                yield finding
    yield from _cases(report)


def _cases(report: Report) -> Iterator[Finding]:
    """Cases of one quantity out of order: low above base, pessimistic above optimistic."""
    found: dict[tuple[object, ...], dict[str, list[Claim]]] = {}
    for metric in sorted(report.by_metric):
        for claim in claims_of(report, metric):
            if claim.scenario in {*LEVELS, *FORTUNES}:
                when = claim.period.text if claim.period else ""
                finer = {name: told for name, told in claim.basis.items() if name != "numbers"}
                key = (
                    metric, claim.unit, claim.geographies, claim.route, claim.companies,
                    claim.group, when, tuple(sorted(finer.items())),
                    own_subject(claim, report) if report.metric(claim).known else claim.section,
                )  # fmt: skip
                found.setdefault(key, {}).setdefault(claim.scenario, []).append(claim)
    for cases in found.values():
        one_each = _one_each(cases)
        for names in (LEVELS, FORTUNES):
            told = [one_each[name] for name in names if name in one_each]
            sign = _better(report, told)
            if names is LEVELS:
                sign = max(sign, 0)
            if len(told) > 1 and disordered(told, sign):
                yield _case_finding(report, told, sign)


def _better(report: Report, told: list[Claim]) -> int:
    """1 where more is better, -1 where less is, 0 where nobody knows."""
    if not told:
        return 0
    metric = report.metric(told[0])
    if metric.key in RISING or metric.better == "higher":
        return 1
    return -1 if metric.better == "lower" else 0


def _case_finding(report: Report, told: list[Claim], sign: int) -> Finding:
    lines = "; ".join(f"{one.scenario}: {stated(one)}" for one in told)
    fields = (("metric", report.metric(told[0]).key), ("lines", lines))
    return contradiction(
        report, FindingKind.MONO, KEY, told, statement="cases", fields=fields,
        arithmetic=lines, expected=span(told[-1]).middle, got=span(told[0]).middle,
        sureness=Sureness.EXACT if sign else Sureness.POINTS,
    )  # fmt: skip


def _sets(report: Report) -> dict[Key, dict[str, Scenario]]:
    """Scenarios with a name by what their effects have alike.

    What all makers meet, such as a price, is told once for the place and joins every firm's set.
    """
    metrics = sorted({name for order in ORDERS for name in (order.cause, order.effect)})
    told: dict[Key, dict[str, dict[str, list[Claim]]]] = {}
    for claim in claims_of(report, *metrics):
        if claim.scenario not in ("", "unnamed"):
            when = claim.period.text if claim.period else ""
            key: Key = (claim.geographies, when, claim.route, claim.companies, claim.group)
            series = told.setdefault(key, {}).setdefault(claim.metric, {})
            series.setdefault(claim.scenario, []).append(claim)
    found: dict[Key, dict[str, Scenario]] = {}
    for key, own in told.items():
        common = told.get((key[0], key[1], "", (), ""), {})
        scenarios = found.setdefault(key, {})
        for metric, series in {**common, **own}.items():
            for name, claim in _one_each(series).items():
                scenarios.setdefault(name, {})[metric] = claim
    return found


def _one_each(series: dict[str, list[Claim]]) -> dict[str, Claim]:
    """One claim of each scenario; where they tell several, those of one subject."""
    if all(agreed(claims) for claims in series.values()):
        return {name: claims[0] for name, claims in series.items()}
    subjects: dict[str, dict[str, Claim]] = {}
    for name, claims in series.items():
        for claim in claims:
            subjects.setdefault(claim.subject, {}).setdefault(name, claim)
    return max(subjects.values(), key=len, default={}) if subjects else {}


def _against(one: Scenario, other: Scenario, order: Order) -> bool:
    cause = moves(one[order.cause], other[order.cause])
    effect = moves(one[order.effect], other[order.effect])
    return cause * effect == (-1 if order.together else 1)


def _explained(one: Scenario, other: Scenario, order: Order) -> bool:
    """Whether another stated cause moves the effect the way that it goes."""
    effect = moves(one[order.effect], other[order.effect])
    for each in ORDERS:
        if each.effect != order.effect or each.cause == order.cause:
            continue
        if each.cause in one and each.cause in other:
            moved = moves(one[each.cause], other[each.cause])
            if moved and moved == (effect if each.together else -effect):
                return True
    return False


def _told(
    report: Report, order: Order, wrong: list[tuple[Scenario, Scenario]], full: list[Scenario]
) -> Finding:
    names = {id(one) for pair in wrong for one in pair}
    told = sorted(
        (one for one in full if id(one) in names), key=lambda one: -span(one[order.cause]).middle
    )
    claims = [one[metric] for one in told for metric in (order.cause, order.effect)]
    cause, effect = report.metric(claims[0]), report.metric(claims[1])
    lines = "; ".join(f"{stated(one[order.cause])} → {stated(one[order.effect])}" for one in told)
    sign = "+" if order.together else "−"
    right = any(
        _against(one, other, order._replace(together=not order.together))
        for one, other in combinations(full, 2)
    )
    fields = (("cause", cause.key), ("effect", effect.key), ("lines", lines))
    first, last = told[0][order.effect], told[-1][order.effect]
    return contradiction(
        report, FindingKind.MONO, KEY, claims,
        statement="both_ways" if right else ("together" if order.together else "opposed"),
        fields=fields, arithmetic=f"{lines} (d{effect.key}/d{cause.key}: {sign})",
        expected=span(first).middle, got=span(last).middle,
        sureness=Sureness.EXACT if right else Sureness.POINTS,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.MONO,), find)
