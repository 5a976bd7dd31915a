"""By-products by stoichiometry."""

from __future__ import annotations

import pytest

from polysight.errors import UsageError
from polysight.plant.by_products import CAUSTIC_SODA, SILICA, fumed_silica, neutraliser
from polysight.plant.species import ATOMS, HCL


def test_fumed_silica_returns_all_hydrogen_and_chlorine() -> None:
    column = fumed_silica().net.column
    assert (column @ ATOMS).tolist() == [-1.0, 0.0, 0.0]
    assert column[HCL] == 4.0


def test_molar_masses() -> None:
    assert pytest.approx(60.083, abs=1e-3) == SILICA
    assert pytest.approx(39.997, abs=1e-3) == CAUSTIC_SODA


def test_half_a_mole_of_lime_for_each_chlorine() -> None:
    base = neutraliser([0.0, 1.0])
    assert base.caustic_soda.tolist() == [CAUSTIC_SODA, 0.0]
    assert base.lime[1] == pytest.approx(74.092 / 2.0, abs=1e-3)


def test_a_share_outside_is_refused() -> None:
    with pytest.raises(UsageError, match="lime_share"):
        neutraliser(1.5)
