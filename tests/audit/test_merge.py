from __future__ import annotations

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.merge import merged


def finding(
    *rows: str, kind: FindingKind = FindingKind.SAME, severity: Severity = Severity.LOW,
    arithmetic: str = "1 ≠ 2", evidence: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    return Finding(kind, severity, rows, "a.b", (), arithmetic, 1, 2, "", 0.9, "rule", evidence)


def test_findings_of_the_same_rows_are_one_with_the_strongest_arithmetic() -> None:
    weak = finding("a", "b", arithmetic="weak", evidence=("E1",))
    strong = finding("b", "a", kind=FindingKind.ARITH, severity=Severity.HIGH, arithmetic="strong")
    (one,) = merged([weak, strong])
    assert one.arithmetic == "strong"
    assert one.evidence == ("E1",)
    assert merged([strong, weak]) == [one]


def test_a_part_of_the_rows_joins_within_a_kind_only() -> None:
    whole, part = finding("a", "b", "c"), finding("a", "b")
    assert len(merged([whole, part])) == 1
    assert len(merged([whole, finding("a", "b", kind=FindingKind.TREND)])) == 2
    assert len(merged([whole, finding("a", "d")])) == 2


def test_missing_definitions_join_nothing_else() -> None:
    lack = finding("a", "b", kind=FindingKind.DEF)
    assert len(merged([finding("a", "b"), lack])) == 2


def test_nothing_stays_nothing() -> None:
    assert merged([]) == []
