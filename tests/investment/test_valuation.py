"""Value, rates and paybacks of flows on every grid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from polysight.investment.irr_row import IrrStatus
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.investment.valuation import (
    base_period,
    deflated,
    flow_value,
    per_period,
    per_year,
    price_index,
    value_date,
)
from tests.investment.random_case import random_case
from tests.investment.test_plain_statement import small

FLOW = np.array([-100.0, 60.0, 60.0, 0.0])


def test_values_of_a_flow_worked_out_by_hand() -> None:
    found = flow_value(small(), FLOW, 0.1)
    assert found.npv_cny == pytest.approx(-100 / 1.1 + 60 / 1.21 + 60 / 1.331)
    # 100 x^2 - 60 x - 60 = 0.
    assert found.irr_per_year == pytest.approx((60 + np.sqrt(3600 + 24000)) / 200 - 1)
    assert found.payback_years == pytest.approx(2 + 40 / 60)
    assert found.payback_from_operation_years == pytest.approx(1 + 40 / 60)
    assert found.dynamic_payback_from_operation_years == pytest.approx(
        found.dynamic_payback_years - 1.0
    )
    # 60 x 1.1^2 + 60 x 1.1 over 100 in three years.
    assert found.mirr_per_year == pytest.approx((138.6 / 100) ** (1 / 3) - 1)


def test_a_flow_that_never_pays_back_has_none_and_one_without_outlay_is_back_at_once() -> None:
    assert np.isnan(flow_value(small(), -FLOW, 0.1).payback_years)
    never_out = flow_value(small(), np.abs(FLOW), 0.1)
    assert never_out.payback_years == 0.0
    assert never_out.irr.status == IrrStatus.ONE_SIGN
    assert np.isnan(never_out.irr_per_year)


@pytest.mark.parametrize("period", ["year", "half-year", "quarter", "month"])
def test_rates_compound_over_the_periods_of_a_year(period: str) -> None:
    case = replace(small(), period=period)  # type: ignore[arg-type]
    assert per_year(case, per_period(case, 0.08)) == pytest.approx(0.08)
    assert (1 + per_period(case, 0.08)) ** (12 / case.period_months) == pytest.approx(1.08)


def test_an_even_rise_of_prices_takes_its_part_of_the_rate() -> None:
    case = small(valuation=replace(small().valuation, inflation=np.full(4, 0.03)))
    assert price_index(case) == pytest.approx(1.03 ** np.arange(4))
    found = flow_value(case, FLOW, 0.1)
    assert 1 + found.real_irr_per_year == pytest.approx((1 + found.irr_per_year) / 1.03)
    assert deflated(case, FLOW) == pytest.approx(FLOW / 1.03 ** np.arange(4))


def test_prices_count_from_the_year_in_which_building_starts() -> None:
    for seed in range(40):
        case = random_case(seed)
        first = base_period(case)
        assert first == statement(case).periods.grid.first
        index = price_index(case)
        assert np.all(index[: first * case.period_months // 12 + 1] == 1.0)


def test_values_are_those_of_the_definition_on_every_grid() -> None:
    for seed in range(20):
        found = statement(random_case(seed))
        case, flow = found.case, found.flow(Row.PROJECT_NET)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[case.valuation.timing]
        years = (np.arange(len(flow)) + shift) * case.period_months / 12
        expected = np.sum(flow * 1.07**-years)
        got = flow_value(case, flow, 0.07).npv_cny
        assert got == pytest.approx(expected, abs=1e-12 * float(np.sum(np.abs(flow))))


@pytest.mark.parametrize(("period", "month"), [("year", 1), ("half-year", 7), ("month", 9)])
def test_flows_are_valued_on_the_first_day_of_their_first_period(period: str, month: int) -> None:
    phase = replace(small().phases[0], start_month=20)
    assert value_date(replace(small(), period=period, phases=(phase,))) == date(2027, month, 1)  # type: ignore[arg-type]
