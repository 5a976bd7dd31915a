"""Comply and footprint see one plant: the same electricity, electric boiler and hydrogen."""

import pytest

from polysight.evidence.store import evidence
from polysight.study.electric_boiler import electric_boiler_kwh_per_kg
from polysight.study.footprint import footprint
from polysight.study.plant_facts import plant_facts
from polysight.study.plant_files import plant_file
from polysight.study.references import references


def test_heat_over_feed_water_and_efficiency() -> None:
    data = evidence()
    # Steam of 2,777 kJ/kg from water of 84 kJ/kg at an efficiency of 0.98.
    expected = (2777 - 84) / 3600 / 0.98
    assert electric_boiler_kwh_per_kg(data, references(data)) == pytest.approx(expected)


@pytest.mark.parametrize(
    "name", ["siemens-sichuan", "electronic-qinghai", "granular-inner-mongolia", "siemens-xinjiang"]
)
def test_law_and_footprint_count_the_same_electricity(name: str) -> None:
    data = evidence()
    asked = plant_facts(plant_file(name, data), data, count=2)
    taken = footprint(name, data, count=2).inventory
    power = sum(
        float(one.amount[0]) for one in taken.exchanges if one.unit == "kWh/kg" and not one.inside
    )
    assert float(asked.central.electricity_kwh_per_kg[0]) == pytest.approx(power)
