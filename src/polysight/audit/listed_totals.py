"""Sums of a list and its whole in one section, which are rounded alike and meant to agree."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import median

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import span
from polysight.audit.interval import Interval
from polysight.audit.share_sums import LIKELY, allowed, total_of

#: How far a sum may lie off its whole where both stand in one list, and where not.
LISTED, APART = 0.004, 0.03


def sums(parts: Iterable[Claim], whole: Claim) -> tuple[Interval, Interval, float]:
    """Sum of parts, their whole, and how far the two may lie apart.

    Parameters
    ----------
    parts : iterable of Claim
        One claim of each part.
    whole : Claim
        Of what they make.

    Returns
    -------
    tuple of (Interval, Interval, float)
        Where all stand as plain numbers in one section by one source, zeros at the end of a number
        are read as the digits of the others tell, and the sum may lie off by less.
    """
    given = list(parts)
    if not _is_list([*given, whole]):
        return total_of(given), allowed(whole), APART
    usual = median(_half(one) for one in (*given, whole))
    wide = [min(_half(one), usual) for one in (*given, whole)]
    total = sum(span(one).middle for one in given)
    spread = min(sum(wide[:-1]), LIKELY * math.sqrt(sum(one * one for one in wide[:-1])))
    due = span(whole).middle
    return (
        Interval(total - spread, total + spread),
        Interval(due - wide[-1], due + wide[-1]),
        LISTED,
    )


def at_home(parts: Iterable[Claim], wholes: Sequence[Claim]) -> Sequence[Claim]:
    """Wholes that parts of one section have to make.

    Parameters
    ----------
    parts : iterable of Claim
        One claim of each part.
    wholes : sequence of Claim
        Of what they make.

    Returns
    -------
    sequence of Claim
        Those that stand in the section of all parts; all where there are none.
    """
    sections = {one.section for one in parts}
    return [one for one in wholes if {one.section} == sections and one.section] or wholes


def _half(claim: Claim) -> float:
    ends = allowed(claim)
    return 0.5 * (ends.high - ends.low)


def _is_list(claims: Sequence[Claim]) -> bool:
    """Whether claims are plain numbers of one section, source, unit and kind."""
    about = {(one.section, one.attributed, one.stated_unit, one.kind) for one in claims}
    plain = all(
        span(one).low == span(one).high and one.qualifier is Qualifier.NONE for one in claims
    )
    return len(about) == 1 and plain and bool(claims[0].section)
