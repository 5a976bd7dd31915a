"""A finding of what rules have judged: severity, confidence and order of rows by one rule."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.severity import Sureness, severity


def contradiction(
    report: Report,
    kind: FindingKind,
    rule: str,
    claims: Sequence[Claim],
    statement: str,
    fields: Iterable[tuple[str, str]],
    arithmetic: str,
    expected: float,
    got: float,
    sureness: Sureness,
    *,
    culprit: str = "",
    evidence: tuple[str, ...] = (),
) -> Finding:
    """Finding of claims that cannot stand beside each other.

    Parameters
    ----------
    report : Report
        The report.
    kind : FindingKind
        Class.
    rule : str
        Key of the rule; its section of messages holds the statement.
    claims : sequence of Claim
        Claims that take part.
    statement : str
        Name of the statement in that section.
    fields : iterable of (str, str)
        Its fields.
    arithmetic : str
        In signs only.
    expected, got : float
        What the other claims demand at the nearest, and what is stated, in one unit.
    sureness : Sureness
        What it rests on.
    culprit : str
        Id of the likely culprit; empty for none.
    evidence : tuple of str
        Rows of evidence that it rests on.

    Returns
    -------
    Finding
        With the culprit's row first.
    """
    ids = dict.fromkeys([*([culprit] if culprit else []), *(one.id for one in claims)])
    allowance = max((one.span.tolerance for one in claims if one.span), default=0.0)
    weight = max(report.metric(one).weight for one in claims)
    return Finding(
        kind,
        severity(
            _gap(expected, got), allowance, weight, len(ids), kind=kind, sureness=sureness
        ),
        tuple(ids),
        f"audit_{rule}.{statement}",
        tuple(fields),
        arithmetic,
        expected,
        got,
        culprit,
        sureness.value,
        rule,
        evidence,
    )  # fmt: skip


def _gap(expected: float, got: float) -> float:
    """Distance over the larger of two numbers; endless where one is not told."""
    largest = max(abs(expected), abs(got))
    if not math.isfinite(largest) or largest == 0.0:
        return math.inf
    return abs(got - expected) / largest
