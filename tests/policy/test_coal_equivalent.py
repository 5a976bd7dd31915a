"""Carriers in coal equivalent: the arithmetic is kept, and nothing is converted by guess."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import PolysightError
from polysight.policy.coal_equivalent import EnergyUse, comprehensive_energy, energy_use
from polysight.policy.instrument import Conversion
from tests.policy.example import UNITS

CONVERSION = (
    Conversion("electricity", 0.1229, "kgce/kWh", "EF0012"),
    Conversion("steam", 0.1286, "kgce/kg", "EF0013"),
    Conversion("natural-gas", 1.2143, "kgce/m3", "EF0014"),
)


def total(*uses: EnergyUse) -> float:
    return float(comprehensive_energy(uses, CONVERSION, UNITS).total_kgce_per_kg)


def test_the_sum_of_carriers_less_what_leaves() -> None:
    uses = (
        energy_use("electricity", 48.0, "kWh/kg"),
        energy_use("steam", 10.0, "kg/kg"),
        energy_use("natural-gas", 100.0, "m3/t"),
        energy_use("steam", 2.0, "kg/kg", exported=True),
    )
    found = comprehensive_energy(uses, CONVERSION, UNITS)
    by_line = [float(one.coal_equivalent_kgce_per_kg) for one in found.lines]
    assert by_line == pytest.approx([5.8992, 1.286, 0.12143, -0.2572])
    assert [one.ref for one in found.lines] == ["EF0012", "EF0013", "EF0014", "EF0013"]
    assert float(found.total_kgce_per_kg) == pytest.approx(7.04943)


def test_draws_stay_draws() -> None:
    uses = (energy_use("electricity", [48.0, 50.0], "kWh/kg"), energy_use("steam", 1.0, "kg/kg"))
    found = comprehensive_energy(uses, CONVERSION, UNITS).total_kgce_per_kg
    np.testing.assert_allclose(found, [48.0 * 0.1229 + 0.1286, 50.0 * 0.1229 + 0.1286])


@pytest.mark.parametrize(
    ("carrier", "unit", "key"),
    [
        ("electricty", "kWh/kg", "policy.carrier_unconverted"),
        ("electricity", "kg/kg", "policy.carrier_unit"),
        ("steam", "kWh/kg", "policy.carrier_unit"),
        ("steam", "kgce/kg", "policy.carrier_unit"),
    ],
)
def test_what_cannot_be_converted_is_refused(carrier: str, unit: str, key: str) -> None:
    with pytest.raises(PolysightError) as caught:
        total(energy_use(carrier, 1.0, unit))
    assert caught.value.problems[0].key == key


def test_nothing_and_less_than_nothing_are_refused() -> None:
    with pytest.raises(PolysightError):
        total()
    with pytest.raises(PolysightError):
        energy_use("steam", -1.0, "kg/kg")


@given(st.floats(0.0, 200.0), st.floats(0.0, 50.0))
def test_the_unit_of_an_amount_does_not_matter(electricity: float, steam: float) -> None:
    one = total(
        energy_use("electricity", electricity, "kWh/kg"), energy_use("steam", steam, "kg/kg")
    )
    other = total(
        energy_use("electricity", electricity * 1000.0, "kWh/t"),
        energy_use("steam", steam, "kg/kg"),
    )
    assert one == pytest.approx(other, rel=1e-12)
