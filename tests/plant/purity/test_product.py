"""Products of the three routes: what adds up, batch = elements."""

from __future__ import annotations

import numpy as np

from polysight.plant.purity.product import granular_product, metallurgical_product, rod_product
from tests.plant.purity.example import (
    columns,
    granules,
    handling,
    incorporation,
    metal,
    one_pass,
    refining,
    transfer,
)


def test_rods() -> None:
    got = rod_product(metal(), transfer(), columns(), one_pass(), incorporation(), handling())
    assert got.bulk_ppba.shape == got.surface_ppba.shape == (5,)
    assert np.isnan(got.hydrogen_ppma)
    np.testing.assert_allclose(got.total_ppba, got.bulk_ppba + 5.0)


def test_granules() -> None:
    got = granular_product(
        metal(), transfer(), columns(), one_pass(5.0, 0.95), incorporation(), granules(), handling()
    )
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
        return rod_product(
            metal(boron_ppmw=one), transfer(), columns(light_stages=other), one_pass(),
            incorporation(), handling(),
        ).bulk_ppba  # fmt: skip

    batch = made(boron, stages)
    assert batch.shape == (2, 3, 5)
    for row in range(2):
        for place in range(3):
            single = made(boron[row, 0], stages[place])
            np.testing.assert_allclose(batch[row, place], single, rtol=1e-13)
