"""What holds on a day: standing, editions, gaps, overlaps and days of change.

A date known to the month or year is a stretch of days: inside it nothing is claimed, and the
standing is unknown. What a source calls the status of a text decides only whether it is a draft.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

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
        The same in the same order, with ends that the successors leave open or give away.
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
    return dataclasses.replace(one, effective_to=end)


def _follows(draft: Instrument, published: ToldDate) -> bool:
    return draft.published is None or draft.published.earliest < published.earliest


def _eve(first: ToldDate) -> ToldDate:
    """Day before a date; as vague as the date."""
    earliest, latest = first.earliest - ONE_DAY, first.latest - ONE_DAY
    text = latest.isoformat() if first.exact else f"{earliest.isoformat()}/{latest.isoformat()}"
    return ToldDate(text, earliest, latest)


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
    if one.published and day < one.published.latest:
        # The month of publication: a text of which the effect comes later was printed before it.
        sure = found is Standing.IN_FORCE and one.published.earliest < one.effective_from.earliest
        return found if sure or found is Standing.ENDED else Standing.UNKNOWN
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
