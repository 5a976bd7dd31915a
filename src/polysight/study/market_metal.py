"""Silicon metal by month: the price to which it returns, what is made at it, what others take.

The price is the median of the months for which the day knew a quote, over the last years; at it
smelters make what all users are expected to take, more in the wet season of the south-west. What
others take (alloys, silicones, exports) is a row a year and keeps its last level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.market_driver_rows import YEAR_MONTHS, Drivers, month_times
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Fewest quoted months of which a median is taken.
FEWEST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class SiliconMetal:
    """Silicon metal as a day expected it.

    Parameters
    ----------
    base_price : ndarray of float
        Axis month; without value-added tax [CNY/kg].
    supply, other_use : ndarray of float
        Axis month; made at the base price, and used by others than polysilicon [kt per month].
    inputs : tuple of str
        Ids of the rows behind it.
    """

    base_price: Floats
    supply: Floats
    other_use: Floats
    inputs: tuple[str, ...]


def silicon_metal(
    view: View, known: Drivers, numbers: NDArray[np.int64], polysilicon: Floats
) -> SiliconMetal:
    """Silicon metal after a day.

    Parameters
    ----------
    view : View
        The evidence as the day knew it.
    known : Drivers
        Drivers as the day knew them.
    numbers : ndarray of int
        Wanted months, since January of year 0.
    polysilicon : ndarray of float
        Axis month; polysilicon that China is expected to make [kt per month].

    Returns
    -------
    SiliconMetal
        By the rule of this module, without events.
    """
    times = month_times(numbers)
    price, cited = _base_price(view, known)
    other = known.path("metal_other_use", times, log=True) / YEAR_MONTHS
    taken = other + known.path("metal_per_kg", times) * polysilicon
    season = known.seasons["metal_supply"][numbers % YEAR_MONTHS]
    inputs = (*cited, *known.ids("metal_other_use", "metal_per_kg", "metal_base_price"))
    return SiliconMetal(np.full(len(times), price), taken * season, other, inputs)


def _base_price(view: View, known: Drivers) -> tuple[float, tuple[str, ...]]:
    """Median of the quoted months of the last years; the table tells it where they are too few."""
    last = f"{known.origin.year:04d}-{known.origin.month:02d}"
    first = f"{known.origin.year - int(known.number('metal_base_years')):04d}{last[4:]}"
    path = silicon_metal_path(view, months_between(first, last))
    quoted = np.array(path.quoted) & ~np.isnan(path.central)
    if np.count_nonzero(quoted) < FEWEST_MONTHS:
        return known.number("metal_base_price"), ()
    return float(np.median(path.central[quoted])), path.inputs
