"""Items and their whole as findings."""

from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.items import RULE
from tests.audit.table_of_claims import findings

STEPS = ("electricity_intensity_reduction, 42, kWh/kg, 2026, China",
         "electricity_intensity_hydrogenation, 5.5, kWh/kg, 2026, China",
         "electricity_intensity_distillation, 1.0, kWh/kg, 2026, China",
         "electricity_intensity_offgas, 3.0, kWh/kg, 2026, China",
         "electricity_intensity_utilities, 2.5, kWh/kg, 2026, China")  # fmt: skip
FUNDS = ("project_equity, {}, 1e8 CNY, 2026, China", "bank_loan, 29.4, 1e8 CNY, 2026, China",
         "capex_total, 42, 1e8 CNY, 2026, China")  # fmt: skip


def test_a_sum_that_does_not_close_names_every_item() -> None:
    (one,) = findings(RULE, *STEPS, "electricity_intensity_total, 48, kWh/kg, 2026, China")
    assert one.kind is FindingKind.SUM
    assert set(one.rows) == {"r1", "r2", "r3", "r4", "r5", "r6"}
    assert one.arithmetic.startswith("42 kWh/kg + 5.5 kWh/kg + 1 kWh/kg")
    assert one.arithmetic.endswith(" = 54 kWh/kg > 48 kWh/kg")
    assert (one.expected, one.got) == (48.0, 54.0)


def test_funds_pay_for_the_investment() -> None:
    assert findings(RULE, *(row.format(12.6) for row in FUNDS)) == []
    (one,) = findings(RULE, *(row.format(8) for row in FUNDS))
    assert one.statement.endswith("below")


def test_one_item_above_its_whole_is_a_part_above_it() -> None:
    rows = ("works_cost, 31.2, 1e8 CNY, 2026, China", "equipment_cost, 33.5, 1e8 CNY, 2026, China")
    (one,) = findings(RULE, *rows)
    assert one.kind is FindingKind.SUBSET
    assert one.arithmetic == "33.5 ×1e8 CNY > 31.2 ×1e8 CNY"


def test_a_step_above_its_plant_is_told_by_another_rule() -> None:
    rows = ("electricity_intensity_total, 40, kWh/kg, 2026, China",
            "electricity_intensity_reduction, 50, kWh/kg, 2026, China")  # fmt: skip
    assert findings(RULE, *rows) == []
