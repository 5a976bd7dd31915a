"""Consumption of one step above the consumption of the whole plant."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.claim_keys import ITEM
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, outermost, same_place, same_route, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "part_above_whole"
#: Kinds of number that tell what a plant uses.
TOLD = (Kind.OBSERVED, Kind.ESTIMATE, Kind.FORECAST)
#: From so many claims about one thing on its ends stand for all.
CROWD = 24


def find(report: Report) -> Iterator[Finding]:
    """Steps that use more than the whole.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each part with all wholes below it: exact where no reading of the words helps,
        weak where only the stated numbers speak.
    """
    for metric in report.known_metrics:
        if metric.nature != "level" or not metric.of or metric.better != "lower":
            continue
        parts, wholes = (
            _thinned([one for one in claims_of(report, key) if _is_told(one)])
            for key in (metric.key, metric.of)
        )
        dated: dict[object, list[Claim]] = {}
        for whole in wholes:
            dated.setdefault(_time(whole), []).append(whole)
        found = [(part, _below(part, dated.get(_time(part), []))) for part in parts]
        yield from _joined(report, found)


def _is_told(claim: Claim) -> bool:
    """Whether a claim tells something, and is no row of a breakdown in words of its own."""
    return claim.kind in TOLD and ITEM not in claim.basis


def _thinned(claims: list[Claim]) -> list[Claim]:
    """The claims; of a crowd about one thing those at its ends."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for one in claims:
        key = (_time(one), one.unit, one.geographies, one.route)
        alike.setdefault(key, []).append(one)
    groups = (told if len(told) <= CROWD else outermost(told) for told in alike.values())
    return [one for told in groups for one in told]


def _time(claim: Claim) -> object:
    """Year of a claim, or its age where it has none."""
    return claim.period.end.year if claim.period else claim.basis.get("age", "current")


def _below(part: Claim, wholes: list[Claim]) -> list[Claim]:
    """Wholes of one time that are stated below a part, of its place and route."""
    return [
        whole
        for whole in wholes
        if whole.unit == part.unit
        and same_place(part, whole)
        and same_route(part, whole)
        and span(whole).high < span(part).low
    ]


def _joined(report: Report, found: list[tuple[Claim, list[Claim]]]) -> Iterator[Finding]:
    """One finding of the parts that say the same, with every whole below them."""
    levels: dict[tuple[float, float], tuple[list[Claim], dict[str, Claim]]] = {}
    for part, below in found:
        if below:
            parts, wholes = levels.setdefault((span(part).low, span(part).high), ([], {}))
            parts.append(part)
            wholes.update({one.id: one for one in below})
    for parts, wholes in levels.values():
        strict = [one for one in wholes.values() for part in parts if _excluded(part, one)]
        named = sorted(strict or wholes.values(), key=lambda one: (span(one).high, content(one)))
        told = ", ".join(map(stated, named))
        yield contradiction(
            report, FindingKind.PHYS, KEY, [*parts, *named],
            "statement" if strict else "words",
            (("part", stated(parts[0])), ("wholes", told)),
            f"{', '.join(map(stated, parts))} > {told}", span(named[-1]).high, span(parts[0]).low,
            Sureness.BOUND if strict else Sureness.LOOSE, culprit=parts[0].id if strict else "",
        )  # fmt: skip


def _excluded(part: Claim, whole: Claim) -> bool:
    """Whether the words of both leave no way out."""
    return span(part).least > span(whole).most


RULE = Rule(KEY, (FindingKind.PHYS,), find)
