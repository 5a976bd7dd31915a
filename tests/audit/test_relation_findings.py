"""Broken relations as findings: severity, sureness, one finding for one number."""

from __future__ import annotations

from random import Random

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.relation_findings import relation_findings
from polysight.audit.severity import Sureness
from tests.audit.table_of_claims import report_of

ROWS = (
    "supply_demand_balance, 100, kt, 2025, China",
    "production, 1620, kt, 2025, China; section=2",
    "demand, 1500, kt, 2025, China; section=2",
    "export_share_of_production, 20, %, 2025, China; section=3",
    "demand, 1200, kt, 2025, China; section=3",
)


def test_ways_to_strike_one_balance_are_one_finding() -> None:
    (found,) = relation_findings(report_of(*ROWS), "balance")
    assert found.kind is FindingKind.ARITH
    assert set(found.rows) == {"r1", "r2", "r3", "r4", "r5"}
    assert "1,620 kt × (1 - 20%) - 1,500 kt = -204 kt ≠ 100 kt" in found.arithmetic
    assert found.confidence == Sureness.POINTS.value
    assert found.likely_culprit == "r3"
    assert found.arithmetic.endswith("1,500 kt → 1,197 kt (100%)")


def test_an_identity_of_one_table_is_exact() -> None:
    rows = ("price, 60, CNY/kg, 2025, China", "sales_volume, 1200, kt, 2025, China")
    (found,) = relation_findings(report_of(*rows, "revenue, 500, 1e8 CNY, 2025, China"), "identity")
    assert found.confidence == Sureness.EXACT.value
    assert found.severity is Severity.HIGH
    assert found.likely_culprit == ""


def test_order_and_names_of_rows_change_nothing() -> None:
    shuffled = list(ROWS)
    Random(3).shuffle(shuffled)
    names = {f"r{n}": f"r{ROWS.index(row) + 1}" for n, row in enumerate(shuffled, 1)}
    (one,) = relation_findings(report_of(*ROWS), "balance")
    (other,) = relation_findings(report_of(*shuffled), "balance")
    assert other.arithmetic == one.arithmetic
    assert {names[row] for row in other.rows} == set(one.rows)


def test_one_fact_told_dated_and_undated_is_one_finding() -> None:
    rows = (
        "route_share_of_company, 30, %, 2023, China; company=GCL; route=fbr",
        "company_share, 20, %, 2023, China; company=GCL",
        "capacity, 1500, kt/a, 2023, China",
        "capacity, 200, kt/a, 2023, China; company=GCL; route=fbr",
        "capacity, 200, kt/a, undated-current, China; company=GCL; route=fbr",
    )
    (found,) = relation_findings(report_of(*rows), "identity")
    assert {"r4", "r5"} <= set(found.rows)
    assert found.confidence == Sureness.LOOSE.value


def test_a_column_that_is_wrong_in_every_year_is_one_finding() -> None:
    rows = [
        f"{metric}, {value}, {unit}, {year}, China; section={section}"
        for year in (2026, 2027, 2028)
        for metric, value, unit, section in (
            ("price", 60, "CNY/kg", 1),
            ("sales_volume", 1000 + 100 * (year - 2026), "kt", 1),
            ("revenue", 600 + 60 * (year - 2026), "1e8 CNY", 1),
            ("price", 150, "CNY/kg", 2),
        )
    ]
    (found,) = relation_findings(report_of(*rows), "identity")
    assert {"r4", "r8", "r12"} <= set(found.rows)
    assert found.likely_culprit in ("r4", "r8", "r12")


def test_a_shortage_beside_nothing_but_surpluses_is_one_quantity_told_twice() -> None:
    rows = (
        "supply_demand_balance, -50, kt, 2030, China",
        "production, 2520, kt, 2030, China; section=2",
        "demand, 2250, kt, 2030, China; section=2",
        "demand, 1500, kt, 2030, China; section=3",
    )
    (found,) = relation_findings(report_of(*rows), "balance")
    assert found.kind is FindingKind.SAME
    (other,) = relation_findings(report_of(*rows[:3]), "balance")
    assert other.kind is FindingKind.ARITH
