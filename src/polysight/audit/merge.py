"""Findings of the same fact as one, with the arithmetic of the strongest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polysight.audit.finding import Finding, FindingKind, Severity

_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
#: Rows that a merged finding names.
NAMED = 24
#: Classes, the one that says most of what is wrong first: of several about the same rows it stays.
TELLING = (
    FindingKind.SCALE, FindingKind.PHYS, FindingKind.MONO, FindingKind.SUM, FindingKind.SUBSET,
    FindingKind.LIMIT, FindingKind.ADVICE, FindingKind.LOGIC, FindingKind.TREND, FindingKind.ECON,
    FindingKind.ARITH, FindingKind.SAME, FindingKind.DEF,
)  # fmt: skip
#: Classes that an order of magnitude explains where they name its culprit.
_EXPLAINED = (FindingKind.SAME, FindingKind.TREND)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with those of the same fact joined, the weightiest first.

    Two findings are of one fact where one names all rows of the other and they are of one kind and
    rule (another rule says something else of these rows), where both name the same rows whatever
    their kind, or where one tells that a number is orders of magnitude off and the other that this
    number differs from rows that the first names. Missing definitions are joined with nothing
    else. Of one kind the one that weighs most keeps its arithmetic, of several the kind that says
    more; rows and evidence of the others are added.

    Parameters
    ----------
    findings : iterable of Finding
        Findings of all rules; their order does not matter.

    Returns
    -------
    list of Finding
        The joined findings.
    """
    kept: list[Finding] = []
    by_row: dict[str, list[int]] = {}
    for finding in sorted(
        findings, key=lambda one: (one.kind is not FindingKind.SCALE, *_weight(one))
    ):
        home = _home(finding, kept, by_row)
        if home is None:
            home = len(kept)
            kept.append(finding)
        else:
            kept[home] = _joined(kept[home], finding)
        for row in finding.rows:
            known = by_row.setdefault(row, [])
            if home not in known:
                known.append(home)
    return sorted(kept, key=_weight)


def _weight(finding: Finding) -> tuple[object, ...]:
    return (
        _RANK[finding.severity],
        -finding.confidence,
        -len(finding.rows),
        finding.kind.value,
        finding.arithmetic,
        finding.rule,
        finding.statement,
        finding.rows,
    )


def _home(finding: Finding, kept: list[Finding], by_row: dict[str, list[int]]) -> int | None:
    rows = set(finding.rows)
    rarest = min(finding.rows, key=lambda row: len(by_row.get(row, ())), default="")
    for at in by_row.get(rarest, ()):
        other = kept[at]
        definition = FindingKind.DEF in (finding.kind, other.kind)
        if definition and (finding.kind is not other.kind or finding.statement != other.statement):
            continue
        named = set(other.rows)
        if rows == named or (rows <= named and _one_fact(other, finding)):
            return at
    return None


def _one_fact(strong: Finding, weak: Finding) -> bool:
    """Whether a finding about some of the rows of another says nothing new."""
    if strong.kind is FindingKind.SCALE and weak.kind in _EXPLAINED:
        return strong.likely_culprit in weak.rows
    return strong.kind is weak.kind and strong.rule == weak.rule


def _joined(kept: Finding, other: Finding) -> Finding:
    """One of two findings with the rows, the evidence and the severity of both."""
    rank = (TELLING.index(kept.kind), TELLING.index(other.kind))
    strong, weak = (kept, other) if rank[0] <= rank[1] else (other, kept)
    return replace(
        strong,
        rows=tuple(dict.fromkeys((*strong.rows, *weak.rows)))[:NAMED],
        evidence=tuple(dict.fromkeys((*strong.evidence, *weak.evidence))),
        severity=min(strong.severity, weak.severity, key=_RANK.__getitem__),
        confidence=max(strong.confidence, weak.confidence),
    )
