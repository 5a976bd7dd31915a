"""What holds on a day, and the days on which something changes.

A date known to the month or year is a stretch of days: inside it nothing is claimed, and the
standing is unknown. What a source calls the status of a text decides only whether it is a draft.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polysight.errors import UsageError, refusal
from polysight.periods import period
from polysight.policy.instrument import Instrument, Rule, Standing, Status, ToldDate

ONE_DAY = dt.timedelta(days=1)
#: Standings in which a rule is shown ahead of its time.
PREVIEWS = (Standing.PREVIEW_FUTURE, Standing.PREVIEW_DRAFT)


def told_date(text: str) -> ToldDate:
    """Date as precisely as it is told.

    Parameters
    ----------
    text : str
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Returns
    -------
    ToldDate
        The date.

    Raises
    ------
    DataError
        If the text is no date.

    Examples
    --------
    >>> told_date("2015-03").latest.isoformat()
    '2015-03-31'
    """
    stretch = period(text)
    return ToldDate(text, stretch.start, stretch.end)


def _between(first: ToldDate | None, last: ToldDate | None, day: dt.date) -> Standing:
    """Standing of a stretch of days whose ends may be vague; an absent end is open."""
    if first and day < first.earliest:
        return Standing.NOT_YET
    if last and day > last.latest:
        return Standing.ENDED
    vague_start = first is not None and day < first.latest
    vague_end = last is not None and day > last.earliest
    return Standing.UNKNOWN if vague_start or vague_end else Standing.IN_FORCE


def instrument_standing(instrument: Instrument, day: dt.date) -> Standing:
    """How an edition stands on a day.

    Parameters
    ----------
    instrument : Instrument
        The edition.
    day : datetime.date
        The day.

    Returns
    -------
    Standing
        ``NOT_YET`` before its publication, a preview between publication and effect and for
        drafts, ``UNKNOWN`` inside a date known to the month or year and where no date is told.
    """
    one = instrument
    if one.published and day < one.published.earliest:
        known_of = _between(one.effective_from, one.effective_to, day)
        # A text may take effect before its publication; nobody could keep it by then.
        return Standing.NOT_YET if known_of is not Standing.ENDED else Standing.ENDED
    if one.status is Status.DRAFT:
        ended = one.effective_to is not None and day > one.effective_to.latest
        return Standing.ENDED if ended else Standing.PREVIEW_DRAFT
    if one.effective_from is None:
        ended = one.effective_to is not None and day > one.effective_to.latest
        return Standing.ENDED if ended else Standing.UNKNOWN
    found = _between(one.effective_from, one.effective_to, day)
    if found is Standing.ENDED and one.renewed:
        return Standing.UNKNOWN
    if one.published and day < one.published.latest:
        # The month of publication: a text of which the effect comes later was printed before it.
        sure = found is Standing.IN_FORCE and one.published.earliest < one.effective_from.earliest
        sure = sure or found in (Standing.ENDED, Standing.NOT_YET)
        return found if sure else Standing.UNKNOWN
    if found is Standing.NOT_YET and one.published:
        return Standing.PREVIEW_FUTURE
    if found is Standing.IN_FORCE and one.status is Status.HISTORIC and one.effective_to is None:
        return Standing.UNKNOWN
    return found


def standing(instrument: Instrument, rule: Rule, day: dt.date) -> Standing:
    """How a rule of an edition stands on a day.

    Parameters
    ----------
    instrument : Instrument
        The edition.
    rule : Rule
        One of its rules.
    day : datetime.date
        The day.

    Returns
    -------
    Standing
        That of the edition, narrowed by the dates of the rule itself.
    """
    whole = instrument_standing(instrument, day)
    if whole in (Standing.ENDED, Standing.NOT_YET):
        return whole
    own = _between(rule.start, rule.end, day)
    if own is Standing.ENDED:
        return own
    if own is Standing.NOT_YET:
        return Standing.PREVIEW_FUTURE if whole is Standing.IN_FORCE else whole
    return own if whole is Standing.IN_FORCE else whole


def first_day(instruments: Iterable[Instrument]) -> dt.date:
    """Day on which the first instrument took effect.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.

    Returns
    -------
    datetime.date
        The day; the latest possible one where no instrument has a date.
    """
    starts = [one.effective_from.earliest for one in instruments if one.effective_from]
    return min(starts, default=dt.date.max)


def checked_day(instruments: Iterable[Instrument], day: dt.date) -> dt.date:
    """A day about which the law says anything.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.
    day : datetime.date
        The day that is asked for.

    Returns
    -------
    datetime.date
        The same day.

    Raises
    ------
    UsageError
        If it lies before the first instrument.
    """
    first = first_day(instruments)
    if day < first:
        raise refusal(
            UsageError, "policy.before_first", got=day.isoformat(), first=first.isoformat()
        )
    return day


def in_force(instruments: Sequence[Instrument], day: dt.date) -> tuple[Instrument, ...]:
    """Instruments that hold on a day, beyond doubt.

    Parameters
    ----------
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.

    Returns
    -------
    tuple of Instrument
        In the order given.

    Raises
    ------
    UsageError
        If the day lies before the first instrument.
    """
    checked_day(instruments, day)
    return tuple(one for one in instruments if instrument_standing(one, day) is Standing.IN_FORCE)


def next_day(day: dt.date) -> dt.date:
    """Day after a day.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    datetime.date
        The next one; the last day of the calendar stays.
    """
    return day if day == dt.date.max else day + ONE_DAY


class ChangeKind(StrEnum):
    """What happens to an instrument or a rule on a day."""

    PUBLISHED = "published"
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happens to the law.

    Parameters
    ----------
    day : datetime.date
        The day, the earliest possible one; with ``ENDS`` the first day without it.
    kind : ChangeKind
        What happens.
    instrument, rule : str
        Ids; no rule where the whole instrument changes.
    told : str
        The date as the source tells it.
    """

    day: dt.date
    kind: ChangeKind
    instrument: str
    rule: str
    told: str


def changes(instruments: Iterable[Instrument], first: dt.date, last: dt.date) -> tuple[Change, ...]:
    """What happens to the law between two days.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.
    first, last : datetime.date
        The days, both included.

    Returns
    -------
    tuple of Change
        By day and instrument.
    """
    found: list[Change] = []
    for one in instruments:
        draft = one.status is Status.DRAFT
        dates = [
            (ChangeKind.PUBLISHED, one.published, ""),
            (ChangeKind.BEGINS, None if draft else one.effective_from, ""),
            (ChangeKind.ENDS, one.effective_to, ""),
        ]
        for rule in one.rules:
            dates += [
                (ChangeKind.BEGINS, rule.start, rule.id),
                (ChangeKind.ENDS, rule.end, rule.id),
            ]
        for kind, told, name in dates:
            if told is not None:
                day = next_day(told.earliest) if kind is ChangeKind.ENDS else told.earliest
                found.append(Change(day, kind, one.id, name, told.text))
    inside = [one for one in found if first <= one.day <= last]
    return tuple(sorted(inside, key=lambda one: (one.day, one.instrument, one.rule, one.kind)))
