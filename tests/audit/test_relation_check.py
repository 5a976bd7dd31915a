"""Stated numbers against relations: tolerances, bounds, other values that keep them."""

from __future__ import annotations

import pytest

from polysight.audit.relation_check import Breach, breaches
from polysight.audit.relations import TABLE, relations
from polysight.evidence.store import evidence
from tests.audit.table_of_claims import report_of

DATA = evidence()

TRUE = (
    "capacity, 2000, kt/a, 2026, China",
    "production, 1800, kt, 2026, China",
    "utilisation, 90, %, 2026, China",
)


def broken(key: str, *rows: str, rule: str = "identity") -> list[Breach]:
    known = [one for one in relations(DATA.tables[TABLE], rule) if one.key == key]
    return list(breaches(report_of(*rows), known))


def test_what_holds_is_silent() -> None:
    assert broken("production_of_capacity", *TRUE) == []


def test_what_does_not_hold_is_told_with_its_arithmetic() -> None:
    (found,) = broken(
        "production_of_capacity", TRUE[0], "production, 1500, kt, 2026, China", TRUE[2]
    )
    assert found.broken[0].text == "2,000 kt/a × 90% = 1,800 kt ≠ 1,500 kt"
    assert {claim.id for claim in found.claims} == {"r1", "r2", "r3"}
    assert found.in_one_section
    assert found.broken[0].expected == pytest.approx(1800.0)
    assert found.broken[0].got == 1500.0


def test_a_bound_excuses_what_it_allows() -> None:
    above = "utilisation, 60, %, 2026, China; qualifier=above"
    assert broken("production_of_capacity", TRUE[0], TRUE[1], above) == []
    assert broken("production_of_capacity", TRUE[0], "production, 1000, kt, 2026, China", above)


def test_units_and_places_do_not_mix() -> None:
    tonnes = "production, 1800000, t, 2026, China"
    assert broken("production_of_capacity", TRUE[0], tonnes, TRUE[2]) == []
    other = "production, 5, kt, 2026, Germany"
    assert broken("production_of_capacity", TRUE[0], other, TRUE[2]) == []


def test_the_suspect_is_in_what_breaks_and_not_in_what_keeps() -> None:
    (found,) = broken(
        "production_of_capacity", *TRUE, "capacity, 1000, kt/a, 2026, China; section=2"
    )
    assert found.claims[0].id == "r4"
    assert len(found.kept) == 1


def test_a_word_leaves_it_open_and_the_distance_is_told() -> None:
    rows = (
        "company_share, 25, %, 2023, China; company=Tongwei",
        "production, 1300, kt, 2023, China",
        "sales_volume, 200, kt, 2023, global; company=Tongwei; qualifier=over",
    )
    (found,) = broken("company_sales", *rows)
    assert found.broken[0].far
    assert "325 kt" in found.broken[0].text


def test_rows_of_evidence_are_cited() -> None:
    rows = (
        "silicon_metal_price, 18, CNY/kg, 2023, China",
        "silicon_metal_price_change, 15, %, 2023, China",
        "production_cost_change_abs, 12, CNY/kg, 2023, China",
    )
    (found,) = broken("cost_of_silicon_metal_price", *rows, rule="implied")
    assert found.evidence == ("UC0025",)


def test_an_unknown_unit_takes_no_part() -> None:
    odd = "production, 5, heaps, 2026, China"
    assert broken("production_of_capacity", TRUE[0], odd, TRUE[2]) == []


def test_a_number_of_another_size_or_a_bound_shows_no_relation_kept() -> None:
    share = "freight_cost_share, 29, %, 2025, Xinjiang-Jiangsu"
    costs = [
        f"production_cost, {cost}, CNY/kg, 2025, {place}"
        for cost, place in ((43, "China"), (38, "Xinjiang"), (51, "Jiangsu"))
    ]
    odd = "production_cost, 3.8, CNY/kg, 2025, Xinjiang; section=2"
    bound = "production_cost, 46, CNY/kg, 2025, China; qualifier=below; section=3"
    assert broken("freight_of_cost", share, *costs, odd, bound, rule="implied")
    cheap = [row.replace(", 4", ", ").replace(", 3", ", ").replace(", 5", ", ") for row in costs]
    assert broken("freight_of_cost", share, *cheap, rule="implied") == []


def test_a_wider_tolerance_lets_more_stand() -> None:
    rows = (TRUE[0], "production, 1500, kt, 2026, China", TRUE[2])
    report = report_of(*rows)
    known = relations(DATA.tables[TABLE], "identity")
    assert list(breaches(report, known))
    assert list(breaches(report.tolerant(4.0), known)) == []


def test_a_number_without_its_unit_takes_no_part() -> None:
    bare = "production, 1500, , 2026, China"
    assert broken("production_of_capacity", TRUE[0], bare, TRUE[2]) == []
