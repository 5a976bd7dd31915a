"""Species: atoms and weights agree with the stoichiometry that everyone can check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.plant.species import ATOMS, DCS, H2, HCL, MOLAR_MASS, SI, SILANE, SPECIES, STC, TCS


def net(**moles: float) -> np.ndarray:
    place = {"si": SI, "h2": H2, "hcl": HCL, "dcs": DCS, "tcs": TCS, "stc": STC, "silane": SILANE}
    column = np.zeros(len(SPECIES))
    for name, amount in moles.items():
        column[place[name]] = amount
    return column


@pytest.mark.parametrize(
    "reaction",
    [
        net(stc=-3, h2=-2, si=-1, tcs=4),
        net(tcs=-4, si=1, stc=3, h2=2),
        net(tcs=-4, silane=1, stc=3),
        net(silane=-1, si=1, h2=2),
        net(dcs=-1, stc=-1, tcs=2),
        net(si=-1, hcl=-3, tcs=1, h2=1),
    ],
)
def test_reactions_keep_every_element_and_all_mass(reaction: np.ndarray) -> None:
    assert reaction @ ATOMS == pytest.approx([0.0, 0.0, 0.0], abs=1e-12)
    assert reaction @ MOLAR_MASS == pytest.approx(0.0, abs=1e-9)


def test_tetrachloride_per_kilogram_of_silicon_through_silane() -> None:
    """Bound of the silane route (mass balance row MB06)."""
    assert 3 * MOLAR_MASS[STC] / MOLAR_MASS[SI] == pytest.approx(18.148, rel=1e-4)
