"""Tables, coefficients, switching values and grids of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors, factor_keys
from polysight.investment.ensemble import valued
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import (
    CHANGES,
    outcomes_of_changes,
    sensitivity_table,
    switching_values,
    two_factor_values,
)
from tests.investment.factored_case import factored_case
from tests.investment.random_case import Shape, random_case

pytestmark = pytest.mark.slow
CASE = random_case(23, Shape(period="year", mood="profit", loans=2, products=2, inputs=4))
BASE = valued(CASE, draw_factors(CASE, {}, 1)).values[:, 0]


def test_each_cell_is_the_project_with_one_factor_changed() -> None:
    table = sensitivity_table(CASE)
    assert table.keys == factor_keys(CASE)
    np.testing.assert_array_equal(table.base, BASE)
    rate = sum(loan.share * loan.rate.mean() for loan in CASE.financing.loans)
    for at, key in enumerate(table.keys):
        for place in (0, 6):
            move = CHANGES[place]
            factor = move * rate if key == "loan-rate" else 1.0 + move
            other = factored_case(CASE, {key: float(factor)})
            expected = valued(other, draw_factors(other, {}, 1)).values
            np.testing.assert_allclose(
                table.values[Outcome.NPV : Outcome.IRR_EQUITY, at, place],
                expected[Outcome.NPV : Outcome.IRR_EQUITY, 0], rtol=1e-8,
            )  # fmt: skip


def test_without_change_every_factor_gives_the_base() -> None:
    table = sensitivity_table(CASE)
    middle = table.values[:, :, CHANGES.index(0.0)]
    np.testing.assert_array_equal(middle, np.repeat(BASE[:, None], len(table.keys), axis=1))
    assert np.isnan(table.coefficients(Outcome.NPV)[:, CHANGES.index(0.0)]).all()


def test_coefficients_have_the_sign_that_money_has() -> None:
    table = sensitivity_table(CASE, ("price", "load", "capital", "fixed-cost"))
    got = table.coefficients(Outcome.NPV)
    told = np.delete(got, CHANGES.index(0.0), axis=1)
    assert (told[:2] > 0).all()
    assert (told[2:] < 0).all()
    by_hand = (table.values[Outcome.NPV, 0, -1] / BASE[Outcome.NPV] - 1) / 0.2
    assert got[0, -1] == pytest.approx(by_hand)


def test_swings_are_the_ends_of_the_table() -> None:
    table = sensitivity_table(CASE, ("price", "capital"))
    np.testing.assert_array_equal(
        table.swing(Outcome.IRR, 0.1), table.values[Outcome.IRR][:, [2, 6]]
    )
    assert np.isnan(table.swing(Outcome.IRR, 0.07)).all()


@pytest.mark.parametrize("outcome", [Outcome.NPV, Outcome.NPV_EQUITY])
def test_at_its_switching_value_nothing_is_gained(outcome: Outcome) -> None:
    keys = factor_keys(CASE)
    got = switching_values(CASE, outcome=outcome)
    assert got[keys.index("price")] < 0 < got[keys.index("capital")]
    size = abs(BASE[outcome])
    for key, move in zip(keys, got, strict=True):
        if not np.isnan(move):
            value = outcomes_of_changes(CASE, {key: np.array([move])})[outcome, 0]
            assert abs(value) < 1e-8 * size


def test_a_grid_holds_the_table_and_turns_over() -> None:
    moves = (-0.1, 0.0, 0.2)
    grid = two_factor_values(CASE, ("price", moves), ("load", moves))
    table = sensitivity_table(CASE, ("price", "load"), moves)
    np.testing.assert_array_equal(grid[:, :, 1], table.values[:, 0])
    np.testing.assert_array_equal(grid[:, 1, :], table.values[:, 1])
    turned = two_factor_values(CASE, ("load", moves), ("price", moves))
    np.testing.assert_array_equal(grid, turned.transpose(0, 2, 1))
