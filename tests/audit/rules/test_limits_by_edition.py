from __future__ import annotations

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.limits_by_edition import RULE
from tests.audit.told import Row, row, said


def limit(value: float, period: str, **more: str) -> Row:
    metric = "electricity_intensity_total"
    return row(metric, value, "kWh/kg", period=period, kind="limit", qualifier="below", **more)


def test_one_edition_with_two_limits() -> None:
    (one,) = said(RULE, limit(40, "2024 revision"), limit(45, "2024 revision", section="2"))
    assert one.kind is FindingKind.LIMIT
    assert one.statement.endswith("edition")


def test_limits_tighten_from_edition_to_edition() -> None:
    assert not said(RULE, limit(45, "before 2024 revision"), limit(40, "2024 revision"))
    (one,) = said(RULE, limit(40, "2024 revision"), limit(42, "2025"))
    assert one.statement.endswith("loosened")


def test_limits_of_two_issuers_are_a_weak_hint() -> None:
    (one,) = said(
        RULE,
        limit(60, "2024", attributed="limit standard", subject="limit of the standard"),
        limit(40, "2024", attributed="norm conditions", subject="limit of the norm"),
    )
    assert one.statement.endswith("issuers")
    assert one.severity is Severity.LOW
    assert "≠" not in one.arithmetic


def test_limits_of_issuers_that_lie_close_are_silent() -> None:
    assert not said(
        RULE,
        limit(42, "2024", attributed="limit standard", subject="limit of the standard"),
        limit(40, "2024", attributed="norm conditions", subject="limit of the norm"),
    )


def test_undated_limits_are_compared_loosely() -> None:
    (one,) = said(RULE, limit(70, "undated-current"), limit(60, "2023 revision"))
    assert one.statement.endswith("undated")
    assert one.confidence < 0.7


def test_a_draft_may_differ_from_what_is_in_force() -> None:
    now = limit(60, "2022 edition", attributed="standard", subject="norm of rods")
    draft = limit(40, "2025 draft", attributed="standard, draft", subject="norm of rods, revised")
    assert not said(RULE, now, draft)


def test_new_plants_and_those_that_stand_have_limits_of_their_own() -> None:
    new, old = (
        limit(value, "2024 edition", attributed="ministry", subject=f"conditions: {whom} plants")
        for value, whom in ((53, "new or expanded"), (60, "existing"))
    )
    assert not said(RULE, new, old)
    assert said(RULE, new, {**old, "subject": "conditions: new rod plants"})
