"""Minimum sustainable price: the level price at which a project is worth just nothing (I8)."""

from __future__ import annotations

import numpy as np

from polysight.investment.bracket import rising_root
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.case_check import checked
from polysight.investment.npv import npv
from polysight.investment.project_periods import calendar_years, project_periods
from polysight.investment.rows import PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing
from polysight.investment.valuation import base_period, per_period, price_index

#: Highest price, in CNY per kilogram, at which a project is looked for.
_HIGHEST_CNY_PER_KG = 1e9
_FIRST_CNY_PER_KG, _STEP = 1.0, 4.0


def minimum_price_cny_per_kg(case: ProjectCase, *, real: bool = False) -> float:
    """Level price of the main product at which the value after tax is zero.

    At home and abroad the price is the same in every year, in nominal money or in money of the
    base year; the prices of other products are those of the project.

    Parameters
    ----------
    case : ProjectCase
        The project; its own price of the main product is not used.
    real : bool
        Whether the price rises with the inflation of the project.

    Returns
    -------
    float
        CNY/kg without value-added tax; zero where the project is worth something even when it
        gives the product away, NaN where no price makes it worth nothing.

    References
    ----------
    Minimum sustainable price: Powell et al., Energy and Environmental Science 8 (2015) 3395;
    Goodrich et al., Energy and Environmental Science 6 (2013) 2811.
    """
    periods = project_periods(checked(case))
    rows = np.empty((len(Row), case.periods))
    phase_rows = np.empty((len(case.phases), len(PhaseRow), case.periods))
    level = price_index(case)[calendar_years(case)] if real else np.ones(case.periods)
    rate = per_period(case, case.valuation.discount_rate_after_tax)

    def value(price: Floats) -> Floats:
        periods.trade.price_cny_per_kg[0] = float(price) * level
        periods.trade.export_price_cny_per_kg[0] = float(price) * level
        fill_before_financing(periods, rows, phase_rows)
        flow = rows[Row.PROJECT_NET, base_period(case) :]
        return npv(rate, flow, case.valuation.timing)

    low, high = np.zeros(()), np.full((), _FIRST_CNY_PER_KG)
    if value(low) >= 0.0:
        return 0.0
    while value(high) < 0.0:
        low, high = high, high * _STEP
        if high > _HIGHEST_CNY_PER_KG:
            return float("nan")
    return float(rising_root(value, low, high))
