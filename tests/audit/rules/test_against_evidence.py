from __future__ import annotations

import datetime as dt
from dataclasses import replace

from polysight.audit.finding import Finding
from polysight.audit.reading import claims
from polysight.audit.rulebook import choice
from polysight.audit.rules.against_evidence import RULE
from polysight.evidence.store import evidence
from tests.audit.told import row, said

OFF = row("production", 1300, "kt")


def test_a_claim_that_no_count_allows_is_told_with_the_row_and_its_source() -> None:
    (one,) = said(RULE, OFF)
    (name,) = one.evidence
    counted = evidence().observation(name)
    assert (counted.quantity, counted.geography, counted.moment) == ("production", "CN", "2023")
    assert one.expected == counted.middle
    assert one.got == 1300
    assert one.likely_culprit == "C1"
    assert name in one.arithmetic
    fields = dict(one.fields)
    assert fields["row"] == name
    assert fields["source"]


def test_a_claim_near_the_counts_is_silent() -> None:
    assert not said(RULE, row("production", 1470, "kt"))
    assert not said(RULE, row("production", 1400, "kt", qualifier="over"))


def test_claims_that_do_not_tell_a_basis_are_held_against_all() -> None:
    (one,) = said(RULE, row("capacity", 1200, "kt/a", period="end 2024"))
    assert len(one.evidence) > 1
    assert one.confidence < 0.8
    assert not said(RULE, row("capacity", 2900, "kt/a", period="end 2024"))
    assert not said(RULE, row("capacity", 3200, "kt/a", period="end 2024"))


def test_unlike_things_are_not_compared() -> None:
    for other in (
        {"geography": "Xinjiang"},
        {"route": "granular"},
        {"company": "Tongwei"},
        {"company": "top 5"},
        {"period": "2022-2025"},
        {"period": "undated-current"},
        {"period": "before 2023"},
        {"kind": "target"},
        {"kind": "scenario", "period": "2023"},
        {"kind": "limit"},
    ):
        assert not said(RULE, {**OFF, **other})
    assert not said(RULE, row("production", 13, "GW"))


def test_forecasts_are_held_against_years_that_came() -> None:
    (one,) = said(RULE, {**OFF, "kind": "forecast"})
    assert one.statement.endswith("forecast")
    assert not said(RULE, {**OFF, "kind": "forecast", "period": "2035"})


def test_nothing_is_used_that_was_not_known_on_the_day() -> None:
    report = replace(claims([OFF], evidence()), as_of=dt.date(2022, 1, 1))
    assert list[Finding](RULE.find(report)) == []


def test_it_is_applied_only_on_request() -> None:
    assert RULE.key not in {rule.key for rule in choice().rules}
    assert RULE.key in {rule.key for rule in choice(also=[RULE.key]).rules}
