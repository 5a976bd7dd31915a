"""Plants of the register as a market knows them on a day: what stands, is being built or announced.

Standing capacity of a site follows from its events (`polysight.evidence.plants`); a start without
a tonnage opens with that of its plan. What is announced or being built beside it is a unit of its
own. An event tells plans; ``market_plant_news`` reads from its note whether works are under way,
when they are due, which plans it takes in and which tonnage is no addition; a plan that is not
read there is announced. The newest event of a phase tells it. A plan is over when its phase
started, when it was cancelled, when later additions of the site reach it (the oldest plan first)
or when no news of it came for long. A start told in advance is a unit being built. Works that are
late by the day open some months after it; works without a stated month are finished a usual time
after their first news.

Capacity that a published national total has beyond the register is the fringe: units of no name
that stand, halved every few years as plants are named or closed.
"""

from __future__ import annotations

import datetime as dt
import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from polysight.evidence.plants import RESETTING, SETTING, Plant, PlantEvent, level_of, register
from polysight.evidence.register_sums import inside, published_capacity, register_sum_kt_per_year
from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState
from polysight.study.market_tariffs import CAPTIVE, CHINA, GRID
from polysight.study.market_terms import NEWS, Terms

KT = 1000.0
MONTHS = 12
DAYS_PER_MONTH = 30.4375
PLANS = frozenset({"planned", "delayed"})
#: Grades of plants that sell to chip makers only, where they are small; large ones serve both.
CHIPS = frozenset({"electronic", "semiconductor", "solar then semiconductor"})
#: Words in the grades of plants that serve chip makers too, and that turned to them.
FOR_CHIPS, TURNED = "semiconductor", "then"
CHIPS_AT_MOST_KT = 15.0
#: A smaller plant, if not for chips, is a trial: it must not be the one that sets a price [kt/a].
LEAST_KT = 1.0
FRINGE = "unallocated"
#: Years within which a published total is asked.
PUBLISHED_YEARS = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """A plant, a part of it that does not stand yet, or a piece of the fringe.

    Parameters
    ----------
    code, site, group, geography, route : str
        Its name, that of its site, owner group, province or country, and route.
    state : PlantState
        Standing, being built or announced.
    kt_per_year : float
        Nameplate.
    site_kt_per_year : float
        What the site will have with it.
    built : tuple of (float, float)
        Years of its additions with their shares.
    months_left : float
        Months of construction ahead; NaN where it has not begun.
    idle_months : float
        Months since it was idled; NaN where it is not idle.
    captive : bool
        Whether it has a power station of its own.
    chips : bool
        Whether it makes only electronic grade.
    inputs : tuple of str
        Ids of its events.
    overdue_months : float
        Months since works should have been finished.
    serves_chips : bool
        Whether chip makers buy a part of what it makes.
    quiet_months : float
        Months since the newest event that it rests on was told.
    """

    code: str
    site: str
    group: str
    geography: str
    route: str
    state: PlantState
    kt_per_year: float
    site_kt_per_year: float
    built: tuple[tuple[float, float], ...]
    months_left: float
    idle_months: float
    captive: bool
    chips: bool
    inputs: tuple[str, ...]
    overdue_months: float = 0.0
    serves_chips: bool = False
    quiet_months: float = 0.0

    @property
    def market(self) -> Market:
        """China or the rest of the world."""
        return Market.CHINA if inside(self.geography, CHINA) else Market.OUTSIDE

    @property
    def first_year(self) -> float:
        """Mean year of its additions."""
        return sum(year * share for year, share in self.built)


def supply_point(unit: Unit) -> str:
    """Supply point of a unit.

    Parameters
    ----------
    unit : Unit
        The unit.

    Returns
    -------
    str
        As ``CN-XJ:captive``.
    """
    return f"{unit.geography}:{CAPTIVE if unit.captive else GRID}"


@dataclass(frozen=True, slots=True)
class _News:
    """How an event is read."""

    stage: str
    due: str
    replaces: tuple[str, ...]
    kt: float | None


@dataclass(slots=True)
class _Plan:
    """A plan of a site that is still open."""

    event: PlantEvent
    first: dt.date
    kt: float
    building: bool
    due: str


def units(evidence: Evidence, day: dt.date, terms: Terms) -> list[Unit]:
    """Units of every plant of the world on a day, without the fringe.

    Parameters
    ----------
    evidence : Evidence
        Evidence of the day (`polysight.study.market_terms.evidence_on`).
    day : datetime.date
        The day.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    list of Unit
        Site by site, what stands first.
    """
    news = {row.cells["event"]: _read(row.cells) for row in evidence.tables[NEWS]}
    focus = {row.cells["plant"]: row.cells["grade_focus"] for row in evidence.tables["plants"]}
    found: list[Unit] = []
    for plant in register(evidence, plans=True):
        found += _site(plant, news, focus[plant.code], day, terms)
    return found


