"""A small report that contradicts itself, with findings made by hand, for tests of the page."""

from __future__ import annotations

import math

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.reading import claims
from polysight.audit.report import Report
from polysight.evidence.store import evidence

COLUMNS = "id section subject metric value_low unit raw period geography company kind attributed"
ROWS = (
    "A1|Summary|Capacity|capacity|1800|kt/a|about 1.8 Mt|2025|China||observed|the ministry",
    "A2|Summary|Output|production|1300|kt||2025|China||observed|",
    "A3|Summary|Running|utilisation|85|%||2025|China||observed|",
    "B1|Firms|Tongwei's part|cr5_share|75|%||2025|China|top 5|observed|",
    "B2|Firms|Price|price|60|CNY/kg||2026|China||forecast|",
    "B3|Firms|Price again|price|160|CNY/kg||2026|China||forecast|",
    "C1|Outlook|Demand|demand|1500|kt||2025|China||forecast|",
    "C2|Outlook|Growth of something||7|||||||",
)


def finding(
    kind: FindingKind,
    severity: Severity,
    *rows: str,
    culprit: str = "",
    rule: str = "same_quantity",
    arithmetic: str = "60 ≠ 160",
) -> Finding:
    """A finding about some rows."""
    return Finding(
        kind, severity, rows, "audit_scale.off", (("times", "13.33"), ("right", "60 CNY/kg")),
        arithmetic, math.nan, math.nan, culprit, 0.9, rule, ("MV020",),
    )  # fmt: skip


FINDINGS = (
    finding(
        FindingKind.ARITH, Severity.HIGH, "A1", "A3", "A2", culprit="A2", rule="identity",
        arithmetic="1,800 × 85% = 1,530 ≠ 1,300",
    ),
    finding(FindingKind.SAME, Severity.MEDIUM, "B2", "B3"),
    finding(FindingKind.TREND, Severity.LOW, "A1", "B1", rule="trend"),
    finding(FindingKind.DEF, Severity.LOW, "C2", rule="definitions", arithmetic="n = 1"),
)  # fmt: skip


def report(*rows: str) -> Report:
    """Report of the rows, and of more."""
    names = COLUMNS.split()
    return claims(
        [dict(zip(names, row.split("|"), strict=True)) for row in (*ROWS, *rows)], evidence()
    )
