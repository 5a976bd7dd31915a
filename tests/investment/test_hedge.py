"""A rolling hedge of a project."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import ProjectCase
from polysight.investment.futures_price import market_paths
from polysight.investment.hedge import (
    contract_prices,
    exposure,
    monthly_output,
    quoted_price,
    rolling_hedge,
)
from polysight.investment.hedge_position import (
    ContractRules,
    HedgePlan,
    PlannedPosition,
    planned_position,
)
from polysight.investment.margin_account import MarginTerms, margin_account
from polysight.investment.mean_reversion import MeanReversion
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from polysight.investment.trading_days import Interval, Steps, held_contracts, steps
from tests.investment.random_case import Shape, random_case

WALK = MeanReversion(np.nan, 0.0, 0.3)
RETURNING = MeanReversion(4.0, 0.4, 0.4)
FINE = ContractRules(1e-3, 10, 1, np.inf, np.inf, np.inf, 10)


def level_case() -> ProjectCase:
    """A project whose price does not move by year."""
    found = random_case(17, Shape(period="year", life_years=6, products=1, inputs=2))
    main = found.products[0]
    flat = np.full(main.price_cny_per_kg.size, 45.0)
    main = replace(
        main, price_cny_per_kg=flat, export_price_cny_per_kg=0.9 * flat, export_share=0.2,
        vat_rate=np.full(flat.size, 0.13),
    )  # fmt: skip
    return replace(found, products=(main,))


def stage(
    case: ProjectCase, every: Interval, plan: HedgePlan, rules: ContractRules = FINE
) -> tuple[Steps, PlannedPosition]:
    months = case.periods * case.period_months
    when = steps(case.first_year, 0, months, every)
    delivery = held_contracts(when, last_day=10, roll=plan.roll_days, slots=plan.slots)
    return when, planned_position(when, exposure(case), plan, rules, delivery)


def free(when: Steps, margin: float = 0.0) -> MarginTerms:
    return MarginTerms(np.full(when.days.size, margin), np.zeros(when.days.size))


def test_output_of_months_is_that_of_the_statement() -> None:
    case = level_case()
    made = monthly_output(case)
    yearly = np.add.reduceat(made, np.arange(0, made.size, 12))
    told = statement(case).row(Row.OUTPUT) * case.products[0].yield_share
    assert yearly == pytest.approx(told)


def test_exposure_moves_as_revenue_does() -> None:
    case = level_case()
    revenue = statement(case).row(Row.REVENUE).sum()
    assert (exposure(case) * 45.0 * 1.13).sum() == pytest.approx(revenue)
    assert quoted_price(case, np.array([0, 999])) == pytest.approx(45.0 * 1.13)


@pytest.mark.parametrize(("every", "slots"), [("month", 1), ("week", 1), ("week", 3)])
def test_a_full_hedge_of_everything_without_basis_locks_revenue(
    every: Interval, slots: int
) -> None:
    case = level_case()
    when, planned = stage(case, every, HedgePlan(1.0, 1e4, slots, 22))
    market = market_paths(WALK, when.years, draws=300, seed=1)
    told = rolling_hedge(case, when, market, planned, free(when), carry_rate=0.0)
    total = np.append(0.0, np.cumsum(exposure(case)))
    sold = np.diff(np.interp(when.place, np.arange(total.size), total), prepend=0.0)
    revenue = (sold * quoted_price(case, when.month) * market.spot()).sum(axis=1)
    assert revenue.std() > 0.1 * revenue.mean()
    whole = revenue + told.income.sum(axis=1)
    assert whole == pytest.approx((exposure(case) * 45.0 * 1.13).sum(), rel=1e-7)


def test_the_income_of_periods_is_all_that_the_account_brings() -> None:
    case = level_case()
    when, planned = stage(case, "week", HedgePlan(0.5, 6.0, 2, 22))
    basis = MeanReversion(0.05, 20.0, 0.5)
    market = market_paths(RETURNING, when.years, draws=40, seed=2, basis=basis)
    terms = MarginTerms(np.full(when.days.size, 0.15), np.full(when.days.size, 5e-4))
    told = rolling_hedge(case, when, market, planned, terms, carry_rate=0.03)
    prices = contract_prices(case, when, market, planned)
    account = margin_account(planned.position, prices, terms)
    interest = (account.margin[:, :-1] * 0.03 * np.diff(when.years)).sum(axis=1)
    assert told.income.sum(axis=1) == pytest.approx(account.result.sum(axis=1) - interest)
    assert told.fees == pytest.approx(account.fees.sum(axis=1))
    assert (told.bound >= 0.0).all()
    assert (told.bound.max(axis=1) >= account.margin.max(axis=1) * 0.2).all()


def test_futures_are_worth_nothing_but_their_cost_on_average() -> None:
    case = level_case()
    when, planned = stage(case, "month", HedgePlan(0.5, 6.0, 1, 22))
    market = market_paths(RETURNING, when.years, draws=20_000, seed=3)
    income = rolling_hedge(case, when, market, planned, free(when), carry_rate=0.0).income
    total = income.sum(axis=1)
    assert abs(total.mean()) < 4.0 * total.std() / np.sqrt(total.size)


def test_a_hedge_of_some_months_makes_a_year_surer() -> None:
    case = level_case()
    when, planned = stage(case, "month", HedgePlan(1.0, 6.0, 1, 22))
    market = market_paths(RETURNING, when.years, draws=4000, seed=4)
    income = rolling_hedge(case, when, market, planned, free(when), carry_rate=0.0).income
    made, spot = exposure(case), market.spot()[:, 1:]
    year = case.periods - 3
    months = slice(12 * year, 12 * year + 12)
    revenue = (made[months] * 45.0 * 1.13 * spot[:, months]).sum(axis=1)
    assert (revenue + income[:, year]).std() < revenue.std()


def test_no_lots_bring_and_bind_nothing() -> None:
    case = level_case()
    when, planned = stage(case, "month", HedgePlan(0.0, 6.0, 1, 22))
    market = market_paths(RETURNING, when.years, draws=10, seed=5)
    told = rolling_hedge(case, when, market, planned, free(when, 0.1), carry_rate=0.03)
    assert not told.income.any()
    assert not told.bound.any()
    assert not told.fees.any()
    assert not told.largest_call.any()


def test_blocks_change_nothing() -> None:
    case = level_case()
    when, planned = stage(case, "month", HedgePlan(0.5, 6.0, 1, 22))
    market = market_paths(RETURNING, when.years, draws=300, seed=6)
    terms = MarginTerms(np.full(when.days.size, 0.1), np.full(when.days.size, 1e-4))
    whole = rolling_hedge(case, when, market, planned, terms, carry_rate=0.03)
    part = rolling_hedge(case, when, market.part(100, 200), planned, terms, carry_rate=0.03)
    assert np.array_equal(whole.income[100:200], part.income)
    assert np.array_equal(whole.bound[100:200], part.bound)
