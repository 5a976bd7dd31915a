"""Phases, investment and consumptions of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case import Phase
from tests.study.project_file_text import Change, number, resolved

TOTAL = f"total = {number(1000, 'MCNY')}"
OWN = f'mode = "own"\ntax = "excluded"\n{TOTAL}'
PLANT = ("quantity = " + number(50, "kWh/kg") + "\n", "")


def phase(*changes: Change) -> Phase:
    return resolved(*changes).case.phases[0]


def whole(one: Phase) -> float:
    return sum(item.amount_cny for item in one.items)


def test_the_shares_divide_the_total() -> None:
    one = phase()
    assert whole(one) == pytest.approx(1e9)
    assert [item.amount_cny for item in one.items] == pytest.approx([0.3e9, 0.7e9])
    assert (one.start_month, one.commissioned) == (0, 12)
    assert one.ramp == ((6, 0.5),)


def test_input_tax_is_taken_out_of_each_line_by_its_own_rate() -> None:
    one = phase(('tax = "excluded"\ntotal', 'tax = "included"\ntotal'))
    assert [item.amount_cny for item in one.items] == pytest.approx([0.3e9 / 1.09, 0.7e9 / 1.13])


def test_a_total_may_be_told_by_capacity() -> None:
    told = f"total = {number(100, 'CNY/(kg/a)')}"
    assert whole(phase((TOTAL, told))) == pytest.approx(1e9)
    dollars = f"total = {number(10, 'USD/(kg/a)')}"
    assert whole(phase((TOTAL, dollars))) == pytest.approx(0.7e9)


def test_comparable_plans_scale_with_size() -> None:
    small = resolved((OWN, 'mode = "scaled"\nyear = 2024'))
    large = resolved(
        (OWN, 'mode = "scaled"\nyear = 2024'), (number(10, "kt/a"), number(100, "kt/a"))
    )
    unit = [whole(one.case.phases[0]) / one.case.phases[0].capacity_kg_per_year
            for one in (small, large)]  # fmt: skip
    assert unit[0] > unit[1] > 20.0
    assert "EX0001" in small.citations["phases.one.items.equipment.amount_cny"].inputs
    low, high = small.ranges["phases.one.items.total"]
    assert low < whole(small.case.phases[0]) < high


def test_a_phase_may_have_lines_of_its_own() -> None:
    line = (
        '[[phases.investment.items]]\nkey = "all"\nheading = "equipment"\nasset = "machinery"\n'
        f'tax = "included"\namount = {number(113, "MCNY")}\nvat = {number(0.13)}'
    )
    assert whole(phase((OWN, f'mode = "items"\n{line}'))) == pytest.approx(100e6)


def test_overrun_of_the_cases_of_the_evidence() -> None:
    told = resolved((f'overrun_from = "own"\noverrun = {number(0.1)}', 'overrun_from = "cases"'))
    low, high = told.ranges["overrun"]
    assert low <= told.case.overrun <= high
    assert "PX0007" in told.citations["overrun"].inputs


def test_the_plant_model_tells_what_a_kilogram_takes_with_draws() -> None:
    told = resolved(('quantity_from = "own"', 'quantity_from = "plant"'), PLANT)
    amount = told.case.inputs[0].quantity_per_kg
    assert 40.0 < amount < 90.0
    assert told.draws["electricity"].shape == (100,)
    assert np.median(told.draws["electricity"]) == pytest.approx(amount, rel=0.1)


@pytest.mark.parametrize(
    ("changes", "key", "rule"),
    [
        ((("share = { value = 0.3", "share = { value = 0.4"),), "capital.items", "sum_one"),
        ((("spending = [{ value = 0.5", "spending = [{ value = 0.4"),), "phases.0.spending",
         "sum_one"),
        (((number(10, "kt/a"), number(0, "kt/a")),), "phases.0.capacity", "outside"),
        ((('asset = "machinery"', 'asset = "machinry"'),), "capital.items.1.asset", "asset"),
        ((('start = "2026-01"', 'start = "2025-12"'),), "phases.0.start", "before_first_year"),
        ((("construction = { value = 12,", "construction = { value = 12.5,"),),
         "phases.0.construction", "whole"),
        ((('quantity_from = "own"', 'quantity_from = "plant"'), PLANT,
          ('key = "electricity"', 'key = "electricty"')), "inputs.0.quantity_from",
         "not_of_plant"),
    ],
)  # fmt: skip
def test_faults_have_their_place(changes: tuple[Change, ...], key: str, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        resolved(*changes)
    assert (key, f"project_file.{rule}") in {(one.column, one.key) for one in caught.value.problems}
