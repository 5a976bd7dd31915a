"""Footprint of a product: sums, what is not covered, scaling."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.exchanges import Floats
from polysight.carbon.product import SCOPES, Part, ProductFootprint, Scope, product_footprint
from polysight.errors import DataError

STAGES, GASES = ("silicon-metal", "electricity", "direct"), ("co2", "ch4")


def part(stage: str, amount: object, *intensity: float, scope: Scope = Scope.CHAIN) -> Part:
    numbers = np.asarray(amount, dtype=float)
    return Part(stage, scope, f"supplier of {stage}", numbers, np.array(intensity))


def footprint(*parts: Part) -> ProductFootprint:
    return product_footprint(parts, stages=STAGES, gases=GASES)


def example(amount: Floats) -> ProductFootprint:
    return footprint(
        part("silicon-metal", 1.1, 10.0, 0.5),
        part("electricity", amount, 0.5, 0.05, scope=Scope.ENERGY),
        part("electricity", amount, 0.1, 0.0),
        part("direct", 1.0, 0.3, 0.0, scope=Scope.DIRECT),
    )


def test_by_hand() -> None:
    got = example(np.array([40.0, 50.0]))
    np.testing.assert_allclose(got.by_stage, [[11.55, 26.0, 0.3], [11.55, 32.5, 0.3]])
    np.testing.assert_allclose(got.by_scope, [[0.3, 22.0, 15.55], [0.3, 27.5, 16.55]])
    np.testing.assert_allclose(got.by_gas, [[35.3, 2.55], [41.3, 3.05]])
    np.testing.assert_allclose(got.total, [37.85, 44.35])
    np.testing.assert_allclose(got.yearly(1000.0).sum(axis=(-3, -2, -1)), [37850.0, 44350.0])
    assert got.scopes == SCOPES
    assert got.not_covered == ()


@given(st.integers(0, 10_000), st.integers(1, 8))
def test_every_way_of_summing_gives_the_total(seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    parts = [
        Part(
            STAGES[chance.integers(3)] if place else STAGES[0],
            SCOPES[chance.integers(3)],
            str(place),
            chance.uniform(0, 50, 4),
            chance.uniform(-1, 2, (4, 2)),
        )
        for place in range(count)
    ]
    idle = [part(stage, 0.0, 1.0, 1.0) for stage in STAGES]
    got = footprint(*parts, *idle)
    whole = sum(one.emissions_kgco2e_per_unit.sum(axis=-1) for one in parts)
    for sums in (got.by_stage, got.by_scope, got.by_gas):
        np.testing.assert_allclose(sums.sum(axis=-1), whole, atol=1e-10)
    np.testing.assert_allclose(got.total, whole, atol=1e-10)
    np.testing.assert_allclose(got.covered_total, whole, atol=1e-10)
    np.testing.assert_allclose(got.shares.sum(axis=-1), 1.0)
    back = footprint(*reversed(idle), *reversed(parts))
    np.testing.assert_allclose(back.by_stage, got.by_stage, atol=1e-10)


def test_an_unknown_intensity_leaves_its_stage_uncovered() -> None:
    got = footprint(
        part("silicon-metal", 1.1, np.nan, np.nan),
        part("electricity", [0.0, 40.0], 0.5, np.nan),
        part("direct", 1.0, 0.3, 0.0),
    )
    assert got.not_covered == ("silicon-metal", "electricity")
    assert np.all(np.isnan(got.total))
    np.testing.assert_allclose(got.covered_total, [0.3, 0.3])
    assert got.covered.tolist() == [[False, True, True], [False, False, True]]


def test_a_stage_without_part_is_not_covered() -> None:
    got = footprint(part("direct", 1.0, 0.3, 0.0))
    assert got.not_covered == ("silicon-metal", "electricity")
    assert np.isnan(got.total)


def test_refusals() -> None:
    with pytest.raises(DataError, match="no exchange at all"):
        footprint()
    with pytest.raises(DataError, match="stage transport"):
        footprint(part("transport", 1.0, 1.0, 1.0))
    with pytest.raises(DataError, match="shape"):
        footprint(part("direct", 1.0, 1.0))
    with pytest.raises(DataError, match="infinite"):
        footprint(part("direct", np.inf, 1.0, 1.0))
    with pytest.raises(DataError, match="shape"):
        ProductFootprint(STAGES, SCOPES, GASES, np.zeros((2, 3, 2)))
