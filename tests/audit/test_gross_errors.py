"""Gross errors: textbook tests, ratios against refits, planted errors, equals, leaks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from polysight.audit.balance_network import balance_network, linear_constraint
from polysight.audit.gross_errors import (
    critical_ratio,
    global_test,
    likelihood_ratios,
    serial_compensation,
    serial_elimination,
)
from polysight.audit.readings import Readings
from polysight.audit.reconciliation import reconciliation
from tests.audit.balance_cases import cases, problem
from tests.audit.test_reconciliation import linear_problem, market

BY_NAME = {case["name"].split(",")[0]: case for case in cases()}
#: A refit solves another system of equations; both came within 7e-9 of one another where they were
#: seen to differ most, so that a tenfold of it is rounding and anything more is a wrong formula.
REFIT = 1e-7
BIASED = next(case for case in cases() if "suspect" in case)


def test_textbook_global_and_measurement_tests() -> None:
    network, readings, _ = problem(BIASED)
    found = reconciliation(network, readings)
    whole = global_test(found)
    assert (round(whole.statistic, 3), round(whole.critical, 3)) == (16.674, 9.488)
    assert not whole.passed
    ratios = likelihood_ratios(found)
    assert int(np.argmax(ratios.readings)) == BIASED["suspect"]
    # Sidak's bound for six tests is 2.631; the largest statistic exceeds it, all others do not.
    bound = critical_ratio(6) ** 0.5
    assert bound == pytest.approx(2.631, abs=5e-4)
    assert (np.sqrt(ratios.readings) > bound).tolist() == [False, True, False, False, False, False]
    # The error that was added is 4.
    assert ratios.errors[1] == pytest.approx(3.925)


def test_elimination_gives_back_the_rest_of_the_textbook_example() -> None:
    network, readings, _ = problem(BIASED)
    found = serial_elimination(network, readings)
    assert [error.place for error in found.errors] == [1]
    assert found.after.passed
    clean, measured, _ = problem(cases()[0])
    without = measured.taken(np.array([0, 2, 3, 4, 5]))
    assert_allclose(found.reconciled.values, reconciliation(clean, without).values)


def test_two_feedwater_flows_that_only_their_sum_can_test_are_equals() -> None:
    # The standard widens both feedwater flows after its test; it cannot tell which is wrong.
    network, readings, _ = problem(BY_NAME["heat circuit of a steam turbine"])
    found = serial_elimination(network, readings)
    assert [(error.place, error.equals) for error in found.errors] == [(0, (1,))]
    assert found.after.passed


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_a_ratio_is_what_a_refit_without_the_reading_or_constraint_gains(seed: int) -> None:
    matrix, readings = linear_problem(seed)
    network = balance_network(
        [
            linear_constraint(str(row), {str(p): x for p, x in enumerate(line) if x})
            for row, line in enumerate(matrix)
        ],
        readings.quantities,
    )
    found = reconciliation(network, readings)
    ratios = likelihood_ratios(found)
    for place in np.flatnonzero(np.isfinite(ratios.readings)).tolist():
        rest = np.delete(np.arange(len(readings.values)), place)
        left = reconciliation(network, readings.taken(rest))
        assert found.statistic - left.statistic == pytest.approx(
            ratios.readings[place], rel=REFIT, abs=1e-7
        )
    for place in np.flatnonzero(np.isfinite(ratios.constraints)).tolist():
        left = reconciliation(network.without(place), readings)
        gained = found.statistic - left.statistic
        assert gained == pytest.approx(ratios.constraints[place], rel=REFIT, abs=1e-7)
        assert network.residuals(left.values)[place] == pytest.approx(ratios.leaks[place], abs=1e-6)


@given(seed=st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_the_size_of_an_error_is_stated_less_what_the_rest_implies(seed: int) -> None:
    _, readings, _ = market(np.random.default_rng(seed), 2.0)
    network = balance_network(
        [linear_constraint("net", {"made": 1, "imports": 1, "used": -1, "surplus": -1})],
        readings.quantities,
    )
    ratios = likelihood_ratios(reconciliation(network, readings))
    for place in np.flatnonzero(np.isfinite(ratios.readings)).tolist():
        rest = np.delete(np.arange(len(readings.values)), place)
        implied = reconciliation(network, readings.taken(rest)).values[place]
        size = readings.values[place] - implied
        assert size == pytest.approx(ratios.errors[place], rel=REFIT, abs=1e-6)
    assert np.isfinite(ratios.readings).sum() == 4


@pytest.mark.parametrize("place", [0, 2, 3, 4])
def test_a_planted_error_is_found_under_products(place: int) -> None:
    right = 0
    for seed in range(20):
        truth, readings, network = market(np.random.default_rng(seed), 0.3)
        values = readings.values.copy()
        values[place] *= 2.0
        found = serial_elimination(
            network, Readings(readings.quantities, values, readings.deviations)
        )
        assert not found.before.passed
        first = found.errors[0]
        right += place in (first.place, *first.equals)
        if first.place == place and not first.equals:
            assert values[place] - first.size == pytest.approx(truth[place], rel=0.25)
    assert right >= 18


def test_false_alarms_are_as_rare_as_the_level_says() -> None:
    network, readings, _ = problem(cases()[0])
    truth = reconciliation(network, readings).values
    drawn = np.random.default_rng(11)
    alarms = sum(
        not global_test(
            reconciliation(
                network,
                Readings(readings.quantities, truth + drawn.normal(size=6), readings.deviations),
            )
        ).passed
        for _ in range(400)
    )
    assert 8 <= alarms <= 34


def test_compensation_finds_several_errors_with_their_sizes() -> None:
    names = tuple("abcdef")
    network = balance_network(
        [
            linear_constraint("1", {"a": 1, "b": -1, "c": -1}),
            linear_constraint("2", {"b": 1, "d": -1}),
            linear_constraint("3", {"c": 1, "e": -1}),
            linear_constraint("4", {"d": 1, "e": 1, "f": -1}),
        ]
    )
    values = np.array([100.0, 64.0 + 12.0, 36.0, 64.0, 36.0, 100.0 - 8.0])
    found = serial_compensation(reconciliation(network, Readings(names, values, np.ones(6))))
    assert {error.place: round(error.size, 6) for error in found} == {1: 12.0, 5: -8.0}
    leaking = np.array([100.0, 64.0, 36.0, 64.0, 30.0, 94.0])
    whole = reconciliation(network, Readings(names, leaking, np.ones(6)))
    found = serial_compensation(whole, leaks=True)
    assert [(error.leak, error.place, round(error.size, 6)) for error in found] == [(True, 2, 6.0)]
    assert len(serial_compensation(whole, most=1)) == 1


def test_nothing_to_test_is_no_fault() -> None:
    readings = Readings(("x",), np.ones(1), np.ones(1))
    found = serial_elimination(balance_network([], ["x"]), readings)
    assert found.errors == ()
    assert found.after.passed
    assert found.after.chance == 1.0


def test_of_equals_the_less_sure_goes_wherever_it_stands() -> None:
    network = balance_network([], ["x"])
    values, deviations = np.array([100.0, 160.0]), np.array([2.0, 12.0])
    for order in ([0, 1], [1, 0]):
        readings = Readings(("x", "x"), values[order], deviations[order])
        found = serial_elimination(network, readings)
        assert values[order][found.errors[0].place] == 160.0
        assert found.errors[0].equals == (order.index(0),)
