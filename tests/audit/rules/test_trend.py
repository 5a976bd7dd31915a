from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.trend import RULE
from tests.audit.told import Row, row, said


def series(metric: str, unit: str, *values: float, first: int = 2020) -> list[Row]:
    return [row(metric, value, unit, period=str(first + at)) for at, value in enumerate(values)]


def test_a_share_that_turns_back() -> None:
    (one,) = said(RULE, *series("cr5_share", "%", 55, 78, 68))
    assert one.kind is FindingKind.TREND
    assert set(one.rows) == {"C1", "C2", "C3"}


def test_steady_growth_and_prices_are_silent() -> None:
    assert not said(RULE, *series("capacity", "kt/a", 1000, 1150, 1300, 1500, 1700))
    assert not said(RULE, *series("price", "CNY/kg", 80, 230, 120, 60, 50))


def test_a_jump_beyond_stated_growth() -> None:
    found = said(
        RULE,
        *series("capacity", "kt/a", 1200, 1800, first=2024),
        row("capacity_cagr", 12, "%", period="2024-2030", qualifier="over"),
    )
    assert len(found) == 1
    assert "= 1,344" in found[0].arithmetic


def test_one_year_out_of_line() -> None:
    (one,) = said(RULE, *series("production_cost", "CNY/kg", 50, 48.1, 80, 45.2, 43.3))
    assert "C3" in one.rows
    assert one.statement.endswith("step")


def test_what_is_to_come_below_what_has_been_reached() -> None:
    grows = row("capacity", 2800, "kt/a", period="2030", kind="forecast")
    low = row("capacity", 1200, "kt/a", period="2028", kind="forecast")
    found = said(RULE, row("capacity", 1800, "kt/a"), low, grows)
    (one,) = (each for each in found if each.statement.endswith("behind"))
    assert set(one.rows) == {"C1", "C2"}
    assert one.likely_culprit == "C2"


def test_a_quantity_that_falls_to_the_end_is_not_behind() -> None:
    assert not said(
        RULE,
        row("export_share_of_production", 18, "%", period="2020"),
        row("export_share_of_production", 15, "%", period="2030", kind="forecast"),
    )


def test_a_step_whose_growth_is_stated_is_not_told_again() -> None:
    values = series("production", "kt", 700, 730, 760, 1200, first=2020)
    assert said(RULE, *values)
    assert not said(RULE, *values, row("production_growth", 58, "%", period="2023"))


def test_a_fall_that_the_report_states_is_no_slip() -> None:
    dip = series("demand", "kt", 1440, 1290, 1520, first=2024)
    assert said(RULE, *dip)
    assert not said(RULE, *dip, row("demand_growth", -10.4, "%", period="2025"))


def test_numbers_in_two_units_make_no_series() -> None:
    mixed = [
        row("demand", 1256, "kt", period="2025", kind="observed"),
        row("demand", 612, "GW", period="2026", kind="forecast"),
        row("demand", 655, "GW", period="2027", kind="forecast"),
    ]
    assert not said(RULE, *mixed)
