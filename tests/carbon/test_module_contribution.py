"""Polysilicon in a module: golden cases, losses, limits that it alone can break and never keep."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.module_contribution import (
    LimitOutcome,
    ModuleLimit,
    Slicing,
    limit_uses,
    module_contribution,
    silicon_per_watt,
)
from polysight.errors import DataError

FILE = Path(__file__).parents[1] / "golden" / "carbon" / "module_contribution.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
NAMES = tuple(each.name for each in fields(Slicing))


def slicing(case: dict[str, Any]) -> Slicing:
    return Slicing(**{name: np.asarray(case[name]) for name in NAMES})


WAFER = slicing(CASES[1])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_golden(case: dict[str, Any]) -> None:
    assert case["source"].strip()
    silicon = np.asarray(case["silicon_g_per_w"])
    if "kerf_um" in case:
        np.testing.assert_allclose(silicon_per_watt(slicing(case)), silicon, rtol=1e-7)
    got = module_contribution(np.asarray(case["intensity"]), silicon)
    np.testing.assert_allclose(got, case["contribution"], rtol=1e-12)


@given(
    st.sampled_from(["crystal_yield", "slicing_yield", "cell_yield", "module_yield"]),
    st.floats(0.5, 1.0),
    st.floats(0.0, 200.0),
)
def test_every_loss_needs_more_silicon(name: str, share: float, kerf: float) -> None:
    whole = replace(WAFER, **{name: np.asarray(1.0)})
    lossy = replace(WAFER, **{name: np.asarray(share)})
    np.testing.assert_allclose(silicon_per_watt(lossy) * share, silicon_per_watt(whole))
    thick = replace(WAFER, kerf_um=np.asarray(kerf))
    none = replace(WAFER, kerf_um=np.asarray(0.0))
    ratio = (130.0 + kerf) / 130.0
    np.testing.assert_allclose(silicon_per_watt(thick), silicon_per_watt(none) * ratio)


EPEAT = ModuleLimit("l1", "epeat-low", 630.0, "epeat")
KOREA = ModuleLimit("l2", "korea-grade-1", 670.0, "korea-certification", strict=True)


def test_limits_are_used_up_and_never_kept_by_one_stage() -> None:
    contribution = np.array([63.0, 126.0, 700.0])
    first, second = limit_uses(contribution, (EPEAT, KOREA), method="epeat")
    np.testing.assert_allclose(first.used, [0.1, 0.2, 700.0 / 630.0])
    np.testing.assert_allclose(first.left_kgco2e_per_kw, [567.0, 504.0, -70.0])
    assert first.exceeded_share == pytest.approx(1.0 / 3.0)
    assert first.outcome is LimitOutcome.OPEN
    assert first.same_method
    assert not second.same_method
    (broken,) = limit_uses(np.array([700.0, 800.0]), (EPEAT,), method="epeat")
    assert broken.outcome is LimitOutcome.EXCEEDED


def test_a_strict_limit_is_broken_at_itself() -> None:
    at = np.array([670.0])
    (strict,) = limit_uses(at, (KOREA,), method="m")
    (mild,) = limit_uses(at, (replace(KOREA, strict=False),), method="m")
    assert (strict.outcome, mild.outcome) == (LimitOutcome.EXCEEDED, LimitOutcome.OPEN)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cell_yield": 0.0}, "cell_yield"),
        ({"crystal_yield": 97.0}, "crystal_yield"),
        ({"kerf_um": -1.0}, "kerf"),
        ({"thickness_um": 0.0}, "thickness"),
        ({"cell_power_w": np.nan}, "cell_power_w"),
    ],
)
def test_impossible_wafers_are_refused(change: dict[str, float], said: str) -> None:
    wrong = replace(WAFER, **{name: np.asarray(value) for name, value in change.items()})
    with pytest.raises(DataError, match=said) as caught:
        silicon_per_watt(wrong)
    assert caught.value.told("zh")


def test_impossible_numbers_are_refused() -> None:
    with pytest.raises(DataError, match="negative"):
        module_contribution(np.asarray(-1.0), np.asarray(2.0))
    with pytest.raises(DataError, match="missing"):
        limit_uses(np.array([np.nan]), (EPEAT,), method="m")
    with pytest.raises(DataError, match="above zero"):
        limit_uses(np.array([1.0]), (replace(EPEAT, limit_kgco2e_per_kw=0.0),), method="m")
