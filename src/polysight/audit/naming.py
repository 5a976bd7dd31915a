"""Names of findings that depend on nothing but what their claims say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from polysight.audit.claim import Claim
from polysight.audit.comparison import content
from polysight.audit.finding import Finding
from polysight.audit.report import Report

#: Bytes of the hash in a name.
SIZE = 4


def named(findings: Iterable[Finding], report: Report) -> list[Finding]:
    """Findings with a name each, such as ``SAME-1f0c9a3e``.

    The name is made of the rule, the statement and what the claims say, so that it stays the same
    when rows are shuffled, ids renamed, sections moved, or other rules left out, and changes when a
    number is corrected. Two findings whose claims say the same have the same name.

    Parameters
    ----------
    findings : iterable of Finding
        Findings of the rules, before they are merged.
    report : Report
        Their report.

    Returns
    -------
    list of Finding
        In the given order.
    """
    said: dict[str, str] = {}
    return [replace(one, id=_name(one, report, said)) for one in findings]


def told_apart(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of which no two have one name; the second gets ``-2`` at its end.

    Parameters
    ----------
    findings : iterable of Finding
        Merged findings with names.

    Returns
    -------
    list of Finding
        In the given order.
    """
    counts: dict[str, int] = {}
    apart = []
    for one in findings:
        counts[one.id] = count = counts.get(one.id, 0) + 1
        apart.append(one if count == 1 else replace(one, id=f"{one.id}-{count}"))
    return apart


def _name(finding: Finding, report: Report, said: dict[str, str]) -> str:
    texts = sorted(_said(report.by_id[row], said) for row in finding.rows)
    whole = json.dumps([finding.rule, finding.statement, *texts], ensure_ascii=False)
    return f"{finding.kind}-{blake2b(whole.encode(), digest_size=SIZE).hexdigest()}"


def _said(claim: Claim, said: dict[str, str]) -> str:
    """What a claim says, without its id and its section."""
    if claim.id not in said:
        ends = (claim.span.low, claim.span.high) if claim.span else ()
        texts = (claim.metric, *(f"{end:.9g}" for end in ends), *content(claim)[1:-1])
        said[claim.id] = json.dumps(texts, ensure_ascii=False)
    return said[claim.id]
