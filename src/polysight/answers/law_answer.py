"""The law as it is asked for: by day and force, by name, and between two days."""

from __future__ import annotations

import datetime as dt

from polysight.answers import law_document
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.policy.calendar import checked_day
from polysight.policy.difference import differences
from polysight.policy.footing import official
from polysight.policy.instrument import Instrument
from polysight.study.law import instrument, law


def on_day(
    data: Evidence, day: dt.date, force: str | None = None, as_of: dt.date | None = None
) -> dict[str, object]:
    """Instruments with their standing on a day.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    day : datetime.date
        The day.
    force : str, optional
        Legal force that they must have; any when omitted.
    as_of : datetime.date, optional
        Day of knowledge: only texts that were published by then.

    Returns
    -------
    dict
        As `schemas/law.schema.json` says.
    """
    found = [one for one in _published(data, as_of) if force in (None, one.legal_force.value)]
    return law_document.listing(found, day, data)


def by_name(data: Evidence, name: str, as_of: dt.date | None = None) -> dict[str, object]:
    """An instrument, or the editions of a family.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    name : str
        Id of the instrument or of the family.
    as_of : datetime.date, optional
        Day of knowledge: only editions that were published by then.

    Returns
    -------
    dict
        As `schemas/law_show.schema.json` says.

    Raises
    ------
    UsageError
        If there is none, where the nearest is suggested, or none was published by the day.
    """
    instruments = law(data)
    found = [one for one in instruments if one.family == name and one.id != name]
    named = found or [instrument(name, instruments)]
    told = [one for one in named if as_of is None or _first_told(one, data) <= as_of]
    if not told:
        first = min(named, key=lambda one: _first_told(one, data))
        known = _first_told(first, data)
        raise refusal(UsageError, "api.known_later", got=as_of, known=known, row_id=first.id)
    return law_document.shown(told, data)


def changes(
    data: Evidence, one: dt.date, other: dt.date, as_of: dt.date | None = None
) -> dict[str, object]:
    """What changed between two days.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    one, other : datetime.date
        The days, in either order.
    as_of : datetime.date, optional
        Day of knowledge: only texts that were published by then.

    Returns
    -------
    dict
        As `schemas/law_diff.schema.json` says.

    Raises
    ------
    UsageError
        If a day lies before the first law.
    """
    first, last = sorted((one, other))
    instruments = law(data)
    checked_day(instruments, first)
    told = official(_published(data, as_of))
    found = differences(told, first, last, units=data.units)
    return law_document.difference(found, first, last, data)


def _published(data: Evidence, day: dt.date | None) -> list[Instrument]:
    """The law as it could be read on a day: texts that came later are not in it.

    The end of an edition is told as it is known today, since its own text seldom tells it.
    """
    return [one for one in law(data) if day is None or _first_told(one, data) <= day]


def _first_told(one: Instrument, data: Evidence) -> dt.date:
    """Day of publication; where it is not told, the first day of effect, else that of its source.

    Of a month or a year that is told, it is the last day, so that nothing is known too early.
    """
    told = one.published or one.effective_from
    if told is not None:
        return told.latest
    source = data.sources[one.source]
    return period(source.published or source.accessed).end


def names(data: Evidence) -> frozenset[str]:
    """Names by which an instrument can be asked for.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.

    Returns
    -------
    frozenset of str
        Ids of instruments and of families.
    """
    return frozenset(name for one in law(data) for name in (one.id, one.family))
