"""What silicon metal brings: by weight into by atoms, and the part that follows."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.purity.impurities import BORON
from polysight.plant.purity.synthesis import crude, metal_ppba, redistributed
from tests.plant.purity.example import metal, redistribution, transfer


def test_by_hand() -> None:
    # 10 ppmw of boron: 10e-6 x 28.085 / 10.81 = 25,981 ppba.
    assert abs(metal_ppba(metal())[BORON] - 25_981) < 1
    third = np.array(1.0 / 3.0)
    got = crude(metal(), transfer(), third)
    np.testing.assert_allclose(got, 0.1 * metal_ppba(metal()) / 3.0)
    # Four moles of SiHCl3 make one of silane; a tenth follows.
    np.testing.assert_allclose(redistributed(got, redistribution(), np.array(4.0)), 0.4 * got)


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="boron_ppmw"):
        crude(metal(boron_ppmw=-1.0), transfer(), np.array(1.0))
    with pytest.raises(UsageError, match="metals_transfer_fraction"):
        crude(metal(), transfer(metals_transfer_fraction=2.0), np.array(1.0))
    with pytest.raises(UsageError, match="metal_mol_per_mol"):
        crude(metal(), transfer(), np.array(-1.0))
    with pytest.raises(UsageError, match="boron_redistributed_fraction"):
        redistributed(np.ones(5), redistribution(boron_redistributed_fraction=2.0), np.array(4.0))
