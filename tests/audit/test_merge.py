from __future__ import annotations

from dataclasses import replace

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.merge import merged


def finding(
    *rows: str, kind: FindingKind = FindingKind.SAME, severity: Severity = Severity.LOW,
    arithmetic: str = "1 ≠ 2", evidence: tuple[str, ...] = (), culprit: str = "",
) -> Finding:  # fmt: skip
    return Finding(
        kind, severity, rows, "a.b", (), arithmetic, 1, 2, culprit, 0.9, "rule", evidence
    )


def test_findings_of_the_same_rows_are_one_with_the_strongest_arithmetic() -> None:
    weak = finding("a", "b", arithmetic="weak", evidence=("E1",))
    strong = finding("b", "a", kind=FindingKind.ARITH, severity=Severity.HIGH, arithmetic="strong")
    (one,) = merged([weak, strong])
    assert one.arithmetic == "strong"
    assert one.evidence == ("E1",)
    assert merged([strong, weak]) == [one]


def test_a_part_of_the_rows_joins_within_a_kind_and_rule_only() -> None:
    whole, part = finding("a", "b", "c"), finding("a", "b")
    assert len(merged([whole, part])) == 1
    assert len(merged([whole, finding("a", "b", kind=FindingKind.TREND)])) == 2
    assert len(merged([whole, replace(part, rule="other")])) == 2
    assert len(merged([whole, finding("a", "d")])) == 2


def test_missing_definitions_join_nothing_else() -> None:
    lack = finding("a", "b", kind=FindingKind.DEF)
    assert len(merged([finding("a", "b"), lack])) == 2


def test_nothing_stays_nothing() -> None:
    assert merged([]) == []


def test_of_two_classes_about_the_same_rows_the_one_that_says_more_stays() -> None:
    same = finding("a", "b", severity=Severity.HIGH, arithmetic="apart")
    scale = finding("b", "a", kind=FindingKind.SCALE, arithmetic="10 times")
    for given in ([same, scale], [scale, same]):
        (one,) = merged(given)
        assert (one.kind, one.severity) == (FindingKind.SCALE, Severity.HIGH)
        assert one.arithmetic == "10 times"


def test_an_order_of_magnitude_explains_that_its_culprit_differs() -> None:
    scale = finding("a", "b", "c", kind=FindingKind.SCALE, culprit="a")
    assert len(merged([finding("a", "b", severity=Severity.HIGH), scale])) == 1
    assert len(merged([finding("b", "c", severity=Severity.HIGH), scale])) == 2
    assert len(merged([finding("a", "d"), scale])) == 2


def test_the_weightiest_stand_first() -> None:
    scale = finding("a", "b", kind=FindingKind.SCALE)
    high = finding("c", "d", severity=Severity.HIGH)
    assert merged([scale, high]) == [high, scale]
    assert merged([high, scale]) == [high, scale]
