"""The register of polysilicon plants, built from dated events.

A level of a plant follows from its events by one rule. A start, expansion, conversion or restart
that states the total of the site resets it; other starts, expansions and conversions set the level
of their own phase, and phases add. Plans, delays and cancellations never count, and a row without
a tonnage changes no level. A closure sets the site to zero, and one marked as partial drops the
level of its own phase and no other. An idled site keeps its nameplate, except one wholly idled
before 2018 with no later restart, which counts zero. A plant that lives on under another entry
counts zero from that entry's first level on. A date given only as a year counts from December.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence

SETTING = frozenset({"start", "expansion", "converted"})
RESETTING = SETTING | {"restarted"}
ENDS = frozenset({"idled", "closed"})
#: Idled before this day and never restarted: the nameplate is taken to be gone.
IDLE_MEANS_GONE_BEFORE = dt.date(2018, 1, 1)
MARKS = ("owner", "geography", "route", "start", "captive_power")


@dataclass(frozen=True, slots=True)
class PlantEvent:
    """Something that happened, or was said to be going to happen, at a plant.

    Parameters
    ----------
    id, plant, phase, event : str
        Row id, plant code, phase as named by the source, and what happened.
    date : datetime.date
        Day from which it counts (last day of the month or of the year as stated).
    capacity_t_per_year : float or None
        Tonnage that the row states.
    total, partial : bool
        Whether the tonnage is the level of the whole site; whether only a part of it was idled or
        closed.
    tier, source : str
        Trust and source key.
    first_known : datetime.date
        Day on which the event could first be known.
    """

    id: str
    plant: str
    phase: str
    event: str
    date: dt.date
    capacity_t_per_year: float | None
    total: bool
    partial: bool
    tier: str
    source: str
    first_known: dt.date


@dataclass(frozen=True, slots=True)
class Plant:
    """A polysilicon plant, or the plan of one.

    Parameters
    ----------
    code, en, zh : str
        Plant code and names.
    owner, group, geography, route : str
        Codes of owner, group, province or country, and route.
    kind : str
        ``plant`` or ``plan``: a plan is not a plant.
    marks : tuple of (str, str)
        For each field whether it is observed, inferred or defaulted.
    captive_power : str
        yes, no, planned or unknown.
    events : tuple of PlantEvent
        Its events, oldest first.
    succeeded : datetime.date or None
        Day from which another entry carries this site on; None where none does.
    """

    code: str
    en: str
    zh: str
    owner: str
    group: str
    geography: str
    route: str
    kind: str
    marks: tuple[tuple[str, str], ...]
    captive_power: str
    events: tuple[PlantEvent, ...]
    succeeded: dt.date | None = None

    def mark(self, field: str) -> str:
        """How a field is known.

        Parameters
        ----------
        field : str
            One of `MARKS`.

        Returns
        -------
        str
            observed, inferred or defaulted.
        """
        return dict(self.marks)[field]

    def capacity_t_per_year(
        self, day: dt.date, *, unverified: bool = True, as_of: dt.date | None = None
    ) -> float:
        """Nameplate on a day by the rule of this module.

        Parameters
        ----------
        day : datetime.date
            The day.
        unverified : bool
            Whether rows from memory count.
        as_of : datetime.date, optional
            Only events that could be known by this day.

        Returns
        -------
        float
            Tonnes per year.
        """
        if self.succeeded is not None and self.succeeded <= day:
            return 0.0
        seen = self.seen(day, as_of)
        return level_of(event for event in seen if unverified or event.tier != "unverified")

    def seen(self, day: dt.date, as_of: dt.date | None = None) -> list[PlantEvent]:
        """Events up to a day.

        Parameters
        ----------
        day : datetime.date
            The day.
        as_of : datetime.date, optional
            Only what could be known by this day.

        Returns
        -------
        list of PlantEvent
            Oldest first.
        """
        return [
            event
            for event in self.events
            if event.date <= day and (as_of is None or event.first_known <= as_of)
        ]

    def status(self, day: dt.date, as_of: dt.date | None = None) -> str:
        """What the site was doing on a day, by its last event that says so.

        Parameters
        ----------
        day : datetime.date
            The day.
        as_of : datetime.date, optional
            Only what could be known by this day.

        Returns
        -------
        str
            running, idled, closed, carried-on (under another entry) or planned.
        """
        if self.succeeded is not None and self.succeeded <= day:
            return "carried-on"
        status = "planned"
        for event in self.seen(day, as_of):
            if event.event in RESETTING:
                status = "running"
            elif event.event in ENDS and not event.partial:
                status = event.event
        return status

    def start(self) -> dt.date | None:
        """Day of the first event that set a level or a plant running.

        Returns
        -------
        datetime.date or None
            The day; None for a plan.
        """
        return min((event.date for event in self.events if event.event in RESETTING), default=None)


def level_of(events: Iterable[PlantEvent]) -> float:
    """Nameplate after a run of events.

    Parameters
    ----------
    events : iterable of PlantEvent
        Events of one plant up to the day of interest, oldest first.

    Returns
    -------
    float
        Tonnes per year.
    """
    phases: dict[str, float] = {}
    idle: dt.date | None = None
    for event in events:
        if event.event == "closed" and event.partial:
            phases.pop(event.phase, None)
        elif event.event == "closed":
            phases, idle = {}, None
        elif event.event == "idled" and not event.partial:
            idle = event.date
        elif event.event == "restarted":
            idle = None
        whole = event.total and event.event in RESETTING
        if (whole or event.event in SETTING) and event.capacity_t_per_year is not None:
            idle = None
            if event.total:
                phases = {"total": event.capacity_t_per_year}
            else:
                phases[event.phase] = event.capacity_t_per_year
    if idle is not None and idle < IDLE_MEANS_GONE_BEFORE:
        return 0.0
    return sum(phases.values())


def _event_day(text: str) -> dt.date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    first = dt.date(year + month // 12, month % 12 + 1, 1)
    return first - dt.timedelta(days=1)


def _event(cells: dict[str, str]) -> PlantEvent:
    tonnage = cells["nameplate_t_per_year"]
    return PlantEvent(
        cells["id"],
        cells["plant"],
        cells["phase"],
        cells["event"],
        _event_day(cells["event_date"]),
        float(tonnage) if tonnage else None,
        cells["total"] == "yes",
        cells["partial"] == "yes",
        cells["tier"],
        cells["source"],
        dt.date.fromisoformat(cells["first_known"]),
    )


def _first_level(events: Iterable[PlantEvent]) -> dt.date | None:
    days = [e.date for e in events if e.event in RESETTING and e.capacity_t_per_year is not None]
    return min(days, default=None)


def register(evidence: Evidence, *, plans: bool = False) -> list[Plant]:
    """Plants of the world.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    plans : bool
        Whether to include sites that have only been planned.

    Returns
    -------
    list of Plant
        Plants in the order of the register; sites that are no polysilicon plants are left out.
    """
    events: dict[str, list[PlantEvent]] = {}
    for row in evidence.tables["plant_events"]:
        events.setdefault(row.cells["plant"], []).append(_event(row.cells))
    found = []
    for row in evidence.tables["plants"]:
        cells = row.cells
        if cells["excluded_reason"] or (cells["kind"] != "plant" and not plans):
            continue
        own = sorted(events.get(cells["plant"], []), key=lambda event: event.date)
        found.append(
            Plant(
                cells["plant"],
                cells["en"],
                cells["zh"],
                cells["owner"],
                cells["group"],
                cells["geography"],
                cells["route"],
                cells["kind"],
                tuple((field, cells[f"{field}_mark"]) for field in MARKS),
                cells["captive_power"],
                tuple(own),
                _first_level(events.get(cells["successor"], [])),
            )
        )
    return found


def year_ends(years: Sequence[int]) -> list[dt.date]:
    """Last days of years.

    Parameters
    ----------
    years : sequence of int
        The years.

    Returns
    -------
    list of datetime.date
        31 December of each.
    """
    return [dt.date(year, 12, 31) for year in years]
