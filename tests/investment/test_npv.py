"""Present value: golden cases, linear in the flows, timing explicit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.errors import DataError
from polysight.investment.npv import Timing, discount_factors, npv
from tests.investment.golden import cases

ROWS = arrays(np.float64, (3, 7), elements=st.floats(-1e6, 1e6))
RATE = st.floats(-0.5, 2.0)


@pytest.mark.parametrize("case", cases("npv"), ids=lambda case: str(case["flows"]))
def test_golden(case: dict[str, Any]) -> None:
    got = npv(case["rate"], case["flows"], case["timing"])
    assert abs(got - case["value"]) <= case["tolerance"]


def table_rows() -> list[tuple[dict[str, Any], list[str]]]:
    return [(case, row.split()) for case in cases("factors") for row in case["rows"].splitlines()]


@pytest.mark.parametrize(
    ("case", "row"),
    table_rows(),
    ids=lambda part: part[0] if isinstance(part, list) else part["kind"],
)
def test_published_tables(case: dict[str, Any], row: list[str]) -> None:
    period = int(row[0])
    flows = np.ones(period) if case["kind"] == "each" else np.eye(period)[-1]
    rates = np.array(case["rates_percent"]) / 100
    unit = 10.0 ** -case["digits"]
    apart = np.abs(npv(rates, flows, "end") - np.array(row[1:], dtype=np.float64))
    wrong = np.array([[period, rate] in case["misprints"] for rate in case["rates_percent"]])
    assert ((apart <= case["slack"] * unit * 1.0001) != wrong).all()


@given(ROWS, ROWS, st.floats(-10, 10), RATE)
def test_linear(one: np.ndarray, other: np.ndarray, factor: float, rate: float) -> None:
    left = npv(rate, one + factor * other, "end")
    right = npv(rate, one, "end") + factor * npv(rate, other, "end")
    size = npv(rate, np.abs(one) + np.abs(factor * other), "end")
    assert (np.abs(left - right) <= 1e-12 * size + 1e-300).all()


@given(ROWS, arrays(np.float64, 3, elements=RATE))
def test_a_batch_equals_its_rows(flows: np.ndarray, rates: np.ndarray) -> None:
    batch = npv(rates, flows, "middle")
    alone = [float(npv(rate, row, "middle")) for rate, row in zip(rates, flows, strict=True)]
    assert batch.tolist() == alone


@given(st.integers(1, 40), RATE, st.sampled_from(["start", "middle", "end"]))
def test_the_sum_of_the_discounted_flows(periods: int, rate: float, timing: Timing) -> None:
    flows = np.random.default_rng(periods).normal(size=periods)
    terms = flows * discount_factors(rate, periods, timing)
    assert abs(npv(rate, flows, timing) - terms.sum()) <= 1e-13 * np.abs(terms).sum()


def test_rates_and_flows_are_matched_by_their_axes() -> None:
    flows, rates = np.arange(6.0).reshape(2, 3), np.array([[0.1], [0.2], [0.3]])
    grid = npv(rates, flows, "start")
    assert grid.shape == (3, 2)
    assert grid[2, 1] == npv(0.3, flows[1], "start")


def test_timing_shifts_by_half_a_period() -> None:
    start, middle, end = (discount_factors(0.21, 3, when) for when in ("start", "middle", "end"))
    np.testing.assert_allclose(start, middle * 1.1)
    np.testing.assert_allclose(start, end * 1.21)


@pytest.mark.parametrize("rate", [-1.0, -2.0, np.nan])
def test_an_impossible_rate_is_refused(rate: float) -> None:
    with pytest.raises(DataError, match="above -1"):
        npv(rate, [1.0, 2.0], "end")
