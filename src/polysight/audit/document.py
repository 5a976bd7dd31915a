"""An audit, one of its findings, and the rules as documents for machines."""

from __future__ import annotations

import math
from collections.abc import Iterable

from polysight.audit.citing import cited
from polysight.audit.claim import Claim
from polysight.audit.coverage import meant
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.outcome import Outcome
from polysight.audit.rule import Rule
from polysight.audit.sentence import sentence
from polysight.messages import LANGUAGES

#: Version of the documents; another one where a field goes or changes its meaning.
VERSION = 1


def document(outcome: Outcome, fail_at: Severity | None) -> dict[str, object]:
    """An audit for machines.

    Parameters
    ----------
    outcome : Outcome
        The audit.
    fail_at : Severity or None
        Severity from which on the audit fails; None where it never does.

    Returns
    -------
    dict
        As `audit.schema.json` says.
    """
    asked, counts = outcome.asked, outcome.counts()
    named = {row for one in outcome.findings for row in one.rows}
    return {
        "version": VERSION,
        "files": list(outcome.names),
        "read": _read(outcome),
        "settings": {
            "rules": [rule.key for rule in asked.chosen.rules],
            "only": sorted(asked.chosen.only),
            "ignore": sorted(asked.chosen.ignored),
            "tolerance": asked.tolerance,
            "year": outcome.report.year or None,
            "as_of": asked.as_of.isoformat() if asked.as_of else None,
            "fail_at": fail_at.value if fail_at else None,
        },
        "failed": bool(fail_at and outcome.at_least(fail_at)),
        "counts": [
            {"kind": kind.value, "severity": severity.value, "count": counts[kind, severity]}
            for kind in FindingKind
            for severity in Severity
            if counts[kind, severity]
        ],
        "accepted": {"left_out": list(outcome.left_out), "gone": list(outcome.gone)},
        "findings": [finding_document(one, outcome) for one in outcome.findings],
        "claims": [
            claim_document(claim, outcome) for claim in outcome.report.claims if claim.id in named
        ],
        "evidence": _evidence(outcome.findings, outcome),
        "remarks": [remark.document() for remark in outcome.report.remarks],
    }


def _read(outcome: Outcome) -> dict[str, object]:
    told = outcome.coverage
    return {
        "claims": told.claims,
        "sections": told.sections,
        "claims_of_known_metrics": told.known,
        "metrics": told.metrics,
        "unknown_metrics": [
            {"metric": name, "claims": count, "suggestion": meant(name, outcome.report)}
            for name, count in told.unknown
        ],
        "unknown_units": [{"unit": name, "claims": count} for name, count in told.units],
        "without_number": told.without_number,
        "undated": told.undated,
    }


def _evidence(findings: Iterable[Finding], outcome: Outcome) -> list[dict[str, object]]:
    names = dict.fromkeys(name for one in findings for name in one.evidence)
    known = outcome.report.evidence
    return [
        {"id": name, "text": {each: cited(name, known, each) for each in LANGUAGES}}
        for name in names
    ]


def finding_document(finding: Finding, outcome: Outcome) -> dict[str, object]:
    """A finding for machines.

    Parameters
    ----------
    finding : Finding
        The finding.
    outcome : Outcome
        Its audit.

    Returns
    -------
    dict
        Its fields, the statement in every language; numbers that say nothing are null.
    """
    report = outcome.report
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "rows": list(finding.rows),
        "statement": {each: sentence(finding, report, each) for each in LANGUAGES},
        "arithmetic": finding.arithmetic,
        "expected": _finite(finding.expected),
        "got": _finite(finding.got),
        "likely_culprit": finding.likely_culprit or None,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "evidence": list(finding.evidence),
    }


def claim_document(claim: Claim, outcome: Outcome) -> dict[str, object]:
    """A claim for machines, as it was read.

    Parameters
    ----------
    claim : Claim
        The claim.
    outcome : Outcome
        Its audit.

    Returns
    -------
    dict
        What it states, and what that was taken for.
    """
    span = claim.span
    return {
        "id": claim.id,
        "file": outcome.files[claim.id],
        "row": claim.row,
        "section": claim.section,
        "subject": claim.subject,
        "raw": claim.raw,
        "metric": claim.metric,
        "metric_known": claim.known,
        "low": _finite(span.low) if span else None,
        "high": _finite(span.high) if span else None,
        "least": _finite(span.least) if span else None,
        "most": _finite(span.most) if span else None,
        "unit": claim.unit,
        "stated_unit": claim.stated_unit,
        "qualifier": claim.qualifier.value,
        "period": claim.stated_period,
        "scenario": claim.scenario,
        "geographies": list(claim.geographies),
        "route": claim.route,
        "companies": list(claim.companies),
        "group": claim.group,
        "kind": claim.kind.value,
        "attributed": claim.attributed,
        "basis": dict(claim.basis),
    }


def findings_document(findings: Iterable[Finding], outcome: Outcome) -> dict[str, object]:
    """Some findings with their claims, for machines.

    Parameters
    ----------
    findings : iterable of Finding
        The findings.
    outcome : Outcome
        Their audit.

    Returns
    -------
    dict
        As `audit.schema.json` says.
    """
    told = tuple(findings)
    rows = dict.fromkeys(row for one in told for row in one.rows)
    return {
        "version": VERSION,
        "findings": [finding_document(one, outcome) for one in told],
        "claims": [claim_document(outcome.report.by_id[row], outcome) for row in rows],
        "evidence": _evidence(told, outcome),
    }


def rules_document(rules: Iterable[Rule]) -> dict[str, object]:
    """Rules for machines.

    Parameters
    ----------
    rules : iterable of Rule
        The rules.

    Returns
    -------
    dict
        As `audit.schema.json` says.
    """
    return {
        "version": VERSION,
        "rules": [
            {
                "rule": rule.key,
                "kinds": [kind.value for kind in rule.kinds],
                "default": rule.default,
                **{
                    part: {each: rule.told(part, each) for each in LANGUAGES}
                    for part in ("title", "explanation", "example")
                },
            }
            for rule in rules
        ],
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
