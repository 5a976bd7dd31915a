from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from polysight.audit import shared_rules as sharing
from polysight.audit.finding import Finding
from polysight.audit.reading import claims
from polysight.audit.report import Report
from polysight.audit.rulebook import choice
from polysight.audit.shared_rules import can_share, shared_rules
from polysight.errors import UsageError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence

RULES = choice().rules
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux")


@pytest.fixture(scope="module")
def report() -> Report:
    return claims(data_folder() / "claims" / "reference_report.csv", evidence())


def alone(report: Report) -> str:
    return repr([one for rule in RULES for one in rule.find(report)])


def test_two_processes_find_what_one_finds(report: Report) -> None:
    told: list[str] = []
    found = shared_rules(report, RULES, lambda rule: told.append(rule.key))
    assert repr(found) == alone(report)
    assert len(found) > 100
    assert sorted(told) == sorted(rule.key for rule in RULES)


def only_here(find: Callable[[Report], Iterable[Finding]]) -> Callable[[Report], Iterable[Finding]]:
    """What fails in every process but this one."""
    here = os.getpid()

    def maybe(report: Report) -> Iterable[Finding]:
        if os.getpid() != here:
            raise ValueError
        return find(report)

    return maybe


def test_what_the_copy_cannot_answer_is_applied_here(
    report: Report, capfd: pytest.CaptureFixture[str]
) -> None:
    rules = [replace(rule, find=only_here(rule.find)) for rule in RULES]
    assert repr(shared_rules(report, rules, lambda rule: None)) == alone(report)
    assert capfd.readouterr().err == ""


def test_errors_are_raised_here(report: Report) -> None:
    def fails(report: Report) -> list[Finding]:
        raise UsageError(())

    rules = [replace(rule, find=fails) for rule in RULES]
    with pytest.raises(UsageError):
        shared_rules(report, rules, lambda rule: None)


def test_a_second_process_is_for_long_reports(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "can_copy", lambda: True)
    monkeypatch.setattr(sharing, "WORTH", len(report.claims) + 1)
    assert not can_share(report)
    monkeypatch.setattr(sharing, "WORTH", len(report.claims))
    assert can_share(report)
    monkeypatch.setattr(sharing, "can_copy", lambda: False)
    assert not can_share(report)
