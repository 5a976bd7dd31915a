"""Units of formulas fit together without factors of their own."""

from __future__ import annotations

import pytest

from polysight.audit.coherent import coherent_factor
from polysight.evidence.store import evidence


def factor(unit: str) -> float:
    found = coherent_factor(unit, evidence().units)
    assert found is not None
    return found


def test_price_times_volume_is_revenue() -> None:
    revenue = 60.0 * factor("CNY/kg") * 1200.0 * factor("kt") / factor("100MCNY")
    assert revenue == pytest.approx(720.0)


def test_demand_over_installations_is_grams_per_watt() -> None:
    found = 1000.0 * factor("kt") / (500.0 * factor("GW")) / factor("g/W")
    assert found == pytest.approx(2.0)


def test_capital_over_life_is_money_per_kilogram() -> None:
    found = 100_000.0 * factor("CNY/t") / (120.0 * factor("months")) / factor("CNY/kg")
    assert found == pytest.approx(10.0)


def test_a_year_of_capacity_is_a_flow_and_an_unknown_unit_nothing() -> None:
    assert factor("kt") == factor("kt/a")
    assert coherent_factor("", evidence().units) == 1.0
    assert coherent_factor("furlongs", evidence().units) is None


def test_output_over_people_is_tonnes_a_person() -> None:
    found = 100.0 * factor("kt") / (2000.0 * factor("persons")) / factor("t/(a·person)")
    assert found == pytest.approx(50.0)
