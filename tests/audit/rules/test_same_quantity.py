from __future__ import annotations

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.same_quantity import RULE
from tests.audit.told import row, said


def test_two_numbers_of_one_quantity() -> None:
    (one,) = said(RULE, row("capacity", 1800, "kt/a"), row("capacity", 150, "万吨/年", section="2"))
    assert one.kind is FindingKind.SAME
    assert one.severity is Severity.HIGH
    assert set(one.rows) == {"C1", "C2"}
    assert "1,800 / 1,500 = 1.2" in one.arithmetic


def test_rounding_other_places_and_other_years_are_no_contradiction() -> None:
    assert not said(RULE, row("capacity", 1800, "kt/a"), row("capacity", 1795, "kt/a"))
    assert not said(
        RULE, row("capacity", 1800, "kt/a"), row("capacity", 900, "kt/a", period="2020")
    )
    assert not said(
        RULE, row("capacity", 1800, "kt/a"), row("capacity", 900, "kt/a", geography="Xinjiang")
    )


def test_bounds_are_tested_before_distance() -> None:
    broken = said(
        RULE,
        row("electricity_intensity_total", 45, "kWh/kg"),
        row("electricity_intensity_total", 40, "kWh/kg", qualifier="below"),
    )
    assert len(broken) == 1
    assert broken[0].confidence == 0.8
    assert not said(
        RULE, row("capacity", 2000, "kt/a", qualifier="over"), row("capacity", 2100, "kt/a")
    )
    (far,) = said(
        RULE, row("capacity", 1000, "kt/a", qualifier="over"), row("capacity", 2100, "kt/a")
    )
    assert far.severity is Severity.LOW
    assert far.statement.endswith("distance")


def test_an_undated_claim_is_compared_loosely() -> None:
    (one,) = said(
        RULE, row("cr5_share", 78, "%"), row("cr5_share", 60, "%", period="undated-current")
    )
    assert one.statement.endswith("loose")


def test_tax_keeps_prices_apart() -> None:
    assert not said(
        RULE,
        row("price", 50, "CNY/kg", subject="price ex VAT"),
        row("price", 56.5, "CNY/kg", subject="price incl. VAT"),
    )


def test_unknown_metrics_are_compared_by_their_word() -> None:
    (one,) = said(
        RULE, row("module exports", 100, "GW"), row("Module exports", 150, "GW", section="2")
    )
    assert one.kind is FindingKind.SAME


def test_two_series_of_one_quantity_are_told_once() -> None:
    years = ("2025", "2026", "2027", "2028")
    rows = [
        row("price", value, "CNY/kg", period=year, section=section, kind="forecast")
        for section, value in (("table 2", 180), ("table 3", 60))
        for year in years
    ]
    (one,) = said(RULE, *rows)
    assert one.statement.endswith("series")
    assert len(one.rows) == 2 * len(years)
    assert len(said(RULE, *rows[:2], *rows[4:6])) == 2


def test_a_floor_below_a_cap_is_a_range() -> None:
    floor = row("producer_count", 10, "count", qualifier="above")
    assert not said(RULE, floor, row("producer_count", 13, "count", qualifier="below"))
    assert said(RULE, floor, row("producer_count", 8, "count", qualifier="below"))
