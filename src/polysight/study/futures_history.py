"""What a seller of futures would have paid and got back between the days that were quoted.

Prices are those of the contract that a day's quote speaks of, most often the main one. A change of
contract between two quotes is taken as if it cost nothing, because no row tells both prices.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.margin_account import (
    MarginAccount,
    MarginTerms,
    Position,
    SettlementPrices,
    margin_account,
)
from polysight.study.futures_basis import basis_pairs
from polysight.study.futures_rules import futures_rules
from polysight.study.view import View

_PERCENT, _KG_PER_TONNE = 0.01, 1000.0
_MARGIN, _FEE, _LOT = "margin-hedge", "fee", "lot"


@dataclass(frozen=True, eq=False, slots=True)
class QuotedAccount:
    """An account along quoted prices.

    Parameters
    ----------
    days : tuple of str
        Days with quotes.
    futures, spot : ndarray of float
        Axis day; with value-added tax [CNY/kg].
    account : MarginAccount
        One draw; axes draw, day [CNY].
    margin_share : ndarray of float
        Axis day; margin of a hedger on the day [1].
    inputs : tuple of str
        Ids of the rows.
    """

    days: tuple[str, ...]
    futures: NDArray[np.float64]
    spot: NDArray[np.float64]
    account: MarginAccount
    margin_share: NDArray[np.float64]
    inputs: tuple[str, ...]

    @property
    def paid_in(self) -> NDArray[np.float64]:
        """What stands in the account from own money.

        Returns
        -------
        ndarray of float
            Axis day [CNY]; negative where more came out than went in.
        """
        return np.asarray(np.cumsum(self.account.calls[0]))


def quoted_account(view: View, lots: int, first: str = "", last: str = "9999") -> QuotedAccount:
    """Account of a seller who holds the same lots from the first to the last quoted day.

    Parameters
    ----------
    view : View
        The evidence.
    lots : int
        Lots that are sold.
    first, last : str, optional
        Days; all quoted days when omitted.

    Returns
    -------
    QuotedAccount
        With the margin and fee of each day.

    Raises
    ------
    DataError
        If fewer than two days were quoted.
    """
    pairs = [one for one in basis_pairs(view) if first <= one.day <= last]
    if len(pairs) < 2:
        raise refusal(DataError, "hedge.pairs", got=len(pairs), least=2)
    rules = [
        futures_rules(view.evidence, dt.date.fromisoformat(one.day), only=(_MARGIN, _FEE, _LOT))
        for one in pairs
    ]
    margin = np.array([one[_MARGIN].value for one in rules]) * _PERCENT
    fee = np.array([one[_FEE].value for one in rules]) * _PERCENT
    price = np.array([one.futures for one in pairs])
    held = np.full((1, len(pairs)), -lots)
    held[:, -1] = 0
    position = Position(held, np.zeros(held.shape, np.bool_), rules[0][_LOT].value * _KG_PER_TONNE)
    given = SettlementPrices(price[None, None], price[None, None])
    told = [name for one in pairs for name in one.inputs]
    told += [rule.row for one in rules for rule in one.values()]
    return QuotedAccount(
        tuple(one.day for one in pairs),
        price,
        np.array([one.spot for one in pairs]),
        margin_account(position, given, MarginTerms(margin, fee)),
        margin,
        tuple(dict.fromkeys(told)),
    )
