from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.growth_against_levels import RULE
from tests.audit.table_of_claims import findings
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


def test_a_growth_that_would_start_below_what_was_there_before() -> None:
    rows = (
        row("demand", 1200, "kt", geography="World"),
        row("demand", 1800, "kt", period="2030", geography="World"),
    )
    fast = row("demand_cagr", 12, "%", period="2025-2030", geography="World", qualifier="over")
    (one,) = said(RULE, *rows, fast)
    assert one.statement.endswith("bridged")
    assert one.likely_culprit == "C3"
    assert not said(RULE, *rows, {**fast, "value_low": 6, "value_high": 6})


def test_revenue_of_all_makers_is_the_market() -> None:
    (one,) = said(
        RULE,
        row("revenue", 720, "亿元", period="2025"),
        row("revenue", 1053, "亿元", period="2030"),
        row("market_size_cagr", 12, "%", period="2025-2030", qualifier="over"),
    )
    assert "7.899%" in one.arithmetic


def test_one_growth_told_in_three_ways_is_one_finding() -> None:
    (one,) = said(
        RULE,
        row("capacity", 1800, "kt/a", period="2025"),
        row("capacity", 2250, "kt/a", period="2030"),
        row("capacity", 1800, "kt/a", period="2025", section="2"),
        row("capacity", 2800, "kt/a", period="2030", section="2"),
        row("capacity_cagr", 4.5, "%", period="2025-2030", qualifier="about"),
        row("capacity_cagr", 12, "%", period="2024-2030", qualifier="over", section="3"),
    )
    assert one.kind is FindingKind.SAME
    assert set(one.rows) == {"C3", "C4", "C5", "C6"}


@pytest.mark.parametrize(("rate", "count"), [("7.0", 0), ("12.0", 1)])
@pytest.mark.parametrize("case", ["", "; kind=scenario; subject=demand (base case)"])
def test_a_growth_may_lead_from_a_fact_to_the_base_case(rate: str, count: int, case: str) -> None:
    found = findings(
        RULE,
        "demand, 160, 10kt, 2024, global",
        "demand, 240, 10kt, 2030, global; kind=scenario; subject=demand (base case)",
        f"demand_cagr, {rate}, %, 2024-2030, global{case}",
    )
    assert len(found) == count


def test_a_growth_leads_to_no_other_case_than_the_base() -> None:
    assert not findings(
        RULE,
        "demand, 160, 10kt, 2024, global",
        "demand, 265, 10kt, 2030, global; kind=scenario; subject=demand (high case)",
        "demand_cagr, 5, %, 2024-2030, global",
    )


@pytest.mark.parametrize(("rate", "count"), [("-20", 0), ("-28", 1)])
@pytest.mark.parametrize(
    ("metric", "raw"),
    [("产量比上年增减", ""), ("change in output", "down on the year"), ("产量变动", "较去年下降")],
)
def test_a_change_on_the_year_before(metric: str, raw: str, rate: str, count: int) -> None:
    found = findings(
        RULE,
        "production, 150, kt, 2024, China",
        "production, 120, kt, 2025, China",
        f"{metric}, {rate}, %, 2025, China; raw={raw}",
    )
    assert len(found) == count


MONTHS = (
    "production, 100, kt, 2024-05, China",
    "production, 110, kt, 2024-06, China",
    "production, 88, kt, 2023-06, China",
    "production, 1000, kt, 2023, China",
    "production, 1300, kt, 2024, China",
)


@pytest.mark.parametrize(
    ("growth", "rows"),
    [
        ("产量环比, 10, %, 2024-06, China", set()),
        ("产量环比, 18, %, 2024-06, China", {"r1", "r2", "r6"}),
        ("output growth yoy, 25, %, 2024-06, China", set()),
        ("output growth yoy, 45, %, 2024-06, China", {"r2", "r3", "r6"}),
        ("output growth, 45, %, 2024-06, China", set()),
        ("yoy, 30, %, 2024, China; subject=polysilicon output", set()),
        ("yoy, 12, %, 2024, China; subject=polysilicon output", {"r4", "r5", "r6"}),
    ],
)
def test_a_change_within_years_meets_parts_of_its_size(growth: str, rows: set[str]) -> None:
    assert {row for one in findings(RULE, *MONTHS, growth) for row in one.rows} == rows


def test_a_change_of_one_sort_meets_levels_of_that_sort() -> None:
    prices = ("price, 60, CNY/kg, 2024-05, China", "price, 40, CNY/kg, 2024-06, China")
    assert not findings(RULE, *prices, "N型料价格环比, -5, %, 2024-06, China")
    assert findings(RULE, *prices, "价格环比, -5, %, 2024-06, China")


def test_growth_of_half_a_year_is_held_against_levels_told_with_their_route() -> None:
    where = {"company": "A", "route": "siemens"}
    levels = [row("revenue", 33.6, "1e8 CNY", period="2024H1", **where),
              row("revenue", 17.8, "1e8 CNY", period="2025H1", **where)]  # fmt: skip
    wrong = row("revenue yoy", -37, "%", period="2025H1", raw="同比下降37%", **where)
    assert said(RULE, *levels, wrong)
    assert not said(RULE, *levels, {**wrong, "value_low": -47, "value_high": -47})


SHARES = (
    row("green_power_share", 24, "%", period="2022"),
    row("green_power_share", 30, "%"),
)


@pytest.mark.parametrize("unit", ["百分点", "pp", "percentage points"])
def test_a_difference_of_shares_in_points(unit: str) -> None:
    told = row("变化", -6, unit, subject="绿电占比较上年变化")
    (one,) = said(RULE, *SHARES, told)
    assert one.kind is FindingKind.TREND
    assert one.arithmetic == "30 - 24 = 6 ≠ -6"
    (one,) = said(RULE, *SHARES, {**told, "value_low": 9, "value_high": 9})
    assert one.kind is FindingKind.ARITH
    assert not said(RULE, *SHARES, {**told, "value_low": 6, "value_high": 6})


def test_a_fall_since_a_base_year_in_the_words_of_the_subject() -> None:
    levels = (
        row("carbon_footprint", 40, "kgCO2e/kg", period="2021"),
        row("carbon_footprint", 25, "kgCO2e/kg", period="2025"),
    )
    fall = row("降幅", 47.5, "%", subject="碳足迹较基准年下降", period="2025", raw="较2021年下降")
    (one,) = said(RULE, *levels, fall)
    assert "-37.5%" in one.arithmetic
    assert not said(RULE, *levels, {**fall, "value_low": 37.5, "value_high": 37.5})
