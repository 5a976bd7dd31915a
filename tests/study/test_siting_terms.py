"""Terms by which a project of another size differs."""

from __future__ import annotations

from polysight.evidence.store import evidence
from polysight.study.siting_terms import siting_terms


def test_every_term_says_why_and_lies_in_its_range() -> None:
    told = siting_terms(evidence())
    for one in (told.people_power, told.fixed_power, told.lag):
        assert one.assumption is not None
        assert one.value is not None
        assert one.low is not None
        assert one.high is not None
        assert one.low < one.value <= one.high
        assert one.unit in evidence().units.units
