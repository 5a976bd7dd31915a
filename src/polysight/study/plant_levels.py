"""How large the plants of the register are at the end of a year, and which events say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from polysight.evidence.plants import Plant, PlantEvent
from polysight.study.view import UNVERIFIED, View

TONNES_PER_KT = 1000.0


def year_end(year: int) -> dt.date:
    """Last day of a year.

    Parameters
    ----------
    year : int
        The year.

    Returns
    -------
    datetime.date
        31 December.
    """
    return dt.date(year, 12, 31)


def level(view: View, plant: Plant, year: int, *, unverified: bool) -> float:
    """Nameplate of a plant at the end of a year.

    Parameters
    ----------
    view : View
        Holds the day of knowledge.
    plant : Plant
        The plant.
    year : int
        The year.
    unverified : bool
        Whether rows from memory count.

    Returns
    -------
    float
        Thousand tonnes per year.
    """
    day = year_end(year)
    tonnes = plant.capacity_t_per_year(day, unverified=unverified, as_of=view.as_of)
    return tonnes / TONNES_PER_KT


def events_of(
    view: View, plants: Iterable[Plant], year: int, *, unverified: bool
) -> tuple[str, ...]:
    """Ids of the events that make the levels of plants at the end of a year.

    Parameters
    ----------
    view : View
        Holds the day of knowledge.
    plants : iterable of Plant
        The plants.
    year : int
        The year.
    unverified : bool
        Whether rows from memory count.

    Returns
    -------
    tuple of str
        Ids in the order of the plants.
    """

    def counts(event: PlantEvent) -> bool:
        known = view.as_of is None or event.first_known <= view.as_of
        trusted = unverified or event.tier != UNVERIFIED
        return known and trusted and event.date <= year_end(year)

    return tuple(event.id for plant in plants for event in plant.events if counts(event))
