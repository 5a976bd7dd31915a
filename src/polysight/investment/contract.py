"""Long contracts: what the buyer of a share of the output pays, takes, and walks away from.

Prices are told over the price path of the project, month by month. A contract that binds no price
still binds an amount: in weak months a plant sells only part of what nobody has bound himself to
take. A buyer who pays more than the market may walk away; what he was to take is then sold at
once, until the contract is signed again.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats, ProjectCase

Kind = Literal["volume", "price", "corridor", "formula"]
Truths = NDArray[np.bool_]
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Contract:
    """A long contract.

    Parameters
    ----------
    kind : {"volume", "price", "corridor", "formula"}
        Binds the amount at the market price; the price too; the price within bounds; or a price
        that follows the market with a lag.
    share : float
        Part of the output.
    first_month : int
        Month in which it begins, from January of the first year.
    level : float
        Price over the reference at signing, or over the lagged mean of a formula.
    floor, cap : float
        Bounds of a corridor over the reference.
    lag_months, window_months : int
        A formula takes the mean of so many months, the last of which lies so many back.
    term_months : int
        Length; it is then signed anew at the price of the month before. Zero for no end.
    default_chance : float
        Chance, in a year in which the buyer pays more than the market, that he walks away.
    """

    kind: Kind
    share: float
    first_month: int
    level: float = 1.0
    floor: float = 0.0
    cap: float = np.inf
    lag_months: int = 1
    window_months: int = 1
    term_months: int = 0
    default_chance: float = 0.0

    @property
    def price_bound(self) -> float:
        """Part of the output whose price no longer moves with the market from day to day.

        Returns
        -------
        float
            Fraction of one.
        """
        return self.share if self.kind in ("price", "corridor") else 0.0


@dataclass(frozen=True, slots=True)
class WeakMarket:
    """What can be sold without a contract in a weak month.

    Parameters
    ----------
    below : float
        A month is weak where the price is below so much of the path.
    sold_share : float
        Part of the output without contract that is sold then; the rest is not made.
    """

    below: float = 0.0
    sold_share: float = 1.0


@dataclass(frozen=True, eq=False, slots=True)
class MonthlySales:
    """What is sold in each month, over plan.

    Parameters
    ----------
    price : ndarray of float
        Axes draw, month; mean price over the path.
    load : ndarray of float
        Axes draw, month; amount over the planned one.
    """

    price: Floats
    load: Floats


def contract_factors(contract: Contract, market: Floats) -> Floats:
    """Price of a contract over the price path.

    Parameters
    ----------
    contract : Contract
        The contract.
    market : ndarray of float
        Axes draw, month, from January of the first year; market price over its path.

    Returns
    -------
    ndarray of float
        Axes draw, month; the market price before the contract begins.
    """
    _require(contract)
    if contract.kind == "volume":
        told = market.copy()
    elif contract.kind == "formula":
        told = contract.level * _lagged(market, contract.lag_months, contract.window_months)
    else:
        signed = _references(contract, market)
        told = contract.level * signed
        if contract.kind == "corridor":
            told = np.clip(market, contract.floor * signed, contract.cap * signed)
    told[:, : contract.first_month] = market[:, : contract.first_month]
    return np.asarray(told)


def standing(contract: Contract, market: Floats, price: Floats, chances: Floats) -> Truths:
    """Months in which a contract is kept.

    Parameters
    ----------
    contract : Contract
        The contract.
    market, price : ndarray of float
        Axes draw, month; market and contract price over the path.
    chances : ndarray of float
        Axes draw, year; uniform numbers between 0 and 1, by calendar year.

    Returns
    -------
    ndarray of bool
        Axes draw, month; false before it begins, and after a buyer has walked away until it is
        signed anew.
    """
    draws, months = market.shape
    told = np.zeros((draws, months), dtype=np.bool_)
    gone = np.zeros(draws, dtype=np.bool_)
    for start, end in _years(contract, months):
        if _begins(contract, start):
            gone[:] = False
        dear = price[:, start:end].mean(axis=1) > market[:, start:end].mean(axis=1)
        gone |= dear & (chances[:, start // _MONTHS] < contract.default_chance)
        told[:, start:end] = ~gone[:, None]
    return told


def monthly_sales(
    market: Floats, weak: WeakMarket, contract: Contract | None = None,
    chances: Floats | None = None,
) -> MonthlySales:  # fmt: skip
    """Sales with or without a contract.

    Parameters
    ----------
    market : ndarray of float
        Axes draw, month, from January of the first year; market price over its path.
    weak : WeakMarket
        What weak months sell.
    contract : Contract, optional
        None when omitted.
    chances : ndarray of float, optional
        Axes draw, year; uniform numbers for buyers who walk away; nobody does when omitted.

    Returns
    -------
    MonthlySales
        Price and amount.
    """
    free = np.where(market < weak.below, weak.sold_share, 1.0)
    if contract is None:
        return MonthlySales(market.copy(), free)
    price = contract_factors(contract, market)
    certain = np.ones((market.shape[0], -(-market.shape[1] // _MONTHS)))
    kept = contract.share * standing(
        contract, market, price, certain if chances is None else chances
    )
    load = kept + (1.0 - kept) * free
    paid = kept * price + (1.0 - kept) * free * market
    return MonthlySales(np.divide(paid, load, out=market.copy(), where=load > 0.0), load)


def sales_by_period(
    case: ProjectCase, sales: MonthlySales, output: Floats
) -> tuple[Floats, Floats]:
    """Sales of each period, months weighed by output.

    Parameters
    ----------
    case : ProjectCase
        The project.
    sales : MonthlySales
        By month from January of the first year, to the end of the last period.
    output : ndarray of float
        Axis month; planned output [kg].

    Returns
    -------
    price, load : ndarray of float
        Axes draw, period; multipliers of the price path and of the load.
    """
    grid = (case.periods, case.period_months)
    planned = np.zeros(case.periods * case.period_months)
    planned[: output.size] = output[: planned.size]
    # A period without output has a price all the same.
    idle = np.repeat(planned.reshape(grid).sum(axis=1) == 0.0, case.period_months)
    weights = np.where(idle, 1.0, planned).reshape(grid)

    def summed(values: Floats) -> Floats:
        return np.asarray((values.reshape(len(values), *grid) * weights).sum(axis=2))

    sold = summed(sales.load)
    paid = summed(sales.load * sales.price)
    plain = summed(sales.price) / weights.sum(axis=1)
    return np.divide(paid, sold, out=plain, where=sold > 0.0), sold / weights.sum(axis=1)


def _lagged(market: Floats, lag: int, window: int) -> Floats:
    """Mean of some months that lie back; one, the price that is known, before the first."""
    before = np.ones((market.shape[0], lag + window - 1))
    whole = np.concatenate([before, market], axis=1)
    total = np.concatenate([np.zeros((market.shape[0], 1)), np.cumsum(whole, axis=1)], axis=1)
    count = market.shape[1]
    return np.asarray((total[:, window : window + count] - total[:, :count]) / window)


def _references(contract: Contract, market: Floats) -> Floats:
    """Price at the last signing: one, that of today, for the first."""
    told = np.ones_like(market)
    if contract.term_months:
        for start in range(
            contract.first_month + contract.term_months, market.shape[1], contract.term_months
        ):
            end = start + contract.term_months
            told[:, start:end] = market[:, start - 1 : start]
    return told


def _years(contract: Contract, months: int) -> list[tuple[int, int]]:
    """Stretches of a contract that cross neither a calendar year nor a signing."""
    cuts = set(range(0, months, _MONTHS)) | {contract.first_month, months}
    if contract.term_months:
        cuts |= set(range(contract.first_month, months, contract.term_months))
    edges = sorted(cut for cut in cuts if contract.first_month <= cut <= months)
    return list(pairwise(edges))


def _begins(contract: Contract, month: int) -> bool:
    since = month - contract.first_month
    return since == 0 or (contract.term_months > 0 and since % contract.term_months == 0)


def _require(contract: Contract) -> None:
    for field, value in (("share", contract.share), ("default", contract.default_chance)):
        if not 0.0 <= value <= 1.0:
            raise refusal(DataError, "hedge.share", field=field, got=value)
    if contract.floor > contract.cap:
        raise refusal(DataError, "hedge.corridor", got=contract.floor, cap=contract.cap)
    if contract.lag_months < 1 or contract.window_months < 1 or contract.term_months < 0:
        raise refusal(DataError, "hedge.months", got=contract.lag_months)
