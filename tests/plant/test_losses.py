"""Silicon metal covers fines and impurities; impurities bind chlorine; purges take their share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.errors import UsageError
from polysight.plant.losses import CHLORINE, distilled, silicon_metal
from polysight.plant.species import MOLAR_MASS, SI
from tests.plant.example import NO_LOSSES, SOME_LOSSES, array, cold


def test_pure_metal_without_fines_costs_nothing_more() -> None:
    metal = silicon_metal(NO_LOSSES)
    assert metal.fed == 1.0
    assert metal.mass == MOLAR_MASS[SI]
    assert metal.slurry_stc == metal.bound_chlorine == 0.0


def test_metal_by_hand() -> None:
    metal = silicon_metal(SOME_LOSSES)
    assert metal.mass == pytest.approx(MOLAR_MASS[SI] / 0.97 / 0.99)
    assert metal.bound_chlorine * CHLORINE == pytest.approx(metal.mass * 0.01 * 1.6)


def test_a_purge_takes_chlorosilanes_only() -> None:
    gas = cold().effluent
    kept = distilled(gas, array(0.1))
    assert kept.chlorosilanes == pytest.approx(0.9 * gas.chlorosilanes)
    assert kept.hydrogen == gas.hydrogen


@pytest.mark.parametrize(
    ("name", "value"),
    [("silicon_content", 0.0), ("silicon_content", 1.1), ("silicon_fines_share", 1.0)],
)
def test_impossible_metal_is_refused(name: str, value: float) -> None:
    with pytest.raises(UsageError, match=name):
        silicon_metal(replace(NO_LOSSES, **{name: array(value)}))
