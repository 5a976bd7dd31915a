"""Shares of a breakdown in words that no table knows: imports by origin, cost by item, uses.

The metric, or the subject, says that it is a breakdown, or the metric is a share and one member is
the rest; the members stand in the subjects or in the places. A list with the rest is complete.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import NO_VALUES, when
from polysight.audit.comparison import content
from polysight.audit.report import Report
from polysight.audit.share_sums import SLACK, Sum, total_of

#: Members from which a list is a breakdown, and up to which subsets of it are tried.
MEMBERS, TRIED = 3, 12
_BREAKDOWN = re.compile(
    r"来源|去向|流向|目的地|构成|结构|组成|分布|用途|按.{1,6}(?:划分|分类|计)"
    r"|\borigins?\b|\bsources?\b|\bdestinations?\b|\bbreakdown\b|\bsplit\b|\bcomposition\b|\bmix\b"
    r"|\bby (?:country|region|product|use|application|grade|item|type|segment|end[ -]use)\b",
    re.I,
)
_SHARE = re.compile(
    r"占|比重|比例|份额|\bshares?\b|\bproportion\b|\bper cent of\b|\bweight\b", re.I
)
#: Words of a share that a firm has of a market, as no other firm has.
_MARKET = re.compile(
    r"\bmarket[_ ]shares?\b|\bshare of (?:the )?[\w -]{0,40}\bmarket\b|市场份额|市占率|市场占有率",
    re.I,
)
_REST = re.compile(r"其他|其它|其余|\bothers?\b|\brest\b|\bremain\w*\b|\bmiscellaneous\b", re.I)
_TOTAL = re.compile(r"合计|总计|小计|其中|\btotal\b|\bof which\b|\bthereof\b|\bsubtotal\b", re.I)


def breakdown_sums(report: Report) -> Iterator[Sum]:
    """Shares of the members of a breakdown against one.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Sum
        One for each breakdown of one section and time whose shares sum to more than one, or,
        where a member is the rest, to less. Silent where some members, the rest among them, make
        one: the others are parts of those.
    """
    yield from _of_markets(report)
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if claim.span is None or claim.unit != "1" or claim.known or claim.kind in NO_VALUES:
            continue
        if _is_breakdown(claim) or _SHARE.search(claim.metric):
            key = (claim.metric, claim.section, when(claim), claim.companies, claim.route)
            found[key].append(claim)
    for claims in found.values():
        told = any(map(_is_breakdown, claims))
        for members in _lists(claims):
            if told or any(map(_is_rest, members)):
                yield from _closed(members)


def _of_markets(report: Report) -> Iterator[Sum]:
    """Shares of one market that different firms hold, whatever the market is called."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        told = claim.span is not None and claim.unit == "1" and claim.kind not in NO_VALUES
        if told and claim.companies and not claim.group and _is_of_market(claim, report):
            about = (claim.metric, claim.section, when(claim), claim.route, claim.geographies)
            found[*about, claim.basis.get("aspect", "")].append(claim)
    for claims in found.values():
        firms = [firm for claim in claims for firm in claim.companies]
        total = total_of(claims)
        if len(claims) >= MEMBERS and len(set(firms)) == len(firms) and total.low > 1.0 + SLACK:
            yield Sum("above_one", tuple(sorted(claims, key=content)), None, total)


def _is_of_market(claim: Claim, report: Report) -> bool:
    own = report.metric(claim).closes == "company"
    return not own and bool(_MARKET.search(f"{claim.metric} {claim.subject}"))


def _is_breakdown(claim: Claim) -> bool:
    return bool(_BREAKDOWN.search(f"{claim.metric} {claim.subject}"))


def _lists(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Lists of different members: subjects of one place, or places of one subject."""
    by_place: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_place[claim.geographies].append(claim)
    lists = list(by_place.values())
    if all(len(one) == 1 for one in lists):
        lists = [list(claims)]
    for one in lists:
        plain = sorted((c for c in one if not _TOTAL.search(c.subject)), key=content)
        members = {(claim.subject, claim.geographies): claim for claim in plain}
        if len(members) >= MEMBERS and len(members) == len(plain):
            yield list(members.values())


def _closed(members: Sequence[Claim]) -> Iterator[Sum]:
    rest = [one for one in members if _is_rest(one)]
    total = total_of(members)
    if total.low > 1.0 + SLACK and not _some_close(members, rest):
        yield Sum("above_one", tuple(members), None, total)
    elif rest and total.high < 1.0 - SLACK:
        yield Sum("below_one", tuple(members), None, total)


def _is_rest(claim: Claim) -> bool:
    return any(_REST.search(text) for text in (claim.subject, *claim.geographies))


def _some_close(members: Sequence[Claim], rest: Sequence[Claim]) -> bool:
    """Whether fewer of the members, with the rest among them, make one."""
    others = [one for one in members if one not in rest]
    if len(members) > TRIED:
        return True
    for size in range(1 if rest else 2, len(others)):
        for some in combinations(others, size):
            total = total_of([*some, *rest])
            if total.low <= 1.0 <= total.high and (rest or size >= MEMBERS):
                return True
    return False
