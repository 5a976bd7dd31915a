"""Implied numbers: electricity of a tariff step, carbon price, break-even."""

from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.implied import RULE
from tests.audit.table_of_claims import findings

STEP = "power_tariff_step, 0.1, CNY/kWh, scenario, China"


def test_electricity_of_a_step_of_the_tariff() -> None:
    use = "electricity_intensity_total, 60, kWh/kg, 2023, China"
    (found,) = findings(RULE, STEP, "tariff_cost_sensitivity, 12000, CNY/t, scenario, China", use)
    assert "120 kWh/kg" in found.arithmetic
    assert findings(RULE, STEP, "tariff_cost_sensitivity, 6000, CNY/t, scenario, China", use) == []


def test_a_price_of_carbon_that_nobody_pays() -> None:
    rows = (
        "carbon_footprint, 35, kgCO2e/kg, 2023, China",
        "carbon_cost, 500~800, CNY/t, scenario, China",
    )
    (found,) = findings(RULE, *rows)
    assert set(found.evidence) == {"CP0001", "CP0013"}


def test_break_even_below_the_full_cost() -> None:
    cost = "full_cost, 50~80, CNY/kg, 2023, China; route=siemens"
    price = "breakeven_price, {}, CNY/kg, 2023, China; route=siemens"
    assert findings(RULE, cost, price.format(85)) == []
    (found,) = findings(RULE, cost, price.format(60))
    assert set(found.rows) == {"r1", "r2"}


def test_electricity_printed_as_coal() -> None:
    use = "electricity_intensity_total, 58, kWh/kg, 2023, China; route=siemens"
    coal = "energy_intensity_coal, {}, tce/t, 2023, China; route=siemens"
    assert findings(RULE, use, coal.format(9)) == []
    (found,) = findings(RULE, use, coal.format(58))
    assert found.kind is FindingKind.SCALE
    assert set(found.evidence) == {"EF0012", "EF0056"}


def test_a_freight_rate_that_nobody_charges() -> None:
    cost = "full_cost, 40, CNY/kg, 2023, Xinjiang"
    share = "freight_cost_share, {}, %, 2023, Xinjiang; geography=Xinjiang and Jiangsu"
    assert findings(RULE, cost, share.format(2)) == []
    (found,) = findings(RULE, cost, share.format(10))
    assert found.kind is FindingKind.ECON
    assert found.evidence == ("IO0381",)
