"""Cold hydrogenation keeps every element and gives four SiHCl3 for three SiCl4 and a silicon."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.hydrochlorination import cofeed, hydrochlorination
from polysight.plant.species import ATOMS, H2, MOLAR_MASS, SI, STC, TCS
from tests.plant.example import hydrogenated


@given(st.floats(1, 5), st.floats(0.01, 0.8), st.floats(0, 0.05), st.floats(0, 0.1))
def test_elements_and_mass_are_kept(ratio: float, tcs: float, dcs: float, hcl: float) -> None:
    net = hydrochlorination(hydrogenated(ratio, tcs, dcs, hcl), ratio).net.column
    np.testing.assert_allclose(net @ ATOMS, 0.0, atol=1e-14)
    assert abs(net @ MOLAR_MASS) <= 1e-12


def test_without_by_products_it_is_the_reaction_of_the_book() -> None:
    net = hydrochlorination(hydrogenated(2.0, 4.0 / 3.0, 0.0, 0.0), 2.0).net.column
    np.testing.assert_allclose(3.0 * net[[SI, H2, TCS, STC]], [-1.0, -2.0, 4.0, -3.0])


def test_recovered_hydrogen_chloride_makes_chlorosilanes() -> None:
    np.testing.assert_allclose(cofeed([0.3, 1.0]).net.column @ ATOMS, 0.0, atol=1e-14)


def test_no_hydrogen_is_refused() -> None:
    with pytest.raises(UsageError, match="hydrogen_ratio"):
        hydrochlorination(hydrogenated(2.0, 0.3, 0.0, 0.0), 0.0)
