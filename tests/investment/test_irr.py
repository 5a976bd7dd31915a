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
from tests.investment import irr_rows
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


@pytest.mark.parametrize("case", cases("annuities"), ids=lambda case: case["source"][:50])
def test_loans_and_annuities(case: dict[str, Any]) -> None:
    flows = np.zeros(case["periods"] + 1)
    flows[0], flows[-1] = case["present"], case["future"]
    flows[: case["periods"]] += case["payment"] if case["when"] == "start" else 0.0
    flows[1:] += case["payment"] if case["when"] == "end" else 0.0
    size = npv(case["rate"], np.abs(flows), "start")
    assert abs(npv(case["rate"], flows, "start")) <= 1e-11 * size
    roots = np.array(irr(flows).roots)
    assert np.min(np.abs(roots - case["rate"])) <= case["tolerance"]


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


@pytest.mark.parametrize("fault", [0.0, np.nan, np.inf, -400.0])
def test_full_blocks_equal_their_rows_whatever_stands_beside_them(fault: float) -> None:
    rows = irr_rows.projects(np.random.default_rng(3), 50, 25)
    rows[5, -1] = rows[20, 0] = rows[37, 12] = rows[38, 4] = fault
    batch = irr_batch(rows)
    for place, row in enumerate(rows):
        alone = irr(row)
        assert np.array_equal(batch.rate[place], alone.rate, equal_nan=True)
        assert np.array_equal(batch.residual[place], alone.residual, equal_nan=True)
        assert (batch.status[place], batch.root_count[place]) == (alone.status, alone.root_count)


@given(st.floats(1e-12, 1e12), st.sampled_from([1.0, -1.0]), st.integers(2, 60))
def test_any_unit_of_money(factor: float, sign: float, periods: int) -> None:
    rows = irr_rows.projects(np.random.default_rng(periods), 20, periods)
    one, other = irr_batch(rows), irr_batch(sign * factor * rows)
    np.testing.assert_allclose(one.rate, other.rate, rtol=1e-12, atol=1e-13)
    assert (one.status == IrrStatus.OK).all()
    assert (other.status == IrrStatus.OK).all()
    assert max(one.residual.max(), other.residual.max()) <= 1e-13


def test_monthly_rows_of_thirty_years() -> None:
    flows = np.full((20, 360), 1.0)
    flows[:, :24] = -np.linspace(2.0, 12.0, 20)[:, None]
    flows[:, 200] -= 30.0
    found = irr_batch(flows)
    assert found.residual.max() <= 1e-12
    for row, rate in zip(flows, found.rate, strict=True):
        assert abs(npv(rate, row, "end")) <= 1e-10 * npv(rate, np.abs(row), "end")


def test_no_rows_and_one_period() -> None:
    assert irr_batch(np.empty((0, 5))).rate.shape == (0,)
    assert irr([5.0]).status is IrrStatus.ONE_SIGN
    assert irr([]).status is IrrStatus.ALL_ZERO


def same(one: object, other: object) -> bool:
    return repr(one) == repr(other)
