"""The impurity axis: order, weights, and the atoms of silicon."""

from __future__ import annotations

import numpy as np

from polysight.plant.purity.impurities import (
    IMPURITIES,
    MOLAR_MASS,
    SILICON_ATOMS_PER_CM3,
    by_impurity,
)
from tests.plant.purity.example import metal


def test_axis_and_weights() -> None:
    assert IMPURITIES == ("boron", "phosphorus", "carbon", "oxygen", "metals")
    assert MOLAR_MASS.shape == (len(IMPURITIES),)
    # 2.329 g/cm3 x 6.022e23 / 28.085.
    assert abs(SILICON_ATOMS_PER_CM3 - 4.994e22) < 1e19


def test_fields_are_gathered_in_order_and_broadcast() -> None:
    design = metal(boron_ppmw=[1.0, 2.0], metals_ppmw=7.0)
    found = by_impurity(design, "ppmw")
    assert found.shape == (2, 5)
    np.testing.assert_array_equal(found[:, 0], [1.0, 2.0])
    np.testing.assert_array_equal(found[:, 4], 7.0)
