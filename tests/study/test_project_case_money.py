"""Products, costs, loans and valuation of a project."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from tests.study.project_file_text import WHY, Change, number, resolved


def test_prices_are_without_tax_and_exports_in_yuan() -> None:
    product = resolved().case.products[0]
    np.testing.assert_allclose(product.price_cny_per_kg, 50.0)
    np.testing.assert_allclose(product.export_price_cny_per_kg, 49.0)
    assert (product.vat_rate == 0.13).all()


def test_a_tariff_that_changes_in_july_is_half_of_both() -> None:
    price = resolved().case.inputs[0].price_cny
    np.testing.assert_allclose(price[3:6], [0.3, 0.35, 0.4])


def test_a_loan_rate_is_reference_and_spread() -> None:
    loan = resolved().case.financing.loans[0]
    np.testing.assert_allclose(loan.rate, 0.04)
    cited = resolved().citations["financing.loans.bank.rate"].inputs
    assert cited == ("FP0020", "project:financing.loans.0.rate.spread")


def test_a_loan_in_dollars_has_its_exchange_rate() -> None:
    change = ('kind = "commercial"', f'kind = "foreign"\ncurrency = "USD"\n'
              f'exchange_rate = {{ value = 7.1, unit = "CNY/USD", {WHY} }}')  # fmt: skip
    loan = resolved(change).case.financing.loans[0]
    assert (loan.currency, loan.exchange_rate[0]) == ("USD", 7.1)


def test_real_costs_follow_inflation() -> None:
    told = resolved(('money = "nominal"', 'money = "real"')).case
    np.testing.assert_allclose(told.running.administration_cny, 8e6 * 1.02 ** np.arange(11))
    np.testing.assert_allclose(told.products[0].price_cny_per_kg, 50.0 * 1.02 ** np.arange(11))


def test_wages_may_grow() -> None:
    change = ("[carbon]", f"wage_growth = {number(0.03)}\n[carbon]")
    told = resolved(change).case.running
    np.testing.assert_allclose(told.pay_cny, 1e5 * 1.03 ** np.arange(11))


@pytest.mark.parametrize(
    ("change", "key", "rule"),
    [
        (("grace = { value = 0,", "grace = { value = 0.5,"), "financing.loans.0.grace", "whole"),
        (("share = { value = 1, ", "share = { value = 0.9, "), "financing.loans", "sum_one"),
        (("payout = { value = 1,", "payout = { value = 1.2,"), "financing.payout", "outside"),
    ],
)
def test_faults_have_their_place(change: Change, key: str, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        resolved(change)
    assert (key, f"project_file.{rule}") in {(one.column, one.key) for one in caught.value.problems}


def test_exports_need_their_price() -> None:
    head = '[products.export_price]\nmode = "own"\ntax = "excluded"\n'
    with pytest.raises(DataError) as caught:
        resolved((f"{head}path = {number(7, 'USD/kg')}", ""))
    assert [one.key for one in caught.value.problems] == ["project_file.export_price"]


def test_taxes_beside_the_surtaxes_are_nominal_or_told_as_left_out() -> None:
    left_out = [one for one in resolved().findings if one.topic == "taxes"]
    assert [one.reason.key for one in left_out] == ["project_finding.other_taxes"]
    told = resolved(
        ("[carbon]", f"other_taxes = {number(3, 'MCNY/a')}\n[carbon]"),
        ('money = "nominal"', 'money = "real"'),
    )
    np.testing.assert_allclose(told.case.running.other_taxes_cny, 3e6)
    assert told.citations["running.other_taxes_cny"].inputs == ("project:running.other_taxes",)
    assert "taxes" not in {one.topic for one in told.findings}


def test_a_file_says_whether_the_plant_idles() -> None:
    assert not resolved().case.idles
    assert resolved(("[schedule]", "[schedule]\nidles = true")).case.idles
