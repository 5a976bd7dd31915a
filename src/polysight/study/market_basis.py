"""From the prices of the model to those that are published: value-added tax and currency."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.conversion import dated_rates, rate_on
from polysight.evidence.store import Evidence
from polysight.periods import period

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PriceBasis:
    """How prices without tax in CNY are told as they are published.

    Parameters
    ----------
    vat : float
        Rate of value-added tax in China that is in prices there.
    cny_per_usd : float
        Exchange rate.
    rate_period : str
        Period of the exchange rate.
    inputs : tuple of str
        Ids of both rows.
    """

    vat: float
    cny_per_usd: float
    rate_period: str
    inputs: tuple[str, ...]

    def in_china(self, price: Floats) -> Floats:
        """Price in China with value-added tax.

        Parameters
        ----------
        price : ndarray of float
            Without tax [CNY/kg].

        Returns
        -------
        ndarray of float
            CNY/kg with tax.
        """
        return np.asarray(price * (1.0 + self.vat))

    def outside(self, price: Floats) -> Floats:
        """Price outside China in dollars.

        Parameters
        ----------
        price : ndarray of float
            CNY/kg.

        Returns
        -------
        ndarray of float
            USD/kg.
        """
        return np.asarray(price / self.cny_per_usd)


def price_basis(evidence: Evidence, day: dt.date) -> PriceBasis:
    """Tax and exchange rate as known on a day.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    day : datetime.date
        Day before the first simulated month.

    Returns
    -------
    PriceBasis
        Rate of tax in force on the day, and the latest published mean of the exchange rate; both
        are kept for all later months.

    Raises
    ------
    DataError
        If no exchange rate is known on the day.
    """
    tax = rate_on(dated_rates(evidence, "vat_rate", "CN"), period(day.isoformat()))
    rows = [
        row
        for row in evidence.select("exchange_rate", as_of=day, kind="observed")
        if row.canonical_unit == "CNY/USD" and row.basis.get("averaging") != "point"
    ]
    if not rows:
        raise refusal(DataError, "market_page.no_rate", day=day)
    last = max(rows, key=lambda row: (row.period.end, row.period.start, row.id))
    return PriceBasis(tax.value, last.middle, last.period.text, (tax.id, last.id))
