"""Parts above their wholes."""

from __future__ import annotations

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.part_and_whole import RULE
from tests.audit.table_of_claims import findings


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("capacity, 1800, kt/a, 2023, China", "capacity, 1500, kt/a, 2023, global"),
        ("demand, 300, kt, 2023, Xinjiang", "demand, 200, kt, 2023, China"),
        ("capacity, 300, kt/a, 2023, China; company=Tongwei", "capacity, 200, kt/a, 2023, China"),
        ("capacity, 300, kt/a, 2023, China; route=fbr", "capacity, 200, kt/a, 2023, China"),
    ],
)
def test_a_part_above_its_whole(part: str, whole: str) -> None:
    (found,) = findings(RULE, part, whole)
    assert set(found.rows) == {"r1", "r2"}
    assert findings(RULE, part, whole.replace("2023", "2024")) == []


def test_a_bound_of_the_whole_leaves_room() -> None:
    whole = "capacity, 1500, kt/a, 2023, global; qualifier=over"
    assert findings(RULE, "capacity, 1800, kt/a, 2023, China", whole) == []


def test_production_above_the_mean_of_two_ends_of_a_year() -> None:
    ends = ("capacity, 1200, kt/a, end 2024, China", "capacity, 1800, kt/a, 2025, China")
    (found,) = findings(RULE, *ends, "production, 1620, kt, 2025, China")
    assert "= 1,500 kt < 1,620 kt" in found.arithmetic
    assert findings(RULE, *ends, "production, 1500, kt, 2025, China") == []


def test_exports_above_production() -> None:
    rows = ("production, 100, kt, 2023, China", "exports, {}, kt, 2023, China")
    assert findings(RULE, rows[0], rows[1].format(90)) == []
    (found,) = findings(RULE, rows[0], rows[1].format(130))
    assert found.kind is FindingKind.SUBSET


def test_a_complete_list_below_its_whole_names_every_member() -> None:
    (found,) = findings(
        RULE,
        "production, 182, 10kt, 2024, China",
        "production, 10, 10kt, 2024, overseas",
        "production, 210, 10kt, 2024, global",
    )
    assert found.kind is FindingKind.SUM
    assert set(found.rows) == {"r1", "r2", "r3"}
    assert found.statement.endswith("places_below")


def test_the_mean_of_a_year_outside_its_quarters() -> None:
    quarters = [f"price, {p}, CNY/kg, 2024-Q{n}, China" for n, p in enumerate((61, 43, 39, 40), 1)]
    (found,) = findings(RULE, *quarters, "price, 70, CNY/kg, 2024, China")
    assert found.kind is FindingKind.ARITH
    assert found.likely_culprit == "r5"
    assert found.expected < found.got == 70.0
