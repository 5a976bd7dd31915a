"""The least level price makes the project worth nothing, and one above it something."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.minimum_price import minimum_price_cny_per_kg
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.investment.valuation import flow_value, price_index
from tests.investment.random_case import random_case
from tests.investment.test_plain_statement import by_year, small


def worth(case: ProjectCase, price: float, real: bool) -> float:
    """Value after tax when the main product is sold at one price."""
    path = price * (price_index(case) if real else np.ones(case.years))
    main = replace(case.products[0], price_cny_per_kg=path, export_price_cny_per_kg=path)
    found = statement(replace(case, products=(main, *case.products[1:])))
    flow = found.flow(Row.PROJECT_NET)
    return flow_value(case, flow, case.valuation.discount_rate_after_tax).npv_cny


@pytest.mark.parametrize("real", [False, True])
def test_the_least_price_makes_the_project_worth_nothing(real: bool) -> None:
    found = 0
    for seed in range(25):
        case = random_case(seed)
        price = minimum_price_cny_per_kg(case, real=real)
        if not price > 0.0:
            continue
        size = abs(worth(case, 2.0 * price, real))
        assert abs(worth(case, price, real)) <= 1e-9 * size
        assert worth(case, 1.01 * price, real) > 0.0 > worth(case, 0.99 * price, real)
        found += 1
    assert found > 15


def test_without_inflation_both_prices_are_one() -> None:
    assert minimum_price_cny_per_kg(small(), real=True) == minimum_price_cny_per_kg(small())


def test_rising_prices_begin_lower() -> None:
    case = small(valuation=replace(small().valuation, inflation=by_year(0.05)))
    assert minimum_price_cny_per_kg(case, real=True) < minimum_price_cny_per_kg(case)


def test_a_project_that_sells_nothing_has_no_price() -> None:
    assert np.isnan(minimum_price_cny_per_kg(small(load=by_year(0.0))))


def test_a_project_that_lives_of_subsidies_needs_none() -> None:
    running = replace(small().running, subsidy_cny=by_year(1e5))
    assert minimum_price_cny_per_kg(small(running=running)) == 0.0


def test_the_price_of_the_project_itself_does_not_matter() -> None:
    dear = replace(small().products[0], price_cny_per_kg=by_year(99.0))
    assert minimum_price_cny_per_kg(small(products=(dear,))) == minimum_price_cny_per_kg(small())
