"""Units of a loop lose what recovery and distillation do not give back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.errors import UsageError
from polysight.plant.loop import chlorosilane_mass, units
from polysight.plant.species import MOLAR_MASS, STC
from polysight.plant.stream import Amounts
from tests.plant.example import array, hybrid, siemens, silane, with_losses


def test_without_losses_all_gas_comes_back() -> None:
    rods = units(siemens()).rods
    assert rods.kept.hydrogen == rods.effluent.hydrogen
    assert rods.kept.silicon == 0.0


def test_losses_multiply() -> None:
    rods = units(with_losses(siemens())).rods
    expected = rods.effluent.silicon_tetrachloride * 0.995 * 0.998
    assert rods.kept.silicon_tetrachloride == pytest.approx(expected)


def test_what_recovery_gives_back_goes_to_distillation() -> None:
    rods = units(with_losses(siemens())).rods
    assert rods.crude == pytest.approx(chlorosilane_mass(rods.kept) / 0.998)


def test_mass_of_chlorosilanes() -> None:
    one = Amounts(silicon_tetrachloride=array(2.0), silane=array(1.0))
    assert chlorosilane_mass(one) == 2.0 * MOLAR_MASS[STC]


def test_a_product_without_its_reactor_is_refused() -> None:
    with pytest.raises(UsageError, match="no fluidised bed"):
        units(replace(siemens(), silane_share=array(0.3)))
    with pytest.raises(UsageError, match="no rod reactors"):
        units(replace(silane(siemens()), silane_share=array(0.3)))


@pytest.mark.parametrize("name", ["fumed_silica_share", "hydrolysed_share"])
def test_outlets_above_one_are_refused(name: str) -> None:
    loop = hybrid(siemens())
    with pytest.raises(UsageError, match=name):
        units(replace(loop, by_products=replace(loop.by_products, **{name: array(1.2)})))


def test_outlets_that_add_to_more_than_one_are_refused() -> None:
    loop = siemens()
    shares = replace(loop.by_products, fumed_silica_share=array(0.6), hydrolysed_share=array(0.6))
    with pytest.raises(UsageError, match="hydrolysed_share"):
        units(replace(loop, by_products=shares))
