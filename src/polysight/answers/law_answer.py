"""The law as it is asked for: by day and force, by name, and between two days."""

from __future__ import annotations

import datetime as dt

from polysight.answers import law_document
from polysight.evidence.store import Evidence
from polysight.policy.calendar import checked_day
from polysight.policy.difference import differences
from polysight.policy.footing import official
from polysight.study.law import instrument, law


def on_day(data: Evidence, day: dt.date, force: str | None = None) -> dict[str, object]:
    """Instruments with their standing on a day.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    day : datetime.date
        The day.
    force : str, optional
        Legal force that they must have; any when omitted.

    Returns
    -------
    dict
        As `schemas/law.schema.json` says.
    """
    found = [one for one in law(data) if force in (None, one.legal_force.value)]
    return law_document.listing(found, day, data)


def by_name(data: Evidence, name: str) -> dict[str, object]:
    """An instrument, or the editions of a family.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    name : str
        Id of the instrument or of the family.

    Returns
    -------
    dict
        As `schemas/law_show.schema.json` says.

    Raises
    ------
    UsageError
        If there is none; the nearest is suggested.
    """
    instruments = law(data)
    found = [one for one in instruments if one.family == name and one.id != name]
    return law_document.shown(found or [instrument(name, instruments)], data)


def changes(data: Evidence, one: dt.date, other: dt.date) -> dict[str, object]:
    """What changed between two days.

    Parameters
    ----------
    data : Evidence
        Its folders hold the law.
    one, other : datetime.date
        The days, in either order.

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
    found = differences(official(instruments), first, last, units=data.units)
    return law_document.difference(found, first, last, data)


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
