"""Which times may stand for which others: the same, any, or those that are all now or ahead."""

from __future__ import annotations

from polysight.audit.claim_keys import year

#: Years around the one that the report calls now that count as now.
NOW_REACH = 1


def is_now(moment: str, now: int) -> bool:
    """Whether a time is now: undated, or of the years about the newest observed one.

    Parameters
    ----------
    moment : str
        Time key.
    now : int
        Year that the report calls now.

    Returns
    -------
    bool
        Whether it is.
    """
    told = int(moment[:4]) if moment[:4].isdigit() else None
    near = told is not None and abs(told - now) <= NOW_REACH
    return near or moment in ("current", "undated")


def is_ahead(moment: str, now: int) -> bool:
    """Whether a time lies ahead.

    Parameters
    ----------
    moment : str
        Time key.
    now : int
        Year that the report calls now.

    Returns
    -------
    bool
        Whether it does.
    """
    told = year(moment)
    return moment == "future" or (told is not None and told > now + NOW_REACH)


def serves(moment: str, anchor: str, time: str, now: int) -> bool:
    """Whether a claim of one time may be taken for a claim of another.

    Parameters
    ----------
    moment, anchor : str
        Time keys of the claim that is taken, and of the one that is checked.
    time : str
        Policy of the relation.
    now : int
        Year that the report calls now.

    Returns
    -------
    bool
        Whether it may.
    """
    if moment == anchor or time == "any":
        return moment != "early"
    if time in ("current", "tense") and is_now(moment, now) and is_now(anchor, now):
        return True
    return time == "tense" and is_ahead(moment, now) and is_ahead(anchor, now)
