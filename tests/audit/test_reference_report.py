"""The audit of a real report against what a reader found in it by hand."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.reading import claims
from polysight.audit.rulebook import audit
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence

KEY = tomllib.loads(
    (Path(__file__).parents[1] / "golden" / "audit" / "reference_report.toml").read_text(
        encoding="utf-8"
    )
)
CASES: list[dict[str, Any]] = KEY["case"]
CONTROLS: list[dict[str, Any]] = KEY["control"]
#: Of so many contradictions the audit must find so many, and all that are of high severity.
AT_LEAST = 38
#: Findings of high or medium severity that a reader can still go through.
MOST = 350
#: Rows of a finding that belong to the contradiction which it is taken to tell, at least.
OWN = 0.3


@cache
def findings() -> tuple[Finding, ...]:
    return tuple(audit(claims(data_folder() / "claims" / "reference_report.csv", evidence())))


def tells(finding: Finding, case: dict[str, Any]) -> bool:
    """Whether a finding is of the class, names all essential rows, and is about little else."""
    rows = set(finding.rows)
    return (
        finding.kind == case["kind"]
        and rows >= set(case["essential"])
        and len(rows & set(case["rows"])) >= OWN * len(rows)
    )


def found(case: dict[str, Any]) -> bool:
    return any(tells(finding, case) for finding in findings())


def test_every_case_has_a_source() -> None:
    assert all(case["source"].strip() for case in (*CASES, *CONTROLS))
    assert all(set(case["essential"]) <= set(case["rows"]) for case in CASES)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["severity"] == "high"], ids=lambda case: case["name"]
)
def test_every_contradiction_that_matters_is_found(case: dict[str, Any]) -> None:
    assert found(case)


def test_most_contradictions_are_found() -> None:
    missed = [case["name"] for case in CASES if not found(case)]
    assert len(CASES) - len(missed) >= AT_LEAST, missed


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control["name"])
def test_what_holds_is_not_blamed(control: dict[str, Any]) -> None:
    rows = set(control["rows"])
    wrong = [one for one in findings() if one.kind is not FindingKind.DEF and rows >= set(one.rows)]
    assert wrong == []


def test_findings_that_matter_can_be_read() -> None:
    told = [one for one in findings() if one.severity is not Severity.LOW]
    assert len(told) <= MOST
    assert all(one.arithmetic for one in told)


def test_what_matters_to_a_reader_matters_to_the_audit() -> None:
    for case in (one for one in CASES if one["severity"] == "high"):
        assert any(one.severity is not Severity.LOW for one in findings() if tells(one, case))
