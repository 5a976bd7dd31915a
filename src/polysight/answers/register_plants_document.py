"""The register of plants on a day as a document for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from polysight.evidence.plants import Plant, register
from polysight.evidence.register_sums import inside
from polysight.evidence.store import Evidence


def plants_on(
    data: Evidence, filters: Mapping[str, str], day: dt.date, as_of: dt.date | None
) -> list[Plant]:
    """Plants that were asked for, the largest on the day first.

    Parameters
    ----------
    data : Evidence
        The evidence.
    filters : dict of str to str
        Codes of geography, company and route that must match, and ``kind=plan`` for plans.
    day : datetime.date
        The day.
    as_of : datetime.date or None
        Only what could be known by this day.

    Returns
    -------
    list of Plant
        The plants.
    """
    wanted = [plant for plant in register(data, plans=True) if _matches(plant, filters)]
    levels = [plant.capacity_t_per_year(day, as_of=as_of) for plant in wanted]
    order = sorted(range(len(wanted)), key=lambda place: (-levels[place], wanted[place].code))
    return [wanted[place] for place in order]


def document(plants: Sequence[Plant], day: dt.date, as_of: dt.date | None) -> dict[str, object]:
    """Plants with their level, status and marks on a day.

    Parameters
    ----------
    plants : sequence of Plant
        The plants.
    day : datetime.date
        The day.
    as_of : datetime.date or None
        Only what could be known by this day.

    Returns
    -------
    dict
        As `schemas/show.schema.json` says.
    """
    return {
        "day": day.isoformat(),
        "as_of": as_of.isoformat() if as_of else None,
        "plants": [_record(plant, day, as_of) for plant in plants],
    }


def _matches(plant: Plant, filters: Mapping[str, str]) -> bool:
    place, company, route = (filters.get(name, "") for name in ("geography", "company", "route"))
    kind = "plan" if filters.get("kind") == "plan" else "plant"
    return (
        plant.kind == kind
        and (not place or inside(plant.geography, place))
        and (not company or company in (plant.owner, plant.group))
        and (not route or route == plant.route)
    )


def _record(plant: Plant, day: dt.date, as_of: dt.date | None) -> dict[str, object]:
    start = plant.start()
    return {
        "plant": plant.code,
        "en": plant.en,
        "zh": plant.zh,
        "owner": plant.owner,
        "group": plant.group,
        "geography": plant.geography,
        "route": plant.route,
        "status": plant.status(day, as_of),
        "start": start.isoformat() if start else None,
        "capacity_t_per_year": plant.capacity_t_per_year(day, as_of=as_of),
        "sourced_t_per_year": plant.capacity_t_per_year(day, unverified=False, as_of=as_of),
        "captive_power": plant.captive_power,
        "marks": dict(plant.marks),
        "events": [event.id for event in plant.seen(day, as_of)],
    }
