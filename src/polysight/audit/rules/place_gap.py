"""A difference of cost between places that the difference of their tariffs alone exceeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.claim_keys import NO_VALUES
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.interval import Interval
from polysight.audit.report import Report
from polysight.audit.representatives import representatives
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import figure, shown, stated

KEY = "place_gap"
COSTS = ("full_cost", "production_cost", "cash_cost")
TARIFF, USE = "power_tariff", "electricity_intensity_total"
#: Least difference of tariffs that tells anything, in CNY/kWh.
STEP = 0.05
#: How far the implied use may lie beyond the stated one before words or not it is told.
FAR = 1.25
#: The same where a word such as "over" leaves a cost or a tariff open.
FAR_OPEN = 1.6
#: Claims of one period, and periods, that are tried.
TRIED, PERIODS = 8, 12


def find(report: Report) -> Iterator[Finding]:
    """Pairs of places whose costs and tariffs imply another use of electricity than is stated.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each metric of cost: the pair of places that is furthest off.
    """
    uses = [
        one
        for one in report.of(USE)
        if one.kind not in NO_VALUES and not one.companies and not one.group and _is_now(one)
    ]
    uses = _few(uses, lambda one: (one.section, one.route))
    tariffs = [one for one in report.of(TARIFF) if one.geographies and one.kind not in NO_VALUES]
    tariffs = _few(tariffs, lambda one: one.stated_period)
    for metric in COSTS:
        costs = [
            one
            for one in report.of(metric)
            if len(one.geographies) == 1 and not one.companies and not one.group
        ]
        costs = _few(costs, lambda one: (one.stated_period, one.route))
        found = [
            (factor, choice)
            for choice in _choices(report, costs, tariffs, uses)
            if (factor := _off(choice)) is not None
        ]
        if found:
            factor, choice = max(found, key=lambda one: one[0])
            yield _finding(report, choice, factor)


def _few(claims: Sequence[Claim], of: Callable[[Claim], object]) -> list[Claim]:
    """A few claims of each period, so that pairs of them stay few in a long report."""
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[of(claim)].append(claim)
    few = sorted(groups.items(), key=lambda item: str(item[0]))[:PERIODS]
    return [claim for _, group in few for claim in representatives(group, TRIED)]


def _is_now(claim: Claim) -> bool:
    return claim.kind in (Kind.OBSERVED, Kind.ESTIMATE) and claim.basis.get("age") != "early"


_Choice = tuple[Claim, Claim, Claim, Claim, Claim]


def _choices(
    report: Report, costs: Sequence[Claim], tariffs: Sequence[Claim], uses: Sequence[Claim]
) -> Iterator[_Choice]:
    """Dear and cheap tariff, dear and cheap place's cost, and the use in the country of both."""
    for dear in tariffs:
        for cheap in tariffs:
            if _middle(dear) - _middle(cheap) < STEP or dear.stated_period != cheap.stated_period:
                continue
            for high in _of_place(report, costs, dear):
                for low in _of_place(report, costs, cheap):
                    if high.stated_period != low.stated_period or high.route != low.route:
                        continue
                    for use in uses:
                        if high.section == use.section and use.route in ("", high.route):
                            yield dear, cheap, high, low, use


def _of_place(report: Report, costs: Sequence[Claim], tariff: Claim) -> list[Claim]:
    """Costs of the place of a tariff, or of a region in the country that holds it."""
    found = []
    for cost in costs:
        same = cost.geographies == tariff.geographies
        wide = [report.vocabulary.wholes(place) for place in tariff.geographies]
        inner = report.vocabulary.wholes(cost.geographies[0]) - {"WLD"}
        if same or (inner and all(cost.geographies[0] in places for places in wide)):
            found.append(cost)
    return found


def _middle(claim: Claim) -> float:
    return 0.0 if claim.span is None else claim.span.middle


def _stated(claim: Claim) -> Interval:
    assert claim.span is not None
    return Interval(claim.span.low, claim.span.high)


def _off(choice: _Choice) -> float | None:
    """How many times the cost of electricity exceeds the difference of cost; None for none."""
    dear, cheap, high, low, use = choice
    electricity = (_stated(dear) - _stated(cheap)) * _stated(use)
    gap = _stated(high) - _stated(low)
    bounds = (Qualifier.OVER, Qualifier.BELOW)
    far = FAR_OPEN if any(one.qualifier in bounds for one in choice) else FAR
    if gap.high <= 0.0 or electricity.low <= far * gap.high:
        return None
    return electricity.low / gap.high


def _finding(report: Report, choice: _Choice, factor: float) -> Finding:
    dear, cheap, high, low, use = choice
    step = _middle(dear) - _middle(cheap)
    gap = _middle(high) - _middle(low)
    implied = gap / step
    electricity = (_stated(dear) - _stated(cheap)) * _stated(use)
    ends = "-".join(dict.fromkeys((figure(electricity.low), figure(electricity.high))))
    sure = sureness(choice)
    loose = Sureness.LOOSE if sure is Sureness.BOUND else sure
    return Finding(
        kind=FindingKind.ARITH,
        severity=severity(
            1.0 - 1.0 / factor,
            0.1,
            report.metric(high).weight,
            len(choice),
            kind=FindingKind.ARITH,
            sureness=loose,
        ),
        rows=tuple(claim.id for claim in (high, low, dear, cheap, use)),
        statement=f"audit_{KEY}.less",
        fields=(("gap", shown(gap, high.unit)), ("implied", shown(implied, use.unit))),
        arithmetic=(
            f"({stated(dear)} - {stated(cheap)}) × {stated(use)} = {ends} {high.unit} > "
            f"{stated(high)} - {stated(low)} = {shown(gap, high.unit)}; "
            f"{figure(gap)} / {figure(step)} = {shown(implied, use.unit)}"
        ),
        expected=electricity.low,
        got=gap,
        likely_culprit="",
        confidence=loose.value,
        rule=KEY,
    )


RULE = Rule(KEY, (FindingKind.ARITH,), find)
