"""Returns, covers and break-even of projects worked out by hand and against their meaning."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.indicators import (
    full_years,
    indicators,
    insolvent_year,
    mean_price,
    normal_year,
)
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.investment.random_case import random_cases
from tests.investment.test_plain_statement import (
    DEBT,
    INTEREST,
    PROFIT,
    TAX,
    WRITTEN,
    by_year,
    small,
)


def test_indicators_worked_out_by_hand() -> None:
    found = indicators(statement(small()))
    assert found.total_investment_cny == pytest.approx(1100 + INTEREST)
    earned = [PROFIT[1] + DEBT * 0.1, PROFIT[2] + DEBT * 0.05, PROFIT[3]]
    assert found.return_on_investment == pytest.approx(np.mean(earned) / (1100 + INTEREST))
    kept = np.mean([profit - tax for profit, tax in zip(PROFIT[1:], TAX[1:], strict=True)])
    assert found.return_on_equity == pytest.approx(kept / (0.4 * (1100 + INTEREST)))
    assert found.interest_cover[1] == pytest.approx(earned[0] / (DEBT * 0.1))
    assert found.debt_service_cover[1] == pytest.approx((799.6 - TAX[1]) / (DEBT * 0.6))
    assert np.isnan(found.interest_cover[[0, 3]]).all()
    available = (799.6 - TAX[1]) / 1.1 + (789.6 - TAX[2]) / 1.21
    assert found.loan_life_cover == pytest.approx(available / DEBT)
    even = (WRITTEN + DEBT * 0.1) / (1000 - 200 - 0.4)
    assert found.break_even.plan_share[1] == pytest.approx(even)
    assert found.break_even.load_share[1] == pytest.approx(even)
    assert found.insolvent_year is None
    assert found.normal_year == 1


def test_at_the_price_of_breaking_even_there_is_no_profit() -> None:
    # Without tax on value added nothing but the price moves.
    case = small(taxes=replace(small().taxes, surtax_rate=by_year(0.0)))
    found = indicators(statement(case))
    path = np.where(np.isnan(found.break_even.price_cny_per_kg), 10.0,
                    found.break_even.price_cny_per_kg)  # fmt: skip
    main = replace(case.products[0], price_cny_per_kg=path)
    profit = statement(replace(case, products=(main,))).row(Row.PROFIT_BEFORE_TAX)
    assert profit[1:] == pytest.approx(np.zeros(3), abs=1e-9)


def test_at_the_load_of_breaking_even_there_is_no_profit() -> None:
    case = small(taxes=replace(small().taxes, surtax_rate=by_year(0.0)))
    share = indicators(statement(case)).break_even.load_share
    loaded = statement(replace(case, load=np.where(np.isnan(share), 1.0, share)))
    assert loaded.row(Row.PROFIT_BEFORE_TAX)[1:] == pytest.approx(np.zeros(3), abs=1e-9)


def test_break_even_knows_what_follows_load_and_what_follows_price() -> None:
    running = replace(
        small().running, selling_share=0.03, research_share=0.02, subsidy_cny=by_year(50.0),
        other_taxes_cny=by_year(20.0), carbon_cny_per_kg=by_year(0.5),
    )  # fmt: skip
    taxes = replace(small().taxes, surtax_rate=by_year(0.0))
    case = small(running=running, taxes=taxes, load=by_year(0.8))
    even = indicators(statement(case)).break_even
    assert even.load_share[1:] == pytest.approx(0.8 * even.plan_share[1:])
    assert even.output_kg[1:] == pytest.approx(100.0 * even.load_share[1:])
    loaded = replace(case, load=np.nan_to_num(even.load_share, nan=1.0))
    assert statement(loaded).row(Row.PROFIT_BEFORE_TAX)[1:] == pytest.approx(np.zeros(3), abs=1e-9)
    path = np.nan_to_num(even.price_cny_per_kg, nan=10.0)
    priced = replace(case, products=(replace(case.products[0], price_cny_per_kg=path),))
    assert statement(priced).row(Row.PROFIT_BEFORE_TAX)[1:] == pytest.approx(np.zeros(3), abs=1e-9)


def test_the_first_year_with_debts_above_assets_is_told() -> None:
    main = replace(small().products[0], price_cny_per_kg=by_year(2.5))
    found = statement(small(products=(main,)))
    broken = found.row(Row.TOTAL_EQUITY) < 0.0
    assert insolvent_year(found) == int(np.argmax(broken)) > 0


def test_nothing_breaks_even_below_variable_cost() -> None:
    cheap = replace(small().products[0], price_cny_per_kg=by_year(1.5))
    found = indicators(statement(small(products=(cheap,))))
    assert np.isnan(found.break_even.load_share[1])
    assert found.break_even.price_cny_per_kg[1] > 2.0


def test_the_normal_year_is_the_first_full_year_of_the_largest_output() -> None:
    case = small(load=np.array([1.0, 0.7, 0.9, 0.9]))
    assert normal_year(statement(case)) == 2
    phase = replace(small().phases[0], construction_months=18)
    found = statement(small(phases=(phase,), life_years=1, load=np.array([1.0, 1.0, 0.9, 1.0])))
    assert not np.any(full_years(found))
    assert normal_year(found) == 1


def test_the_mean_price_weighs_exports() -> None:
    main = replace(small().products[0], export_share=0.25, export_price_cny_per_kg=by_year(14.0))
    found = mean_price(statement(small(products=(main,))))
    assert np.isnan(found[0])
    assert found[1:] == pytest.approx(np.full(3, 11.0))


def test_owners_alone_have_no_cover() -> None:
    financing = replace(small().financing, equity_share=1.0, loans=())
    found = indicators(statement(small(financing=financing)))
    assert np.isnan(found.loan_life_cover)
    assert np.isnan(found.debt_service_cover).all()
    assert found.equity.irr_per_year == pytest.approx(found.after_tax.irr_per_year)


def test_every_project_has_indicators() -> None:
    for case in random_cases(25):
        found = indicators(statement(case))
        assert np.isfinite(found.after_tax.npv_cny)
        assert found.total_investment_cny > 0.0
        assert found.interest_cover.shape == found.break_even.load_share.shape == (case.years,)
