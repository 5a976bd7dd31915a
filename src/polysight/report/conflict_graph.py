"""Claims that disagree, as graphs: one for each group that findings connect."""

from __future__ import annotations

import heapq
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding
from polysight.report.graph_layout import laid_out

#: Claims and findings of one group that are drawn, and groups.
BOXES, GROUPS = 500, 60
#: Longest name of a claim that is drawn whole, in Latin letters.
LETTERS = 12
#: Measures in units of the drawing.
LETTER, BOX, MARK, ROOM, LINK, EDGE = 7.4, 22.0, 18.0, 7.0, 44.0, 4.0


@dataclass(frozen=True, slots=True)
class Box:
    """A claim or the mark of a finding in a drawing.

    Parameters
    ----------
    at : int
        Place of the claim or finding in the lists that the graph was made of.
    text : str
        What stands in it; empty for the mark of a finding.
    x, y, width, height : float
        Centre and size.
    """

    at: int
    text: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that findings connect.

    Parameters
    ----------
    claims, findings : tuple of Box
        Claims, and marks of findings.
    links : tuple of (Box, Box)
        Each finding with each of its claims.
    width, height : float
        Size of the drawing.
    undrawn_claims, undrawn_findings : int
        What is left out because the group has too many.
    """

    claims: tuple[Box, ...]
    findings: tuple[Box, ...]
    links: tuple[tuple[Box, Box], ...]
    width: float
    height: float
    undrawn_claims: int
    undrawn_findings: int


def groups(claims: Sequence[Claim], findings: Sequence[Finding]) -> list[Group]:
    """Groups of claims that findings connect, those with most claims first.

    Parameters
    ----------
    claims : sequence of Claim
        Claims in the order of the report.
    findings : sequence of Finding
        Findings, the weightiest first.

    Returns
    -------
    list of Group
        At most so many as can be looked at; claims without a finding are in none.
    """
    places = {claim.id: at for at, claim in enumerate(claims)}
    rows = [sorted({places[row] for row in one.rows if row in places}) for one in findings]
    found = _components([(at, mine) for at, mine in enumerate(rows) if mine])
    found.sort(key=lambda group: (-len(_members(group)), min(_members(group))))
    return [_drawn(group, claims) for group in found[:GROUPS]]


_Component = list[tuple[int, list[int]]]


def count_of_groups(findings: Sequence[Finding]) -> int:
    """Number of groups of claims, drawn or not.

    Parameters
    ----------
    findings : sequence of Finding
        The findings.

    Returns
    -------
    int
        Groups that no finding connects with one another.
    """
    names: dict[str, int] = {}
    for one in findings:
        for row in one.rows:
            names.setdefault(row, len(names))
    rows = [(at, [names[row] for row in one.rows]) for at, one in enumerate(findings)]
    return len(_components([pair for pair in rows if pair[1]]))


def _members(group: _Component) -> set[int]:
    return {claim for _, rows in group for claim in rows}


def _components(rows: _Component) -> list[_Component]:
    above: dict[int, int] = {}

    def top(claim: int) -> int:
        path = []
        while above.setdefault(claim, claim) != claim:
            path.append(claim)
            claim = above[claim]
        above.update(dict.fromkeys(path, claim))
        return claim

    for _, mine in rows:
        for claim in mine:
            above[top(claim)] = top(mine[0])
    found: dict[int, _Component] = {}
    for pair in rows:
        found.setdefault(top(pair[1][0]), []).append(pair)
    return list(found.values())


def _kept(group: _Component) -> _Component:
    """The connected part of a group round its first finding that can be drawn."""
    rows = dict(group)
    findings: dict[int, list[int]] = {}
    for finding, mine in group:
        for claim in mine:
            findings.setdefault(claim, []).append(finding)
    ahead, kept, seen = [group[0][0]], set[int](), set[int]()
    reached = set(ahead)
    while ahead:
        finding = heapq.heappop(ahead)
        if len(seen.union(rows[finding])) + len(kept) >= BOXES:
            continue
        kept.add(finding)
        for claim in set(rows[finding]) - seen:
            seen.add(claim)
            ahead_of_it = set(findings[claim]) - reached
            reached |= ahead_of_it
            for one in ahead_of_it:
                heapq.heappush(ahead, one)
    return [pair for pair in group if pair[0] in kept]


def _drawn(group: _Component, claims: Sequence[Claim]) -> Group:
    all_claims, all_findings = len(_members(group)), len(group)
    group = _kept(group) if all_claims + all_findings > BOXES else group
    members = sorted(_members(group))
    nodes = {claim: at for at, claim in enumerate(members)}
    names = [short(claims[claim].id) for claim in members]
    widths = [max(30.0, LETTER * width(name) + 10.0) for name in names]
    sizes = [(wide, BOX) for wide in widths] + [(MARK, MARK)] * len(group)
    links = [
        (nodes[claim], len(members) + at) for at, (_, rows) in enumerate(group) for claim in rows
    ]
    centres = laid_out(np.array(sizes) + ROOM, links, LINK) + EDGE
    ats = [*members, *(at for at, _ in group)]
    boxes = [
        Box(at, text, round(float(x), 1), round(float(y), 1), *size)
        for at, text, (x, y), size in zip(
            ats, [*names, *[""] * len(group)], centres, sizes, strict=True
        )
    ]
    reach = (centres + (np.array(sizes) + ROOM) / 2.0).max(axis=0) + EDGE
    return Group(
        tuple(boxes[: len(members)]),
        tuple(boxes[len(members) :]),
        tuple((boxes[one], boxes[other]) for one, other in links),
        round(float(reach[0])),
        round(float(reach[1])),
        all_claims - len(members),
        all_findings - len(group),
    )


def width(text: str) -> float:
    """Width of a text in Latin letters.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    float
        Wide signs such as Chinese count for two.
    """
    return sum(2.0 if unicodedata.east_asian_width(sign) in "WF" else 1.0 for sign in text)


def short(text: str) -> str:
    """A name cut to what a box holds.

    Parameters
    ----------
    text : str
        The name.

    Returns
    -------
    str
        The name, or its beginning and its end, by which names that count differ.
    """
    if width(text) <= LETTERS:
        return text
    half = int(LETTERS // 2 * len(text) / width(text))
    return f"{text[: half - 1]}…{text[-half:]}"


def neighbours(group: Group) -> Mapping[int, set[int]]:
    """Claims that share a finding with a claim.

    Parameters
    ----------
    group : Group
        The group.

    Returns
    -------
    mapping of int to set of int
        Places of the claims, by place of the claim.
    """
    by_finding: dict[int, set[int]] = {}
    for claim, finding in group.links:
        by_finding.setdefault(finding.at, set()).add(claim.at)
    near: dict[int, set[int]] = {}
    for members in by_finding.values():
        for member in members:
            near.setdefault(member, set()).update(members - {member})
    return near
