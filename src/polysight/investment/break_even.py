"""Price and output at which a project just pays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from polysight.investment.bracket import rising_root
from polysight.investment.cash_flow import project_cash_flow
from polysight.investment.npv import Floats, Timing, npv
from polysight.investment.project import Project

#: Doublings of the price before the search gives up: a thousand times the first guess and more.
_DOUBLINGS = 64


def minimum_sustainable_price(project: Project, rate: ArrayLike, timing: Timing) -> Floats:
    """Level price, the same in every year, at which the after-tax present value is zero.

    The price path of the project is not used. The value never falls as the price rises (tax
    rates below one, discount rate not negative), so that there is one such price. Nominal or
    real as the project's costs are.

    Parameters
    ----------
    project : Project
        The project; axes ... as `Project` says.
    rate : array_like of float
        Axes ...; discount rate, fraction per year, not negative.
    timing : {"start", "middle", "end"}
        See `polysight.investment.npv.discount_factors`.

    Returns
    -------
    ndarray of float
        Axes ...; CNY/kg without VAT; NaN where no price from zero up does it (nothing is sold,
        or the project pays even when it gives its output away).

    References
    ----------
    Minimum sustainable price: Powell et al., Energy and Environmental Science 8 (2015) 3395;
    Goodrich et al., Energy and Environmental Science 6 (2013) 2811.
    """

    def value(price: Floats) -> Floats:
        level = np.broadcast_to(price[..., None], (*price.shape, project.years))
        flow = project_cash_flow(replace(project, price_cny_per_kg=level))
        return npv(rate, flow.net_after_tax, timing)

    cost = npv(rate, project_cash_flow(project).outflow, timing)
    output = npv(rate, np.broadcast_to(project.output_kg, (*cost.shape, project.years)), timing)
    sold = output > 0
    high = np.where(sold, np.abs(cost) / np.where(sold, output, 1.0), 1.0)
    for _ in range(_DOUBLINGS):
        short = sold & (value(high) < 0)
        if not np.any(short):
            break
        high = np.where(short, 2.0 * high, high)
    return rising_root(value, np.zeros_like(high), high)


def break_even_price(
    fixed_cost_cny: Floats, variable_cost_cny_per_kg: Floats, output_kg: Floats, surtax_rate: Floats
) -> Floats:
    """Price at which revenue of one normal year covers its cost; no time value.

    Parameters
    ----------
    fixed_cost_cny : ndarray of float
        Axes ...; fixed cost of the year, depreciation included.
    variable_cost_cny_per_kg : ndarray of float
        Axes ...; variable cost.
    output_kg : ndarray of float
        Axes ...; sales of the year.
    surtax_rate : ndarray of float
        Axes ...; taxes and surtaxes over revenue.

    Returns
    -------
    ndarray of float
        Axes ...; CNY/kg: (fixed + output x variable) / (output (1 - surtax rate)).

    References
    ----------
    Break-even analysis: NDRC and MOHURD, Economic Evaluation Methods and Parameters for
    Construction Projects, 3rd ed. (2006).
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        price = fixed_cost_cny / output_kg + variable_cost_cny_per_kg
        return np.asarray(np.where(output_kg > 0, price / (1.0 - surtax_rate), np.nan))


def break_even_output(
    fixed_cost_cny: Floats,
    price_cny_per_kg: Floats,
    variable_cost_cny_per_kg: Floats,
    surtax_rate: Floats,
) -> Floats:
    """Output at which revenue of one normal year covers its cost; no time value.

    Parameters
    ----------
    fixed_cost_cny : ndarray of float
        Axes ...; fixed cost of the year, depreciation included.
    price_cny_per_kg, variable_cost_cny_per_kg : ndarray of float
        Axes ....
    surtax_rate : ndarray of float
        Axes ...; taxes and surtaxes over revenue.

    Returns
    -------
    ndarray of float
        Axes ...; kg: fixed / (price (1 - surtax rate) - variable); NaN where a kilogram
        contributes nothing.

    References
    ----------
    As `break_even_price`.
    """
    contribution = price_cny_per_kg * (1.0 - surtax_rate) - variable_cost_cny_per_kg
    pays = contribution > 0
    return np.asarray(np.where(pays, fixed_cost_cny / np.where(pays, contribution, 1.0), np.nan))
