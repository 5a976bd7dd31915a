"""Electricity of a plant by way of supply, by place and by contract."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.product import Scope
from polysight.errors import BasisError
from polysight.study.footprint_power import own_power
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


def test_a_claim_without_a_residual_factor_is_refused() -> None:
    grid = Grid("CN", 2024, np.full(COUNT + 1, case()["grid"]["average"]), "grid")
    with pytest.raises(BasisError):
        own_power(energy(), grid, None, chains())
