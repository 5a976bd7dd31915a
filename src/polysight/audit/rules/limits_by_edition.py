"""Dated limits of one instrument that disagree, or that loosen from one edition to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.comparison import (
    apart,
    content,
    ordered,
    own_subject,
    place_and_firm,
    span,
)
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.groups import NAMED
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, figure, stated
from polysight.evidence.codelist import folded

KEY = "limits_by_edition"
#: Limits that lie this close are the same, as a share.
CLOSE = 0.005
#: Limits of one instrument that are laid against one another.
MOST = 40
#: Distance from which limits of two issuers are told: both may be in force.
FAR = 0.1
_DRAFT = re.compile(r"\bdraft\b|\bproposed\b|征求意见|报批稿|送审稿|修订稿|草案", re.I)
#: Words of plants that are built, and of plants that stand.
_WHOM = (
    re.compile(r"\bnew\b|\bexpan|\bgreenfield\b|新建|扩建|新增", re.I),
    re.compile(r"\bexisting\b|\bin operation\b|现有|已建|在役|存量", re.I),
)
_BRACKETS = re.compile(r"[(（][^)）]*[)）]")


def find(report: Report) -> Iterator[Finding]:
    """Limits of one quantity that cannot be editions of one instrument.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a quantity and instrument.
    """
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in report.claims:
        if claim.span is not None and claim.kind is Kind.LIMIT:
            about = (*place_and_firm(claim, report), *own_subject(claim, report))
            found.setdefault(about, []).append(claim)
    for claims in found.values():
        instruments = _instruments(claims)
        for members in instruments:
            if len(members) > 1:
                yield from _disagree(report, members)
        if len(instruments) > 1:
            yield from _issuers(report, instruments)


def _instruments(claims: list[Claim]) -> list[list[Claim]]:
    """Claims by instrument: one name in the other, or one subject; none named joins the first."""
    named: dict[str, list[Claim]] = {}
    subjects: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: (-len(_name(claim)), content(claim))):
        name, subject = _name(claim), folded(claim.subject)
        home = subjects.get(subject) or next((key for key in named if name in key), name)
        named.setdefault(home, []).append(claim)
        if subject:
            subjects.setdefault(subject, home)
    return list(named.values())


def _name(claim: Claim) -> str:
    return folded(_BRACKETS.sub("", claim.attributed))


def _years(claim: Claim) -> tuple[int, int]:
    """First and last year in which a limit is told to hold; open ends are 0 and 9999."""
    edition = claim.basis.get("edition", "")
    if claim.basis.get("timing") == "before":
        told = re.findall(r"(?:19|20)\d\d", edition or claim.stated_period)
        return 0, int(told[-1]) - 1 if told else 9999
    if claim.period is None:
        return 0, 9999
    return claim.period.start.year, 9999


def _disagree(report: Report, members: list[Claim]) -> Iterator[Finding]:
    better = report.metric(members[0]).better
    ranked = sorted(members, key=lambda claim: (span(claim).middle, content(claim)))
    if len(ranked) > MOST:
        ranked = ranked[: MOST // 2] + ranked[-MOST // 2 :]
    best: tuple[float, Claim, Claim, str] | None = None
    taken: dict[str, Claim] = {}
    for at, one in enumerate(ranked):
        for other in ranked[at + 1 :]:
            how = _clash(one, other, better)
            wide = _gap(one, other)
            if how and wide > CLOSE and not apart(one, other) and _binds_alike(one, other):
                taken |= {claim.id: claim for claim in (one, other)}
                if best is None or (how != "undated", wide) > (best[3] != "undated", best[0]):
                    best = (wide, one, other, how)
    if best is not None:
        yield _finding(report, best, list(taken.values())[:NAMED])


def _issuers(report: Report, instruments: list[list[Claim]]) -> Iterator[Finding]:
    """The newest limits of two issuers for one thing, where they lie far apart."""
    newest = [
        max(members[:MOST], key=lambda claim: (_years(claim), content(claim)))
        for members in instruments[:MOST]
        if _name(members[0])
    ]
    pairs = [
        (_gap(one, other), one, other)
        for at, one in enumerate(newest)
        for other in newest[at + 1 :]
        if not apart(one, other) and _is_draft(one) == _is_draft(other) and _binds_alike(one, other)
    ]
    far = [pair for pair in pairs if pair[0] > FAR]
    if far:
        wide, one, other = max(far, key=lambda pair: (pair[0], content(pair[1])))
        first, second = sorted((one, other), key=lambda claim: (_years(claim), content(claim)))
        yield _finding(report, (wide, first, second, "issuers"), [first, second])


def _is_draft(claim: Claim) -> bool:
    """Whether a limit is one of a text that is not in force and may differ from the one that is."""
    return bool(_DRAFT.search(f"{claim.stated_period} {claim.subject} {claim.attributed}"))


def _binds_alike(one: Claim, other: Claim) -> bool:
    """Whether no words tell that one limit is for new plants and the other for those that stand."""
    first, second = ([bool(words.search(each.subject)) for words in _WHOM] for each in (one, other))
    return len(set(first)) == 1 or len(set(second)) == 1 or first == second


def _gap(one: Claim, other: Claim) -> float:
    scale = max(abs(span(one).middle), abs(span(other).middle))
    return abs(span(other).middle - span(one).middle) / scale if scale else 0.0


def _clash(one: Claim, other: Claim, better: str) -> str:
    first, second = _years(one), _years(other)
    if first == second:
        return "undated" if first == (0, 9999) else "edition"
    if (0, 9999) in (first, second):
        return "undated"
    early, late = (one, other) if first < second else (other, one)
    if _years(early)[1] == _years(late)[1] or not better:
        loosened = span(late).middle > span(early).middle
        if better and loosened == (better == "lower"):
            return "loosened"
        return ""
    overlap = max(first[0], second[0]) <= min(first[1], second[1])
    return "edition" if overlap else ""


def _finding(report: Report, best: tuple[float, Claim, Claim, str], claims: list[Claim]) -> Finding:
    wide, one, other, how = best
    rests = Sureness.DISTANCE if how == "issuers" else sureness((), loose=how == "undated")
    sign = "|" if how == "issuers" else "≠"
    return Finding(
        FindingKind.LIMIT,
        severity(wide, CLOSE, report.metric(one).weight, len(claims), sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.{how}",
        (
            ("metric", one.metric),
            ("about", about(one)),
            ("first", f"{stated(one)} ({one.stated_period or '-'})"),
            ("second", f"{stated(other)} ({other.stated_period or '-'})"),
        ),
        f"{stated(one)} ({one.stated_period or '-'}) {sign} {stated(other)}"
        f" ({other.stated_period or '-'}); {figure(span(other).middle)} /"
        f" {figure(span(one).middle)} = {figure(span(other).middle / span(one).middle)}",
        span(one).middle,
        span(other).middle,
        "",
        rests.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.LIMIT,), find)
