"""Grid factors: own region, own basis, no fallback."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import ResidualOrigin
from polysight.errors import BasisError
from polysight.study.footprint_grid import grid, grid_factors, grid_or_none, residual
from tests.study.footprint_example import data

LIFE_CYCLE, COMBUSTION = ElectricityBasis.LIFE_CYCLE, ElectricityBasis.COMBUSTION


def test_a_province_has_no_life_cycle_factor_and_gets_none() -> None:
    factors = grid_factors(data())
    assert grid_or_none(factors, LIFE_CYCLE, "CN-XJ", 2025, 2) is None
    with pytest.raises(BasisError):
        grid(factors, LIFE_CYCLE, "CN-XJ", 2025, 2)


def test_tibet_is_not_filled_from_elsewhere() -> None:
    assert grid_or_none(grid_factors(data()), COMBUSTION, "CN-XZ", 2025, 2) is None


def test_the_last_factor_that_is_not_after_the_year_answers() -> None:
    factors = grid_factors(data())
    years = [grid(factors, LIFE_CYCLE, "CN", year, 2).year for year in (2023, 2024, 2030)]
    assert years == [2023, 2024, 2024]


def test_the_residual_is_official_on_one_basis_and_scaled_on_the_other() -> None:
    factors = grid_factors(data())
    burnt, whole = (grid(factors, basis, "CN", 2023, 2) for basis in (COMBUSTION, LIFE_CYCLE))
    official = residual(factors, burnt, COMBUSTION, "CN")
    assumed = residual(factors, whole, LIFE_CYCLE, "CN")
    assert official is not None
    assert assumed is not None
    assert official.origin is ResidualOrigin.OFFICIAL
    assert assumed.origin is ResidualOrigin.ASSUMED
    np.testing.assert_allclose(
        assumed.kgco2e_per_kwh / whole.kgco2e_per_kwh,
        official.kgco2e_per_kwh / burnt.kgco2e_per_kwh,
    )
