from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.scenarios_and_facts import RULE
from tests.audit.told import Row, row, said


def scenario(name: str, low: float, high: float) -> Row:
    return row("price", low, "CNY/kg", high, period=f"scenario {name}", kind="scenario")


def test_every_scenario_above_what_is_observed() -> None:
    (one,) = said(
        RULE,
        scenario("base", 200, 250),
        scenario("pessimistic", 150, 180),
        row("price", 80, "CNY/kg", 120),
        row("price", 60, "CNY/kg", period="2025", kind="forecast"),
    )
    assert one.kind is FindingKind.SAME
    assert set(one.rows) == {"C1", "C2", "C3", "C4"}
    assert "80-120 CNY/kg < 150-180 CNY/kg" in one.arithmetic


def test_scenarios_around_the_present_are_silent() -> None:
    around = (scenario("base", 60, 90), scenario("pessimistic", 40, 60))
    assert not said(RULE, *around, row("price", 70, "CNY/kg"))


def test_one_scenario_an_older_year_or_a_forecast_alone_tell_nothing() -> None:
    two = (scenario("base", 200, 250), scenario("pessimistic", 150, 180))
    assert not said(RULE, two[0], row("price", 80, "CNY/kg"))
    assert not said(RULE, *two, row("price", 80, "CNY/kg", kind="forecast"))
    assert not said(
        RULE,
        *two,
        row("price", 80, "CNY/kg", period="2019"),
        row("capacity", 1000, "kt/a"),
    )


def test_below_the_present_alike() -> None:
    (one,) = said(
        RULE,
        scenario("base", 20, 25),
        scenario("optimistic", 26, 30),
        row("price", 80, "CNY/kg", 120),
    )
    assert "80-120 CNY/kg > 26-30 CNY/kg" in one.arithmetic
