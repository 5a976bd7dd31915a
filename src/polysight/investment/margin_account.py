"""The account of futures: what every settlement brings or takes, what it costs, what it binds.

Positions are settled at every step against cash. Whoever holds futures keeps the margin of the
day in the account, pays in what is missing the same day and takes out what is over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.case import Floats
from polysight.investment.trading_days import Integers


class Position(NamedTuple):
    """Lots held from each step to the next.

    Parameters
    ----------
    lots : ndarray of int
        Axes slot, step; negative where sold.
    rolled : ndarray of bool
        Axes slot, step; true where the slot takes another contract at the step.
    lot_kg : float
        Size of a lot.
    """

    lots: Integers
    rolled: NDArray[np.bool_]
    lot_kg: float


class SettlementPrices(NamedTuple):
    """Prices of the contracts in the slots; equal where a slot keeps its contract.

    Parameters
    ----------
    left : ndarray of float
        Axes draw, slot, step; of the contract that was held into the step [CNY/kg].
    taken : ndarray of float
        Axes draw, slot, step; of the contract that is held from the step on [CNY/kg].
    """

    left: Floats
    taken: Floats


class MarginTerms(NamedTuple):
    """Terms of the exchange on each step.

    Parameters
    ----------
    margin : ndarray of float
        Axis step; margin over the value of the position.
    fee : ndarray of float
        Axis step; fee over turnover.
    """

    margin: Floats
    fee: Floats


@dataclass(frozen=True, eq=False, slots=True)
class MarginAccount:
    """An account by draw and step.

    Parameters
    ----------
    variation : ndarray of float
        Axes draw, step; what settlement brings since the step before [CNY].
    fees : ndarray of float
        Axes draw, step; fees of what is traded at the step [CNY].
    margin : ndarray of float
        Axes draw, step; margin from the step on [CNY].
    """

    variation: Floats
    fees: Floats
    margin: Floats

    @property
    def result(self) -> Floats:
        """What the position brings after fees.

        Returns
        -------
        ndarray of float
            Axes draw, step [CNY].
        """
        return self.variation - self.fees

    @property
    def calls(self) -> Floats:
        """What has to be paid in at a step.

        Returns
        -------
        ndarray of float
            Axes draw, step [CNY]; negative where money comes back. The sum to the end, with no
            position left, is minus the whole result.
        """
        return np.diff(self.margin, axis=1, prepend=0.0) - self.result


def margin_account(
    position: Position, prices: SettlementPrices, terms: MarginTerms
) -> MarginAccount:
    """Account of a position along paths of prices.

    Parameters
    ----------
    position : Position
        Lots; those of the last step are never settled.
    prices : SettlementPrices
        Prices by path.
    terms : MarginTerms
        Margin and fee.

    Returns
    -------
    MarginAccount
        Of every draw.

    Raises
    ------
    DataError
        If the arrays do not fit each other, or a price is not a number.
    """
    _require(position, prices, terms)
    size = position.lot_kg
    kept = position.lots[:, :-1] * size
    moved = prices.left[:, :, 1:] - prices.taken[:, :, :-1]
    variation = np.zeros((prices.left.shape[0], position.lots.shape[1]))
    variation[:, 1:] = np.einsum("jt,djt->dt", kept, moved)
    before = np.concatenate([np.zeros_like(position.lots[:, :1]), position.lots[:, :-1]], axis=1)
    closed = np.where(position.rolled, np.abs(before), 0) * size
    opened = np.where(
        position.rolled, np.abs(position.lots), np.abs(position.lots - before)
    ) * size  # fmt: skip
    turnover = np.einsum("jt,djt->dt", closed, prices.left)
    turnover += np.einsum("jt,djt->dt", opened, prices.taken)
    worth = np.einsum("jt,djt->dt", np.abs(position.lots) * size, prices.taken)
    return MarginAccount(variation, turnover * terms.fee, worth * terms.margin)


def _require(position: Position, prices: SettlementPrices, terms: MarginTerms) -> None:
    shape = position.lots.shape
    fits = (
        position.rolled.shape == shape
        and prices.left.shape == prices.taken.shape
        and prices.left.shape[1:] == shape
        and terms.margin.shape == terms.fee.shape == shape[1:]
    )
    if not fits:
        raise refusal(DataError, "hedge.shape", got=shape, expected=prices.left.shape[1:])
    if not (np.isfinite(prices.left).all() and np.isfinite(prices.taken).all()):
        raise refusal(DataError, "hedge.price")
