"""Scenarios that all lie beyond what the report states for the present."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polysight.audit.claim import Claim
from polysight.audit.comparison import family
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, ends, is_stated, outermost, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "scenario_and_present"
#: Scenarios without a year start from the present: the newest year told and so many after it.
YEARS_AHEAD = 2
#: One scenario is a thought; a set of them says between what the future may lie.
FEWEST = 2
About = tuple[object, ...]


def find(report: Report) -> Iterator[Finding]:
    """Sets of scenarios with most of the present on one side of all of them.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each set.
    """
    sets: dict[tuple[About, str], list[Claim]] = {}
    present: dict[About, list[Claim]] = {}
    for metric in report.known_metrics:
        if metric.nature != "level":
            continue
        for claim in claims_of(report, metric.key):
            about = _about(claim, report)
            if claim.scenario not in ("", "unnamed"):
                when = claim.period.text if claim.period else ""
                sets.setdefault((about, when), []).append(claim)
            elif not claim.scenario and is_stated(claim) and claim.period:
                present.setdefault(about, []).append(claim)
    for (about, _), scenarios in sets.items():
        if len({one.scenario for one in scenarios}) >= FEWEST:
            beside = [one for one in present.get(about, ()) if _now(one, scenarios[0], report)]
            yield from _beyond(report, scenarios, beside)


def _about(claim: Claim, report: Report) -> About:
    """Quantity, place, route, firms and basis."""
    basis = (claim.basis.get(name, "") for name in ("aspect", "tax", "numbers"))
    return (
        family(claim, report), claim.unit, claim.geographies, claim.route, claim.companies,
        claim.group, *basis,
    )  # fmt: skip


def _now(claim: Claim, scenario: Claim, report: Report) -> bool:
    """Whether a claim is of the time at which the scenarios start."""
    if claim.period is None:
        return False
    year = claim.period.end.year
    if scenario.period is not None:
        return year == scenario.period.end.year
    return report.year <= year <= report.year + YEARS_AHEAD


def _beyond(report: Report, scenarios: list[Claim], beside: Iterable[Claim]) -> Iterator[Finding]:
    told = sorted(beside, key=lambda one: (span(one).middle, content(one)))
    lowest, highest = ends(scenarios)
    floor = min(span(one).least for one in scenarios)
    ceiling = max(span(one).most for one in scenarios)
    below = [one for one in told if span(one).most < floor]
    above = [one for one in told if span(one).least > ceiling]
    outside, low = (below, True) if len(below) >= len(above) else (above, False)
    if 2 * len(outside) <= len(told):
        return
    outside = outermost(outside)
    ranked = outermost(scenarios)[::-1]
    now = ", ".join(dict.fromkeys(stated(one) for one in outside))
    cases = ", ".join(dict.fromkeys(stated(one) for one in ranked))
    expected, got = (
        (max(span(one).high for one in outside), span(lowest).low)
        if low
        else (min(span(one).low for one in outside), span(highest).high)
    )
    yield contradiction(
        report, FindingKind.SAME, KEY, [*ranked, *outside], "above" if low else "below",
        (("metric", lowest.metric), ("cases", cases), ("now", now)),
        f"min({cases}) = {figure(got)} > {now}; {figure(got)} / {figure(expected)} = "
        f"{figure(got / expected)}"
        if low
        else f"max({cases}) = {figure(got)} < {now}",
        expected, got, Sureness.LOOSE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.SAME,), find)
