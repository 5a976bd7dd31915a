"""How new the data of a study are: the last day that the rows behind its key numbers speak of."""

from __future__ import annotations

import datetime as dt

from polysight.report.binding import Numbers
from polysight.report.statement import behind

#: Key quantities, with the array whose rows tell how new they are.
ARRAYS = {
    "newest_price": "market.observed_price",
    "newest_production": "market.production",
    "newest_capacity": "market.capacity_published",
    "newest_tariff": "costing.tariff",
    "newest_imports": "market.imports",
}


def last_day(numbers: Numbers, name: str) -> dt.date | None:
    """Last day of the periods of the rows directly behind an array.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.
    name : str
        Array name.

    Returns
    -------
    datetime.date or None
        The day; None where no row stands behind the array.
    """
    if not numbers.has(name):
        return None
    rows = (row for one in numbers.array(name) for row in behind(numbers, one))
    return max((row.period.end for row in rows), default=None)


def newest(numbers: Numbers) -> list[tuple[str, str]]:
    """Last day of the data by key quantity.

    Parameters
    ----------
    numbers : Numbers
        What may be printed.

    Returns
    -------
    list of (str, str)
        Name of the quantity and ISO date; quantities without rows are left out.
    """
    days = ((key, last_day(numbers, name)) for key, name in ARRAYS.items())
    return [(key, day.isoformat()) for key, day in days if day is not None]
