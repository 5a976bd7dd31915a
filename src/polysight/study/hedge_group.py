"""A plant between its neighbours in one group: income of the group, and where profit stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.integration import Link, downstream_margin, stage_profits
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.study.hedge_file import Group

Floats = NDArray[np.float64]
UPSTREAM, PLANT, DOWNSTREAM = "upstream", "plant", "downstream"


@dataclass(frozen=True, slots=True)
class StageProfit:
    """Profit of one stage of a group over the life of the project, mean over draws.

    Parameters
    ----------
    stage : str
        ``upstream``, ``plant`` or ``downstream``.
    market, transfer : float
        At market and at transfer prices, before fixed cost of the plant and before tax [CNY].
    """

    stage: str
    market: float
    transfer: float


def group_income(case: ProjectCase, group: Group, market: Floats, load: Floats) -> Floats:
    """What neighbours earn by a project, added to its own income.

    Parameters
    ----------
    case : ProjectCase
        The project, at market prices.
    group : Group
        Its neighbours.
    market, load : ndarray of float
        Axes draw, period; market price over its path, and load over the planned one.

    Returns
    -------
    ndarray of float
        Axes draw, period [CNY]; the same for every transfer price.
    """
    made = _sold(project_periods(case)) * load
    above, below = _margins(case, group, market)
    return np.asarray(made * (above + below))


def stages(case: ProjectCase, group: Group, market: Floats) -> tuple[StageProfit, ...]:
    """Where profit stands inside a group.

    Parameters
    ----------
    case : ProjectCase
        The project, at market prices.
    group : Group
        Its neighbours and transfer prices.
    market : ndarray of float
        Axes draw, period; market price over its path.

    Returns
    -------
    tuple of StageProfit
        From the first stage to the last; both sums are equal.
    """
    periods = project_periods(case)
    made = _sold(periods)
    above, below = _margins(case, group, market)
    place = _input(case, group)
    metal = periods.costs.price_cny[place]
    polysilicon = periods.trade.price_cny_per_kg[0] * market
    cost = np.tensordot(periods.costs.quantity_per_kg, periods.costs.price_cny, 1)
    plant = made * (polysilicon - cost / periods.trade.yield_share[0])
    per_kg = periods.costs.quantity_per_kg[place] / periods.trade.yield_share[0]
    bought = made * per_kg * group.upstream_share + np.zeros_like(market)
    links = (
        Link(bought, metal, metal * group.transfer),
        Link(made * group.downstream_share, polysilicon, polysilicon * group.transfer),
    )
    margins = (made * above, plant, made * below)
    moved = stage_profits(margins, links)
    return tuple(
        StageProfit(stage, _total(one), _total(other))
        for stage, one, other in zip((UPSTREAM, PLANT, DOWNSTREAM), margins, moved, strict=True)
    )


def _total(profit: Floats) -> float:
    return float(profit.sum(axis=-1).mean())


def _sold(periods: ProjectPeriods) -> Floats:
    """Main product sold in each period as planned [kg]."""
    trade = periods.trade
    return np.asarray(trade.nameplate_kg * trade.load * trade.yield_share[0])


def _margins(case: ProjectCase, group: Group, market: Floats) -> tuple[Floats, Floats]:
    """Margins of the neighbours by the kilogram of polysilicon, with their shares [CNY/kg]."""
    _input(case, group)
    price = project_periods(case).trade.price_cny_per_kg[0]
    above = np.full(market.shape, group.upstream_share * group.upstream_margin_cny_per_kg)
    level = np.full(price.shape, group.downstream_margin_cny_per_kg)
    below = downstream_margin(level, price, market, group.pass_through)
    return above, group.downstream_share * below


def _input(case: ProjectCase, group: Group) -> int:
    known = [one.key for one in case.inputs]
    if group.upstream_input not in known:
        raise refusal(DataError, "change.key", got=group.upstream_input, known=", ".join(known))
    return known.index(group.upstream_input)
