"""Numbers that were seen, and limits by state of the plant."""

from __future__ import annotations

import pytest

from polysight.policy.calendar import told_date
from polysight.policy.instrument import Amount, Limits, Project


@pytest.mark.parametrize(
    ("amount", "seen"),
    [
        (Amount(6.3, "secondary", "a", "as-stated"), True),
        (Amount(6.3, "unverified", "a", "as-stated"), False),
        (Amount(6.3, "secondary", "a", "memory"), False),
        (Amount(6.3, "template", "a", "as-stated"), False),
        (Amount(None, "primary", "a", "as-stated"), False),
        (Amount(False, "primary", "a", "as-stated"), True),
    ],
)
def test_what_a_verdict_may_rest_on(amount: Amount, seen: bool) -> None:
    assert amount.seen is seen


def test_limits_by_state() -> None:
    old = Amount(6.3, "secondary", "a", "as-stated")
    found = Limits(existing=old)
    assert found.of(Project.EXISTING) is old
    assert found.of(Project.NEW) is None
    assert found.of(Project.EXPANSION) is None


def test_a_month_is_not_exact() -> None:
    assert not told_date("2027-01").exact
