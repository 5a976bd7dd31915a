from __future__ import annotations

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rulebook import RULES


def test_every_class_but_none_other_is_made_by_a_rule() -> None:
    made = {kind for rule in RULES for kind in rule.kinds}
    assert made == set(FindingKind)


def test_severities_are_three() -> None:
    assert [str(one) for one in Severity] == ["high", "medium", "low"]
