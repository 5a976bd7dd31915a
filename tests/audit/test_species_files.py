"""Species of three elements are found as Cantera itself finds them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.audit.species_files import species_of
from polysight.plant.thermochemistry import cantera_nasa7


def test_the_set_is_the_one_of_the_whole_files() -> None:
    whole, part = cantera_nasa7(), cantera_nasa7(species_of)
    assert whole.species == part.species
    for name in ("atoms", "limits", "coefficients"):
        assert np.array_equal(getattr(whole, name), getattr(part, name), equal_nan=True)


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such\.yaml"):
        species_of("no_such.yaml")
