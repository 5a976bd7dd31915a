"""A refining step that would save the energy of the step before it."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.route_relations import REFINES
from polysight.audit.rule import Rule
from polysight.audit.scope import content, is_stated, same_place, same_time, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "refining_step"
#: What adds up along the steps, and its difference by route.
ADDS_UP = {
    "electricity_route_difference": "electricity_intensity_total",
    "carbon_footprint_route_difference": "carbon_footprint",
    "capex_route_difference": "capex_intensity",
}


def find(report: Report) -> Iterator[Finding]:
    """Refining routes below the route whose product they refine.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each difference, and for each pair of levels.
    """
    for difference, level in ADDS_UP.items():
        for claim in claims_of(report, difference):
            if claim.route in REFINES and span(claim).most < 0.0:
                yield _told(report, [claim], "difference", 0.0)
        levels = [one for one in claims_of(report, level) if is_stated(one)]
        for after in levels:
            if after.route not in REFINES:
                continue
            before = [
                one
                for one in levels
                if one.route == REFINES[after.route]
                and same_place(one, after)
                and same_time(one, after)
                and span(one).least > span(after).most
            ]
            if before:
                lowest = min(before, key=lambda one: (span(one).low, content(one)))
                yield _told(report, [after, lowest], "levels", span(lowest).low)


def _told(report: Report, claims: list[Claim], statement: str, expected: float) -> Finding:
    after = claims[0]
    others = ", ".join(stated(one) for one in claims[1:]) or "0%"
    return contradiction(
        report, FindingKind.PHYS, KEY, claims, statement,
        (("route", after.route), ("before", REFINES[after.route]), ("stated", stated(after)),
         ("other", others)),
        f"{after.route} = {REFINES[after.route]} + Δ, Δ > 0; {stated(after)} < {others}",
        expected, span(after).middle, Sureness.POINTS, culprit=after.id,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.PHYS,), find)
