"""From stated changes to changed cases."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError, UnitError
from polysight.investment.case import ProjectCase
from polysight.investment.case_time import commissioning
from polysight.investment.schedule_change import delayed
from polysight.study.project_change import ReadChange, read_change, with_changes
from polysight.study.project_change_file import ChangeSetting
from tests.study.project_example import case, view

WHY = {"en": "Why.", "zh": "原因。"}


def number(value: float, unit: str = "1") -> dict:
    return {"value": value, "unit": unit, "assumption": WHY}


def read(**stated: object) -> ReadChange:
    return read_change(view(), ChangeSetting.model_validate(stated), "test:0")


def after(**stated: object) -> ProjectCase:
    return with_changes(case(), [read(**stated)])


def test_a_price_is_multiplied_from_a_date() -> None:
    known = case().products[0].price_cny_per_kg
    other = after(what="price", multiply=number(0.5), **{"from": "2030"})
    assert other.products[0].price_cny_per_kg[:4].tolist() == known[:4].tolist()
    assert other.products[0].price_cny_per_kg[4:] == pytest.approx(0.5 * known[4:])


def test_the_last_year_of_a_stretch_counts() -> None:
    known = case().taxes.income_tax_rate
    told = after(what="income-tax", replace=number(25, "%"), **{"from": "2028", "to": "2029"})
    assert told.taxes.income_tax_rate[2:4].tolist() == [0.25, 0.25]
    assert told.taxes.income_tax_rate[4:].tolist() == known[4:].tolist()
    until = after(what="income-tax", replace=number(25, "%"), to="2026-06").taxes.income_tax_rate
    assert until[0] == pytest.approx(0.5 * 0.25 + 0.5 * 0.15)


def test_numbers_are_converted_and_rows_are_cited() -> None:
    rate = read(what="income-tax", replace={"ref": "FP0005", "unit": "1"})
    assert rate.value == pytest.approx(0.25)
    assert rate.inputs == ("FP0005",)
    assert read(what="delay", add=number(1.5, "years")).value == pytest.approx(18.0)
    assert read(what="loan-rate", add=number(3, "%")).inputs == ("test:0.add",)
    with pytest.raises(UnitError):
        read(what="price", add=number(1.0, "kWh"))


@pytest.mark.parametrize(
    ("stated", "field"),
    [
        ({"what": "carbon", "add": number(0.3, "CNY/kg")}, "carbon_cny_per_kg"),
        ({"what": "compliance", "add": number(2, "MCNY/a")}, "compliance_cny"),
        ({"what": "subsidy", "replace": number(5, "MCNY/a")}, "subsidy_cny"),
        ({"what": "other-cost", "multiply": number(1.2)}, "other_manufacturing_cny"),
    ],
)
def test_a_running_amount_is_otherwise(stated: dict, field: str) -> None:
    known, told = (getattr(one.running, field) for one in (case(), after(**stated)))
    wanted = {
        "carbon_cny_per_kg": known + 0.3,
        "compliance_cny": known + 2e6,
        "subsidy_cny": np.full_like(known, 5e6),
        "other_manufacturing_cny": 1.2 * known,
    }[field]
    assert told == pytest.approx(wanted)


def test_carbon_by_the_kilowatt_hour_counts_the_power_of_the_project() -> None:
    told = after(
        what="carbon", add=number(100, "CNY/tCO2e"), per="electricity",
        emission=number(0.5, "kgCO2e/kWh"), times=[number(0.2)],
    )  # fmt: skip
    more = told.running.carbon_cny_per_kg - case().running.carbon_cny_per_kg
    assert more == pytest.approx(100 * 0.5 / 1000 * 0.2 * 50)


def test_an_input_is_dearer_and_another_word_is_not_known() -> None:
    dearer = after(what="input:electricity", add=number(5, "CNY/kWh"))
    assert dearer.inputs[-1].price_cny == pytest.approx(5.3)
    with pytest.raises(DataError, match="load"):
        read(what="laod", replace=number(1.0))
    with pytest.raises(DataError):
        read(what="delay", multiply=number(2.0))
    with pytest.raises(DataError, match="no-such"):
        after(what="input:no-such", multiply=number(2.0))


def test_months_after_commissioning_move_with_a_delay() -> None:
    rationed = read(
        what="load", multiply=number(0.0), after=number(12, "months"), months=number(12, "months")
    )
    late = read(what="delay", add=number(12, "months"))
    one = with_changes(case(), [rationed]).load
    both = with_changes(case(), [rationed, late]).load
    year = (commissioning(case()) + 12) // 12
    assert one[year] < case().load[year]
    assert both[year + 1] < case().load[year + 1]
    late_alone = delayed(case(), 12)
    assert both[: year - 1].tolist() == late_alone.load[: year - 1].tolist()


def test_an_accident_costs_a_share_of_the_investment() -> None:
    hit = after(
        what="accident", add=number(0.1), per="capital", after=number(24, "months"),
        months=number(4, "months"), restart=number(2, "months"), restart_load=number(0.5),
    )  # fmt: skip
    year = (commissioning(case()) + 24) // 12
    more = hit.running.other_manufacturing_cny - case().running.other_manufacturing_cny
    budget = sum(item.amount_cny for phase in case().phases for item in phase.items)
    assert more[year] == pytest.approx(0.1 * budget * (1 + case().overrun))
    assert hit.load.sum() < case().load.sum()


def test_the_past_is_laid_over_the_years_from_commissioning() -> None:
    stated = {"what": "price-history", "first": "2022-01", "last": "2025-11"}
    back = after(**stated).products[0].price_cny_per_kg
    held = after(**stated, then="hold").products[0].price_cny_per_kg
    known = case().products[0].price_cny_per_kg
    first = commissioning(case()) // 12
    ratio, stays = back / known, held / known
    assert ratio[:first].tolist() == [1.0] * first
    assert ratio[first + 5 :] == pytest.approx(1.0)
    assert ratio[first + 2] < 0.5
    assert stays[first + 6 :] == pytest.approx(stays[-1])
    assert stays[-1] < 0.3
    with pytest.raises(DataError, match="1950-01"):
        read(what="price-history", first="1950-01", last="1951-01")


@pytest.mark.parametrize(
    "stated",
    [
        {"what": "price", "multiply": number(0.5), "from": "2030", "to": "2029-06"},
        {"what": "price", "multiply": number(0.5), "from": "2030-07", "to": "2030-06"},
        {"what": "delay", "add": number(1.5, "months")},
        {"what": "delay", "add": number(-3, "months")},
    ],
)
def test_dates_in_order_and_whole_months(stated: dict) -> None:
    with pytest.raises(DataError):
        after(**stated)


def test_a_stretch_inside_one_year_is_in_order() -> None:
    told = after(what="load", replace=number(0.0), **{"from": "2031", "to": "2031-06"})
    assert told.load[5] == pytest.approx(0.5 * case().load[5])
