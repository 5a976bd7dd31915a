"""What is meant keeps the rules that a report states."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.advice_breaks_rule import RULE
from tests.audit.told import row, said

LIMIT = row(
    "electricity_intensity_total", 42, "kWh/kg", qualifier="below", kind="limit", period="2025"
)
SCALE = row("min_project_scale", 50, "kt/a", qualifier="above", kind="limit", subject="new project")


def test_a_forecast_above_a_limit_in_force_is_found() -> None:
    ahead = row("electricity_intensity_total", 45, "kWh/kg", period="2030", kind="forecast")
    (one,) = said(RULE, ahead, LIMIT)
    assert one.kind is FindingKind.ADVICE


def test_before_the_limit_or_below_it_is_silent() -> None:
    early = row("electricity_intensity_total", 45, "kWh/kg", period="2024", kind="forecast")
    below = row("electricity_intensity_total", 40, "kWh/kg", period="2030", kind="forecast")
    assert not said(RULE, early, below, LIMIT)


def test_a_project_below_the_least_scale() -> None:
    assert said(RULE, row("project_scale", 20, "kt/a", kind="estimate"), SCALE)
    assert not said(RULE, row("project_scale", 40, "kt/a", 80, kind="estimate"), SCALE)
    assert not said(RULE, row("project_scale", 100, "kt/a", kind="estimate"), SCALE)


def test_a_rule_for_new_plants_holds_for_new_plants_alone() -> None:
    rule = row("green_power_share", 50, "%", qualifier="above", kind="limit", subject="new project")
    advice = row("green_power_share", 20, "%", kind="target", subject="new project, advised")
    assert said(RULE, advice, rule)
    assert not said(RULE, row("green_power_share", 20, "%", kind="forecast"), rule)


def test_all_rules_that_are_broken_are_named_the_newest_first() -> None:
    ahead = row("electricity_intensity_total", 45, "kWh/kg", period="2030", kind="forecast")
    older = {**LIMIT, "period": "2024", "value_low": 40, "value_high": 40}
    (one,) = said(RULE, ahead, LIMIT, older, {**LIMIT, "period": "2020", "value_low": 70})
    assert one.rows == ("C1", "C2", "C3")
    assert one.severity is Severity.HIGH


def test_a_range_that_reaches_the_least_scale_with_its_end_alone_is_told_softly() -> None:
    (one,) = said(RULE, row("project_scale", 30, "kt/a", 50, kind="estimate"), SCALE)
    assert one.severity is Severity.LOW


def test_a_forecast_after_all_comply_is_a_matter_of_logic() -> None:
    ahead = row("electricity_intensity_total", 45, "kWh/kg", period="2030", kind="forecast")
    met = row("policy_deadline", 2026, "year", subject="Full compliance with norm", kind="forecast")
    (one,) = said(RULE, ahead, {**LIMIT, "subject": "limit of the norm"}, met)
    assert one.kind is FindingKind.LOGIC
    assert one.rows == ("C1", "C2", "C3")
    late = {**met, "value_low": 2031, "value_high": 2031}
    (one,) = said(RULE, ahead, {**LIMIT, "subject": "limit of the norm"}, late)
    assert one.kind is FindingKind.ADVICE
    (one,) = said(RULE, ahead, LIMIT, {**met, "subject": "Full compliance with drainage"})
    assert one.kind is FindingKind.ADVICE


def test_a_rule_for_expansions_does_not_excuse_other_projects() -> None:
    mild = {**SCALE, "value_low": 30, "value_high": 30, "subject": "expansion project"}
    assert said(RULE, row("project_scale", 40, "kt/a", kind="estimate"), SCALE, mild)
    assert not said(RULE, row("project_scale", 40, "kt/a", kind="estimate"), mild)
