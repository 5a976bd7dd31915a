"""The cost curve."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from polysight.report.chapters.findings import observed_price
from polysight.report.figures.cost_curve import figure, ordered, steps
from tests.report.example import changed, numbers, writer


def test_plants_stand_from_low_to_high_cost() -> None:
    costs = [cost.value for _, _, cost in ordered(writer("en"))]
    assert all(a <= b for a, b in pairwise(costs))
    assert len(costs) == 20


def test_plants_without_capacity_or_cost_are_left_out() -> None:
    costs = [math.nan, 1.0, 2.0] + [30.0] * 57
    assert len(ordered(writer("en", changed("costing.plant_cash_cost", *costs)))) == 20
    costs = [1.0, math.nan, 2.0] + [30.0] * 57
    assert len(ordered(writer("en", changed("costing.plant_cash_cost", *costs)))) == 19
    assert len(ordered(writer("en", changed("costing.plant_capacity", *([0.0] * 20))))) == 0


def test_plants_of_one_cost_are_one_step_as_wide_as_they_are() -> None:
    one = writer("en", changed("costing.plant_cash_cost", *([30.0] * 60)))
    plants = ordered(one)
    found = steps(one, plants)
    assert len(found) == 1
    assert found[0][1] == pytest.approx(sum(capacity.value for _, capacity, _ in plants))


def test_captive_power_is_named_on_its_step() -> None:
    one = writer("en")
    names = [name for _, _, _, name in steps(one, ordered(one))]
    captive = {
        row.cells["plant"]
        for row in one.numbers.evidence.tables["plants"]
        if row.cells["captive_power"] == "yes"
    }
    told = sum("(captive)" in name for name in names)
    assert told == len(captive & {plant for plant, _, _ in ordered(one)}) > 0


def test_the_curve_is_drawn_with_and_without_a_price() -> None:
    price = observed_price(numbers())
    assert price is not None
    with_price = figure(writer("zh"), price)
    assert price.id in with_price.csv
    assert price.id not in figure(writer("zh"), None).csv
