"""Numbers that are off by a power of ten, or by a unit that was taken for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from polysight.audit.claim import Claim, Kind
from polysight.audit.claim_keys import EXTENSIVE, ITEM, NO_VALUES, bare_group, when, year
from polysight.audit.report import Report
from polysight.evidence.codelist import folded

#: Costs of a kilogram, which are of one size.
COSTS = ("production_cost", "full_cost", "cash_cost", "breakeven_price")
#: Factors by which numbers are misread: powers of ten, and a pound for a kilogram.
FACTORS = (10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8)
#: A number this many times off its peers is more than an opinion.
OFF = 6.0
#: How far beyond the peers the number may lie after it is set right, as a factor.
NEAR = 1.6
#: How far the peers may lie apart, so that they tell of a size.
APART = 5.0
#: Peers that it takes.
PEERS = 2
#: Peers that a finding names, those of its own metric first.
NAMED = 6
#: Things that are of about one size wherever and whenever they stand.
ITEMS = ("reactor",)


@dataclass(frozen=True, slots=True)
class Slip:
    """A number of the wrong size.

    Parameters
    ----------
    claim : Claim
        The number.
    peers : tuple of Claim
        Claims that tell of the size, the nearest first.
    centre : float
        Middle of all peers.
    factor : float
        Number by which the claim is to be divided.
    """

    claim: Claim
    peers: tuple[Claim, ...]
    centre: float
    factor: float


def slips(report: Report) -> Iterator[Slip]:
    """Numbers of the wrong size.

    An amount has peers of the same thing in the same place; what is told per kilogram, per kWh or
    as a share has peers of the same metric anywhere; what nobody knows only those of its subject.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Slip
        One for each number.
    """
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in report.claims:
        if _is_told(report, claim):
            groups[_peers_of(report, claim)].append(claim)
    for claims in groups.values():
        if len(claims) > PEERS:
            yield from _slips(claims)


def _is_told(report: Report, claim: Claim) -> bool:
    metric = report.metric(claim)
    plain = (
        claim.unit == metric.unit
        and metric.nature in ("level", "flow", "share", "ratio")
        and metric.unit != "N"
    )
    told = claim.span is not None and claim.span.middle > 0.0 and bool(claim.unit)
    return plain and told and claim.kind not in NO_VALUES and claim.kind is not Kind.SCENARIO


def _peers_of(report: Report, claim: Claim) -> tuple[object, ...]:
    metric = report.metric(claim)
    subject = "" if metric.known else folded(claim.subject)
    if metric.good in ITEMS:
        return (claim.metric, claim.unit, claim.route)
    if claim.unit in EXTENSIVE:
        at = (claim.geographies, claim.companies, bare_group(claim))
        dated = "" if year(when(claim)) else when(claim)
        return (claim.metric, at, claim.route, dated, subject)
    if metric.nature == "share":
        return (claim.metric, claim.geographies, claim.companies, claim.route, subject)
    family = "cost" if metric.key in COSTS else metric.key
    return (
        family,
        claim.unit,
        metric.good,
        claim.route if metric.nature == "ratio" else "",
        _age(claim),
        subject,
        claim.basis.get(ITEM, ""),
    )


def _age(claim: Claim) -> str:
    return "early" if claim.basis.get("age") == "early" else ""


def _slips(claims: Sequence[Claim]) -> Iterator[Slip]:
    ordered = sorted(claims, key=_middle)
    middles = [_middle(one) for one in ordered]
    for at in _ends(middles):
        others = middles[:at] + middles[at + 1 :]
        low, high, value = others[0], others[-1], middles[at]
        centre = median(others)
        if high > APART * low or max(value / high, low / value) < OFF:
            continue
        signs = FACTORS if value > centre else tuple(1.0 / factor for factor in FACTORS)
        fits = [f for f in signs if low / NEAR <= value / f <= high * NEAR]
        if fits:
            factor = min(fits, key=lambda one: abs(value / one - centre))
            right = value / factor
            peers = [one for one in ordered if one is not ordered[at]]
            metric = ordered[at].metric
            peers.sort(key=lambda one: (one.metric != metric, abs(_middle(one) - right)))
            yield Slip(ordered[at], tuple(peers[:NAMED]), centre, factor)


def _ends(middles: Sequence[float]) -> tuple[int, ...]:
    """Places of the numbers that can be off: the first and the last of the order."""
    return (0, len(middles) - 1)


def _middle(claim: Claim) -> float:
    return 0.0 if claim.span is None else claim.span.middle
