"""Purity by route that no reading of its numbers brings into the known order of routes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import permutations

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.route_relations import PUREST_FIRST, purer
from polysight.audit.rule import Rule
from polysight.audit.scope import ends, is_stated, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, named

KEY = "route_order"
#: Impurities of the product; in these units a lower number is a purer one.
METRICS = ("impurity_control_level", "impurity_total", "impurity_metals", "purity")
READ = {"ppm": "lower", "ppb": "lower", "ppt": "lower", "N": "higher"}


def find(report: Report) -> Iterator[Finding]:
    """Lists of purities by route that contradict the order of routes.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each list: of one section and metric.
    """
    lists: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims_of(report, *METRICS):
        if claim.route in PUREST_FIRST and is_stated(claim) and not claim.companies:
            lists.setdefault((claim.section, claim.metric, claim.unit), []).append(claim)
    for (_, _, unit), told in lists.items():
        claims = _extremes(told)
        readings = [READ[unit]] if unit in READ else ["lower", "higher"]
        wrong = [_violated(claims, reading) for reading in readings]
        if all(wrong):
            yield _told(report, claims, wrong, readings)


def _extremes(claims: list[Claim]) -> list[Claim]:
    """Lowest and highest number of each route."""
    routes: dict[str, list[Claim]] = {}
    for claim in claims:
        routes.setdefault(claim.route, []).append(claim)
    kept = {one.id: one for each in routes.values() for one in ends(each)}
    return list(kept.values())


def _violated(claims: list[Claim], reading: str) -> list[tuple[Claim, Claim]]:
    """Pairs in which the purer route has the worse number."""
    return [
        (one, other)
        for one, other in permutations(claims, 2)
        if purer(one.route, other.route) and _worse(one, other, reading)
    ]


def _worse(one: Claim, other: Claim, reading: str) -> bool:
    if reading == "lower":
        return span(one).least > span(other).most
    return span(one).most < span(other).least


def _named(route: str) -> str:
    return named("route", route)


def _told(
    report: Report,
    claims: list[Claim],
    wrong: list[list[tuple[Claim, Claim]]],
    readings: list[str],
) -> Finding:
    signs = {"lower": ">", "higher": "<"}
    pairs = [
        (one, signs[reading], other)
        for found, reading in zip(wrong, readings, strict=True)
        for one, other in found[:1]
    ]
    signed, worded = (
        "; ".join(
            f"{name(one.route)} {figure(span(one).middle)} {sign} "
            f"{name(other.route)} {figure(span(other).middle)}"
            for one, sign, other in pairs
        )
        for name in (str, _named)
    )
    told = {one.id for found in wrong for pair in found for one in pair}
    rows = [one for one in claims if one.id in told]
    return contradiction(
        report, FindingKind.PHYS, KEY, rows, "both" if len(readings) > 1 else "one",
        (("lines", worded),),
        signed, math.nan, span(wrong[0][0][0]).middle,
        Sureness.BOUND if len(readings) > 1 else Sureness.LOOSE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.PHYS,), find)
