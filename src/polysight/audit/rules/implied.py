"""Numbers that other numbers imply: kWh per kilogram, freight, carbon price, depreciation."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.finding import Finding, FindingKind
from polysight.audit.relation_findings import relation_findings
from polysight.audit.report import Report
from polysight.audit.rule import Rule

KEY = "implied"


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
    FindingKind.ECON,
    FindingKind.SCALE,
    FindingKind.SUBSET,
    FindingKind.PHYS,
)
RULE = Rule(KEY, KINDS, find)
