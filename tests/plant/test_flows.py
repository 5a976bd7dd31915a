"""Flows inside the loop fit each other."""

from __future__ import annotations

import pytest

from polysight.plant.recycle import balance
from polysight.plant.species import H2, HCL, MOLAR_MASS, SI, STC, TCS
from tests.plant.example import hybrid, siemens, with_losses


def test_what_is_made_is_used() -> None:
    flows = balance(siemens())
    made = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    made = made + flows.tcs_from_redistribution
    assert made == pytest.approx(flows.tcs_to_deposition - flows.tcs_unreacted)
    assert flows.hydrogen_chloride_to_chlorination - flows.hcl_recovered == pytest.approx(
        flows.stc_to_hydrogenation / MOLAR_MASS[STC] * 0.01 * MOLAR_MASS[HCL]
    )


def test_ratios_of_the_feeds_are_those_of_the_design() -> None:
    flows = balance(hybrid(with_losses(siemens())))
    ratio = flows.hydrogen_to_deposition / MOLAR_MASS[H2]
    assert ratio == pytest.approx(3.5 * flows.tcs_to_deposition / MOLAR_MASS[TCS])
    ratio = flows.hydrogen_to_hydrogenation / MOLAR_MASS[H2]
    assert ratio == pytest.approx(2.5 * flows.stc_to_hydrogenation / MOLAR_MASS[STC])


def test_deposited_silicon_is_product_and_its_losses() -> None:
    flows = balance(hybrid(with_losses(siemens())))
    grown = flows.silicon_by_silane + flows.silicon_by_rods
    assert grown == pytest.approx(1.0 + flows.silicon_dust + flows.silicon_handling_loss)
    assert flows.hydrogen_from_pyrolysis == pytest.approx(
        flows.silicon_by_silane * 2.0 * MOLAR_MASS[H2] / MOLAR_MASS[SI]
    )


def test_distillation_takes_every_crude_stream() -> None:
    flows = balance(siemens())
    crude = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    crude = crude + flows.tcs_from_redistribution + flows.tcs_unreacted
    crude = crude + flows.stc_from_deposition + flows.dcs_from_deposition
    assert flows.distillation_feed > crude
