from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from polysight.answers.audit_answer import (
    accepted_names,
    asked,
    findings,
    rule_names,
    rules,
    severity,
)
from polysight.audit.finding import Severity
from polysight.audit.rulebook import RULES
from polysight.errors import UsageError
from tests.audit.audited_tables import outcome


def test_names_are_taken_apart_at_commas() -> None:
    names = accepted_names(["ARITH-00000000-2, same-1F0C9A3E", "SAME-1f0c9a3e"])
    told = asked(["identity, trend"], ["DEF"], names, 2.0, False, 2024, dt.date(2025, 1, 1))
    assert told.chosen.only == {"identity", "trend"}
    assert told.accepted == ("ARITH-00000000-2", "SAME-1f0c9a3e")
    assert (told.tolerance, told.year, told.as_of) == (2.0, 2024, dt.date(2025, 1, 1))


@pytest.mark.parametrize("tolerance", [-1.0, float("nan"), float("inf")])
def test_a_tolerance_that_is_none_is_refused(tolerance: float) -> None:
    with pytest.raises(UsageError):
        asked([], [], [], tolerance, False, None, None)


def test_what_names_no_finding_is_refused_and_never_read(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.txt"
    listed.write_text("SAME-1f0c9a3e", encoding="utf-8")
    with pytest.raises(UsageError):
        accepted_names([str(listed)])


def test_a_claim_that_no_finding_names_is_told_as_clear(tmp_path: Path) -> None:
    found = outcome(tmp_path, ["a,One,Capacity,capacity,100,kt/a,2024,China,observed,hundred"])
    with pytest.raises(UsageError, match="a"):
        findings("a", found)


def test_severities_have_names() -> None:
    assert severity("high") is Severity.HIGH


def test_a_name_is_a_rule_or_a_class() -> None:
    assert rules("") == RULES
    assert [one.key for one in rules("same-quantity")] == ["same_quantity"]
    assert {one.key for one in rules("TREND")} >= {"trend"}
    assert {"identity", "DEF"} <= set(rule_names())
    with pytest.raises(UsageError, match="identity"):
        rules("identiti")
