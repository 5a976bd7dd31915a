"""Claims grouped by quantity and swept by size: cost grows with claims and not with pairs."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polysight.audit.claim import Claim
from polysight.audit.comparison import (
    alike,
    apart,
    content,
    gap,
    own_subject,
    place_and_firm,
    span,
    times,
)
from polysight.audit.report import Report

#: Ends of a group that are weighed against one another, and rows that a finding names.
ENDS, NAMED = 8, 12
#: Gaps below this share of a number are no gaps.
CLOSE = 0.005


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one quantity at one time.

    Parameters
    ----------
    time : str
        The time.
    claims : tuple of Claim
        The claims, each with a number.
    loose : frozenset of str
        Ids of those whose time is only implied.
    """

    time: str
    claims: tuple[Claim, ...]
    loose: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two claims of a group that exclude one another.

    Parameters
    ----------
    lower, upper : Claim
        The smaller and the larger.
    gap : float
        Distance between what they allow, as a share of the larger.
    loose : bool
        Whether the finer basis of the two is not the same or not told.
    """

    lower: Claim
    upper: Claim
    gap: float
    loose: bool


def groups(report: Report, natures: frozenset[str]) -> Iterator[Group]:
    """Claims of each quantity and time that has two or more.

    Parameters
    ----------
    report : Report
        The claims.
    natures : frozenset of str
        Natures of metrics to take.

    Yields
    ------
    Group
        One a quantity and time.
    """
    found: dict[tuple[object, ...], list[tuple[Claim, bool]]] = {}
    for claim in report.claims:
        if claim.span is None or report.metric(claim).nature not in natures:
            continue
        about = (*place_and_firm(claim, report), *own_subject(claim, report))
        for time in times(claim, report):
            found.setdefault((*about, time.key), []).append((claim, time.loose))
    for key, members in found.items():
        if len(members) > 1:
            loose = frozenset(claim.id for claim, loosely in members if loosely)
            yield Group(str(key[-1]), tuple(claim for claim, _ in members), loose)


def clashes(group: Group) -> list[Clash]:
    """Pairs of a group that exclude one another, the widest first.

    Only the ends of the group are laid against one another: the claims that allow least and those
    that demand most.

    Parameters
    ----------
    group : Group
        The group.

    Returns
    -------
    list of Clash
        At most `ENDS` squared; empty where all can hold.
    """
    lows = heapq.nsmallest(ENDS, group.claims, key=lambda claim: (span(claim).most, content(claim)))
    highs = heapq.nlargest(
        ENDS, group.claims, key=lambda claim: (span(claim).least, content(claim))
    )
    found = []
    for lower in lows:
        for upper in highs:
            wide = gap(span(lower), span(upper))
            if wide > CLOSE and lower is not upper and not apart(lower, upper):
                loose = not alike(lower, upper) or bool({lower.id, upper.id} & group.loose)
                found.append(Clash(lower, upper, wide, loose))
    return sorted(
        found,
        key=lambda one: (one.loose, -one.gap, content(one.lower), content(one.upper)),
    )


def widest(clash: Iterable[Clash]) -> tuple[Claim, ...]:
    """Claims that take part in clashes, those of the widest first.

    Parameters
    ----------
    clash : iterable of Clash
        Clashes of one group, the widest first.

    Returns
    -------
    tuple of Claim
        At most `NAMED` claims, each once.
    """
    found: dict[str, Claim] = {}
    for one in clash:
        for claim in (one.lower, one.upper):
            found.setdefault(claim.id, claim)
    return tuple(found.values())[:NAMED]
