"""A finding of what a rule has judged."""

import math

from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.reading import claims
from polysight.audit.report import Report
from polysight.audit.severity import Sureness
from polysight.evidence.store import evidence
from tests.audit.told import row

REPORT: Report = claims(
    [{"id": name, **row("price", 50, "CNY/kg")} for name in ("A", "B")], evidence()
)


def _found(expected: float, got: float, sureness: Sureness = Sureness.POINTS) -> Finding:
    return contradiction(
        REPORT, FindingKind.ECON, "loss_threshold", REPORT.claims, "statement", (), "", expected,
        got, sureness, culprit="B",
    )  # fmt: skip


def test_the_culprit_stands_first_and_once() -> None:
    found = _found(50.0, 100.0)
    assert found.rows == ("B", "A")
    assert found.statement == "audit_loss_threshold.statement"
    assert found.confidence == Sureness.POINTS.value


def test_severity_rises_with_the_gap_and_falls_with_open_words() -> None:
    assert _found(50.0, 100.0).severity is Severity.HIGH
    assert _found(50.0, 51.0).severity is not Severity.HIGH
    assert _found(50.0, 100.0, Sureness.DISTANCE).severity is Severity.LOW
    assert _found(math.nan, 100.0).severity is Severity.HIGH
