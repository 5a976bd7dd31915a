"""Findings rest on numbers that have a value."""

from __future__ import annotations

from polysight.report.chapters.finding import finite, key_at, supported
from tests.report.example import numbers, study


def test_only_numbers_with_a_value_count() -> None:
    assert finite(numbers(), "market.exports") == []
    assert finite(numbers(), "no.array") == []
    flow = finite(numbers(), "investment.npv", containing="after-tax")
    assert [key_at(one, 0) for one in flow] == ["after-tax"]


def test_a_claim_needs_a_value_behind_every_number() -> None:
    known = study().number("investment.npv[after-tax]")
    unknown = study().number("investment.payback[static]")
    assert supported("finding.quality", npv=known) is not None
    assert supported("finding.quality", npv=known, payback=unknown) is None
