"""Size, power price and load of a project, and a report's claims about them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from polysight.investment.market_change import at_load
from polysight.investment.outcomes import Outcome
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_place import Place
from polysight.study.project_scale import load_rows, scale_claims, size_rows, tariff_effect
from polysight.study.project_scenarios import Held
from tests.study.project_example import case, view
from tests.study.project_sites import at

pytestmark = pytest.mark.slow


def _home() -> Place:
    return at("CN-NM")


def test_larger_plants_cost_less_by_the_kilogram() -> None:
    rows = size_rows(_home(), (10.0, 50.0, 200.0))
    for field in (
        "capital_cny_per_kg_per_year",
        "break_even_cny_per_kg",
        "minimum_price_cny_per_kg",
    ):
        told = [getattr(one, field) for one in rows]
        assert told == sorted(told, reverse=True), field
    rates = [one.rate for one in rows]
    assert rates == sorted(rates)


def test_a_tenth_of_a_yuan_is_a_tenth_of_the_consumption() -> None:
    told = tariff_effect(case())
    power = next(one for one in case().inputs if one.key == "electricity")
    # The full cost rises by the electricity of a kilogram, and by the interest on working capital.
    assert told.cost_cny_per_kg == pytest.approx(0.1 * power.quantity_per_kg, rel=0.05)
    assert told.npv_cny < 0.0
    assert tariff_effect(case(), 0.2).cost_cny_per_kg == pytest.approx(
        2.0 * told.cost_cny_per_kg, rel=0.02
    )


def test_a_project_without_electricity_does_not_feel_it() -> None:
    others = tuple(one for one in case().inputs if one.key != "electricity")
    assert tariff_effect(replace(case(), inputs=others)).cost_cny_per_kg == 0.0


def test_break_even_rises_as_load_falls() -> None:
    rows = load_rows(case(), (0.5, 0.8, 1.0))
    shifts = [one.shift for one in rows]
    assert shifts[0] > shifts[1] == 0.0 > shifts[2]


def test_the_break_even_of_a_load_is_that_of_the_project() -> None:
    (row,) = load_rows(case(), (0.7,))
    wanted = case_outcomes([at_load(case(), 0.7)])[0, Outcome.BREAK_EVEN_PRICE]
    assert row.break_even_cny_per_kg == pytest.approx(wanted)


def test_claims_of_the_report() -> None:
    told = {one.claim: one for one in scale_claims(_home(), view())}
    assert list(told) == [
        "break-even", "capital-small", "capital-large", "capital-drop", "route", "equipment",
        "schedule", "region", "tariff", "load",
    ]  # fmt: skip
    assert told["equipment"].held is Held.AGREES
    assert told["equipment"].found[0] > 50.0
    assert told["schedule"].found == (18.0, 18.0)
    # By the plans of the evidence a bed costs more than rods, not less.
    assert told["route"].held is Held.BELOW
    assert told["route"].found[0] < 0.0
    assert -60.0 < told["region"].found[0] < told["region"].found[1] < -40.0
    # 12 CNY/kg for a tenth of a yuan would need 120 kWh/kg, more than twice what any plant takes.
    assert told["tariff"].implied_kwh_per_kg == pytest.approx(120.0)
    assert told["tariff"].held is Held.BELOW
    assert told["tariff"].found[0] < 0.5 * told["tariff"].claimed[0]
    assert told["capital-small"].held is Held.AGREES
    assert told["load"].held is Held.AGREES
    assert told["break-even"].claimed == (60.0, math.inf)


def test_a_place_that_cannot_be_judged_tells_nothing() -> None:
    assert size_rows(at("OM")) == ()
    assert scale_claims(at("CN-HN"), view()) == ()
