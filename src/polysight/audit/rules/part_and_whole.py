"""A part that is more than its whole: a place above the world, a firm above its country."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from polysight.audit.amount_sums import SLACK, AmountSum, amount_sums, amounts_by_time
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import Bucket
from polysight.audit.comparison import span
from polysight.audit.complete_sums import complete_sums, outside_means
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.list_sums import list_sums
from polysight.audit.relation_findings import relation_findings
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import severity, sureness
from polysight.audit.telling import about, shown, stated

KEY = "part_and_whole"
#: Claims of one side that a finding names.
NAMED = 4


def find(report: Report) -> Iterator[Finding]:
    """Parts above their wholes.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each part, whole and time.
    """
    for groups in amounts_by_time(report).values():
        for key in sorted(groups):
            for whole in _wholes(report, key):
                if whole in groups:
                    yield from _judged(report, groups[key], groups[whole])
    told: set[frozenset[str]] = set()
    for one in chain(amount_sums(report), complete_sums(report), list_sums(report)):
        rows = frozenset(claim.id for claim in (*one.parts, *one.whole))
        if not any(rows <= known or known <= rows for known in told):
            told.add(rows)
            yield _sum_finding(report, one)
    for one in outside_means(report):
        yield _mean_finding(report, one)
    yield from relation_findings(report, KEY)


def _sum_finding(report: Report, one: AmountSum) -> Finding:
    """Finding of parts that do not make their whole."""
    whole, claims = one.whole[0], [*one.whole, *one.parts]
    got, due = one.total.middle, span(whole).middle
    alike = all(part.unit == whole.unit for part in one.parts)
    summed = one.total.is_bound and alike
    got = sum(span(part).middle for part in one.parts) if summed else got
    sure = sureness(claims)
    terms = " + ".join(stated(part) for part in one.parts)
    return Finding(
        kind=FindingKind.SUM,
        severity=severity(
            abs(got - due) / max(got, due),
            SLACK,
            report.metric(whole).weight,
            len(claims),
            kind=FindingKind.SUM,
            sureness=sure,
        ),
        rows=tuple(dict.fromkeys(claim.id for claim in claims)),
        statement=f"audit_{KEY}.{one.what}",
        fields=(
            ("metric", whole.metric),
            ("when", whole.stated_period),
            ("place", whole.geographies[0] if whole.geographies else ""),
            ("total", shown(got, whole.unit)),
            ("due", shown(due, whole.unit)),
        ),
        arithmetic=f"{terms} = {shown(got, whole.unit)} {'>' if got > due else '<'} "
        f"{stated(whole)}",
        expected=due,
        got=got,
        likely_culprit="",
        confidence=sure.value,
        rule=KEY,
    )


def _mean_finding(report: Report, one: AmountSum) -> Finding:
    """Finding of a year whose mean is outside of what its parts say."""
    whole, claims = one.whole[0], [*one.whole, *one.parts]
    got, ends = span(whole).middle, one.total
    due = min(max(got, ends.low), ends.high)
    sure = sureness(claims)
    terms = "; ".join(f"{part.stated_period}: {stated(part)}" for part in one.parts)
    return Finding(
        kind=FindingKind.ARITH,
        severity=severity(
            abs(got - due) / max(abs(got), abs(due)),
            SLACK,
            report.metric(whole).weight,
            len(claims),
            kind=FindingKind.ARITH,
            sureness=sure,
        ),
        rows=tuple(dict.fromkeys(claim.id for claim in claims)),
        statement=f"audit_{KEY}.{one.what}",
        fields=(
            ("metric", whole.metric),
            ("when", whole.stated_period),
            ("place", about(whole)),
            ("total", f"{shown(ends.low, whole.unit)} … {shown(ends.high, whole.unit)}"),
            ("due", shown(got, whole.unit)),
        ),
        arithmetic=f"{terms} | {whole.stated_period}: {stated(whole)}",
        expected=due,
        got=got,
        likely_culprit=whole.id,
        confidence=sure.value,
        rule=KEY,
    )


def _wholes(report: Report, key: Bucket) -> Iterator[Bucket]:
    """What a kind of claim is a part of: more places, all firms, all routes."""
    metric, places, firms, group, route = key
    outer = [(place,) for one in places for place in sorted(report.vocabulary.wholes(one))]
    for where in dict.fromkeys((places, *outer)):
        for who in dict.fromkeys((firms, ())):
            for how in dict.fromkeys((route, "")):
                if (where, who, how) != (places, firms, route):
                    yield (metric, where, who, group, how)


def _judged(report: Report, parts: list[Claim], wholes: list[Claim]) -> Iterator[Finding]:
    high = sorted(parts, key=lambda one: -_least(one))
    low = sorted(wholes, key=_most)
    if _least(high[0]) <= _most(low[0]):
        return
    above = [one for one in high if _least(one) > _most(low[0])][:NAMED]
    below = [one for one in low if _most(one) < _least(high[0])][:NAMED]
    part, whole = above[0], below[0]
    claims = [*above, *below]
    gap = (_least(part) - _most(whole)) / _least(part)
    assert part.span is not None
    assert whole.span is not None
    sure = sureness(claims)
    yield Finding(
        kind=FindingKind.SUBSET,
        severity=severity(
            gap,
            max(part.span.tolerance, whole.span.tolerance),
            report.metric(part).weight,
            len(claims),
            kind=FindingKind.SUBSET,
            sureness=sure,
        ),
        rows=tuple(claim.id for claim in claims),
        statement=f"audit_{KEY}.above",
        fields=(
            ("metric", part.metric),
            ("when", part.stated_period),
            ("part_of", about(part)),
            ("whole_of", about(whole)),
            ("part", shown(part.span.middle, part.unit)),
            ("whole", shown(whole.span.middle, whole.unit)),
        ),
        arithmetic=f"{stated(part)} > {stated(whole)}",
        expected=whole.span.middle,
        got=part.span.middle,
        likely_culprit="",
        confidence=sure.value,
        rule=KEY,
    )


def _least(claim: Claim) -> float:
    assert claim.span is not None
    return claim.span.least


def _most(claim: Claim) -> float:
    assert claim.span is not None
    return claim.span.most


KINDS = (FindingKind.SUBSET, FindingKind.SUM, FindingKind.ARITH)
RULE = Rule(KEY, KINDS, find)
