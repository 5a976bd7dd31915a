"""Every number of a rule has its own source, and what is unofficial is no law."""

from __future__ import annotations

import dataclasses

from polysight.policy.footing import official, rule_sources
from polysight.policy.instrument import LegalForce, Limits
from tests.policy.example import INSTRUMENT, SOURCE, changed, changed_rule, seen


def test_each_number_is_cited_once() -> None:
    other = dataclasses.replace(seen(5.5), source="another")
    rule = changed_rule(limits=Limits(seen(6.3), other, other), grades=(seen(5.0),))
    assert rule_sources(rule) == (SOURCE, "another")
    assert rule_sources(changed_rule(limits=None, grades=(), source="text")) == ("text",)
    assert rule_sources(changed_rule(limits=None, grades=(), rate=other)) == ("another",)


def test_thresholds_of_reports_are_no_law() -> None:
    report = changed(id="report", legal_force=LegalForce.UNOFFICIAL)
    assert official((report, INSTRUMENT)) == (INSTRUMENT,)
