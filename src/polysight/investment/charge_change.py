"""Other rates, taxes and charges, and money spent once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from polysight.investment.case import Product, ProjectCase
from polysight.investment.case_time import (
    ALWAYS,
    Stretch,
    blended,
    by_year,
    calendar_share,
    operating_share,
    running_share,
)
from polysight.investment.market_change import require_key

Floats = NDArray[np.float64]
RunningAmount = Literal[
    "carbon_cny_per_kg", "compliance_cny", "subsidy_cny", "other_manufacturing_cny"
]


def overrun_by(case: ProjectCase, share: float) -> ProjectCase:
    """Case whose construction costs more than its budget.

    Parameters
    ----------
    case : ProjectCase
        The project.
    share : float
        Further overrun over the budget of every line.

    Returns
    -------
    ProjectCase
        The dearer project.
    """
    return replace(case, overrun=case.overrun + share)


def lent_at(case: ProjectCase, points: float, stretch: Stretch = ALWAYS) -> ProjectCase:
    """Case in which every lender asks for more: long loans, working capital and short loans.

    Parameters
    ----------
    case : ProjectCase
        The project.
    points : float
        Added to the yearly rates, as a fraction of one.
    stretch : Stretch
        When it counts, by months of the calendar.

    Returns
    -------
    ProjectCase
        The project at the other rates.
    """

    def dearer(rate: Floats) -> Floats:
        return rate + points * calendar_share(len(rate), stretch)

    money = case.financing
    loans = tuple(replace(one, rate=dearer(one.rate)) for one in money.loans)
    working = replace(case.working_capital, rate=dearer(case.working_capital.rate))
    financing = replace(money, loans=loans, short_rate=dearer(money.short_rate))
    return replace(case, financing=financing, working_capital=working)


def income_taxed(case: ProjectCase, rate: ArrayLike, stretch: Stretch = ALWAYS) -> ProjectCase:
    """Case under another rate of income tax.

    Parameters
    ----------
    case : ProjectCase
        The project.
    rate : array_like of float
        Fraction of one; one number or one by year.
    stretch : Stretch
        When it holds; a rate that changes inside a year is weighted by months.

    Returns
    -------
    ProjectCase
        The project under the other rate.
    """
    known = case.taxes.income_tax_rate
    share = calendar_share(len(known), stretch)
    taxes = replace(case.taxes, income_tax_rate=blended(known, by_year(rate, len(known)), share))
    return replace(case, taxes=taxes)


def rebated(
    case: ProjectCase, rate: float, stretch: Stretch = ALWAYS, *, product: str = ""
) -> ProjectCase:
    """Case under another rate of the export rebate.

    Parameters
    ----------
    case : ProjectCase
        The project.
    rate : float
        Fraction of one.
    stretch : Stretch
        When it holds.
    product : str
        Key of the product; all where empty.

    Returns
    -------
    ProjectCase
        The project under the other rebate.
    """
    require_key(product, [one.key for one in case.products])

    def other(one: Product) -> Product:
        share = operating_share(case, len(one.rebate_rate), stretch)
        return replace(one, rebate_rate=blended(one.rebate_rate, rate, share))

    told = tuple(other(one) if product in ("", one.key) else one for one in case.products)
    return replace(case, products=told)


def charged(
    case: ProjectCase,
    amount: RunningAmount,
    stretch: Stretch = ALWAYS,
    *,
    factor: float = 1.0,
    added_cny: ArrayLike = 0.0,
) -> ProjectCase:
    """Case with more or less of a running amount: carbon, compliance, subsidy, other cost.

    Parameters
    ----------
    case : ProjectCase
        The project.
    amount : str
        Name of the amount by year in `polysight.investment.case.RunningCosts`.
    stretch : Stretch
        When it counts.
    factor : float
        The amount is first multiplied.
    added_cny : array_like of float
        One number or one by year in the unit of the amount (CNY a year, carbon CNY/kg), added.

    Returns
    -------
    ProjectCase
        The project with the other amount.
    """
    known: Floats = getattr(case.running, amount)
    share = operating_share(case, len(known), stretch)
    target = factor * known + by_year(added_cny, len(known))
    told: dict[str, Any] = {amount: blended(known, target, share)}
    return replace(case, running=replace(case.running, **told))


def retrofitted(case: ProjectCase, cost_cny: float, year: int) -> ProjectCase:
    """Case with an investment once while it operates, among sustaining investment.

    Parameters
    ----------
    case : ProjectCase
        The project.
    cost_cny : float
        The investment without tax.
    year : int
        Year from the first one.

    Returns
    -------
    ProjectCase
        The project with the investment.
    """
    amount = case.running.sustaining_cny.copy()
    amount[year] += cost_cny / running_share(case, year)
    return replace(case, running=replace(case.running, sustaining_cny=amount))
