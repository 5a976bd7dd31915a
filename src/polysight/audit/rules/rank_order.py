"""Quartiles, medians and extremes of one quantity that do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.chains import agreed, disordered
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import PARTS, aspects, when
from polysight.audit.comparison import standing
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.finer_basis import BASES
from polysight.audit.ranks import HIGHEST, LOWEST, MEAN, RANK, share_below
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "rank_order"
#: Group of firms that the first quartile of a cost curve is; it keeps no ranks apart.
LEADING = "leading"
#: Places of numbers that lie between the ends.
ENDS = ("", LOWEST, MEAN, HIGHEST)
Ranks = dict[str, list[Claim]]


def find(report: Report) -> Iterator[Finding]:
    """Numbers at places among many that do not rise with the place.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each quantity and time.
    """
    found: dict[tuple[object, ...], Ranks] = {}
    for metric in sorted(report.by_metric):
        for claim in claims_of(report, metric):
            if rank := claim.basis.get(RANK, ""):
                found.setdefault(_about(report, claim), {}).setdefault(rank, []).append(claim)
    for ranks in found.values():
        for chain in (_shares(ranks), _ends(ranks)):
            sign = _sign(report, chain)
            if len(chain) > 1 and disordered(chain, sign):
                yield _finding(report, chain, sign)
                break
    yield from _beyond_ends(report)


def _beyond_ends(report: Report) -> Iterator[Finding]:
    """Numbers of parts of a time below the lowest of the whole, or above its highest."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for metric in report.known_metrics:
        for claim in claims_of(report, metric.key):
            if claim.period is not None and claim.basis.get(RANK, "") in ENDS:
                found.setdefault(_thing(report, claim), []).append(claim)
    for claims in found.values():
        for end in (one for one in claims if one.basis.get(RANK, "") in (LOWEST, HIGHEST)):
            beyond = [one for one in claims if _is_part(one, end) and _is_beyond(one, end)]
            if beyond:
                low = end.basis[RANK] == LOWEST
                far = (min if low else max)(beyond, key=lambda one: span(one).middle)
                yield _finding(report, [end, far], 1)


def _is_part(claim: Claim, whole: Claim) -> bool:
    """Whether the time of a claim is a part of that of another."""
    own, other = claim.period, whole.period
    if own is None or other is None or (own.start, own.end) == (other.start, other.end):
        return False
    return other.start <= own.start and own.end <= other.end


def _is_beyond(claim: Claim, end: Claim) -> bool:
    if end.basis[RANK] == LOWEST:
        return span(claim).most < span(end).least
    return span(claim).least > span(end).most


def _about(report: Report, claim: Claim) -> tuple[object, ...]:
    return (*_thing(report, claim), when(claim))


def _thing(report: Report, claim: Claim) -> tuple[object, ...]:
    """What a number is one of, whenever it was."""
    group = "" if claim.group == LEADING else claim.group
    finer = tuple(claim.basis.get(name, "") for name in (*BASES, "tax"))
    return (
        claim.metric, claim.unit, claim.geographies, claim.route, claim.companies, group,
        standing(claim), aspects(claim) & PARTS, finer,
        "" if report.metric(claim).known else claim.section,
    )  # fmt: skip


def _shares(ranks: Ranks) -> list[Claim]:
    """One claim for each share, from the least; the extremes only where both are told."""
    both = LOWEST in ranks and HIGHEST in ranks
    told = [
        one
        for rank, claims in ranks.items()
        if rank != MEAN and (both or rank not in (LOWEST, HIGHEST)) and (one := agreed(claims))
    ]
    return sorted(told, key=lambda one: share_below(one) or 0.0)


def _ends(ranks: Ranks) -> list[Claim]:
    """The mean and the extremes that are told beside it."""
    if MEAN not in ranks:
        return []
    told = [agreed(ranks[name]) for name in (LOWEST, MEAN, HIGHEST) if name in ranks]
    return [one for one in told if one]


def _sign(report: Report, chain: list[Claim]) -> int:
    """1 where numbers must rise; 0 where the first may be the best, or be exceeded most often."""
    exceeded = any(one.basis[RANK].startswith("P") for one in chain)
    best_first = bool(chain) and report.metric(chain[0]).better == "higher"
    told = {one.basis[RANK] for one in chain}
    ends = told >= {LOWEST, HIGHEST} or MEAN in told
    return int(ends or not (exceeded or best_first))


def _finding(report: Report, chain: list[Claim], sign: int) -> Finding:
    lines = "; ".join(f"{_place(one)}: {stated(one)}" for one in chain)
    ranks = "; ".join(map(_place, chain))
    fields = (("metric", report.metric(chain[0]).key), ("ranks", ranks), ("lines", lines))
    return contradiction(
        report, FindingKind.MONO, KEY, chain, "statement", fields, lines,
        span(chain[-1]).middle, span(chain[0]).middle,
        Sureness.EXACT if sign else Sureness.POINTS,
    )  # fmt: skip


def _place(claim: Claim) -> str:
    return claim.basis.get(RANK, "") or claim.stated_period


RULE = Rule(KEY, (FindingKind.MONO,), find)
