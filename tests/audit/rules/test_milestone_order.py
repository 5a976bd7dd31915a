"""Dates of a project follow one another."""

from polysight.audit.finding import FindingKind
from polysight.audit.rules.milestone_order import RULE
from tests.audit.told import Row, row, said


def _dates(**years: int) -> list[Row]:
    return [
        row("milestone", at, "year", subject=name.replace("_", " ")) for name, at in years.items()
    ]


def test_an_end_before_the_beginning_is_found() -> None:
    (one,) = said(RULE, *_dates(construction_start=2026, mechanical_completion=2025))
    assert one.kind is FindingKind.LOGIC
    assert len(one.rows) == 2
    assert said(
        RULE, row("节点", 2027, "年", subject="投产"), row("节点", 2026, "年", subject="达产")
    )
    assert said(RULE, *_dates(construction_start=2027, first_repayment=2026))


def test_dates_in_order_are_silent() -> None:
    assert not said(
        RULE,
        *_dates(EIA_approval=2024, ground_breaking=2025, completion=2026, first_output=2026),
    )
    assert not said(RULE, *_dates(first_repayment=2028, full_output=2029))


def test_parts_of_a_project_have_dates_of_their_own() -> None:
    assert not said(RULE, *_dates(phase_1_first_output=2021, phase_2_construction_start=2023))
    assert not said(RULE, *_dates(commissioning=2018, third_hall_completed=2021))
    assert not said(RULE, row("ratio", 2026, "kt", subject="start of construction"))


def _month(step: str, month: int) -> Row:
    return row("milestone month", month, "months", subject=step, raw=f"month {month}")


def test_months_of_a_plan_are_held_against_one_another() -> None:
    done, test = "Mechanical completion", "Performance test"
    (one,) = said(RULE, _month(done, 25), _month("First rods harvested", 22), _month(test, 26))
    assert set(one.rows) == {"C1", "C2"}
    assert not said(RULE, _month(done, 22), _month("First rods harvested", 25), _month(test, 26))
    assert not said(RULE, _month(done, 25), row("year", 2020, "", subject="首炉"))
