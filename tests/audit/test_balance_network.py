"""Constraints: residuals and slopes, first values, parts that have nothing in common, refusals."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from polysight.audit.balance_network import (
    Constraint,
    Term,
    balance_network,
    linear_constraint,
    product_constraint,
    start_values,
)
from polysight.errors import DataError
from tests.audit.balance_cases import cases, problem

BALANCE = linear_constraint(
    "balance", {"made": 1.0, "imports": 1.0, "exports": -1.0, "used": -1.0, "surplus": -1.0}
)
MADE = product_constraint("load", "made", ("capacity", "utilisation"))


def test_residuals_of_sums_and_products() -> None:
    network = balance_network([BALANCE, MADE, linear_constraint("fixed", {"used": 1.0}, -1500.0)])
    known = {"made": 1620.0, "imports": 30.0, "exports": 100.0, "used": 1500.0, "surplus": 50.0}
    known |= {"capacity": 1800.0, "utilisation": 0.9}
    values = np.array([known[name] for name in network.quantities])
    assert_allclose(network.residuals(values), 0.0, atol=1e-9)
    assert not network.linear
    assert balance_network([BALANCE]).linear


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case["name"]))
@given(seed=st.integers(0, 1000))
def test_slopes_and_bends_are_those_of_the_residuals(case: dict[str, object], seed: int) -> None:
    network, _, _ = problem(case)
    drawn = np.random.default_rng(seed)
    values = drawn.uniform(0.5, 3.0, len(network.quantities))
    weights = drawn.uniform(-1.0, 1.0, len(network.constraints))
    slopes, bent = network.jacobian(values), network.curvature(values, weights)
    for place in range(len(values)):
        step = np.zeros(len(values))
        step[place] = 1e-5
        up, down = values + step, values - step
        assert_allclose(
            slopes[:, place], (network.residuals(up) - network.residuals(down)) / 2e-5, atol=1e-5
        )
        turned = weights @ (network.jacobian(up) - network.jacobian(down)) / 2e-5
        assert_allclose(bent[place], turned, atol=1e-5)


def test_components_share_no_quantity() -> None:
    network = balance_network(
        [BALANCE, product_constraint("share", "part", ("of", "whole")), MADE], ["alone"]
    )
    parts = network.components()
    assert [len(part.quantities) for part in parts] == [1, 7, 3]
    assert [len(part.constraints) for part in parts] == [0, 2, 1]
    assert {name for part in parts for name in part.quantities} == set(network.quantities)


def test_without_leaves_the_axis_of_quantities() -> None:
    network = balance_network([BALANCE, MADE]).without(0)
    assert [each.key for each in network.constraints] == ["load"]
    assert "imports" in network.quantities


def test_first_values_follow_from_the_known_ones() -> None:
    network = balance_network([MADE, product_constraint("sales", "value", ("made", "price"))])
    known = {"capacity": 200.0, "utilisation": 0.5, "value": 4000.0}
    start = start_values(network, np.array([known.get(n, math.nan) for n in network.quantities]))
    found = dict(zip(network.quantities, start.tolist(), strict=True))
    assert found["made"] == pytest.approx(100.0)
    assert found["price"] == pytest.approx(40.0)


def test_first_values_of_what_no_constraint_gives_are_of_the_size_of_the_rest() -> None:
    network = balance_network([Constraint("square", (Term(1.0, ("x", "x")), Term(-1.0, ("y",))))])
    start = start_values(network, np.array([math.nan, 9.0]))
    assert start.tolist() == pytest.approx([9.0, 9.0])
    assert start_values(network, np.array([math.nan, math.nan])).tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    "constraint",
    [
        Constraint("empty", ()),
        Constraint("bare", (Term(1.0, ()),)),
        Constraint("nan", (Term(math.nan, ("x",)),)),
        Constraint("endless", (Term(1.0, ("x",)),), math.inf),
    ],
)
def test_what_is_no_constraint_is_refused(constraint: Constraint) -> None:
    with pytest.raises(DataError) as refused:
        balance_network([constraint])
    assert refused.value.problems[0].key == "balance_network.constraint"
    assert constraint.key in refused.value.problems[0].sentence("zh")
