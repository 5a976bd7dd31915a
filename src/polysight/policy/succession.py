"""Editions that follow one another: how one ends the other, gaps, overlaps, open days."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from polysight.policy.calendar import ONE_DAY, next_day
from polysight.policy.instrument import Instrument, Status, ToldDate


def closed(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Instruments of which each ends before the one that supersedes it takes effect.

    A draft ends when an edition of its family is published that is no draft.

    Parameters
    ----------
    instruments : iterable of Instrument
        Instruments as their files state them.

    Returns
    -------
    tuple of Instrument
        The same in the same order, with ends that the successors leave open or give away; what is
        renewed every year is no longer to be waited for once its successor is there.
    """
    every = tuple(instruments)
    return tuple(_closed(one, every) for one in every)


def _closed(one: Instrument, every: Sequence[Instrument]) -> Instrument:
    ends: list[ToldDate] = []
    for other in every:
        if other.id == one.id or other.status is Status.DRAFT:
            continue
        if one.status is Status.DRAFT:
            same = other.family == one.family or one.id in other.supersedes
            if same and other.published and _follows(one, other.published):
                ends.append(_eve(other.published))
        elif one.id in other.supersedes and other.effective_from:
            ends.append(_eve(other.effective_from))
    end = one.effective_to
    for eve in ends:
        if end is None or eve.latest < end.latest:
            # What the file tells of the first possible end stays true.
            earliest = eve.earliest if end is None else min(end.earliest, eve.latest)
            text = eve.text if end is None or eve.exact else end.text
            end = ToldDate(text, eve.earliest if eve.exact else earliest, eve.latest)
    renewed = one.renewed and not any(_succeeds(other, one) for other in every)
    return dataclasses.replace(one, effective_to=end, renewed=renewed)


def _succeeds(other: Instrument, one: Instrument) -> bool:
    """Whether a text is a later edition of another, and no draft."""
    first, own = other.effective_from, one.effective_from
    later = first is not None and own is not None and first.earliest > own.earliest
    return later and other.family == one.family and other.status is not Status.DRAFT


def _follows(draft: Instrument, published: ToldDate) -> bool:
    return draft.published is None or draft.published.earliest < published.earliest


def _eve(first: ToldDate) -> ToldDate:
    """Day before a date; as vague as the date."""
    earliest, latest = first.earliest - ONE_DAY, first.latest - ONE_DAY
    text = latest.isoformat() if first.exact else f"{earliest.isoformat()}/{latest.isoformat()}"
    return ToldDate(text, earliest, latest)


def editions(instruments: Iterable[Instrument], family: str) -> tuple[Instrument, ...]:
    """Editions of one text, drafts among them, the oldest first.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.
    family : str
        Name of the family.

    Returns
    -------
    tuple of Instrument
        Sorted by first day of effect, drafts by their publication.
    """

    def first(one: Instrument) -> dt.date:
        told = one.effective_from or one.published
        return told.earliest if told else dt.date.max

    return tuple(sorted((one for one in instruments if one.family == family), key=first))


class StretchKind(StrEnum):
    """What is wrong with the days between two editions."""

    GAP = "gap"
    OVERLAP = "overlap"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days between two editions of one text on which not exactly one of them holds for sure.

    Parameters
    ----------
    kind : StretchKind
        Held by neither, by both, or not told to the day.
    family, before, after : str
        The family, and the ids of the earlier and the later edition.
    first, last : datetime.date
        First and last of the days.
    """

    kind: StretchKind
    family: str
    before: str
    after: str
    first: dt.date
    last: dt.date


def stretches(instruments: Iterable[Instrument]) -> tuple[Stretch, ...]:
    """Gaps and overlaps between editions, and days that dates told to the month leave open.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.

    Returns
    -------
    tuple of Stretch
        By family and day; drafts and editions without a first day are left out.
    """
    every = [one for one in instruments if one.status is not Status.DRAFT and one.effective_from]
    found: list[Stretch] = []
    for family in dict.fromkeys(one.family for one in every):
        held = editions(every, family)
        for before, after in pairwise(held):
            found += _stretches(before, after)
    return tuple(found)


def _stretches(before: Instrument, after: Instrument) -> list[Stretch]:
    start, end = after.effective_from, before.effective_to
    if start is None:
        return []
    sure, possible = (end.earliest, end.latest) if end else (dt.date.max, dt.date.max)
    told = [
        (StretchKind.GAP, next_day(possible), start.earliest - ONE_DAY),
        (StretchKind.OVERLAP, start.latest, sure),
    ]
    if not start.exact or (end is not None and not end.exact):
        # Days on which either may hold, or neither.
        open_days = (min(next_day(sure), start.earliest), max(possible, start.latest - ONE_DAY))
        told.append((StretchKind.UNCERTAIN, *open_days))
    return [
        Stretch(kind, before.family, before.id, after.id, first, last)
        for kind, first, last in told
        if first <= last
    ]
