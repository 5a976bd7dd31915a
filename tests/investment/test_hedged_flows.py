"""Statements along paths of price, load and income."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.hedged_flows import KEPT, hedged_flows
from polysight.investment.outcomes import Outcome
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.investment.random_case import Shape, random_case

pytestmark = pytest.mark.slow

CASE = random_case(5, Shape(period="year", phases=2, loans=2, products=2))
RNG = np.random.default_rng(9)
SHAPE = (7, CASE.periods)
ONE, NOTHING = np.ones(SHAPE), np.zeros(SHAPE)
TOLD = [one for one in Outcome if one is not Outcome.MINIMUM_PRICE]


def test_paths_that_change_nothing_give_the_statement() -> None:
    found, told = hedged_flows(CASE, ONE, ONE, NOTHING), statement(CASE)
    scale = np.abs(told.rows).max()
    for row in KEPT:
        assert found.row(row) == pytest.approx(np.tile(told.row(row), (7, 1)), abs=1e-9 * scale)
    plain = valued(CASE, draw_factors(CASE, {}, 1)).values[TOLD, 0]
    assert found.outcomes.values[TOLD] == pytest.approx(np.tile(plain, (7, 1)).T, rel=1e-9)


def test_paths_of_the_price_are_those_of_the_ensemble() -> None:
    price = RNG.uniform(0.5, 1.5, SHAPE)
    found = hedged_flows(CASE, price, ONE, NOTHING).outcomes.values[TOLD]
    other = valued(CASE, draw_factors(CASE, {}, 7, price_path=price)).values[TOLD]
    assert np.array_equal(found, other, equal_nan=True)


def test_income_is_taxed_and_bears_no_value_added_tax() -> None:
    yearly = RNG.normal(0.0, 5e7, CASE.years)
    running = replace(CASE.running, subsidy_cny=CASE.running.subsidy_cny[: CASE.years] + yearly)
    told = statement(replace(CASE, running=running))
    before = statement(CASE)
    income = np.tile(told.row(Row.SUBSIDY) - before.row(Row.SUBSIDY), (7, 1))
    found = hedged_flows(CASE, ONE, ONE, income)
    for row in KEPT:
        scale = np.abs(told.rows).max()
        assert found.row(row)[3] == pytest.approx(told.row(row), abs=1e-9 * scale)


def test_load_follows_its_path() -> None:
    load = RNG.uniform(0.3, 1.0, SHAPE)
    found = hedged_flows(CASE, ONE, load, NOTHING)
    yearly = np.ones(CASE.years)
    yearly[: CASE.periods] = load[2]
    told = statement(replace(CASE, load=CASE.load[: CASE.years] * yearly))
    scale = np.abs(told.rows).max()
    for row in KEPT:
        assert found.row(row)[2] == pytest.approx(told.row(row), abs=1e-9 * scale)


def test_draws_do_not_know_each_other() -> None:
    price, load = RNG.uniform(0.5, 1.5, SHAPE), RNG.uniform(0.5, 1.0, SHAPE)
    income = RNG.normal(0.0, 1e7, SHAPE)
    whole = hedged_flows(CASE, price, load, income)
    last = hedged_flows(CASE, price[4:], load[4:], income[4:])
    assert np.array_equal(whole.kept[:, 4:], last.kept)
