from __future__ import annotations

import pytest

from polysight.audit.finding import Severity
from polysight.audit.rules.change_chain import RULE
from tests.audit.told import Row, row, said

METRIC = "electricity_intensity_change"


def change(value: float, period: str, **more: str) -> Row:
    return row(METRIC, value, "%", period=period, **more)


def test_one_span_two_changes() -> None:
    (one,) = said(RULE, change(-15, "2020-2023"), change(-30, "2020-2023", section="2"))
    assert set(one.rows) == {"C1", "C2"}


def test_a_chain_that_does_not_multiply() -> None:
    found = said(RULE, change(-10, "2020-2022"), change(-12, "2022-2023"), change(-15, "2020-2023"))
    assert len(found) == 1
    assert "0.9 × 0.88 = 0.792" in found[0].arithmetic


@pytest.mark.parametrize("whole", [-20.8, -21])
def test_a_chain_that_multiplies_is_silent(whole: float) -> None:
    assert not said(
        RULE, change(-10, "2020-2022"), change(-12, "2022-2023"), change(whole, "2020-2023")
    )


def test_total_and_yearly_rates_of_one_span() -> None:
    assert not said(
        RULE,
        row("capacity_growth", 61, "%", period="2025-2030"),
        row("capacity_cagr", 10, "%", period="2025-2030"),
    )
    (one,) = said(
        RULE,
        row("capacity_growth", 60, "%", period="2025-2030"),
        row("capacity_cagr", 4.5, "%", period="2025-2030"),
    )
    assert "^(1/5)" in one.arithmetic


def test_bounds_far_apart_are_weak() -> None:
    (one,) = said(RULE, change(-25, "2020-2025", qualifier="over"), change(-40, "2020-2025"))
    assert one.confidence < 0.5


def test_two_changes_of_one_year_whose_base_nobody_tells() -> None:
    eight = row("export_cost_change", 8, "%", geography="EU")
    (one,) = said(RULE, eight, row("export_cost_change", 15, "%", geography="EU"))
    assert one.statement.endswith("differ_itself")
    assert one.confidence < 0.8
    assert not said(RULE, eight, row("export_cost_change", 15, "%", geography="US"))


def test_a_chain_is_told_with_the_span_that_it_contradicts() -> None:
    found = said(
        RULE,
        row("electricity_intensity_change", -15, "%", period="2020-2023"),
        row("electricity_intensity_change", -30, "%", period="2020-2023", section="2"),
        row("electricity_intensity_change", -10, "%", period="2020-2022"),
        row("electricity_intensity_change", -12, "%", period="2022-2023"),
    )
    (one,) = found
    assert set(one.rows) == {"C1", "C2", "C3", "C4"}
    assert "0.9 × 0.88 = 0.792" in one.arithmetic


def test_changes_without_a_base_are_told_together_and_never_high() -> None:
    falls = [
        row("carbon_intensity_change", value, "%", period=period, kind="forecast")
        for value, period in ((-30, "2025"), (-25, "2020-2025"), (-50, "2030"), (-30, "2025-2030"))
    ]
    (one,) = said(RULE, *falls)
    assert len(one.rows) == 4
    assert one.severity is not Severity.HIGH
    assert "≠" not in one.arithmetic
