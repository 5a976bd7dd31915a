"""Inputs and outlets by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.plant.by_products import CAUSTIC_SODA, LIME
from polysight.plant.recycle import balance
from polysight.plant.species import MOLAR_MASS, SI, STC
from tests.plant.example import array, direct, siemens, with_losses


def test_surplus_tetrachloride_splits_into_its_outlets() -> None:
    loop = direct(siemens())
    whole = balance(loop).stc_sold
    outlets = replace(loop.by_products, fumed_silica_share=array(0.25), hydrolysed_share=array(0.5))
    split = balance(replace(loop, by_products=outlets))
    assert split.stc_sold == pytest.approx(0.25 * whole)
    assert split.stc_hydrolysed == pytest.approx(0.5 * whole)
    silica = 0.25 * whole / MOLAR_MASS[STC] * (MOLAR_MASS[SI] + 31.998)
    assert split.fumed_silica == pytest.approx(silica)
    assert split.oxygen == pytest.approx(silica * 31.998 / (MOLAR_MASS[SI] + 31.998))


def test_returned_acid_of_fumed_silica_saves_hydrogen_chloride() -> None:
    loop = direct(siemens())
    outlets = replace(
        loop.by_products, fumed_silica_share=array(1.0), fumed_chloride_recovery=array(1.0)
    )
    assert balance(replace(loop, by_products=outlets)).chlorine_equivalent == pytest.approx(
        0.0, abs=1e-12
    )


def test_bases_take_up_all_lost_chlorine() -> None:
    loop = with_losses(siemens())
    caustic = balance(loop)
    lime = balance(replace(loop, by_products=replace(loop.by_products, lime_share=array(1.0))))
    assert caustic.lime == lime.caustic_soda == 0.0
    assert lime.lime / caustic.caustic_soda == pytest.approx(LIME / 2.0 / CAUSTIC_SODA)
    # Nothing is sold but dichlorosilane, so what comes in is neutralised or sold.
    sold = caustic.dcs_sold * 70.9 / 101.001
    assert caustic.chlorine_lost + sold == pytest.approx(caustic.chlorine_equivalent, rel=1e-9)
