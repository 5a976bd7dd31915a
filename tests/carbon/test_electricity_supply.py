"""Electricity by place and by contract: golden cases, bounds, bases, what is missing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import (
    PowerFactor,
    Remainder,
    ResidualOrigin,
    SuppliedPower,
    SupplyFactors,
    scaled_residual,
    supplied_power,
)
from polysight.carbon.supply_shares import CARRIERS, supply
from polysight.errors import BasisError, DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "electricity_supply.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
LIFE_CYCLE, COMBUSTION = ElectricityBasis.LIFE_CYCLE, ElectricityBasis.COMBUSTION
SHARE = st.floats(0.0, 1.0)


def power(value: Any, basis: ElectricityBasis = COMBUSTION) -> PowerFactor:
    return PowerFactor(np.asarray(value, dtype=float), basis, ("row",))


def factors(basis: ElectricityBasis, given_factors: dict[str, Any]) -> SupplyFactors:
    life_cycle = basis is LIFE_CYCLE
    told: dict[str, Any] = {
        name: power(value, basis) for name, value in given_factors.items() if name != "residual"
    }
    if "residual" in given_factors:
        kind = LIFE_CYCLE if life_cycle else ElectricityBasis.RESIDUAL
        told["residual"] = power(given_factors["residual"], kind)
        origin = ResidualOrigin.ASSUMED if life_cycle else ResidualOrigin.OFFICIAL
        told["residual_origin"] = origin
    return SupplyFactors(**told)


def combustion(**given_factors: Any) -> SupplyFactors:
    return factors(COMBUSTION, given_factors)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    got = supplied_power(
        supply(**case["shares"]),
        factors(ElectricityBasis(case["basis"]), case["factors"]),
        rule=Remainder(case.get("rule", "where-claimed")),
    )
    np.testing.assert_allclose(got.location, case["location"], rtol=1e-14)
    np.testing.assert_allclose(got.market, case["market"], rtol=1e-14)
    np.testing.assert_allclose(got.claimed, case["claimed"], rtol=1e-14)
    assert got.assumed == (case["basis"] == "life-cycle" and case["claimed"] > 0)


@given(SHARE, SHARE, SHARE, SHARE, SHARE)
def test_no_claim_changes_what_the_place_emits(
    contract: float, line: float, kept: float, sold: float, more: float
) -> None:
    grid = 1.0
    parts = np.array([contract, line, grid]) / (contract + line + grid)
    shares = dict(zip(("contract", "direct_line", "grid"), parts.tolist(), strict=True))
    known = combustion(grid=0.6, residual=0.7, contract=0.0, certificate=0.0, direct_line=0.0)
    without = supplied_power(supply(**shares), known)
    bought = kept * shares["grid"]
    claims = {"certificates": bought, "certificates_sold_on": bought * more}
    claims["direct_line_certificates_sold"] = sold * shares["direct_line"]
    with_claims = supplied_power(supply(**shares, **claims), known)
    np.testing.assert_array_equal(without.location, with_claims.location)
    assert 0.0 <= float(with_claims.market) <= 0.7
    total = float(with_claims.claimed) + float(supply(**shares, **claims).remainder)
    assert total == pytest.approx(1.0)


@given(SHARE, SHARE)
def test_more_green_never_emits_more_where_the_residual_is_for_everyone(
    one: float, other: float
) -> None:
    known = combustion(grid=0.6, residual=0.7, certificate=0.0)
    low, high = sorted((one, other))

    def market(share: float) -> float:
        taken = supply(grid=1.0, certificates=share)
        return float(supplied_power(taken, known, rule=Remainder.ALWAYS).market)

    assert market(high) <= market(low)
    # What one claims, the others lack: bought and sold on is neither better nor worse.
    sold = supply(grid=1.0, certificates=high, certificates_sold_on=high)
    assert float(supplied_power(sold, known, rule=Remainder.ALWAYS).market) == market(0.0)


def test_a_batch_equals_its_elements_and_parts_sum() -> None:
    grid = np.array([0.5, 0.6, 0.7])
    line = np.array([[0.0], [0.25]])
    got: SuppliedPower = supplied_power(
        supply(grid=1.0 - line, direct_line=line),
        combustion(grid=grid, residual=grid * 1.1, direct_line=0.0),
    )
    assert got.market_kgco2e_per_kwh.shape == (len(CARRIERS), 2, 3)
    assert got.at_residual.tolist() == [[False], [True]]
    for row in range(2):
        for column in range(3):
            alone = supplied_power(
                supply(grid=float(1.0 - line[row, 0]), direct_line=float(line[row, 0])),
                combustion(grid=grid[column], residual=grid[column] * 1.1, direct_line=0.0),
            )
            assert got.market[row, column] == alone.market
            assert got.location[row, column] == alone.location


def test_a_claim_without_residual_is_refused_and_no_claim_needs_none() -> None:
    known = combustion(grid=0.6, certificate=0.0)
    assert float(supplied_power(supply(grid=1.0), known).market) == 0.6
    with pytest.raises(BasisError, match="residual") as caught:
        supplied_power(supply(grid=1.0, certificates=0.1), known)
    assert "剩余因子" in caught.value.told("zh")
    everything = supplied_power(supply(grid=1.0, certificates=1.0), known)
    assert float(everything.market) == 0.0


def test_a_residual_on_the_life_cycle_basis_is_never_official() -> None:
    grid, rest = power(0.6, LIFE_CYCLE), power(0.7, LIFE_CYCLE)
    with pytest.raises(BasisError, match="no official residual"):
        SupplyFactors(grid=grid, residual=rest, residual_origin=ResidualOrigin.OFFICIAL)
    with pytest.raises(DataError, match="go together"):
        SupplyFactors(grid=grid, residual=rest)


def test_scaled_residual() -> None:
    nation = power(0.5306), power(0.6096, ElectricityBasis.RESIDUAL)
    got = scaled_residual(power(0.6205, LIFE_CYCLE), *nation)
    assert float(got.kgco2e_per_kwh) == pytest.approx(0.6205 * 0.6096 / 0.5306, rel=1e-15)
    assert got.basis is LIFE_CYCLE
    assert got.ids == ("row", "row", "row")
    province = scaled_residual(power(0.1564), *nation)
    assert province.basis is ElectricityBasis.RESIDUAL
    assumed = SupplyFactors(
        grid=power(0.1564),
        residual=province,
        residual_origin=ResidualOrigin.ASSUMED,
        certificate=power(0.0),
    )
    assert supplied_power(supply(grid=1.0, certificates=0.5), assumed).assumed
    with pytest.raises(BasisError, match="other_residual"):
        scaled_residual(power(0.6205, LIFE_CYCLE), power(0.5306), power(0.6096))


@pytest.mark.parametrize("name", ["contract", "certificate", "direct_line", "captive_coal"])
def test_bases_never_mix(name: str) -> None:
    with pytest.raises(BasisError, match=name):
        SupplyFactors(grid=power(0.6, LIFE_CYCLE), **{name: power(0.1)})  # type: ignore[arg-type]


@pytest.mark.parametrize("basis", ["fossil-only", "unstated", "ets-reporting", "none"])
def test_the_grid_has_an_average_factor(basis: str) -> None:
    with pytest.raises(BasisError, match="average combustion"):
        SupplyFactors(grid=power(0.6, ElectricityBasis(basis)))


def test_a_residual_of_another_basis_is_refused() -> None:
    with pytest.raises(BasisError, match="residual"):
        SupplyFactors(grid=power(0.6), residual=power(0.7), residual_origin=ResidualOrigin.OFFICIAL)


def test_a_supply_without_factor_is_refused_and_an_unknown_one_is_unknown() -> None:
    with pytest.raises(DataError, match="captive_coal"):
        supplied_power(supply(grid=0.5, captive_coal=0.5), combustion(grid=0.6))
    got = supplied_power(
        supply(grid=0.5, captive_coal=0.5), combustion(grid=0.6, captive_coal=np.nan)
    )
    assert np.isnan(got.location)
    idle = supplied_power(supply(grid=1.0), combustion(grid=0.6, captive_coal=np.nan))
    assert float(idle.location) == 0.6


@pytest.mark.parametrize("wrong", [-0.1, np.inf])
def test_impossible_factors_are_refused(wrong: float) -> None:
    with pytest.raises(DataError, match="negative or infinite"):
        power(wrong)
