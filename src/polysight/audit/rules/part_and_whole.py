"""A part that is more than its whole: a place above the world, a firm above its country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import EXTENSIVE, NO_VALUES, Bucket, bare_group, bucket, when
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.relation_findings import relation_findings
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import severity, sureness
from polysight.audit.telling import about, shown, stated

KEY = "part_and_whole"
#: Natures of what adds up over places and firms.
ADDS_UP = ("level", "flow")
#: What adds up over places: not projects or lines, which are examples.
GOODS = ("polysilicon", "pv", "silicon-metal")
#: Claims of one side that a finding names.
NAMED = 4

_Groups = Mapping[Bucket, list[Claim]]


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
    for groups in _by_metric_and_time(report).values():
        for key in sorted(groups):
            for whole in _wholes(report, key):
                if whole in groups:
                    yield from _judged(report, groups[key], groups[whole])
    yield from relation_findings(report, KEY)


def _by_metric_and_time(report: Report) -> dict[tuple[str, str], dict[Bucket, list[Claim]]]:
    found: dict[tuple[str, str], dict[Bucket, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in report.claims:
        metric = report.metric(claim)
        adds_up = metric.nature in ADDS_UP and metric.good in GOODS
        if claim.span is None or claim.kind in NO_VALUES or claim.unit not in EXTENSIVE:
            continue
        if adds_up and not bare_group(claim):
            found[claim.metric, when(claim)][bucket(claim)].append(claim)
    return found


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


RULE = Rule(KEY, (FindingKind.SUBSET,), find)