def fringe(evidence: Evidence, day: dt.date, terms: Terms) -> list[Unit]:
    """Standing capacity of China that no plant of the register has.

    Parameters
    ----------
    evidence : Evidence
        Evidence of the day.
    day : datetime.date
        The day.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    list of Unit
        Equal pieces by the rule of this module; none where the register has it all.
    """
    plants = [one for one in register(evidence) if inside(one.geography, CHINA)]
    size, age = terms.value("fringe_size"), terms.value("fringe_age")
    for year in range(day.year, day.year - PUBLISHED_YEARS, -1):
        told, end = published_capacity(evidence, CHINA, year), dt.date(year, 12, 31)
        if told is None or end > day:
            continue
        beyond = told.chosen.middle - register_sum_kt_per_year(plants, end)
        beyond *= 0.5 ** ((day - end).days / 365.25 / terms.value("fringe_half"))
        count = min(5, math.ceil(beyond / size)) if beyond > 0.5 * size else 0
        return [
            Unit(
                f"{FRINGE}-{place}", f"{FRINGE}-{place}", f"{FRINGE}-{place}", CHINA, "siemens",
                PlantState.STANDING, beyond / count, size, ((day.year - age, 1.0),), 0.0,
                math.nan, False, False, (told.chosen.id,),
            )
            for place in range(1, count + 1)
        ]  # fmt: skip
    return []


def _read(cells: dict[str, str]) -> _News:
    tonnage = cells["capacity_t_per_year"]
    return _News(
        cells["stage"], cells["due"], tuple(filter(None, cells["replaces"].split("|"))),
        float(tonnage) / KT if tonnage else None,
    )  # fmt: skip


def _site(
    plant: Plant, news: dict[str, _News], grades: str, day: dt.date, terms: Terms
) -> list[Unit]:
    """Units of one site."""
    if plant.succeeded is not None and plant.succeeded <= day:
        return []
    events = _completed(plant.events, news)
    past = [one for one in events if one.date <= day]
    level = level_of(past) / KT
    plans = _plans(events, news, day, terms)
    captive = plant.captive_power == "yes"
    small = grades in CHIPS and level <= CHIPS_AT_MOST_KT
    # What turned to chips did so when it became small.
    serves = FOR_CHIPS in grades and (small or TURNED not in grades.split())
    found = []
    if level >= (0.0 if small else LEAST_KT) and level > 0.0:
        found.append(
            Unit(
                plant.code, plant.code, plant.group, plant.geography, plant.route,
                PlantState.STANDING, level, level, _built(past, day), 0.0,
                _idle(past, news, day, terms), captive, small, tuple(one.id for one in past),
                serves_chips=serves, quiet_months=_quiet(past, day),
            )
        )  # fmt: skip
    whole = level
    for plan in plans:
        whole += plan.kt
        state = PlantState.BUILDING if plan.building else PlantState.ANNOUNCED
        left = _months_left(plan, day, terms) if plan.building else math.nan
        opens = day.year + (terms.value("build_usual") if math.isnan(left) else left) / MONTHS
        found.append(
            Unit(
                f"{plant.code}/{plan.event.id}", plant.code, plant.group, plant.geography,
                plant.route, state, plan.kt, whole, ((opens, 1.0),), left, math.nan, captive,
                small, (plan.event.id,),
                _overdue(plan, day, terms), serves, _quiet([plan.event], day),
            )
        )  # fmt: skip
    return found


def _quiet(events: Sequence[PlantEvent], day: dt.date) -> float:
    """Months since the newest of some events was told."""
    return (day - max(one.first_known for one in events)).days / DAYS_PER_MONTH


def _completed(events: Sequence[PlantEvent], news: dict[str, _News]) -> list[PlantEvent]:
    """Events, where a first start without a tonnage has that of the plan of its phase.

    What was told as a start, but hardly ran, is a plan still.
    """
    events = [
        replace(one, event="planned") if _stage(one, news) == "unstarted" else one for one in events
    ]
    planned = {
        one.phase: one.capacity_t_per_year
        for one in events
        if one.event in PLANS and one.capacity_t_per_year and _stage(one, news) != "uncounted"
    }
    return [
        replace(one, capacity_t_per_year=planned[one.phase])
        if one.event == "start"
        and one.capacity_t_per_year is None
        and one.phase in planned
        and _stage(one, news) != "uncounted"
        else one
        for one in events
    ]


def _stage(event: PlantEvent, news: dict[str, _News]) -> str:
    return news[event.id].stage if event.id in news else "announced"


