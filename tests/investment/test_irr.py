"""The rate: golden cases, zero value at every root, invariance, a scalar equals a batch row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.irr import IrrStatus, irr, irr_batch
from polysight.investment.npv import npv
from tests.investment.golden import cases

MONEY = st.one_of(st.just(0.0), st.floats(0.01, 1e4), st.floats(-1e4, -0.01))
FLOWS = arrays(np.float64, st.integers(1, 20), elements=MONEY)


@pytest.mark.parametrize("case", cases("irr"), ids=lambda case: str(case["flows"])[:40])
@pytest.mark.parametrize("scale", [1.0, -1.0, 1e-12, 1e12])
def test_golden(case: dict[str, Any], scale: float) -> None:
    got = irr(scale * np.array(case["flows"]))
    assert got.status.label == case["status"]
    assert (got.sign_changes, got.root_count) == (case["sign_changes"], case["root_count"])
    assert len(got.roots) == len(case["roots"])
    np.testing.assert_allclose(got.roots, case["roots"], rtol=0, atol=case["tolerance"] + 1e-15)
    if case["status"] == "ok":
        assert got.rate == got.roots[0]
    elif case["status"] == "multiple":
        wanted = case.get("rate", np.nan)
        np.testing.assert_allclose(got.rate, wanted, rtol=0, atol=case["tolerance"])
    else:
        assert np.isnan(got.rate)


def test_what_has_no_rate_says_why() -> None:
    assert irr([0.0, 0.0]).status is IrrStatus.ALL_ZERO
    assert irr([0.0, 3.0, 1.0]).status is IrrStatus.ONE_SIGN
    assert irr([-1.0, np.nan]).status is IrrStatus.INVALID
    assert irr([-1.0, np.inf]).status is IrrStatus.INVALID
    assert irr([-1e-320, 1e300]).status is IrrStatus.INVALID


@given(FLOWS)
def test_the_value_is_zero_at_every_root(flows: np.ndarray) -> None:
    got = irr(flows)
    for rate in got.roots:
        # In whichever direction of time the factors stay small.
        turned = flows if rate >= 0 else flows[::-1]
        at = rate if rate >= 0 else 1.0 / (1.0 + rate) - 1.0
        size = npv(at, np.abs(turned), "start")
        assert abs(npv(at, turned, "start")) <= 1e-10 * size
    if got.roots:
        assert got.residual <= 1e-12


@given(FLOWS)
def test_descartes_holds(flows: np.ndarray) -> None:
    got = irr(flows)
    assert got.root_count <= got.sign_changes
    assert (got.sign_changes - got.root_count) % 2 == 0
    if got.status is not IrrStatus.MULTIPLE:
        assert (got.status is IrrStatus.OK) == np.isfinite(got.rate)


@given(FLOWS, st.integers(-40, 40), st.sampled_from([1.0, -1.0]))
def test_scale_and_sign_change_no_bit(flows: np.ndarray, power: int, sign: float) -> None:
    assert same(irr(flows), irr(sign * np.ldexp(flows, power)))


@given(FLOWS, st.integers(0, 5), st.integers(0, 5))
def test_zeros_at_the_ends_change_no_bit(flows: np.ndarray, before: int, after: int) -> None:
    assert same(irr(flows), irr(np.pad(flows, (before, after))))


@given(arrays(np.float64, (6, 8), elements=st.one_of(MONEY, st.just(np.nan))))
def test_a_batch_equals_its_rows(flows: np.ndarray) -> None:
    batch = irr_batch(flows.reshape(2, 3, 8))
    assert batch.rate.shape == (2, 3)
    for place, row in enumerate(flows):
        alone, at = irr(row), np.unravel_index(place, (2, 3))
        assert np.array_equal(batch.rate[at], alone.rate, equal_nan=True)
        assert np.array_equal(batch.residual[at], alone.residual, equal_nan=True)
        assert batch.status[at] == alone.status
        assert batch.root_count[at] == alone.root_count


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)
