"""What all must do before is no goal for later."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.goal_after_duty import RULE
from tests.audit.told import row, said

DUTY = row("policy_deadline", 2027, "year", subject="Full compliance with the standard")
LIMIT = row("water_reuse_rate", 95, "%", kind="limit", subject="standard of reuse")


def test_a_goal_that_is_a_duty_before_is_found() -> None:
    goal = row("water_reuse_rate", 95, "%", kind="target", period="2030")
    (one,) = said(RULE, goal, LIMIT, DUTY)
    assert one.kind is FindingKind.LIMIT
    assert one.rows == ("C1", "C2", "C3")


def test_goals_beyond_the_duty_before_it_or_of_now_are_silent() -> None:
    for value, period, kind in ((98, "2030", "target"), (95, "2026", "target"),
                                (95, "2030", "observed")):  # fmt: skip
        goal = row("water_reuse_rate", value, "%", kind=kind, period=period)
        assert not said(RULE, goal, LIMIT, DUTY)


def test_all_capacity_complies_when_all_comply() -> None:
    share = row("compliant_capacity_share", 100, "%", kind="forecast", period="2030")
    assert said(RULE, share, DUTY)
    assert not said(RULE, {**share, "value_low": 80, "value_high": 80}, DUTY)
    assert not said(RULE, share)
