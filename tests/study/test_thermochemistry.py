"""Sets as the evidence has them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.plant.thermochemistry import SOLID
from polysight.study.thermochemistry import thermochemistry


def test_a_set_of_rows_has_all_its_species_and_ranges() -> None:
    found = thermochemistry(evidence(), "nasa-glenn-2002")
    assert found.name == "nasa-glenn-2002"
    assert len(found.species) == 21
    assert {"SiHCL", "SiCL3", SOLID} <= set(found.species)
    assert found.coefficients.shape == (21, 2, 9)
    gas = [name != SOLID for name in found.species]
    assert np.all(found.limits[gas] == [200.0, 1000.0, 6000.0])
    # Ranges join: enthalpy, entropy and heat capacity go on across 1000 K.
    first, second = found.coefficients[gas, 0], found.coefficients[gas, 1]
    powers = 1000.0 ** np.arange(-2.0, 5.0)
    np.testing.assert_allclose(first[:, :7] @ powers, second[:, :7] @ powers, rtol=2e-3)


def test_the_set_of_cantera_needs_no_rows() -> None:
    assert thermochemistry(evidence(), "cantera-nasa7").name == "cantera-nasa7"


def test_an_unknown_set_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"cantera-nasa7.*Did you mean nasa-glenn-2002"):
        thermochemistry(evidence(), "nasa-glen-2002")
