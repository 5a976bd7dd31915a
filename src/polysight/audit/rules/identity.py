"""Numbers that a definition binds: production, revenue, shares of a whole, margins."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.finding import Finding, FindingKind
from polysight.audit.relation_findings import relation_findings
from polysight.audit.report import Report
from polysight.audit.rule import Rule

KEY = "identity"


def find(report: Report) -> Iterator[Finding]:
    """Relations of the table that stated numbers break.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each relation, place and time.
    """
    yield from relation_findings(report, KEY)


KINDS = (
    FindingKind.ARITH,
    FindingKind.SAME,
    FindingKind.SUM,
    FindingKind.SUBSET,
    FindingKind.SCALE,
)
RULE = Rule(KEY, KINDS, find)
