"""Dates of a project out of order: finished before it was begun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.severity import Sureness

KEY = "milestone_order"
#: Steps of a project from the first on; a later step is not dated before an earlier one.
_STEPS = (
    re.compile(
        r"开工|动工|奠基|建设开始|土建开始|\bground[- ]?breaking\b|\bbreak(?:s|ing)? ground\b"
        r"|\b(?:construction|building|site work|earthworks?) (?:start|begin|commence)\w*"
        r"|\bstart(?:ed)? (?:of )?(?:construction|building|site work)\b|\bfirst concrete\b",
        re.I,
    ),
    re.compile(
        r"竣工|建成|完工|中交|机械竣工|\b(?:mechanical )?completion\b|\bcompleted\b"
        r"|\bconstruction (?:end|finish)\w*|\bend of construction\b|\bhandover\b",
        re.I,
    ),
    re.compile(
        r"投产|试生产|试车|出料|首批产品|点火"
        r"|\bfirst (?:output|product|silicon|polysilicon|production)\b"
        r"|\bcommissioning\b|\bstart[- ]?up\b|\btrial (?:run|production)\b|\bproduction start\w*"
        r"|\bstart of production\b|\bfirst fired\b|首炉|首棒|\bfirst (?:rods?|batch|harvest)\b",
        re.I,
    ),
    re.compile(
        r"达产|满产|性能考核|\bperformance test\b|\bfull (?:output|capacity|production|load)\b"
        r"|\bramp(?:ed)?[- ]?up (?:end|complete)"
        r"|\bnameplate (?:output )?reached\b|\bdesign output\b",
        re.I,
    ),
)
#: Papers that come before building starts, and payments that come after it.
_PAPERS = re.compile(
    r"环评(?:批复|审批|获批)|核准|备案|立项|能评|\bEIA\b|\benvironmental (?:approval|permit)\b"
    r"|\b(?:planning|building|investment) (?:permit|approval|decision)\b|\bFID\b",
    re.I,
)
_REPAID = re.compile(r"首[笔次期]还款|首笔还本|\bfirst (?:repayment|instal?ment)\b", re.I)
#: Parts of a project, whose dates are their own.
_PART = re.compile(
    r"[一二三四五六]期|扩建|技改|[一二三四五六]号|第[一二三四]条|\bphases? \w+"
    r"|\b(?:line|hall|unit|train|block)\b"
    r"|\b(?:second|third|fourth|fifth)\b|\bexpansion\b|\bretrofit\b",
    re.I,
)
#: First and last year that a number may be.
FIRST, LAST = 1950, 2100
DAYS, MONTHS = 365.25, 12.0
#: Words of a month that is counted from the start of a plan.
_COUNTED = re.compile(
    r"第\s*\d+\s*个?月|里程碑月|\bmilestone months?\b|\bmonths? \d+\b"
    r"|\bmonths? (?:after|from|since)\b",
    re.I,
)
#: Step of the first repayment.
REPAID = 9


def find(report: Report) -> Iterator[Finding]:
    """Pairs of milestones of which the later step is dated earlier.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each project or part of one.
    """
    found: dict[tuple[object, ...], list[tuple[int, Claim]]] = {}
    for claim in sorted(filter(_date, report.claims), key=content):
        step = _step(claim)
        if step is not None:
            text = f"{claim.subject} | {claim.metric}"
            parts = tuple(sorted({one.casefold() for one in _PART.findall(text)}))
            about = (claim.section, claim.companies, claim.geographies, parts, _is_count(claim))
            found.setdefault(about, []).append((step, claim))
    for dated in found.values():
        wrong = [
            (_date(one) - _date(other), one, other)
            for (first, one), (second, other) in combinations(sorted(dated, key=_order), 2)
            if _follows(first, second) and _date(one) > _date(other)
        ]
        if wrong:
            _, one, other = max(wrong, key=lambda three: three[0])
            yield _told(report, one, other)


def _follows(first: int, second: int) -> bool:
    """Whether a step comes after another; a loan is repaid at any time once building starts."""
    return first < second and (second != REPAID or first <= 1)


def _order(dated: tuple[int, Claim]) -> tuple[int, tuple[object, ...]]:
    return dated[0], content(dated[1])


def _step(claim: Claim) -> int | None:
    """Step of a project that a date is of; None where none, or several, are named."""
    words = f"{claim.subject} | {claim.metric.partition(' [')[0]}"
    told = [at for at, step in enumerate(_STEPS, 1) if step.search(words)]
    told += [0] if _PAPERS.search(words) else []
    told += [REPAID] if _REPAID.search(words) else []
    return told[0] if len(told) == 1 else None


def _date(claim: Claim) -> float:
    """Year of a date, with its part, or month of a plan; zero for what is neither."""
    if claim.span is None or claim.qualifier in (Qualifier.OVER, Qualifier.BELOW):
        return 0.0
    if _is_count(claim):
        return span(claim).low / DAYS * MONTHS if claim.unit == "days" else span(claim).low
    if claim.unit == "days" and not _dates(claim.stated_unit):
        return 0.0
    year = span(claim).low / (DAYS if claim.unit == "days" else 1.0)
    return year if claim.unit in ("days", "year", "") and FIRST <= year <= LAST else 0.0


def _is_count(claim: Claim) -> bool:
    """Whether a date is told in months since a plan began."""
    return _COUNTED.search(f"{claim.metric} | {claim.raw}") is not None


def _dates(unit: str) -> bool:
    return unit.strip().casefold() in ("year", "年", "date", "日期", "years", "年份", "公元")


def _told(report: Report, one: Claim, other: Claim) -> Finding:
    first, second = _date(one), _date(other)
    fields = (
        ("earlier", one.subject), ("later", other.subject),
        ("first", f"{first:.4g}"), ("second", f"{second:.4g}"),
    )  # fmt: skip
    return contradiction(
        report, FindingKind.LOGIC, KEY, (other, one), "statement", fields,
        f"{second:.4g} < {first:.4g}", first, second, Sureness.POINTS,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
