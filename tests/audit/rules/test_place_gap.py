"""Costs of places against their tariffs."""

from __future__ import annotations

from polysight.audit.rules.place_gap import RULE
from tests.audit.table_of_claims import findings

ROWS = (
    "full_cost, 40, CNY/kg, undated-current, Xinjiang",
    "power_tariff, 0.25, CNY/kWh, 2023, Xinjiang",
    "power_tariff, 0.55, CNY/kWh, 2023, Jiangsu",
    "electricity_intensity_total, 60~80, kWh/kg, undated-current, China",
)


def test_a_gap_below_what_the_tariffs_make() -> None:
    (found,) = findings(RULE, *ROWS, "full_cost, 50, CNY/kg, undated-current, Eastern China")
    assert set(found.rows) == {"r1", "r2", "r3", "r4", "r5"}
    assert "10 / 0.3 = 33.33 kWh/kg" in found.arithmetic


def test_a_gap_that_the_tariffs_explain() -> None:
    assert findings(RULE, *ROWS, "full_cost, 60, CNY/kg, undated-current, Eastern China") == []
