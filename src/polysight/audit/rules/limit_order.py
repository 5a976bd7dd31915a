"""Grades of one norm out of order, and new plants allowed more than existing ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.finer_basis import without_norms
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated
from polysight.evidence.codelist import folded

KEY = "limit_order"
GRADE, NORM = "grade", "norm"
#: Steps of a norm from the strictest on. GB 12723 (rules for energy limits, 2013): grade 1 is the
#: advanced value, grade 2 the one of access for new plants, grade 3 the limit for existing ones.
_STEPS = (
    (1, re.compile(r"先进值|标杆|\badvanced\b|\bbenchmark\b|\bbest practice\b", re.I)),
    (2, re.compile(r"准入|新建|新改扩建|\bnew\b|\baccess\b|\bgreenfield\b", re.I)),
    (3, re.compile(r"限定值|现有|已建|在役|\bexisting\b|\bin operation\b", re.I)),
)
#: What is the better the less of it there is, where the metric is not known.
_LESS = re.compile(
    r"耗|用量|排放|consumption|\buse\b|emission|intensity|kgce|tce|kWh|m3/t|t/t|CO2", re.I
)
#: Words of a limit that tell neither what is limited nor for whom.
_PLAIN = re.compile(
    r"\b(?:limit|limits|limit value|requirement|requirements|value|cap|maximum|permitted|allowed"
    r"|for|of|the|on|in|at|plants?|units?|lines?|projects?|installations?)\b"
    r"|限额|限值|指标|要求|数值|值|企业|项目|装置|生产线|[\s,，()（）:：/-]+",
    re.I,
)
#: Share by which the stricter must lie above the looser.
CLOSE = 1e-6
#: Which bound of two is the stricter, where nobody knows what is better.
BOUNDS = {Qualifier.BELOW: "lower", Qualifier.OVER: "higher"}
Ranked = tuple[int, Claim]


def find(report: Report) -> Iterator[Finding]:
    """Limits of one norm and time of which the stricter allows more.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each norm and quantity.
    """
    found: dict[tuple[object, ...], list[Ranked]] = {}
    for claim in sorted(report.claims, key=lambda one: (one.metric, content(one))):
        step = _step(claim) if claim.span and _is_limit(claim) else None
        if step is not None:
            found.setdefault(_about(report, claim), []).append((step, claim))
    for ranked in found.values():
        wrong = [
            (first, second)
            for (low, first), (high, second) in combinations(sorted(ranked, key=_order), 2)
            if low < high and _turned(report, first, second)
        ]
        if wrong:
            yield _told(report, max(wrong, key=lambda pair: (_wide(*pair), content(pair[0]))))


def _order(ranked: Ranked) -> tuple[int, tuple[object, ...]]:
    return ranked[0], content(ranked[1])


def _is_limit(claim: Claim) -> bool:
    """Whether a claim is a limit, by its kind or as the bound of a grade."""
    return claim.kind is Kind.LIMIT or (GRADE in claim.basis and claim.qualifier in BOUNDS)


def _step(claim: Claim) -> int | None:
    """Step of a limit, by its grade, else by its words; None where none or several are told."""
    if grade := claim.basis.get(GRADE, ""):
        return int(grade)
    for text in (_words(claim), f"{claim.subject} {claim.raw}"):
        told = [step for step, words in _STEPS if words.search(text)]
        if told:
            return told[0] if len(told) == 1 else None
    return None


def _words(claim: Claim) -> str:
    return "" if claim.known else claim.metric


def _about(report: Report, claim: Claim) -> tuple[object, ...]:
    """Norm, time, place and route; of a known metric its key, else what it is measured in."""
    norm = claim.basis.get(NORM, "") or folded(claim.attributed) or claim.section
    size = report.vocabulary.units.find(claim.stated_unit)
    measured = size.dimension if size else claim.unit
    when = claim.period.text if claim.period else claim.stated_period
    edition = claim.basis.get("edition", "")
    graded = "" if claim.kind is Kind.LIMIT else folded(without_norms(claim.subject))
    return (norm, measured, when, edition, claim.geographies, claim.route, graded)


def _turned(report: Report, strict: Claim, loose: Claim) -> bool:
    """Whether the stricter of two limits allows more."""
    units = report.vocabulary.units
    factor = 1.0 if strict.unit == loose.unit else units.factor(loose.unit, strict.unit)
    if factor is None or _measured(strict) != _measured(loose):
        return False
    first, second = span(strict).middle, span(loose).middle * factor
    better = report.metric(strict).better or report.metric(loose).better
    if not better and _LESS.search(f"{strict.metric} {strict.stated_unit}"):
        better = "lower"
    if not better and strict.qualifier is loose.qualifier:
        better = BOUNDS.get(strict.qualifier, "")
    if better == "lower":
        return first > second + CLOSE * abs(second)
    return better == "higher" and first < second - CLOSE * abs(second)


def _measured(claim: Claim) -> str:
    """What is limited: a known metric, else its words without grade and step."""
    if claim.known:
        return claim.metric
    text = without_norms(claim.metric.split(" [")[0])
    for _, words in _STEPS:
        text = words.sub("", text)
    return _PLAIN.sub("", text)


def _wide(strict: Claim, loose: Claim) -> float:
    return abs(span(strict).middle - span(loose).middle)


def _told(report: Report, pair: tuple[Claim, Claim]) -> Finding:
    """A finding, at least of medium weight: an order is broken by however little."""
    strict, loose = pair
    norm = strict.basis.get(NORM, "") or strict.attributed or strict.subject
    sign = ">" if span(strict).middle > span(loose).middle else "<"
    steps = tuple(f"{_step(one)}: {stated(one)}" for one in pair)
    found = contradiction(
        report, FindingKind.LIMIT, KEY, pair, "statement",
        (("norm", norm), ("strict", stated(strict)), ("loose", stated(loose))),
        f"{steps[0]} {sign} {steps[1]}", span(loose).middle, span(strict).middle,
        Sureness.EXACT if GRADE in strict.basis else Sureness.POINTS,
    )  # fmt: skip
    return replace(found, severity=Severity.MEDIUM) if found.severity is Severity.LOW else found


RULE = Rule(KEY, (FindingKind.LIMIT,), find)
