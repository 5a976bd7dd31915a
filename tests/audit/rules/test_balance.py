"""Balances, and exports against demand outside."""

from __future__ import annotations

from polysight.audit.rules.balance import RULE
from tests.audit.table_of_claims import findings

ROWS = ("production, 2520, kt, 2030, China", "demand, 2250, kt, 2030, China")


def test_a_shortage_that_is_a_surplus() -> None:
    (found,) = findings(RULE, *ROWS, "supply_demand_balance, -50, kt, 2030, China")
    assert (found.expected, found.got) == (270.0, -50.0)


def test_a_balance_that_closes_with_its_trade() -> None:
    trade = ("exports, 300, kt, 2030, China", "imports, 80, kt, 2030, China")
    assert findings(RULE, *ROWS, *trade, "supply_demand_balance, 50, kt, 2030, China") == []


def test_exports_above_all_demand_outside() -> None:
    share = "export_share_of_production, 20, %, 2030, China"
    (found,) = findings(RULE, *ROWS, share, "demand, 2500, kt, 2030, global")
    assert found.arithmetic == "2,500 kt - 2,250 kt = 250 kt < 2,520 kt × 20% = 504 kt"
    assert findings(RULE, *ROWS, share, "demand, 3000, kt, 2030, global") == []
