"""Reconciliation: textbook answers, the closed form, another optimiser, bounds, what is unknown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy.optimize import minimize

from polysight.audit.balance_network import (
    balance_network,
    linear_constraint,
    product_constraint,
)
from polysight.audit.gross_errors import global_test
from polysight.audit.readings import AT_LEAST, AT_MOST, POINT, Readings
from polysight.audit.reconciliation import reconciliation
from polysight.errors import DataError
from tests.audit.balance_cases import WIDTH, cases, problem

Floats = NDArray[np.float64]
BYPASS = cases()[0]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["name"]))
def test_golden(case: dict[str, Any]) -> None:
    network, readings, start = problem(case)
    found = reconciliation(network, readings, start)
    assert_allclose(found.fitted, case["reconciled"], atol=case["tolerance"], rtol=0)
    assert found.degrees == case["degrees"]
    assert found.redundant.all()
    values = dict(zip(found.quantities, found.values.tolist(), strict=True))
    for name, value in case.get("unmeasured", {}).items():
        assert values[name] == pytest.approx(value, abs=case["tolerance"])
    if "reconciled_half_widths" in case:
        widths = found.deviations[: len(found.fitted)] * WIDTH
        assert_allclose(widths, case["reconciled_half_widths"], atol=case["tolerance"], rtol=0)
    if "statistic" in case:
        assert found.statistic == pytest.approx(case["statistic"], abs=5e-4)
    if "critical" in case:
        assert global_test(found).critical == pytest.approx(case["critical"], abs=5e-4)
    assert_allclose(network.residuals(found.values), 0.0, atol=1e-8)


def linear_problem(seed: int) -> tuple[Floats, Readings]:
    """Random constraints, readings and errors that go together."""
    drawn = np.random.default_rng(seed)
    matrix = drawn.integers(-2, 3, (3, 7)).astype(float)
    matrix[np.abs(matrix).sum(axis=1) == 0, 0] = 1.0
    root = drawn.normal(size=(7, 7)) + 3.0 * np.eye(7)
    covariance = root @ root.T
    deviations = np.sqrt(np.diag(covariance))
    names = tuple(str(place) for place in range(7))
    values = drawn.normal(10.0, 3.0, 7)
    correlation = covariance / np.outer(deviations, deviations)
    return matrix, Readings(names, values, deviations, None, correlation)


@given(seed=st.integers(0, 10_000))
def test_linear_constraints_have_the_closed_form(seed: int) -> None:
    matrix, readings = linear_problem(seed)
    constraints = [
        linear_constraint(str(row), {str(p): x for p, x in enumerate(line) if x})
        for row, line in enumerate(matrix)
    ]
    found = reconciliation(balance_network(constraints, readings.quantities), readings)
    assert readings.correlation is not None
    covariance = readings.correlation * np.outer(readings.deviations, readings.deviations)
    gain = covariance @ matrix.T @ np.linalg.pinv(matrix @ covariance @ matrix.T)
    assert_allclose(found.values, readings.values - gain @ matrix @ readings.values, atol=1e-8)
    left = covariance - gain @ matrix @ covariance
    assert_allclose(found.deviations**2, np.diag(left), atol=1e-7)
    assert found.degrees == np.linalg.matrix_rank(matrix)


def market(drawn: np.random.Generator, error: float) -> tuple[Floats, Readings, Any]:
    """True values of a market with two products, its readings and its network."""
    capacity, load, price = drawn.uniform(50, 500), drawn.uniform(0.3, 1.0), drawn.uniform(30, 90)
    imports, used = drawn.uniform(1, 20), drawn.uniform(20, 200)
    made = capacity * load
    truth = np.array(
        [capacity, load, made, price, made * price, imports, used, made + imports - used]
    )
    names = ("capacity", "load", "made", "price", "revenue", "imports", "used", "surplus")
    network = balance_network(
        [
            product_constraint("load", "made", ("capacity", "load")),
            product_constraint("sales", "revenue", ("made", "price")),
            linear_constraint("net", {"made": 1, "imports": 1, "used": -1, "surplus": -1}),
        ],
        names,
    )
    deviations = np.maximum(0.05 * np.abs(truth), 0.01)
    values = truth + error * deviations * drawn.normal(size=len(truth))
    return truth, Readings(names, values, deviations), network


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_products_agree_with_another_optimiser(seed: int) -> None:
    truth, readings, network = market(np.random.default_rng(seed), 2.0)
    found = reconciliation(network, readings)
    scale = np.abs(truth)
    other = minimize(
        lambda z: (((z * scale - readings.values) / readings.deviations) ** 2).sum(),
        truth / scale,
        constraints={"type": "eq", "fun": lambda z: network.residuals(z * scale) / scale[2]},
        method="SLSQP",
        options={"ftol": 1e-13, "maxiter": 500},
    )
    assert_allclose(network.residuals(found.values) / scale[2], 0.0, atol=1e-7)
    assert found.statistic <= other.fun * (1 + 1e-6) + 1e-9


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_true_readings_stay_and_the_order_of_rows_changes_nothing(seed: int) -> None:
    drawn = np.random.default_rng(seed)
    truth, readings, network = market(drawn, 0.0)
    assert_allclose(reconciliation(network, readings).values, truth, rtol=1e-7)
    _, readings, network = market(drawn, 1.0)
    shuffled = drawn.permutation(len(truth))
    one, other = (
        reconciliation(network, readings),
        reconciliation(network, readings.taken(shuffled)),
    )
    assert_allclose(one.values, other.values, rtol=1e-7)
    assert_allclose(one.fitted[shuffled], other.fitted, rtol=1e-7)


@given(seed=st.integers(0, 1000), factor=st.sampled_from([1e-6, 1e3, 1e9]))
@settings(max_examples=30, deadline=None)
def test_another_unit_changes_no_statistic(seed: int, factor: float) -> None:
    _, readings, _ = market(np.random.default_rng(seed), 1.0)
    names = ("made", "imports", "used", "surplus")
    network = balance_network(
        [linear_constraint("net", {"made": 1, "imports": 1, "used": -1, "surplus": -1})]
    )
    places = np.array([readings.quantities.index(name) for name in names])
    told = readings.taken(places)
    scaled = Readings(told.quantities, told.values * factor, told.deviations * factor)
    one, other = reconciliation(network, told), reconciliation(network, scaled)
    assert other.statistic == pytest.approx(one.statistic, rel=1e-6, abs=1e-9)


def test_two_readings_of_one_quantity_are_weighed() -> None:
    readings = Readings(("x", "x"), np.array([1800.0, 1500.0]), np.array([50.0, 100.0]))
    found = reconciliation(balance_network([], ["x"]), readings)
    assert found.values.tolist() == pytest.approx([1740.0])
    assert found.degrees == 1
    assert found.statistic == pytest.approx(300.0**2 / (50.0**2 + 100.0**2))


def test_what_can_be_known_is_told() -> None:
    network = balance_network(
        [
            linear_constraint("sum", {"a": 1, "b": 1, "c": -1}),
            linear_constraint("rest", {"d": 1, "e": 1, "c": -1}),
        ]
    )
    readings = Readings(("a", "c"), np.array([3.0, 10.0]), np.array([0.1, 0.1]))
    found = reconciliation(network, readings)
    values = dict(zip(found.quantities, found.values.tolist(), strict=True))
    assert dict(zip(found.quantities, found.observable.tolist(), strict=True)) == {
        "a": True, "b": True, "c": True, "d": False, "e": False,
    }  # fmt: skip
    assert values["b"] == pytest.approx(7.0)
    assert np.isnan(values["d"])
    assert not found.redundant.any()
    assert found.degrees == 0


def test_bounds_pull_only_where_they_are_violated() -> None:
    network = balance_network([linear_constraint("share", {"part": 1, "rest": 1}, -100.0)])
    told = ("part", "rest", "part", "part")
    values, deviations = np.array([60.0, 38.0, 50.0, 70.0]), np.ones(4)
    slack = np.array([POINT, POINT, AT_LEAST, AT_MOST])
    found = reconciliation(network, Readings(told, values, deviations, slack))
    assert found.active.tolist() == [True, True, False, False]
    assert found.values.tolist() == pytest.approx([61.0, 39.0])
    tight = np.array([POINT, POINT, AT_MOST, AT_LEAST])
    found = reconciliation(network, Readings(told, values, deviations, tight))
    assert found.active.all()
    assert found.values[0] == pytest.approx((60 + 62 + 50 + 70) / 4)


def test_bounds_alone_leave_their_quantity_open() -> None:
    readings = Readings(("x",), np.array([65.0]), np.array([1.0]), np.array([AT_LEAST]))
    found = reconciliation(balance_network([], ["x"]), readings)
    assert not found.observable.any()
    assert found.statistic == 0.0
    against = Readings(
        ("x", "x"), np.array([65.0, 60.0]), np.ones(2), np.array([AT_LEAST, AT_MOST])
    )
    found = reconciliation(balance_network([], ["x"]), against)
    assert found.values.tolist() == pytest.approx([62.5])


def test_many_readings_of_one_quantity_are_quick() -> None:
    count = 100_000
    drawn = np.random.default_rng(5)
    readings = Readings(("x",) * count, drawn.normal(80, 1, count), np.ones(count))
    found = reconciliation(balance_network([], ["x"]), readings)
    assert found.values[0] == pytest.approx(readings.values.mean())
    assert found.degrees == count - 1


def test_constraints_that_contradict_each_other_are_refused() -> None:
    network = balance_network(
        [linear_constraint("one", {"x": 1}, -1.0), linear_constraint("two", {"x": 1}, -2.0)]
    )
    with pytest.raises(DataError) as refused:
        reconciliation(network, Readings(("x",), np.ones(1), np.ones(1)))
    assert refused.value.problems[0].key == "reconciliation.contradiction"


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    factors=st.dictionaries(
        st.integers(0, 7), st.sampled_from([0.0, -1.0, 0.1, 0.5, 2.0, 10.0, 1e3, 1e4]), max_size=3
    ),
)
def test_numbers_wrong_by_orders_of_magnitude_are_reconciled(
    seed: int, factors: dict[int, float]
) -> None:
    truth, readings, network = market(np.random.default_rng(seed), 1.0)
    values = readings.values.copy()
    for place, factor in factors.items():
        values[place] *= factor
    deviations = np.maximum(0.03 * np.abs(values), 0.001 * np.abs(truth))
    told = Readings(readings.quantities, values, deviations)
    found = reconciliation(network, told)
    sizes = np.abs(found.values).max()
    assert np.isfinite(found.statistic)
    assert np.abs(network.residuals(found.values)).max() <= 1e-6 * max(sizes, sizes**2)
