"""Capital cost as lines of full cost: depreciation and interest per kilogram of capacity.

Both are paid for the capacity, whatever the output, so that their items are fixed: per kilogram
made they rise as utilisation falls.
"""

from __future__ import annotations

import numpy as np

from polysight.costing.lines import Floats, Item
from polysight.errors import UsageError, refusal

#: A price of one: the quantity of the item is money already.
MONEY: Floats = np.ones((1, 1, 1))


def depreciation(unit_capex: Floats, residual_share: Floats, life_years: Floats) -> Floats:
    """Straight-line depreciation of a year over yearly capacity.

    Parameters
    ----------
    unit_capex : ndarray, [...]
        Capital cost per kilogram of yearly capacity [money/(kg/a)].
    residual_share : ndarray, [...]
        Part of the capital cost that is never depreciated [1], below one.
    life_years : ndarray, [...]
        Years of the schedule, above zero.

    Returns
    -------
    ndarray, [...]
        ``capex (1 - residual share) / life`` [money/kg of capacity].

    Raises
    ------
    UsageError
        If the life is not above zero.

    References
    ----------
    NDRC and MOHURD, Economic Evaluation Methods and Parameters for Construction Projects,
    3rd ed. (2006): average life method.
    """
    if (np.asarray(life_years) <= 0.0).any():
        raise refusal(UsageError, "costing.positive", name="life_years")
    return np.asarray(unit_capex * (1.0 - residual_share) / life_years)


def interest(
    unit_capex: Floats, debt_share: Floats, loan_rate: Floats, loan_years: Floats
) -> Floats:
    """Interest of a mean year of a loan over yearly capacity.

    Parameters
    ----------
    unit_capex : ndarray, [...]
        Capital cost per kilogram of yearly capacity [money/(kg/a)].
    debt_share : ndarray, [...]
        Part of the capital cost that is borrowed [1].
    loan_rate : ndarray, [...]
        Interest rate [1/a].
    loan_years : ndarray, [...]
        Years over which equal parts are repaid, above zero.

    Returns
    -------
    ndarray, [...]
        ``capex debt rate (n + 1) / (2 n)``: the mean over the n years of a loan whose principal
        is repaid in equal parts at the end of each year [money/kg of capacity].

    Raises
    ------
    UsageError
        If the time is not above zero.
    """
    if (np.asarray(loan_years) <= 0.0).any():
        raise refusal(UsageError, "costing.positive", name="loan_years")
    return np.asarray(unit_capex * debt_share * loan_rate * (loan_years + 1.0) / (2.0 * loan_years))


def capital_items(depreciation_per_kg: Floats, interest_per_kg: Floats) -> tuple[Item, Item]:
    """Items of the lines ``depreciation`` and ``finance``.

    Parameters
    ----------
    depreciation_per_kg, interest_per_kg : ndarray, [draw, plant]
        Per kilogram of yearly capacity [money/kg].

    Returns
    -------
    tuple of Item
        Two fixed items at a price of one.
    """
    return (
        Item("depreciation", "depreciation", depreciation_per_kg, MONEY, fixed=True),
        Item("interest", "finance", interest_per_kg, MONEY, fixed=True),
    )


def pool_item(name: str, line: str, pool: Floats, capacity: Floats) -> Item:
    """A sum that is paid every period, as a fixed item.

    Parameters
    ----------
    name, line : str
        Name of the item and its cost line.
    pool : ndarray, [draw, plant]
        Money per period.
    capacity : ndarray, [draw, plant]
        Output of the same period at full load [kg], above zero.

    Returns
    -------
    Item
        Its cost per kilogram made is ``pool / production``.

    Raises
    ------
    UsageError
        If a capacity is not above zero.
    """
    if (capacity <= 0.0).any():
        raise refusal(UsageError, "costing.output", got=capacity.min())
    return Item(name, line, np.asarray(pool / capacity), MONEY, fixed=True)
