"""What owners pay in."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.draw_factors import draw_factors
from polysight.investment.npv import discount_factors
from polysight.investment.paid_in import paid_in
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.study.project_example import case


def test_it_is_the_discounted_equity_of_the_statement() -> None:
    one = case()
    told = statement(one)
    added = np.maximum(told.row(Row.WORKING_CAPITAL_EQUITY_ADDED), 0.0)
    base = min(each.start_month for each in one.phases) // one.period_months
    periodic = (1.0 + one.valuation.discount_rate_equity) ** (one.period_months / 12.0) - 1.0
    factor = np.zeros(one.periods)
    factor[base:] = discount_factors(periodic, one.periods - base, one.valuation.timing)
    expected = float(((told.row(Row.EQUITY_CONSTRUCTION) + added) * factor).sum())
    assert paid_in(one, draw_factors(one, {}, 1))[0] == pytest.approx(expected)


def test_dearer_plants_take_more() -> None:
    factors = draw_factors(case(), {"capital": np.array([1.0, 1.2])}, 2)
    least, most = paid_in(case(), factors)
    assert least < most < 1.2 * least * (1.0 + 1e-9)
