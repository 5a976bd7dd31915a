"""Intensities of suppliers with all tiers behind them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.study.footprint_suppliers import Grid, suppliers
from tests.study.footprint_by_hand import COUNT, case, chains, quality, tables


def test_metal_holds_coal_and_grid_behind_it() -> None:
    assert chains().of("silicon-metal").sum(axis=-1)[0] == pytest.approx(10.82, rel=1e-14)
    assert chains().own_of("silicon-metal").sum(axis=-1)[0] == pytest.approx(3.53, rel=1e-14)


def test_a_supplier_that_nobody_states_is_unknown_and_not_nought() -> None:
    assert np.isnan(chains().of("lime")).all()
    assert "catalysts" in chains().gaps


def test_every_supplier_tells_its_rows() -> None:
    found = chains()
    assert all(found.rows[code] for code in found.activities)


def test_on_the_combustion_basis_the_smelter_takes_the_grid_of_its_province() -> None:
    national, province = (
        Grid(region, 2023, np.full(COUNT + 1, factor), region)
        for region, factor in (("CN", 0.5), ("CN-YN", 0.1))
    )
    found = suppliers(
        tables(case()["rows"]), ElectricityBasis.COMBUSTION, national, province, quality(),
        case()["potentials"], seed=1, count=COUNT,
    )  # fmt: skip
    metal = found.of("silicon-metal").sum(axis=-1)[0]
    # 12 kWh of Yunnan, half a kilogram of coal with national power, and its own releases.
    assert metal == pytest.approx(12 * 0.1 + 0.5 * (0.05 + 0.12) + 3.53, rel=1e-14)
    assert "electricity-grid@CN-YN" in found.activities


def test_factors_of_a_whole_chain_lie_outside_the_combustion_boundary() -> None:
    grid = Grid("CN", 2023, np.full(COUNT + 1, 0.5), "CN")
    found = suppliers(
        tables(case()["rows"]), ElectricityBasis.COMBUSTION, grid, grid, quality(),
        case()["potentials"], seed=1, count=COUNT,
    )  # fmt: skip
    assert found.of("electricity-pv").sum() == 0.0