def _plans(
    events: Sequence[PlantEvent], news: dict[str, _News], day: dt.date, terms: Terms
) -> list[_Plan]:
    """Open plans of a site, the oldest first."""
    # What was said of plans after the day is not known on it.
    told = [one for one in events if one.first_known <= day]
    ordered = sorted(told, key=lambda one: (min(one.date, one.first_known), one.id))
    taken = {name for one in ordered if one.id in news for name in news[one.id].replaces}
    found: dict[str, _Plan] = {}
    for one in ordered:
        own = news.get(one.id, _News("announced", "", (), None))
        ahead = one.event in SETTING and one.date > day
        if one.event == "cancelled":
            found.pop(one.phase, None)
        if not (one.event in PLANS or ahead) or own.stage == "uncounted" or one.id in taken:
            continue
        tonnes = one.capacity_t_per_year
        kt = own.kt if own.kt is not None else tonnes / KT if tonnes else None
        before = found.get(one.phase)
        if kt is None and before is not None:
            kt = before.kt
        if kt is None:
            continue
        first = before.first if before and before.building else one.first_known
        due = f"{one.date:%Y-%m}" if ahead else own.due
        found[one.phase] = _Plan(one, first, kt, ahead or own.stage == "building", due)
    return _open(list(found.values()), events, day, terms)


def _open(
    plans: list[_Plan], events: Sequence[PlantEvent], day: dt.date, terms: Terms
) -> list[_Plan]:
    """Plans that neither started, nor were reached by later additions, nor grew stale."""
    past = [one for one in events if one.date <= day]
    if any(one.event == "closed" and not one.partial for one in past[-1:]):
        return []
    started = {one.phase for one in past if one.event in SETTING and one.capacity_t_per_year}
    now, found = level_of(past) / KT, []
    unmatched = [one for one in plans if one.event.phase not in started]
    used = 0.0
    for plan in unmatched:
        then = min(plan.first, plan.event.date, plan.event.first_known)
        matched = sum(
            (one.capacity_t_per_year or 0.0) / KT
            for one in past
            if one.event in SETTING
            and one.date > then
            and any(other.event.phase == one.phase for other in plans if other not in unmatched)
        )
        before = level_of(one for one in past if one.date <= then) / KT
        if plan.event.phase == "total":
            plan.kt, grown = plan.kt - now, 0.0
        else:
            grown = min(plan.kt, max(0.0, now - before - matched - used))
        used += grown
        plan.kt -= grown
        stale = terms.value("stale_building" if plan.building else "stale_announced")
        age = (day - plan.event.first_known).days / DAYS_PER_MONTH
        if plan.kt > 0.01 * max(plan.kt + grown, 1.0) and age <= stale:
            found.append(plan)
    return found


def _overdue(plan: _Plan, day: dt.date, terms: Terms) -> float:
    """Months since works should have been finished; zero where they are in time."""
    if plan.due:
        year, month = (int(part) for part in plan.due.split("-"))
        return max(0.0, float((day.year - year) * MONTHS + day.month - month))
    passed = (day - plan.first).days / DAYS_PER_MONTH
    return max(0.0, passed - terms.value("build_usual"))


def _months_left(plan: _Plan, day: dt.date, terms: Terms) -> float:
    # Not all in one month: from half of the term to one and a half, by the name of the plan.
    late = terms.value("late_months") * (0.5 + zlib.crc32(plan.event.id.encode()) / 2**32)
    if plan.due:
        year, month = (int(part) for part in plan.due.split("-"))
        left = float((year - day.year) * MONTHS + month - day.month)
        return left if left > 0.0 else late
    passed = (day - plan.first).days / DAYS_PER_MONTH
    return max(late, terms.value("build_usual") - passed)


def _idle(past: Sequence[PlantEvent], news: dict[str, _News], day: dt.date, terms: Terms) -> float:
    """Months since the site was idled as a whole; NaN where it runs."""
    idle = math.nan
    for one in past:
        months = (day - one.date).days / DAYS_PER_MONTH
        if one.event in RESETTING:
            idle = math.nan
        elif one.event == "idled" and not one.partial:
            short = _stage(one, news) == "short-halt"
            idle = math.nan if short and months > terms.value("halt_months") else months
    return idle


def _built(past: Sequence[PlantEvent], day: dt.date) -> tuple[tuple[float, float], ...]:
    """Years of the additions that make up what stands, with their shares."""
    first = min(one.date.year for one in past)
    days = [dt.date(year, 12, 31) for year in range(first, day.year)] + [day]
    levels = [level_of(one for one in past if one.date <= end) for end in days]
    added = [max(0.0, new - old) for new, old in zip(levels, [0.0, *levels[:-1]], strict=True)]
    whole = sum(added)
    return tuple(
        (end.year + 0.5, one / whole) for end, one in zip(days, added, strict=True) if one > 0.0
    )
