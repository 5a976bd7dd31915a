"""Numbers around a broken relation, weighed: the wrong one is named, and only where it can be."""

from __future__ import annotations

from random import Random

import pytest

from polysight.audit.claim_network import ClaimNetworks
from polysight.audit.relation_check import Breach, breaches
from polysight.audit.relation_findings import relation_findings
from polysight.audit.relations import TABLE, relations
from polysight.audit.report import Report
from polysight.audit.weighed import Reconciled
from tests.audit.made_balances import made_balance
from tests.audit.table_of_claims import report_of

ROWS = (
    "capacity, 2000, kt/a, 2026, China",
    "utilisation, 80, %, 2026, China",
    "production, 1600, kt, 2026, China",
    "imports, 50, kt, 2026, China",
    "exports, 150, kt, 2026, China",
    "demand, 1450, kt, 2026, China",
    "supply_demand_balance, 50, kt, 2026, China",
)


def broken(report: Report) -> list[Breach]:
    table = report.evidence.tables[TABLE]
    return [
        one for rule in ("identity", "balance") for one in breaches(report, relations(table, rule))
    ]


def weighed(*rows: str) -> Reconciled:
    report = report_of(*rows)
    found = [ClaimNetworks(report).reconciled(one) for one in broken(report)]
    return next(one for one in found if one is not None)


def test_a_number_that_two_relations_hold_is_named_with_what_it_should_be() -> None:
    found = weighed(*ROWS[:2], "production, 2100, kt, 2026, China", *ROWS[3:])
    assert not found.fits
    assert found.culprit is not None
    assert found.culprit.claim.id == "r3"
    assert found.culprit.implied == pytest.approx(1600.0, rel=0.02)
    adjusted = {claim.metric: value for claim, value in found.adjusted}
    assert adjusted["production"] == pytest.approx(
        adjusted["capacity"] * adjusted["utilisation"], rel=1e-6
    )


def test_of_numbers_that_one_relation_holds_none_is_named() -> None:
    found = weighed("capacity, 3000, kt/a, 2026, China", *ROWS[1:])
    assert found.culprit is None
    assert not found.tells or {one.claim.id for one in found.suspects[:2]} == {"r1", "r2"}


def test_rules_of_thumb_and_claims_of_other_years_are_not_weighed() -> None:
    report = report_of(
        "price, 60, CNY/kg, 2025, China",
        "demand, 1000, kt, 2025, China",
        "revenue, 1500, 1e8 CNY, 2025, China",
    )
    (breach,) = broken(report)
    assert breach.relation.key == "revenue_of_demand"
    assert ClaimNetworks(report).reconciled(breach) is None


def test_the_seeded_error_is_named_far_more_often_than_chance_and_none_else() -> None:
    random, right, wrong = Random(5), 0, 0
    for _ in range(16):
        made = made_balance(random)
        report = report_of(*made.rows)
        named = {
            finding.likely_culprit
            for rule in ("identity", "balance")
            for finding in relation_findings(report, rule)
        } - {""}
        right += named == {made.wrong}
        wrong += bool(named - {made.wrong})
    assert right >= 6
    assert wrong == 0


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [*ROWS[:2], "production, 2100, kt, 2026, China", *ROWS[3:]]
    shuffled = rows[::-1]
    one, other = weighed(*rows), weighed(*shuffled)
    assert one.culprit is not None
    assert other.culprit is not None
    assert one.culprit.claim.raw == other.culprit.claim.raw
    assert other.culprit.implied == pytest.approx(one.culprit.implied, rel=1e-9)


def test_a_number_that_is_far_too_small_is_not_taken_for_an_exact_one() -> None:
    rows = [*ROWS, "export_share_of_production, 9.4, %, 2026, China",
            "export_share_of_production, 9.38, %, 2026, China; section=2",
            "exports, 0.015, kt, 2026, China; section=2"]  # fmt: skip
    assert weighed(*rows).culprit is not None
    assert {
        found.culprit.claim.id
        for one in broken(report_of(*rows))
        if (found := ClaimNetworks(report_of(*rows)).reconciled(one)) and found.culprit
    } == {"r10"}
