"""Value-added tax, its credit and surtaxes, and income tax with its losses (T of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Grid, Levies
from polysight.investment.rows import Row


@compiled_part
def fill_value_added_tax(levies: Levies, rows: Floats) -> None:
    """Tax paid, refunds and the credit carried forward, surtaxes and other taxes (T1, T2, O9).

    Parameters
    ----------
    levies : Levies
        Rates and amounts by period.
    rows : ndarray of float
        Axes row, t; filled in place from the rows of sales, cost and investment.
    """
    credit, pool = 0.0, 0.0
    for t in range(rows.shape[1]):
        inputs = rows[Row.INPUT_VAT, t] + rows[Row.INVESTMENT_VAT, t] + rows[Row.SUSTAINING_VAT, t]
        due = rows[Row.OUTPUT_VAT, t] - inputs - credit
        payable, unused = max(0.0, due), max(0.0, -due)
        export = min(unused, rows[Row.REBATE_CEILING, t])
        refund = levies.vat_credit_refund[t] * (unused - export)
        credit = unused - export - refund
        rows[Row.VAT_PAYABLE, t] = payable
        rows[Row.EXPORT_REFUND, t] = export
        rows[Row.CREDIT_REFUND, t] = refund
        rows[Row.VAT_CREDIT, t] = credit
        # Tax on exports that is offset bears surtaxes too; refunded credit bears none later.
        base = payable + rows[Row.REBATE_CEILING, t] - export
        deducted = min(base, pool + refund)
        pool = pool + refund - deducted
        rows[Row.SURTAX_POOL, t] = pool
        rows[Row.OTHER_TAXES, t] = levies.other_taxes_cny[t]
        surtax = levies.surtax_rate[t] * (base - deducted)
        rows[Row.SURTAX, t] = surtax + levies.other_taxes_cny[t]


@compiled_part
def fill_adjusted_tax(grid: Grid, levies: Levies, rows: Floats) -> None:
    """Tax of the project as if nothing were borrowed (T5).

    Parameters
    ----------
    grid : Grid
        Periods.
    levies : Levies
        Rates by period.
    rows : ndarray of float
        Axes row, t; filled in place.
    """
    for t in range(rows.shape[1]):
        income = rows[Row.REVENUE, t] + rows[Row.SUBSIDY, t] - rows[Row.SURTAX, t]
        written_off = rows[Row.ADJUSTED_DEPRECIATION, t] + rows[Row.AMORTISATION, t]
        profit = income - rows[Row.OPERATING_COST, t] - written_off
        extra = levies.research_extra_share * rows[Row.RESEARCH, t]
        rows[Row.ADJUSTED_PROFIT, t] = profit
        rows[Row.ADJUSTED_TAXABLE, t] = profit - extra
        tax_losses(grid, levies, rows, t, Row.ADJUSTED_TAXABLE, Row.ADJUSTED_TAX)


@compiled_part
def tax_losses(
    grid: Grid, levies: Levies, rows: Floats, t: int, taxable_row: int, tax_row: int
) -> None:
    """Income tax of one period, and the losses that are left (T4).

    Parameters
    ----------
    grid : Grid
        Periods.
    levies : Levies
        Rates by period.
    rows : ndarray of float
        Axes row, t; the rows losses made, used and gone stand between the taxable profit and
        the tax, and are filled with it.
    t : int
        Period.
    taxable_row, tax_row : int
        Places of the taxable profit and of the tax.
    """
    made_row, used_row, gone_row = taxable_row + 1, taxable_row + 2, taxable_row + 3
    made = rows[made_row, t - 1] if t > 0 else 0.0
    gone = rows[gone_row, t - 1] if t > 0 else 0.0
    tax, used = 0.0, 0.0
    if grid.year_closes[t]:
        taxable = 0.0
        for s in range(grid.year_start[t], t + 1):
            taxable += rows[taxable_row, s]
        profit = max(0.0, taxable)
        used = min(profit, made - gone)
        tax = levies.income_tax_rate[t] * (profit - used)
        made += max(0.0, -taxable)
        gone = max(gone + used, _losses_expired(grid, levies, rows, made_row, t, made))
    rows[made_row, t] = made
    rows[used_row, t] = used
    rows[gone_row, t] = gone
    rows[tax_row, t] = tax


@compiled_part
def _losses_expired(
    grid: Grid, levies: Levies, rows: Floats, made_row: int, t: int, made_now: float
) -> float:
    """Losses of the years that are too long ago to be used in the next year."""
    if levies.loss_years == 0:
        return made_now
    closed = grid.year_start[t] - 1 - (levies.loss_years - 1) * (12 // grid.months)
    return float(rows[made_row, closed]) if closed >= 0 else 0.0
