"""Capacity by state as the register of a day tells it, for the indicators.

The register is cut to what was known (`polysight.study.market_terms.evidence_on`), so that the
capacity of an earlier day is that which was known of it. What a published total has beyond the
register counts as standing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState
from polysight.study.history_reading import month_number
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit, fringe, units

#: Terms without which plans cannot be read: before their day nothing is told.
NEEDED = "stale_announced"
EVENTS, KNOWN = "plant_events", "first_known"


@dataclass(frozen=True, slots=True)
class CapacityByState:
    """Capacity on a day [kt/a].

    Parameters
    ----------
    standing, standing_china : float
        Nameplate of the world, and of China, that stands, idled plants included.
    running_china : float
        What of it is not told idle.
    building, building_china : float
        Under construction in the world, and in China.
    announced : float
        Announced in the world, its works not begun.
    standing_rows, building_rows, announced_rows : tuple of str
        Ids of the events behind each.
    """

    standing: float
    standing_china: float
    running_china: float
    building: float
    building_china: float
    announced: float
    standing_rows: tuple[str, ...]
    building_rows: tuple[str, ...]
    announced_rows: tuple[str, ...]


def capacity_by_state(told: Evidence, day: dt.date, terms: Terms) -> CapacityByState | None:
    """Capacity of a day.

    Parameters
    ----------
    told : Evidence
        Evidence as the day of knowledge had it (`polysight.study.market_terms.evidence_on`).
    day : datetime.date
        The day, not after the day of knowledge.
    terms : Terms
        Assumptions of the day of knowledge.

    Returns
    -------
    CapacityByState or None
        None before the first day on which plans can be read.
    """
    if terms.find(NEEDED) is None:
        return None
    return by_state([*units(told, day, terms), *fringe(told, day, terms)])


def by_state(found: Sequence[Unit]) -> CapacityByState:
    """Sums of plants by state.

    Parameters
    ----------
    found : sequence of Unit
        Plants of the day, the fringe among them.

    Returns
    -------
    CapacityByState
        Small plants for chips count too.
    """
    parts = {state: [one for one in found if one.state is state] for state in PlantState}
    standing = parts[PlantState.STANDING]
    china = [one for one in standing if one.market is Market.CHINA]
    building = parts[PlantState.BUILDING]
    return CapacityByState(
        _whole(standing),
        _whole(china),
        _whole([one for one in china if math.isnan(one.idle_months)]),
        _whole(building),
        _whole([one for one in building if one.market is Market.CHINA]),
        _whole(parts[PlantState.ANNOUNCED]),
        _rows(standing),
        _rows(building),
        _rows(parts[PlantState.ANNOUNCED]),
    )


def newest_event(told: Evidence, month: int) -> int | None:
    """Month in which the newest event of the register became known.

    Parameters
    ----------
    told : Evidence
        Evidence as the day of knowledge had it.
    month : int
        Month of that day, since January of year 0.

    Returns
    -------
    int or None
        None without events.
    """
    known = (dt.date.fromisoformat(row.cells[KNOWN]) for row in told.tables[EVENTS])
    return max((min(month_number(day), month) for day in known), default=None)


def _whole(found: Sequence[Unit]) -> float:
    return math.fsum(one.kt_per_year for one in found)


def _rows(found: Sequence[Unit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in found for name in one.inputs))
