"""What a new plant would earn at the price that investors expect, over what they ask for."""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Interval in which a yearly return is looked for, and halvings of it. What is lower counts as the
#: lowest: half of what is left is lost every year.
LOWEST, HIGHEST, HALVINGS = -0.5, 10.0, 60


@dataclass(frozen=True, slots=True)
class PlantOffer:
    """A plant that could be built.

    Parameters
    ----------
    capex : float
        Investment per capacity, spent a year before the first output [money/(kg/a)].
    cash_cost : float
        Cash cost [money/kg].
    life : float
        Years of output.
    load : float
        Share of capacity that is made.
    tax : float
        Income tax rate.
    turnover : float
        Working capital over yearly sales, which comes back at the end.
    """

    capex: float
    cash_cost: float
    life: float
    load: float
    tax: float
    turnover: float


def present_value(offer: PlantOffer, price: float, rate: float) -> float:
    """Value of a plant at its first output, per capacity.

    Parameters
    ----------
    offer : PlantOffer
        The plant.
    price : float
        Level price without value-added tax [money/kg].
    rate : float
        Discount rate [1/a].

    Returns
    -------
    float
        With investment I, N level flows, annuity ``a = (1 - (1 + r)**-N) / r``, load l, tax t and
        working capital w,
        ``-I (1 + r) + a ((p - c) (1 - t) l + t I / N) - w p l (1 - (1 + r)**-N)`` [money/(kg/a)].
    """
    left = math.pow(1.0 + rate, -offer.life)
    annuity = offer.life if abs(rate) < 1e-9 else (1.0 - left) / rate
    shield = offer.tax * offer.capex / offer.life
    earned = (price - offer.cash_cost) * (1.0 - offer.tax) * offer.load + shield
    tied = offer.turnover * price * offer.load * (1.0 - left)
    return annuity * earned - offer.capex * (1.0 + rate) - tied


def expected_return(offer: PlantOffer, price: float) -> float:
    """Internal rate of return of a plant at a level price.

    Parameters
    ----------
    offer : PlantOffer
        The plant.
    price : float
        Level price without value-added tax [money/kg].

    Returns
    -------
    float
        Rate at which `present_value` is zero [1/a]; `LOWEST` where a year earns no cash or even
        that rate leaves a loss; not a number without a price.
    """
    if math.isnan(price):
        return math.nan
    if price <= offer.cash_cost or present_value(offer, price, LOWEST) <= 0.0:
        return LOWEST
    low, high = LOWEST, HIGHEST
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        if present_value(offer, price, middle) > 0.0:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def project_value(offer: PlantOffer, price: float, hurdle: float) -> float:
    """Expected return over the hurdle.

    Parameters
    ----------
    offer : PlantOffer
        The plant.
    price : float
        Price that investors expect [money/kg].
    hurdle : float
        Return that they ask for [1/a].

    Returns
    -------
    float
        ``expected return - hurdle`` [1/a].
    """
    return expected_return(offer, price) - hurdle
