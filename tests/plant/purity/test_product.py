"""Products of the three routes: what adds up, batch = elements."""

from __future__ import annotations

from typing import Any

import numpy as np

from polysight.plant.purity.impurities import BORON, CARBON
from polysight.plant.purity.product import (
    Product,
    Silane,
    Trichlorosilane,
    granular_product,
    metallurgical_product,
    rod_product,
)
from polysight.plant.purity.synthesis import SiliconMetal
from tests.plant.purity.example import (
    adsorber,
    columns,
    granules,
    handling,
    incorporation,
    metal,
    one_pass,
    pickup,
    redistribution,
    refining,
    transfer,
    volatility,
)


def source(bought: SiliconMetal, **changes: Any) -> Trichlorosilane:
    return Trichlorosilane(bought, np.array(0.4), transfer(), volatility(), columns(**changes))


def rods(bought: SiliconMetal, **changes: Any) -> Product:
    return rod_product(
        source(bought, **changes), columns(columns=1.0), adsorber(), pickup(), one_pass(),
        incorporation(), handling(),
    )  # fmt: skip


def test_rods() -> None:
    got = rods(metal())
    assert got.bulk_ppba.shape == got.surface_ppba.shape == (5,)
    assert np.isnan(got.hydrogen_ppma)
    np.testing.assert_allclose(got.total_ppba, got.bulk_ppba + 5.0)


def test_fewer_columns_for_recovered_liquid_leave_more() -> None:
    def made(count: float) -> np.ndarray:
        return rod_product(
            source(metal()), columns(columns=count), adsorber(), pickup(), one_pass(),
            incorporation(), handling(),
        ).bulk_ppba  # fmt: skip

    assert (made(0.0) >= made(1.0)).all()
    assert (made(0.0) > made(1.0))[[BORON, CARBON]].all()


def test_granules() -> None:
    silane = Silane(np.array(4.0), redistribution(), volatility(), columns())
    got = granular_product(
        source(metal()), silane, adsorber(), pickup(), one_pass(5.0, 0.95, 0.05),
        incorporation(), granules(), handling(),
    )  # fmt: skip
    assert got.hydrogen_ppma < 20.0
    assert got.dust_fraction < 0.01


def test_refined() -> None:
    dirty = metallurgical_product(metal(), refining(), handling())
    clean = metallurgical_product(metal(), refining(slag_treatments=4.0), handling())
    assert (clean.bulk_ppba < dirty.bulk_ppba).all()


def test_batch_equals_its_elements() -> None:
    boron = np.array([[1.0], [20.0]])
    stages = np.array([10.0, 20.0, 40.0])

    def made(one: object, other: object) -> np.ndarray:
        return rods(metal(boron_ppmw=one), light_stages=other).bulk_ppba

    batch = made(boron, stages)
    assert batch.shape == (2, 3, 5)
    for row in range(2):
        for place in range(3):
            single = made(boron[row, 0], stages[place])
            np.testing.assert_allclose(batch[row, place], single, rtol=1e-13)
