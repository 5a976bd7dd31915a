"""Other rates, taxes and charges."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.investment.case_time import Stretch, calendar_share, commissioning, running_share
from polysight.investment.charge_change import (
    charged,
    income_taxed,
    lent_at,
    overrun_by,
    rebated,
    retrofitted,
)
from tests.investment.random_case import Shape, random_case

CASE = random_case(8, Shape(phases=1, loans=2, products=2, life_years=10))


def test_an_overrun_adds_to_the_budget() -> None:
    assert overrun_by(CASE, 0.1).overrun == pytest.approx(CASE.overrun + 0.1)


def test_every_lender_asks_for_more() -> None:
    dear = lent_at(CASE, 0.03, Stretch(18.0))
    share = calendar_share(len(CASE.load), Stretch(18.0))
    pairs = [(one.rate, two.rate) for one, two in
             zip(CASE.financing.loans, dear.financing.loans, strict=True)]  # fmt: skip
    pairs.append((CASE.financing.short_rate, dear.financing.short_rate))
    pairs.append((CASE.working_capital.rate, dear.working_capital.rate))
    for before, after in pairs:
        assert after - before == pytest.approx(0.03 * share[: len(before)])


def test_a_tax_that_changes_inside_a_year_is_weighted() -> None:
    known = CASE.taxes.income_tax_rate
    other = income_taxed(CASE, 0.25, Stretch(18.0, 12.0)).taxes.income_tax_rate
    assert other[1] == pytest.approx(0.5 * known[1] + 0.125)
    assert other[2] == pytest.approx(0.5 * known[2] + 0.125)
    assert other[3:].tolist() == known[3:].tolist()


def test_a_rebate_of_one_product() -> None:
    key = CASE.products[1].key
    other = rebated(CASE, 0.0, product=key)
    assert not other.products[1].rebate_rate.any()
    assert other.products[0] is CASE.products[0]


def test_a_running_amount_is_multiplied_and_added_to() -> None:
    other = charged(CASE, "subsidy_cny", factor=0.0)
    assert not other.running.subsidy_cny.any()
    dearer = charged(CASE, "carbon_cny_per_kg", added_cny=0.3)
    assert dearer.running.carbon_cny_per_kg - CASE.running.carbon_cny_per_kg == pytest.approx(0.3)
    assert np.array_equal(dearer.running.subsidy_cny, CASE.running.subsidy_cny)


def test_a_retrofit_is_an_investment_of_its_year() -> None:
    year = commissioning(CASE) // 12 + 1
    more = retrofitted(CASE, 7e6, year).running.sustaining_cny - CASE.running.sustaining_cny
    assert more[year] * running_share(CASE, year) == pytest.approx(7e6)
    assert np.flatnonzero(more).tolist() == [year]
