"""Items of an amount and when their list is complete."""

from __future__ import annotations

import pytest

from polysight.audit.item_sums import ItemSum, item_key, item_sums
from tests.audit.table_of_claims import claims_of, report_of


def items(*rows: str) -> list[tuple[str, list[str]]]:
    """Name of each statement, with the rows of the items."""

    def told(one: ItemSum) -> tuple[str, list[str]]:
        return one.what, [claim.id for claim in one.parts]

    plan = (f"{row}, 达产年, China; company=本项目" if row.count(",") < 3 else row for row in rows)
    return list(map(told, item_sums(report_of(*plan))))


COST = ("electricity_cost, 18.9, CNY/kg", "silicon_cost, 12.4, CNY/kg", "labour_cost, 2, CNY/kg")
STEPS = ("electricity_intensity_reduction, 42, kWh/kg",
         "electricity_intensity_hydrogenation, 5.5, kWh/kg",
         "electricity_intensity_distillation, 1.0, kWh/kg",
         "electricity_intensity_offgas, 3.0, kWh/kg",
         "electricity_intensity_utilities, 2.5, kWh/kg")  # fmt: skip
WORKS = ("civil_works_cost, 6.2, 1e8 CNY", "equipment_cost, 19.5, 1e8 CNY",
         "installation_cost, 5.5, 1e8 CNY")  # fmt: skip


@pytest.mark.parametrize(
    ("cash", "found"),
    [("33.3", []), ("40", []), ("30", [("above", ["r1", "r2", "r3"])])],
)
def test_an_open_list_is_no_more_than_its_whole(
    cash: str, found: list[tuple[str, list[str]]]
) -> None:
    assert items(*COST, f"cash_cost, {cash}, CNY/kg") == found


def test_a_list_with_the_rest_is_no_less_either() -> None:
    rest = "other_cash_cost, 4.4, CNY/kg"
    assert items(*COST, rest, "cash_cost, 37.7, CNY/kg") == []
    assert items(*COST, rest, "cash_cost, 42, CNY/kg") == [("below", ["r1", "r2", "r3", "r4"])]


def test_an_item_of_an_unknown_word_leaves_the_list_open() -> None:
    rest = "other_cash_cost, 4.4, CNY/kg"
    strange = "catalyst fee per unit, 4.3, CNY/kg"
    assert items(*COST, rest, strange, "cash_cost, 42, CNY/kg") == []


def test_needed_items_stand_for_their_own_items() -> None:
    fixed = "other_project_cost, 3.8, 1e8 CNY"
    more = ("contingency, 3.0, 1e8 CNY", "construction_interest, 1.1, 1e8 CNY",
            "working_capital, 2.9, 1e8 CNY")  # fmt: skip
    rows = tuple(f"{row}, , China; company=本项目" for row in (*WORKS, fixed, *more))
    whole = "capex_total, {}, 1e8 CNY, , China; company=本项目; subject=项目总投资"
    assert items(*rows, whole.format(42)) == []
    assert [what for what, _ in items(*rows, whole.format(39))] == ["above"]
    assert [what for what, _ in items(*rows, whole.format(46))] == ["below"]
    assert items(*rows[:-1], whole.format(46)) == []


@pytest.mark.parametrize(("loan", "found"), [("27.4", []), ("25.0", ["below"])])
def test_working_capital_may_be_paid_for_by_loans_that_are_not_told(
    loan: str, found: list[str]
) -> None:
    rows = ("project_equity, 12.60, 1e8 CNY", f"bank_loan, {loan}, 1e8 CNY",
            "working_capital, 2.90, 1e8 CNY", "capex_total, 42.00, 1e8 CNY")  # fmt: skip
    assert [what for what, _ in items(*rows)] == found
    assert [what for what, _ in items(*rows[:2], rows[3])] == ["below"]


def test_other_cost_of_construction_is_no_rest() -> None:
    other = "other_project_cost, 3.8, 1e8 CNY, , China; company=本项目; subject=工程建设其他费用"
    rows = tuple(f"{row}, , China; company=本项目" for row in WORKS)
    assert items(*rows, other, "capex_total, 42, 1e8 CNY, , China; company=本项目") == []


def test_one_item_above_its_whole_is_told_alone() -> None:
    assert items(*WORKS, "works_cost, 18, 1e8 CNY") == [("one_above", ["r2"])]
    assert items(*WORKS, "works_cost, 31.2, 1e8 CNY") == []


def test_steps_make_the_electricity_of_the_plant() -> None:
    assert items(*STEPS, "electricity_intensity_total, 54, kWh/kg") == []
    assert [what for what, _ in items(*STEPS, "electricity_intensity_total, 49, kWh/kg")] == [
        "above"
    ]
    assert [what for what, _ in items(*STEPS, "electricity_intensity_total, 60, kWh/kg")] == [
        "below"
    ]
    assert items(*STEPS[:-1], "electricity_intensity_total, 60, kWh/kg") == []


def test_another_time_firm_or_unit_is_no_item() -> None:
    assert items("cash_cost, 30, CNY/kg, 2024, China", "electricity_cost, 40, CNY/kg, 2025, China",
                 "labour_cost, 40, CNY/kg, 2024, China; company=通威",
                 "silicon_cost, 40, USD/kg, 2024, China") == []  # fmt: skip


def test_either_claim_of_a_whole_may_fit() -> None:
    rows = (*STEPS, "electricity_intensity_total, 54, kWh/kg",
            "electricity_intensity_total, 49, kWh/kg")  # fmt: skip
    assert items(*rows) == []


def test_construction_is_not_the_whole_investment() -> None:
    built, whole = claims_of("capex_total, 38, 1e8 CNY, , China; subject=建设投资",
                             "capex_total, 42, 1e8 CNY, , China; subject=项目总投资")  # fmt: skip
    assert (item_key(built), item_key(whole)) == ("capex_total.construction", "capex_total")


POWER = "carbon_footprint_electricity, 20, kgCO2e/kg"
OTHER, MATERIALS = (
    "carbon_footprint_other, {}, kgCO2e/kg",
    "carbon_footprint_materials, 12, kgCO2e/kg",
)
CARBON = (POWER, "carbon_footprint, 36, kgCO2e/kg")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ((OTHER.format(16),), []),
        ((OTHER.format(10),), ["below"]),
        # What is called other may hold the materials, or be what is left beside them.
        ((OTHER.format(16), MATERIALS), []),
        ((OTHER.format(4), MATERIALS), []),
        ((MATERIALS,), []),
    ],
)
def test_an_item_that_may_hold_another_makes_no_complete_list(
    more: tuple[str, ...], found: list[str]
) -> None:
    assert [what for what, _ in items(*CARBON, *more)] == found


def test_a_row_in_words_of_its_own_leaves_a_list_open() -> None:
    plan = "carbon_footprint, {}, kgCO2e/kg, 达产年, China; company=本项目; subject={}"
    whole, own = plan.format(36, "产品碳足迹"), plan.format(6, "运输环节")
    assert items(POWER, OTHER.format(10), whole, own) == []
    assert items(POWER, OTHER.format(10), whole) != []
