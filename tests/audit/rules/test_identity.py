"""Identities: capacity times utilisation, price times volume, shares of a whole."""

from __future__ import annotations

from polysight.audit.rules.identity import RULE
from tests.audit.table_of_claims import findings


def test_a_table_that_holds_is_silent() -> None:
    rows = [
        f"{metric}, {value}, {unit}, {year}, China"
        for year, capacity in ((2025, 1800), (2026, 2000), (2027, 2200))
        for metric, value, unit in (
            ("capacity", capacity, "kt/a"), ("production", 0.9 * capacity, "kt"),
            ("utilisation", 90, "%"),
        )
    ]  # fmt: skip
    assert findings(RULE, *rows) == []


def test_revenue_of_another_price() -> None:
    (found,) = findings(
        RULE,
        "revenue, 720, 1e8 CNY, 2025, China",
        "sales_volume, 1200, kt, 2025, China",
        "price, 180000, CNY/t, 2025, China",
    )
    assert set(found.rows) == {"r1", "r2", "r3"}
    assert found.arithmetic == "180 CNY/kg × 1,200 kt = 2,160 ×1e8 CNY ≠ 720 ×1e8 CNY"


def test_a_share_of_the_world() -> None:
    rows = (
        "installations, 500, GW, 2030, global; qualifier=over",
        "china_share_installations, 50, %, 2030, China",
    )
    assert findings(RULE, *rows, "installations, 300, GW, 2030, China") == []
    (found,) = findings(RULE, *rows, "installations, 200, GW, 2030, China")
    assert (found.expected, found.got) == (250.0, 200.0)


def test_a_difference_of_routes_follows_from_both() -> None:
    rows = (
        "electricity_intensity_total, 56, kWh/kg, 2026, China; route=siemens",
        "electricity_intensity_total, 16, kWh/kg, 2026, China; route=fbr",
    )
    difference = "electricity_route_difference, {}, %, 2026, China; route=fbr"
    assert findings(RULE, *rows, difference.format(-71)) == []
    (found,) = findings(RULE, *rows, difference.format(-40))
    assert set(found.rows) == {"r1", "r2", "r3"}
