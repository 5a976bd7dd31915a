"""Electricity of a plant by way of supply, by place and by contract."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.carbon.product import Scope
from polysight.errors import BasisError
from polysight.study.footprint_power import Delivery, OwnPower, own_power
from polysight.study.footprint_suppliers import Grid
from tests.study.footprint_by_hand import COUNT, case, chains, energy, power


def test_parts_sum_to_both_factors() -> None:
    found = power(chains())
    for parts, factor in (
        (found.location, found.supplied.location),
        (found.market, found.supplied.market),
    ):
        np.testing.assert_allclose(
            sum(part.intensity.sum(axis=-1) for part in parts), factor, rtol=1e-14
        )


def test_a_contract_lowers_the_factor_only_by_contract() -> None:
    found = power(chains()).supplied
    assert found.location[0] == pytest.approx(0.6)
    assert found.market[0] == pytest.approx(0.2 * 0.05 + 0.8 * 0.7)


def test_what_is_bought_stands_under_energy() -> None:
    assert {part.scope for part in power(chains()).location} == {Scope.ENERGY}


def test_certificates_that_were_sold_are_no_green_power() -> None:
    behind = chains()
    given = power(behind)
    shares = {"grid_share": 0.5, "green_contract_share": 0.0, "direct_pv_share": 0.5}
    kept, sold = (
        own_power(
            energy().model_copy(update={**shares, **more}), given.grid, given.residual, behind
        ).supplied
        for more in (
            {"certificates_share": 0.3},
            {"certificates_share": 0.3, "certificates_sold_on": 0.3,
             "direct_line_certificates_sold": 0.5},
        )
    )  # fmt: skip
    assert kept.claimed == pytest.approx(0.8)
    assert sold.claimed == pytest.approx(0.0)
    assert sold.market[0] == pytest.approx(0.7)
    assert sold.location[0] == pytest.approx(kept.location[0])


def test_a_claim_without_a_residual_factor_is_refused() -> None:
    grid = Grid("CN", 2024, np.full(COUNT + 1, case()["grid"]["average"]), "grid")
    with pytest.raises(BasisError):
        own_power(energy(), grid, None, chains())


def delivered(
    green: float = 0.2, *, certificates: float = 0.0, burnt: float | None = None
) -> OwnPower:
    """Power of the case with some green share, and 0.03 kgCO2e/kWh that the grid adds."""
    behind = chains()
    given = power(behind)
    asked = energy().model_copy(
        update={
            "grid_share": 1.0 - green, "green_contract_share": green,
            "certificates_share": certificates,
        }
    )  # fmt: skip
    grid = replace(given.grid, burnt_share=burnt, burnt_rows=("ratio",))
    return own_power(
        asked, grid, given.residual, behind, Delivery(np.full(COUNT + 1, 0.03), ("way",))
    )


def test_power_over_the_grid_counts_with_what_the_grid_adds() -> None:
    found = delivered(0.2, certificates=0.1)
    assert found.supplied.market[0] == pytest.approx(0.3 * (0.05 + 0.03) + 0.7 * 0.7)
    assert found.contract_kgco2e_per_kwh[0] == pytest.approx(0.08)
    assert found.delivered
    assert "way" in found.rows
    assert not power(chains()).delivered


def test_a_small_claim_moves_the_factor_a_little() -> None:
    """What is not claimed counts with the residual factor before and after the first claim."""
    none, little = (float(delivered(share).supplied.market[0]) for share in (0.0, 0.001))
    assert none == pytest.approx(0.7)
    assert none - little == pytest.approx(0.001 * (0.7 - 0.08))


def test_without_a_residual_what_nobody_claims_counts_with_the_average() -> None:
    grid = Grid("CN", 2024, np.full(COUNT + 1, 0.6), "grid")
    alone = energy().model_copy(update={"grid_share": 1.0, "green_contract_share": 0.0})
    found = own_power(alone, grid, None, chains())
    assert found.supplied.market[0] == pytest.approx(0.6)


def test_what_is_not_burnt_for_bought_power_stands_under_the_chain() -> None:
    found = delivered(0.2, burnt=0.9)
    by_scope = {
        (name, scope): sum(float(one.intensity[0].sum()) for one in parts if one.scope is scope)
        for name, parts in (("location", found.location), ("market", found.market))
        for scope in (Scope.ENERGY, Scope.CHAIN)
    }
    # By place all of it is the average; by contract sun burns nothing.
    assert by_scope["location", Scope.ENERGY] == pytest.approx(0.9 * 0.6)
    assert by_scope["location", Scope.CHAIN] == pytest.approx(0.1 * 0.6)
    assert by_scope["market", Scope.ENERGY] == pytest.approx(0.9 * 0.8 * 0.7)
    assert by_scope["market", Scope.CHAIN] == pytest.approx(0.1 * 0.8 * 0.7 + 0.2 * 0.08)
