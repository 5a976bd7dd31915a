"""Slag and solidification: golden cases, conservation, boron and phosphorus hardly removed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from polysight.errors import UsageError
from polysight.plant.purity.impurities import BORON, METALS, PHOSPHORUS
from polysight.plant.purity.metallurgical import (
    refined_ppba,
    scheil_mean,
    scheil_profile,
    slag_residual,
)
from tests.plant.purity.example import cases, refining


@pytest.mark.parametrize("case", cases("slag"), ids=str)
def test_slag(case: dict[str, Any]) -> None:
    parts = (np.array(case[name]) for name in ("partition", "ratio", "treatments"))
    assert abs(float(slag_residual(*parts)) - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("scheil_profile"), ids=str)
def test_profile(case: dict[str, Any]) -> None:
    got = scheil_profile(np.array(case["segregation"]), np.array(case["solidified"]))
    assert abs(float(got) - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("scheil_rise"), ids=str)
def test_rise_from_the_seed_end(case: dict[str, Any]) -> None:
    first, last = scheil_profile(np.array(case["segregation"]), np.array([0.0, case["solidified"]]))
    assert abs(float(last / first) - case["value"]) <= case["tolerance"]


@pytest.mark.parametrize("case", cases("scheil_mean"), ids=str)
def test_mean(case: dict[str, Any]) -> None:
    got = scheil_mean(np.array(case["segregation"]), np.array(case["kept"]))
    assert abs(float(got) - case["value"]) <= case["tolerance"]


@given(st.floats(0.05, 1.5), st.floats(0.05, 0.95))
def test_mean_is_the_integral_of_the_profile(segregation: float, kept: float) -> None:
    k = np.array(segregation)
    area, _ = quad(lambda g: float(scheil_profile(k, np.array(g))), 0.0, kept)
    np.testing.assert_allclose(scheil_mean(k, np.array(kept)), area / kept, rtol=1e-6)


@given(st.floats(1e-6, 1.5))
def test_a_whole_ingot_holds_what_the_melt_held(segregation: float) -> None:
    np.testing.assert_allclose(scheil_mean(np.array(segregation), np.array(1.0)), 1.0)


def test_what_passes_no_vacuum_keeps_its_phosphorus() -> None:
    all_of_it, half, none = (
        refined_ppba(np.ones(5), refining(vacuum_share_fraction=share)) for share in (1.0, 0.5, 0.0)
    )
    np.testing.assert_allclose(half, (all_of_it + none) / 2.0)
    np.testing.assert_allclose(all_of_it, 0.9 * none)


def test_a_step_left_out_removes_nothing() -> None:
    idle = refining(
        slag_treatments=0.0, leachings=0.0, vacuum_share_fraction=0.0, solidifications=0.0
    )
    np.testing.assert_array_equal(refined_ppba(np.ones(5), idle), np.ones(5))


def test_dopants_are_hardly_removed_and_metals_are() -> None:
    (ratio,) = cases("segregation_ratio")
    assert abs(0.35 / 0.8 - ratio["value"]) <= ratio["tolerance"]
    only = refining(
        slag_treatments=0.0, solidifications=1.0, boron_segregation=0.8,
        phosphorus_segregation=0.35, metals_segregation=8e-6, **_nothing(),
    )  # fmt: skip
    left = refined_ppba(np.ones(5), only)
    assert left[BORON] > 0.9
    assert left[PHOSPHORUS] > 0.5
    assert left[METALS] < 1e-4


def _nothing() -> dict[str, float]:
    names = ("boron", "phosphorus", "carbon", "oxygen", "metals")
    endings = ("evaporated_fraction", "leached_fraction")
    return {f"{name}_{ending}": 0.0 for name in names for ending in endings}


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="kept_fraction is 0"):
        refined_ppba(np.ones(5), refining(kept_fraction=0.0))
    with pytest.raises(UsageError, match="boron_segregation"):
        refined_ppba(np.ones(5), refining(boron_segregation=-0.1))
