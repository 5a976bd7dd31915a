"""Value-added tax with its credit balance, and income tax with losses carried forward."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.investment.npv import Floats


@dataclass(frozen=True, slots=True)
class ValueAddedTax:
    """VAT of a project; axes ..., year; money.

    Parameters
    ----------
    payable : ndarray of float
        Output VAT less input VAT of the year and credit from before, never below zero.
    credit : ndarray of float
        Input VAT not yet deducted at the end of the year.
    """

    payable: Floats
    credit: Floats


@dataclass(frozen=True, slots=True)
class IncomeTax:
    """Income tax of a project; axes ..., year; money.

    Parameters
    ----------
    tax : ndarray of float
        Tax of the year.
    losses_used : ndarray of float
        Earlier losses set against the profit of the year.
    losses_open : ndarray of float
        Losses that may still be used after the year.
    """

    tax: Floats
    losses_used: Floats
    losses_open: Floats


def value_added_tax(output_vat: Floats, input_vat: Floats) -> ValueAddedTax:
    """Tax payable when input VAT beyond output VAT is carried forward, not refunded.

    Sum of payable = sum of output VAT - sum of input VAT + credit at the end.

    Parameters
    ----------
    output_vat, input_vat : ndarray of float
        Axes ..., year; input VAT of purchases and investment together; money.

    Returns
    -------
    ValueAddedTax
        Payable and credit.
    """
    due = output_vat - input_vat
    payable, credit = np.zeros_like(due), np.zeros_like(due)
    carried = np.zeros_like(due[..., 0])
    for year in range(due.shape[-1]):
        balance = due[..., year] - carried
        payable[..., year] = np.maximum(balance, 0.0)
        carried = np.maximum(-balance, 0.0)
        credit[..., year] = carried
    return ValueAddedTax(payable, credit)


def income_tax(profit: Floats, rate: Floats, *, carry_forward_years: int) -> IncomeTax:
    """Tax on profit after losses of at most so many years before, the oldest first.

    Parameters
    ----------
    profit : ndarray of float
        Axes ..., year; taxable profit of the year, negative for a loss; money.
    rate : ndarray of float
        Axes ..., year; the rate in force in each year.
    carry_forward_years : int
        A loss of year y may be used in y + 1 to y + this number.

    Returns
    -------
    IncomeTax
        Tax, losses used and losses open.
    """
    profit, rate = np.broadcast_arrays(profit, rate)
    tax, used, open_after = (np.zeros(profit.shape) for _ in range(3))
    open_losses = [np.zeros(profit.shape[:-1]) for _ in range(carry_forward_years)]
    for year in range(profit.shape[-1]):
        left = np.maximum(profit[..., year], 0.0)
        for age, loss in enumerate(open_losses):
            taken = np.minimum(loss, left)
            open_losses[age] = loss - taken
            left = left - taken
            used[..., year] += taken
        tax[..., year] = rate[..., year] * left
        open_losses = [*open_losses, np.maximum(-profit[..., year], 0.0)][1:]
        if carry_forward_years == 0:
            open_losses = []
        open_after[..., year] = np.sum(open_losses, axis=0) if open_losses else 0.0
    return IncomeTax(tax, used, open_after)
