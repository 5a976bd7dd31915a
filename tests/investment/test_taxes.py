"""VAT credit rolls forward and is never lost; losses serve once, oldest first, and expire."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.taxes import income_tax, value_added_tax

AMOUNTS = arrays(np.float64, (3, 9), elements=st.floats(0, 1e6))
PROFITS = arrays(np.float64, (3, 9), elements=st.floats(-1e6, 1e6))


@given(AMOUNTS, AMOUNTS)
def test_vat_closes(output: np.ndarray, inputs: np.ndarray) -> None:
    vat = value_added_tax(output, inputs)
    assert (vat.payable >= 0).all()
    assert (vat.credit >= 0).all()
    assert (vat.payable * vat.credit == 0).all()
    left = vat.payable.sum(axis=-1)
    right = output.sum(axis=-1) - inputs.sum(axis=-1) + vat.credit[:, -1]
    np.testing.assert_allclose(left, right, atol=1e-6)


def test_vat_by_hand() -> None:
    vat = value_added_tax(np.array([0.0, 13.0, 13.0]), np.array([20.0, 5.0, 5.0]))
    assert vat.payable.tolist() == [0.0, 0.0, 0.0]
    assert vat.credit.tolist() == [20.0, 12.0, 4.0]


def test_a_loss_expires_by_hand() -> None:
    profit = np.array([-100.0, 30.0, 30.0, 30.0])
    taxed = income_tax(profit, np.full(4, 0.25), carry_forward_years=2)
    assert taxed.losses_used.tolist() == [0.0, 30.0, 30.0, 0.0]
    assert taxed.tax.tolist() == [0.0, 0.0, 0.0, 7.5]
    # Still open at the end of a year is only what the next year may use.
    assert taxed.losses_open.tolist() == [100.0, 70.0, 0.0, 0.0]


def test_the_oldest_loss_serves_first() -> None:
    profit = np.array([-10.0, -10.0, 15.0, 20.0])
    taxed = income_tax(profit, np.full(4, 0.2), carry_forward_years=2)
    assert taxed.losses_used.tolist() == [0.0, 0.0, 15.0, 5.0]
    assert taxed.tax.tolist() == [0.0, 0.0, 0.0, 3.0]


def test_the_rate_of_each_year_counts() -> None:
    taxed = income_tax(np.array([100.0, 100.0]), np.array([0.15, 0.25]), carry_forward_years=0)
    assert taxed.tax.tolist() == [15.0, 25.0]


@given(PROFITS, st.integers(0, 6))
def test_losses_close(profit: np.ndarray, years: int) -> None:
    rate = np.full(9, 0.25)
    taxed = income_tax(profit, rate, carry_forward_years=years)
    longer = income_tax(profit, rate, carry_forward_years=years + 1)
    gains, losses = np.maximum(profit, 0), np.maximum(-profit, 0)
    assert (taxed.losses_used <= gains + 1e-6).all()
    assert (taxed.losses_used.sum(axis=-1) <= losses.sum(axis=-1) + 1e-6).all()
    np.testing.assert_allclose(taxed.tax, rate * (gains - taxed.losses_used), atol=1e-6)
    assert (longer.tax.sum(axis=-1) <= taxed.tax.sum(axis=-1) + 1e-6).all()
