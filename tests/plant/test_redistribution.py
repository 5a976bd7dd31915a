"""Redistribution keeps every element; silane leaves three SiCl4 behind."""

from __future__ import annotations

import numpy as np

from polysight.plant.redistribution import comproportionation, disproportionation
from polysight.plant.species import ATOMS, SILANE, STC


def test_elements_are_kept() -> None:
    for step in (comproportionation(), disproportionation()):
        np.testing.assert_allclose(step.net.column @ ATOMS, 0.0, atol=1e-14)


def test_three_tetrachloride_for_each_silane() -> None:
    column = disproportionation().net.column
    assert column[STC] == 3.0 * column[SILANE]
