"""Prices of the smaller inputs: near in time and place, and named where there is none."""

from __future__ import annotations

import pytest

from polysight.costing.lines import CASH_LINES
from polysight.study.input_prices import INPUTS, InputPrice, input_prices
from polysight.study.run import Plan


def priced(planned: Plan, region: str, year: int) -> dict[str, InputPrice]:
    return {one.input.name: one for one in input_prices(planned.view, region, year).priced}


def test_every_input_is_priced_or_named(planned: Plan) -> None:
    found = input_prices(planned.view, "CN-XJ", 2025)
    names = {one.input.name for one in found.priced} | set(found.unpriced)
    assert names == {one.name for one in INPUTS}
    assert set(found.unpriced) == {"hydrogen-chloride", "hydrogen", "nitrogen", "labour"}
    assert {one.line for one in INPUTS} < set(CASH_LINES)


def test_steam_of_another_place_and_year_says_so(planned: Plan) -> None:
    steam = priced(planned, "CN-XJ", 2025)["steam"]
    assert steam.central.value == pytest.approx(0.245 / 1.09)
    assert {"IO0197", "IO0198", "FP0095"} <= set(steam.central.inputs)
    assert set(steam.central.marks) == {"mark.other_place", "mark.other_year"}


def test_rows_from_memory_never_price(planned: Plan) -> None:
    steam = priced(planned, "CN-XJ", 2022)["steam"]
    assert "IO0380" not in steam.central.inputs


def test_liquid_chlorine_may_cost_less_than_nothing(planned: Plan) -> None:
    chlorine = priced(planned, "CN-SD", 2025)["chlorine"]
    assert chlorine.low.value < 0.0 < chlorine.high.value
    assert chlorine.low.value <= chlorine.central.value <= chlorine.high.value
    assert [one.below_zero for one in INPUTS if one.name == "chlorine"] == [True]


def test_dissolved_soda_is_priced_as_pure(planned: Plan) -> None:
    soda = priced(planned, "CN-SD", 2025)["caustic-soda"]
    assert soda.high.value == pytest.approx(0.81 / 0.32 / 1.13, rel=0.1)
    assert "PX0012" in soda.central.inputs
    assert "IO0203" not in soda.central.inputs  # futures


def test_rows_too_far_in_time_price_nothing(planned: Plan) -> None:
    assert priced(planned, "CN-XJ", 2035) == {}
