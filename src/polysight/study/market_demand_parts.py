"""Demand by part: polysilicon by what it is used for, installations by country, as far as rows go.

No row tells installations by programme or by kind of park; a table of them would be invented, so
there is none. What rows tell: the country, the side on which power is counted, months of 2024 and
2025 in China.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.study.market_demand import DemandYear, electronic
from polysight.study.market_driver_rows import Drivers
from polysight.study.view import View, picked


@dataclass(frozen=True, slots=True)
class UseByPart:
    """Polysilicon of a year by what it was used for.

    Parameters
    ----------
    year : int
        The year.
    solar_china, solar_outside : float
        For wafers of solar cells made in China and elsewhere [kt].
    chips_china, chips_outside : float
        For chips [kt].
    """

    year: int
    solar_china: float
    solar_outside: float
    chips_china: float
    chips_outside: float


@dataclass(frozen=True, slots=True)
class InstallationsByPlace:
    """Installations of a country over a stretch of time, as stated.

    Parameters
    ----------
    geography, period, side : str
        Region; stretch of time; side on which power is counted: ac, dc or unstated.
    value, low, high : float
        Stated number and its range [GW].
    inputs : tuple of str
        Ids of the rows.
    """

    geography: str
    period: str
    side: str
    value: float
    low: float
    high: float
    inputs: tuple[str, ...]


def use_by_part(known: Drivers, years: tuple[DemandYear, ...]) -> tuple[UseByPart, ...]:
    """Polysilicon by what it was used for.

    Parameters
    ----------
    known : Drivers
        Drivers as the day knew them.
    years : tuple of DemandYear
        Years of the demand rule.

    Returns
    -------
    tuple of UseByPart
        The parts of a year sum to its use.
    """
    found = []
    for one in years:
        at = np.array([one.year + 0.5])
        share = float(known.path("china_wafer_share", at)[0])
        chips = electronic(known, at)[:, 0]
        solar = one.use - float(chips.sum())
        parts = (share * solar, (1.0 - share) * solar, float(chips[0]), float(chips[1]))
        found.append(UseByPart(one.year, *parts))
    return tuple(found)


def installations_by_place(view: View) -> tuple[InstallationsByPlace, ...]:
    """Installations as rows tell them, by country, period and side.

    Parameters
    ----------
    view : View
        The evidence as a day knew it.

    Returns
    -------
    tuple of InstallationsByPlace
        Sorted by country, period and side; of several rows the one that the rule chooses.
    """
    groups: dict[tuple[str, str, str], list[str]] = {}
    rows = view.facts("installations")
    for row in rows:
        side = str(row.basis.get("electrical"))
        groups.setdefault((row.geography, str(row.period), side), []).append(row.id)
    found = []
    for (geography, period, side), ids in sorted(groups.items()):
        one = picked(row for row in rows if row.id in ids)
        if one is not None:
            low, high = one.low, one.high
            found.append(
                InstallationsByPlace(
                    geography, period, side, one.value, low, high, one.observations
                )
            )
    return tuple(found)
