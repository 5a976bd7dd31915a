"""Silicon for chips has suppliers of its own: parts of plants that sell to chip makers by contract.

Chip makers approve a plant for years and pay by contract what solar grade does not fetch. Of each
market the capacity that makes its use for chips is set apart: first that of the plants that make
nothing else, then equal shares of the larger plants that serve both. Such a part costs more than
solar grade, sells at a premium over it and so runs whatever solar grade is paid; the rest of the
plant stands in the solar market. What chip makers of China use beyond the plants of China that make
nothing else is not told by plant and stays in the market as it was.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from polysight.market.case import Market, PlantState
from polysight.study.market_tariffs import ABROAD, CHINA
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit

#: Ending of the code of the part of a plant that is made for chips.
CHIP_PART = "/chips"
#: A smaller part of a plant is not set apart [kt/a].
LEAST_PART_KT = 0.5


def chip_premium(unit: Unit, terms: Terms) -> float:
    """What buyers of a unit pay over solar grade of its market.

    Parameters
    ----------
    unit : Unit
        The unit.
    terms : Terms
        ``chip_premium``.

    Returns
    -------
    float
        Factor; one for solar grade.
    """
    place = CHINA if unit.market is Market.CHINA else ABROAD
    return terms.value("chip_premium", place) if unit.chips else 1.0


def with_chips(units: Sequence[Unit], use: Sequence[float], terms: Terms) -> list[Unit]:
    """Plants with the part apart that makes what chip makers use.

    Parameters
    ----------
    units : sequence of Unit
        Plants of the day.
    use : sequence of float
        Use for chips in China and outside [kt/a]; not a number sets nothing apart.
    terms : Terms
        ``chip_load``.

    Returns
    -------
    list of Unit
        The same capacity.
    """
    found = list(units)
    for market in Market:
        wanted = use[market] / terms.value("chip_load")
        wanted -= sum(one.kt_per_year for one in units if _runs(one, market) and one.chips)
        both = [one for one in units if _runs(one, market) and one.serves_chips and not one.chips]
        whole = sum(one.kt_per_year for one in both)
        if not wanted > 0.0 or whole <= 0.0:
            continue
        share = min(1.0, wanted / whole)
        for one in both:
            found[found.index(one) : found.index(one) + 1] = _parted(one, share)
    return found


def _runs(unit: Unit, market: Market) -> bool:
    stands = unit.state is PlantState.STANDING and math.isnan(unit.idle_months)
    return stands and unit.market is market


def _parted(unit: Unit, share: float) -> list[Unit]:
    """A plant as the part for chips and the rest, in as far as either is worth telling."""
    part = share * unit.kt_per_year
    if part < LEAST_PART_KT:
        return [unit]
    if unit.kt_per_year - part < LEAST_PART_KT:
        return [replace(unit, chips=True)]
    made = replace(unit, code=unit.code + CHIP_PART, kt_per_year=part, chips=True)
    return [replace(unit, kt_per_year=unit.kt_per_year - part), made]
