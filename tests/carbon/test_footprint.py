"""Footprints: golden cases, linearity, sums, order, the guard of electricity bases."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.footprint import Boundary, Floats, Stage, gate_footprint
from polysight.errors import BasisError, DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "footprint.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
NAMES = ("silicon-metal", "electricity", "heat", "hydrogen", "chlorine", "direct")
GATE = Boundary("cradle-to-gate", NAMES)
AMOUNTS = arrays(np.float64, (6, 2, 3), elements=st.floats(0.01, 100))


def stage(name: str, consumption: Any, factor: Any, basis: str = "life-cycle") -> Stage:
    return Stage(name, np.asarray(consumption), np.asarray(factor), ElectricityBasis(basis))


def inventory(consumption: Floats, factor: Floats) -> tuple[Stage, ...]:
    return tuple(
        stage(name, *row)
        for name, row in zip(NAMES, zip(consumption, factor, strict=True), strict=True)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["source"])[:40])
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    stages = tuple(
        stage(row["name"], row["consumption"], row["factor"], row["electricity"])
        for row in case["stages"]
    )
    got = gate_footprint(stages, boundary=Boundary("g", tuple(case["boundary"])), method="m")
    np.testing.assert_allclose(got.covered_kgco2e_per_kg, case["covered"], rtol=1e-15)
    np.testing.assert_allclose(got.total_kgco2e_per_kg, case.get("total", np.nan), rtol=1e-15)
    assert list(got.not_covered) == case["not_covered"]
    assert got.basis.screening == case["screening"]


@given(AMOUNTS, AMOUNTS, st.integers(0, 5), st.floats(0.0, 10.0))
def test_linear_in_each_factor(
    consumption: Floats, factor: Floats, place: int, step: float
) -> None:
    changed = factor.copy()
    changed[place] += step
    before, after = (
        gate_footprint(inventory(consumption, each), boundary=GATE, method="m")
        for each in (factor, changed)
    )
    np.testing.assert_allclose(
        after.total_kgco2e_per_kg - before.total_kgco2e_per_kg,
        consumption[place] * step,
        atol=1e-9 * float(after.total_kgco2e_per_kg.max()),
    )


@given(AMOUNTS, AMOUNTS, st.permutations(range(6)))
def test_stages_sum_to_the_total_in_any_order(
    consumption: Floats, factor: Floats, order: list[int]
) -> None:
    stages = inventory(consumption, factor)
    one = gate_footprint(stages, boundary=GATE, method="m")
    turned = Boundary(GATE.name, tuple(NAMES[place] for place in order))
    other = gate_footprint(tuple(stages[place] for place in order), boundary=turned, method="m")
    np.testing.assert_array_equal(one.total_kgco2e_per_kg, other.total_kgco2e_per_kg)
    np.testing.assert_array_equal(one.total_kgco2e_per_kg, one.covered_kgco2e_per_kg)
    np.testing.assert_allclose(
        one.emissions_kgco2e_per_kg.sum(axis=0), one.total_kgco2e_per_kg, rtol=1e-13
    )
    np.testing.assert_allclose(one.shares.sum(axis=0), 1.0, rtol=1e-12)
    assert one.covered.all()
    assert one.not_covered == ()


@given(AMOUNTS, AMOUNTS)
def test_a_batch_equals_its_elements(consumption: Floats, factor: Floats) -> None:
    batch = gate_footprint(inventory(consumption, factor), boundary=GATE, method="m")
    for place in np.ndindex(2, 3):
        at = (slice(None), *place)
        alone = gate_footprint(inventory(consumption[at], factor[at]), boundary=GATE, method="m")
        assert batch.total_kgco2e_per_kg[place] == alone.total_kgco2e_per_kg


def test_axes_broadcast() -> None:
    got = gate_footprint(
        (
            stage("electricity", np.ones((2, 1, 1)), np.ones((3, 1))),
            stage("direct", np.ones(4), np.asarray(1.0), "none"),
        ),
        boundary=Boundary("g", ("electricity", "direct")),
        method="m",
    )
    assert got.emissions_kgco2e_per_kg.shape == (2, 2, 3, 4)


def test_a_missing_factor_stays_missing_where_it_is_missing() -> None:
    power = stage("electricity", 50.0, [0.6, np.nan])
    got = gate_footprint(
        (power, stage("direct", 1.0, 2.0, "none")),
        boundary=Boundary("g", ("electricity", "direct")),
        method="m",
    )
    np.testing.assert_array_equal(got.total_kgco2e_per_kg, [32.0, np.nan])
    np.testing.assert_array_equal(got.covered_kgco2e_per_kg, [32.0, 2.0])
    assert got.not_covered == ("electricity",)
    assert got.covered.tolist() == [[True, False], [True, True]]


def test_nothing_consumed_is_nothing_emitted_but_nothing_known_is_unknown() -> None:
    boundary = Boundary("g", ("hydrogen",))
    none = gate_footprint((stage("hydrogen", 0.0, np.nan),), boundary=boundary, method="m")
    assert none.total_kgco2e_per_kg == 0.0
    unknown = gate_footprint((stage("hydrogen", np.nan, 1.0),), boundary=boundary, method="m")
    assert np.isnan(unknown.covered_kgco2e_per_kg)
    empty = gate_footprint((), boundary=boundary, method="m")
    assert empty.not_covered == ("hydrogen",)


CARRIERS = [each for each in ElectricityBasis if each not in {"none", "unstated"}]


@pytest.mark.parametrize("one", CARRIERS)
@pytest.mark.parametrize("other", CARRIERS)
def test_unlike_electricity_factors_never_meet(
    one: ElectricityBasis, other: ElectricityBasis
) -> None:
    stages = (stage("electricity", 1.0, 1.0, one), stage("silicon-metal", 1.0, 1.0, other))
    if one == other:
        got = gate_footprint(stages, boundary=GATE, method="m")
        assert got.basis.electricity is one
        assert got.basis.screening == (one is not ElectricityBasis.LIFE_CYCLE)
        return
    with pytest.raises(BasisError, match="screening") as caught:
        gate_footprint(stages, boundary=GATE, method="m")
    assert "筛查值" in caught.value.told("zh")


def test_an_unstated_electricity_basis_is_refused() -> None:
    with pytest.raises(BasisError, match="unstated"):
        gate_footprint((stage("electricity", 1.0, 1.0, "unstated"),), boundary=GATE, method="m")


def test_silicon_metal_is_inside_where_the_boundary_says_so() -> None:
    power = stage("electricity", 1.0, 1.0)
    without = Boundary("gate-to-gate", ("electricity",))
    assert gate_footprint((power,), boundary=GATE, method="m").basis.silicon_metal == "included"
    assert gate_footprint((power,), boundary=without, method="m").basis.silicon_metal == "excluded"


def test_refusals() -> None:
    power = stage("electricity", 1.0, 1.0)
    with pytest.raises(DataError, match="twice"):
        gate_footprint((power, power), boundary=GATE, method="m")
    with pytest.raises(DataError, match="does not belong"):
        gate_footprint((replace(power, name="module"),), boundary=GATE, method="m")
    with pytest.raises(DataError, match="negative"):
        stage("electricity", -1.0, 1.0)
    with pytest.raises(DataError, match="infinite"):
        stage("electricity", 1.0, np.inf)
