"""Cash cost: components close, cases are ordered, and the producers' reports are met."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.result import Result


def test_components_make_the_central_cost(baseline: Result) -> None:
    parts = baseline.arrays["costing.component"].array.values.sum(axis=-1)
    central = baseline.arrays["costing.cash_cost"].array.values[..., 1]
    np.testing.assert_allclose(parts, central, rtol=1e-12)


@pytest.mark.parametrize("name", ["costing.cash_cost", "costing.plant_cash_cost", "costing.tariff"])
def test_cases_are_ordered(baseline: Result, name: str) -> None:
    values = baseline.arrays[name].array.values
    assert (np.diff(values, axis=-1) >= -1e-9).all()


def test_the_remainder_is_marked_as_calibrated(baseline: Result) -> None:
    number = baseline.number("costing.remainder[siemens,central]")
    assert "mark.calibrated" in baseline.marks[number.id]
    assert {"MC0103", "MC0109", "MC0114"} & set(number.inputs)


def test_levels_are_those_of_the_literature(baseline: Result) -> None:
    granular = baseline.number("costing.cash_cost[CN-NM,silane-fbr,central]").value
    assert 24.0 <= granular <= 28.5
    rods = [
        baseline.number(f"costing.cash_cost[{region},siemens,central]").value
        for region in ("CN-XJ", "CN-NM")
    ]
    assert 4.4 * 7.1875 <= np.mean(rods) <= 5.8 * 7.1875


def test_captive_plants_use_captive_tariffs(baseline: Result) -> None:
    captive = baseline.number("costing.plant_cash_cost[hoshine-urumqi,central]")
    assert "costing.tariff[CN-XJ,captive,central]" in captive.inputs
    grid = baseline.number("costing.plant_cash_cost[daqo-shihezi,central]")
    assert captive.value < grid.value


def test_stretched_tariffs_are_counted(baseline: Result) -> None:
    regions = len(baseline.arrays["costing.tariff"].array.axes[0].keys)
    for name in ("assumed_seasonal_factors", "tariffs_of_other_years"):
        assert 0 < baseline.number(f"costing.{name}").value <= regions


def test_what_was_stretched_reaches_cost_price_and_footprint(baseline: Result) -> None:
    marks = baseline.marks
    for region in baseline.arrays["costing.tariff"].array.axes[0].keys:
        stretched = {
            mark
            for mark in marks.get(f"costing.tariff[{region},grid,central]", ())
            if mark.startswith("mark.")
        }
        for number in (
            f"costing.component[{region},siemens,electricity]",
            f"costing.cash_cost[{region},siemens,central]",
        ):
            assert stretched <= set(marks[number])
            assert "mark.calibrated_part" in marks[number]
    plants = [one for one in marks if one.startswith("costing.plant_cash_cost[")]
    price = marks["market.merit_order_price[central]"]
    assert {m for one in plants if "central" in one for m in marks[one]} <= set(price)
    for name in ("carbon.screening[siemens,CN-XJ]", "carbon.total_lifecycle[siemens,central]"):
        assert "mark.calibrated_part" in marks[name]
    assert all(len(told) == len(set(told)) for told in marks.values())


def test_plants_that_rows_from_memory_move_say_so(baseline: Result) -> None:
    marked = {
        number.id
        for number in baseline.arrays["costing.plant_capacity"]
        if "mark.unverified" in baseline.marks.get(number.id, ())
    }
    assert 0 < len(marked) < len(list(baseline.arrays["costing.plant_capacity"]))
    assert "mark.unverified" in baseline.marks["market.merit_order_price[central]"]
