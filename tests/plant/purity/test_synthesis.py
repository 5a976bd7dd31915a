"""What silicon metal brings: by weight into by atoms, and the part that follows."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.purity.impurities import BORON
from polysight.plant.purity.synthesis import crude, metal_ppba
from tests.plant.purity.example import metal, transfer


def test_by_hand() -> None:
    # 10 ppmw of boron: 10e-6 x 28.085 / 10.81 = 25,981 ppba.
    assert abs(metal_ppba(metal())[BORON] - 25_981) < 1
    np.testing.assert_allclose(crude(metal(), transfer()), 0.1 * metal_ppba(metal()))


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="boron_ppmw"):
        crude(metal(boron_ppmw=-1.0), transfer())
    with pytest.raises(UsageError, match="metals_transfer_fraction"):
        crude(metal(), transfer(metals_transfer_fraction=2.0))
