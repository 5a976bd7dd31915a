"""Shares that do not close, parts that have more than their whole, firms above CRn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain

from polysight.audit.breakdown_sums import breakdown_sums
from polysight.audit.claim_keys import when
from polysight.audit.closing_sums import closing_sums, cross_sections
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.relation_findings import relation_findings
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.share_sums import Sum, composite_sums, container_sums, ranked_sums
from polysight.audit.telling import figure, shown, stated

KEY = "shares"
#: Statements about parts that have more than their whole; one part is a part above its whole, and
#: the sum of several does not close.
SUBSETS = ("parts_above", "ranked_above")
#: How far a sum may lie off before it is told, as a share of the larger.
ALLOWANCE = 0.03
#: Weight of a breakdown in words that no table knows: that its members make one is sure.
WEIGHT = 2


def find(report: Report) -> Iterator[Finding]:
    """Shares that do not fit one another.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each sum.
    """
    sums = chain(
        composite_sums(report),
        container_sums(report),
        ranked_sums(report),
        closing_sums(report),
        breakdown_sums(report),
        cross_sections(report),
    )
    seen: set[frozenset[str]] = set()
    for one in sums:
        finding = _finding(report, one)
        if frozenset(finding.rows) not in seen:
            seen.add(frozenset(finding.rows))
            yield finding
    yield from relation_findings(report, KEY)


def _finding(report: Report, one: Sum) -> Finding:
    claims = [*([one.whole] if one.whole else []), *one.also, *one.parts]
    claims = claims if one.whole else sorted(claims, key=when)
    got = sum(0.0 if part.span is None else part.span.middle for part in one.parts)
    due = 1.0 if one.whole is None or one.whole.span is None else one.whole.span.middle
    kind = FindingKind.SUBSET if one.what in SUBSETS and len(one.parts) == 1 else FindingKind.SUM
    sure = Sureness.DISTANCE if one.open else sureness(claims, loose=one.loose)
    terms = " + ".join(stated(part) for part in claims if part in one.parts)
    sign = "=" if one.what == "one_under_years" else ">" if got > due else "<"
    end = shown(1.0, "1") if one.whole is None else stated(one.whole)
    total = "" if sign == "=" else f" = {shown(got, '1')}"
    gap = 1.0 if sign == "=" else abs(got - due) / max(got, due)
    return Finding(
        kind=kind,
        severity=severity(
            gap,
            ALLOWANCE,
            max(report.metric(claim).weight if claim.known else WEIGHT for claim in claims),
            len(claims),
            kind=kind,
            sureness=sure,
        ),
        rows=tuple(dict.fromkeys(claim.id for claim in claims)),
        statement=f"audit_{KEY}.{one.what}",
        fields=(
            ("metric", one.parts[0].metric),
            ("when", claims[0].stated_period),
            ("total", figure(100.0 * got)),
            ("due", figure(100.0 * due)),
        ),
        arithmetic=f"{terms}{total} {sign} {end}",
        expected=math.nan if sign == "=" else due,
        got=math.nan if sign == "=" else got,
        likely_culprit="",
        confidence=sure.value,
        rule=KEY,
    )


KINDS = (FindingKind.SUM, FindingKind.SUBSET, FindingKind.SAME)
RULE = Rule(KEY, KINDS, find)
