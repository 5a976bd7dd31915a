"""Grid factors: own region, own basis, no fallback."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import ResidualOrigin
from polysight.errors import BasisError
from polysight.study.footprint_grid import (
    delivery,
    grid,
    grid_factors,
    grid_or_none,
    grid_quality,
    residual,
)
from polysight.study.footprint_rows import pedigree
from tests.study.footprint_example import data, known

ONES = np.ones(3)
LIFE_CYCLE, COMBUSTION = ElectricityBasis.LIFE_CYCLE, ElectricityBasis.COMBUSTION


def test_a_province_has_no_life_cycle_factor_and_gets_none() -> None:
    factors = grid_factors(data())
    assert grid_or_none(factors, LIFE_CYCLE, "CN-XJ", 2025, ONES) is None
    with pytest.raises(BasisError):
        grid(factors, LIFE_CYCLE, "CN-XJ", 2025, ONES)


def test_tibet_is_not_filled_from_elsewhere() -> None:
    assert grid_or_none(grid_factors(data()), COMBUSTION, "CN-XZ", 2025, ONES) is None


def test_the_last_factor_that_is_not_after_the_year_answers() -> None:
    factors = grid_factors(data())
    years = [grid(factors, LIFE_CYCLE, "CN", year, ONES).year for year in (2023, 2024, 2030)]
    assert years == [2023, 2024, 2024]


def test_the_residual_is_official_on_one_basis_and_scaled_on_the_other() -> None:
    factors = grid_factors(data())
    burnt, whole = (grid(factors, basis, "CN", 2023, ONES) for basis in (COMBUSTION, LIFE_CYCLE))
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


def test_the_residual_of_a_province_is_scaled_from_its_own_average() -> None:
    factors = grid_factors(data())
    hydro = grid(factors, COMBUSTION, "CN-QH", 2023, ONES)
    found = residual(factors, hydro, COMBUSTION, "CN")
    assert found is not None
    assert found.origin is ResidualOrigin.ASSUMED
    assert found.basis is ElectricityBasis.RESIDUAL
    # Rows GF0079, GF0008, GF0007.
    np.testing.assert_allclose(found.kgco2e_per_kwh, 0.1796 * 0.6096 / 0.5306, rtol=1e-12)


def test_all_grids_share_one_spread_with_the_official_factor_as_its_median() -> None:
    quality = pedigree(data(), "ecoinvent-2")
    found = grid_quality(data(), known(), quality, seed=1, count=20001)
    assert found.multipliers[0] == 1.0
    assert np.median(found.multipliers[1:]) == pytest.approx(1.0, abs=2e-3)
    # ln 1.05 twice, ln 1.03 and ln 1.01, halved and summed in squares: 3.79 %.
    assert np.log(found.multipliers[1:]).std() == pytest.approx(0.0379, rel=0.02)
    factors = grid_factors(data())
    whole = grid(factors, LIFE_CYCLE, "CN", 2024, found.multipliers).kgco2e_per_kwh
    burnt = grid(factors, COMBUSTION, "CN-XJ", 2024, found.multipliers).kgco2e_per_kwh
    np.testing.assert_allclose(whole / whole[0], burnt / burnt[0])


def test_the_burnt_part_is_told_by_the_last_year_with_both_factors() -> None:
    factors = grid_factors(data())
    now = grid(factors, LIFE_CYCLE, "CN", 2024, ONES)
    assert now.burnt_share == pytest.approx(0.5306 / 0.6205)
    assert now.burnt_rows == ("GF0007", "GF0010")
    assert grid(factors, COMBUSTION, "CN-XJ", 2024, ONES).burnt_share == 1.0
    assert grid(factors, LIFE_CYCLE, "CN", 2022, ONES).burnt_share is None


def test_the_grid_adds_its_losses_on_one_basis_and_burns_nothing_on_the_other() -> None:
    whole = delivery(data(), LIFE_CYCLE, "CN", 2024, ONES)
    assert whole is not None
    assert whole.rows == ("EF0028",)
    np.testing.assert_allclose(whole.kgco2e_per_kwh, 0.0327)
    burnt = delivery(data(), COMBUSTION, "CN", 2024, ONES)
    assert burnt is not None
    assert not burnt.kgco2e_per_kwh.any()
    assert delivery(data(), LIFE_CYCLE, "CN", 2023, ONES) is None
    assert delivery(data(), LIFE_CYCLE, "DE", 2024, ONES) is None
