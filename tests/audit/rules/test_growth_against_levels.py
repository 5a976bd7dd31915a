from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.growth_against_levels import RULE
from tests.audit.told import row, said


def test_growth_on_the_year_before() -> None:
    (one,) = said(
        RULE,
        row("production", 850, "kt", period="2022"),
        row("production", 1300, "kt"),
        row("production_growth", 35, "%"),
    )
    assert one.kind is FindingKind.ARITH
    assert set(one.rows) == {"C1", "C2", "C3"}
    assert "52.94%" in one.arithmetic


def test_compound_growth_that_holds_is_silent() -> None:
    levels = (
        row("demand", 1200, "kt", period="2025"),
        row("demand", 1500, "kt", period="2030"),
    )
    assert not said(RULE, *levels, row("demand_cagr", 4.5, "%", period="2025-2030"))
    assert len(said(RULE, *levels, row("demand_cagr", 9, "%", period="2025-2030"))) == 1


def test_levels_of_one_section_go_together() -> None:
    mixed = said(
        RULE,
        row("demand", 1200, "kt", period="2025"),
        row("demand", 1500, "kt", period="2030"),
        row("demand", 1500, "kt", period="2025", section="2"),
        row("demand", 2250, "kt", period="2030", section="2"),
        row("demand_cagr", 4.5, "%", period="2025-2030"),
    )
    assert [set(one.rows) for one in mixed] == [{"C3", "C4", "C5"}]
    assert mixed[0].kind is FindingKind.SAME


def test_a_rate_that_no_levels_give_is_arithmetic() -> None:
    (one,) = said(
        RULE,
        row("demand", 1500, "kt", period="2025"),
        row("demand", 2250, "kt", period="2030"),
        row("demand_cagr", 4.5, "%", period="2025-2030"),
    )
    assert one.kind is FindingKind.ARITH


def test_points_go_before_bounds() -> None:
    (one,) = said(
        RULE,
        row("electricity_intensity_total", 54.2, "kWh/kg", period="2020"),
        row("electricity_intensity_total", 51.9, "kWh/kg"),
        row("electricity_intensity_total", 52, "kWh/kg", qualifier="below"),
        row("electricity_intensity_change", -28.8, "%", period="2020-2023"),
    )
    assert set(one.rows) == {"C1", "C2", "C4"}
