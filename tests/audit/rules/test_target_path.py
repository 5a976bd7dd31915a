"""Targets get stricter with the years."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.target_path import RULE
from tests.audit.told import Row, row, said


def _water(now: float, *goals: float, **more: object) -> list[Row]:
    plans = [
        row("water_intensity", goal, "t/t", period=str(2026 + 2 * at), kind="target", **more)
        for at, goal in enumerate(goals)
    ]
    return [row("water_intensity", now, "t/t", period="2024"), *plans]


def test_a_target_looser_than_the_one_before_is_found() -> None:
    (one,) = said(RULE, *_water(110, 95, 104, 80))
    assert one.kind is FindingKind.MONO
    assert one.severity is not Severity.HIGH
    assert len(one.rows) == 3


def test_a_target_behind_the_present_is_found() -> None:
    (one,) = said(RULE, *_water(90, 98))
    assert len(one.rows) == 2
    lean = [
        row("green_power_share", 62, "%", period="2024"),
        row("green_power_share", 50, "%", period="2028", kind="target"),
    ]
    assert said(RULE, *lean)


def test_targets_that_improve_and_bounds_are_silent() -> None:
    assert not said(RULE, *_water(110, 100, 95, 80))
    assert not said(RULE, *_water(110, 100, 100))
    assert not said(RULE, *_water(90, 98, section="another"))
    assert not said(
        RULE, row("irr", 12, "%", period="2024"), row("irr", 8, "%", period="2026", kind="target")
    )
