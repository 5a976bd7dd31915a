"""A cost of the wrong size, with the record price that it is above."""

from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.scale import RULE
from tests.audit.table_of_claims import findings

ROWS = (
    "production_cost, 45, CNY/kg, 2023, China",
    "full_cost, 40, CNY/kg, 2023, China",
    "full_cost, 50, CNY/kg, 2023, China",
    "price, 300, CNY/kg, 2022, China",
)


def test_a_cost_of_ten_times_its_like() -> None:
    (found,) = findings(RULE, *ROWS, "production_cost, 600000, CNY/t, 2023, China; qualifier=below")
    assert found.likely_culprit == found.rows[0] == "r5"
    assert {"r4", "r1", "r2", "r3"} <= set(found.rows)
    assert (found.expected, found.got) == (60.0, 600.0)


def test_costs_of_one_size() -> None:
    assert findings(RULE, *ROWS, "production_cost, 70, CNY/kg, 2023, China") == []


def test_the_same_digits_of_one_quantity_are_one_finding_of_scale() -> None:
    (found,) = findings(
        RULE,
        "demand, 1400, kt, 2022, China",
        "demand, 1536, kt, 2023, China",
        "demand, 15360, kt, 2023, China",
    )
    assert (found.kind, found.rows) == (FindingKind.SCALE, ("r3", "r2"))
    assert found.likely_culprit == "r3"
    assert found.arithmetic == "15,360 kt / 1,536 kt = 10 ≈ 10"
