"""Concentrations there and back, and the aids printed in the tables of grades."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.plant.purity.impurities import CARBON, MOLAR_MASS
from polysight.plant.purity.units import (
    at_per_cm3_from_ppba,
    ppba_from_at_per_cm3,
    ppba_from_ppbw,
    ppba_from_ppmw,
    ppbw_from_ppba,
    ppma_from_ppba,
)
from tests.plant.purity.example import cases

AMOUNTS = arrays(np.float64, (3, 5), elements=st.floats(1e-9, 1e9))


@given(AMOUNTS)
def test_there_and_back(ppba: np.ndarray) -> None:
    np.testing.assert_allclose(ppba_from_ppbw(ppbw_from_ppba(ppba)), ppba, rtol=1e-14)
    np.testing.assert_allclose(ppba_from_at_per_cm3(at_per_cm3_from_ppba(ppba)), ppba, rtol=1e-14)
    np.testing.assert_allclose(ppba_from_ppmw(ppbw_from_ppba(ppba) / 1e3), ppba, rtol=1e-13)


def test_aids_of_the_tables() -> None:
    (carbon,) = cases("ppmw_of_1e16_carbon")
    ppbw = ppbw_from_ppba(ppba_from_at_per_cm3(np.array(1e16)), MOLAR_MASS[CARBON])
    assert abs(float(ppbw) / 1e3 - carbon["value"]) <= carbon["tolerance"]
    (density,) = cases("at_per_cm3_of_1_ppba")
    told = float(at_per_cm3_from_ppba(np.array(1.0)))
    assert abs(told - density["value"]) <= density["tolerance"]


def test_million_is_a_thousand_billionths() -> None:
    assert ppma_from_ppba(np.array(20_000.0)) == 20.0
