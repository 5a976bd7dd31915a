"""Numbers that no plant comes near."""

import pytest

from polysight.audit.finding import FindingKind
from polysight.audit.rules.below_every_plant import RULE
from tests.audit.told import row, said


@pytest.mark.parametrize("unit", ["kWh/kg", "MWh/t"])
def test_a_number_an_order_below_the_best_plant_is_found(unit: str) -> None:
    (one,) = said(RULE, row("electricity_intensity_total", 0.17, unit, route="granular"))
    assert one.kind is FindingKind.PHYS
    assert one.likely_culprit == "C1"
    assert one.expected > 10 * one.got
    assert one.evidence


@pytest.mark.parametrize("value", [14, 9, 2])
def test_a_better_plant_than_all_is_no_fault(value: float) -> None:
    assert not said(RULE, row("electricity_intensity_total", value, "kWh/kg", route="granular"))


def test_another_metric_is_not_its_business() -> None:
    assert not said(RULE, row("power_tariff", 0.3, "CNY/kWh"))
