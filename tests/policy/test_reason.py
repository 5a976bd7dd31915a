"""Every reason can be told in both languages."""

from __future__ import annotations

from polysight.policy.reason import reason


def test_a_reason_is_told_in_both_languages() -> None:
    one = reason("policy.project_outside", got="new")
    assert one.told() == "the rule does not speak of this state of a project (new)"
    assert "new" in one.told("zh")
    assert one.told("zh") != one.told("en")
