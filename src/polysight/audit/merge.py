"""Findings of the same fact as one, with the arithmetic of the strongest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from polysight.audit.finding import Finding, FindingKind, Severity

_RANK = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
#: Rows that a merged finding names.
NAMED = 24


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with those of the same fact joined, the weightiest first.

    Two findings are of one fact where one names all rows of the other and they are of one kind, or
    where both name the same rows whatever their kind. Missing definitions are joined with nothing
    else. The one that weighs most keeps its arithmetic; rows and evidence of the others are added.

    Parameters
    ----------
    findings : iterable of Finding
        Findings of all rules; their order does not matter.

    Returns
    -------
    list of Finding
        The joined findings.
    """
    ranked = sorted(findings, key=_weight)
    kept: list[Finding] = []
    by_row: dict[str, list[int]] = {}
    for finding in ranked:
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
    return kept


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
        if rows == named or (finding.kind is other.kind and rows <= named):
            return at
    return None


def _joined(strong: Finding, weak: Finding) -> Finding:
    rows = tuple(dict.fromkeys((*strong.rows, *weak.rows)))[:NAMED]
    evidence = tuple(dict.fromkeys((*strong.evidence, *weak.evidence)))
    return replace(strong, rows=rows, evidence=evidence)
