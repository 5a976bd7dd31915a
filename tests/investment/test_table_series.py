"""Series of products, inputs, assets and loans."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import PurchasedInput
from polysight.investment.statement import statement
from polysight.investment.table_series import before, series, things
from tests.investment.test_plain_statement import DEBT, INTEREST, by_year, small

POWER = PurchasedInput("power", "fuel-power", 5.0, "kWh", by_year(0.4), 0.13)


def test_things_are_told_apart_by_their_table() -> None:
    found = statement(small(inputs=(*small().inputs, POWER)))
    assert things(found, "materials") == ("raw",)
    assert things(found, "fuel-power") == ("power",)
    assert things(found, "fixed") == ("machinery",)
    assert things(found, "amortised") == ()
    assert things(found, "loans") == ("bank",)
    assert things(found, "products") == ("main",)
    assert things(found, "project") == ("",)


def test_purchases_have_quantity_price_cost_and_tax() -> None:
    found = statement(small(inputs=(*small().inputs, POWER)))
    values = [
        series(found, "fuel-power", key)[0, 1]
        for key in ("purchase_quantity", "purchase_price", "purchase", "purchase_vat")
    ]
    assert values == pytest.approx([500.0, 0.4, 200.0, 26.0])


def test_assets_hold_their_cost_of_finance_and_lose_it() -> None:
    found = statement(small())
    value = 1000.0 + INTEREST
    assert series(found, "fixed", "original_value")[0] == pytest.approx([value] * 4)
    assert series(found, "fixed", "net_value")[0, -1] == pytest.approx(0.1 * value)


def test_a_loan_before_a_period_is_the_loan_after_the_last() -> None:
    found = statement(small())
    assert series(found, "loans", "loan_before")[0] == pytest.approx([0, DEBT, DEBT / 2, 0])
    assert before(np.array([[1.0, 2.0]])).tolist() == [[0.0, 1.0]]


def test_staff_is_counted_while_it_works() -> None:
    phase = replace(small().phases[0], people=12.0, construction_months=18)
    running = replace(small().running, pay_cny=by_year(100.0), welfare_share=0.4)
    found = statement(small(phases=(phase,), running=running, life_years=2))
    assert series(found, "project", "staff")[0] == pytest.approx([0.0, 12.0, 12.0, 12.0])
    assert series(found, "project", "pay_total")[0] == pytest.approx([0, 600.0, 1200.0, 600.0])
    assert series(found, "project", "welfare")[0] == pytest.approx([0, 240.0, 480.0, 240.0])


def test_a_heading_has_no_numbers_and_an_unknown_series_is_an_error() -> None:
    found = statement(small())
    assert np.isnan(series(found, "loans", "heading")).all()
    with pytest.raises(KeyError):
        series(found, "loans", "colour")
