"""One number of a series out of line, where all others rise, or fall, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from polysight.audit.chains import agreed
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import COMPARABLE, standing
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated
from polysight.evidence.codelist import folded

KEY = "odd_year"
#: Numbers from which a series shows which way it goes, the odd one among them.
LENGTH = 5
#: Steps of the others, and share of the number, by which the odd one must lie outside.
STEPS, LEAST = 1.0, 0.01
#: Quantities that markets move up and down.
_VOLATILE = re.compile(
    r"price|revenue|profit|margin|stock|inventor|utilis|utiliz|growth|value|balance|surplus|ebitda|eps"
    r"|价|利润|毛利|收入|库存|利用率|开工|增长|增速|差额|盈余",
    re.IGNORECASE,
)


def find(report: Report) -> Iterator[Finding]:
    """Series of which one number breaks an order that all others keep.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        At most one for each series.
    """
    found: dict[tuple[object, ...], dict[str, list[Claim]]] = {}
    for claim in sorted(report.claims, key=content):
        if _counts(report, claim):
            assert claim.period is not None
            series = found.setdefault(_about(report, claim), {})
            series.setdefault(claim.period.text, []).append(claim)
    for series in found.values():
        told = [one for _, claims in sorted(series.items()) if (one := agreed(claims))]
        if len(told) >= LENGTH and (odd := _odd(told)):
            yield _told(report, told[odd - 1 : odd + 2])


def _counts(report: Report, claim: Claim) -> bool:
    if claim.span is None or claim.period is None or claim.period.grain == "interval":
        return False
    bound = claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)
    plain = report.metric(claim).nature in COMPARABLE and not _VOLATILE.search(claim.metric)
    return plain and not bound and standing(claim) == "fact"


def _about(report: Report, claim: Claim) -> tuple[object, ...]:
    """What the numbers of one series share; those of an unknown metric the subject too."""
    basis = tuple(sorted(claim.basis.items() - {("timing", claim.basis.get("timing", ""))}))
    assert claim.period is not None
    subject = "" if report.metric(claim).known else folded(claim.subject)
    return (
        claim.metric, claim.unit, claim.geographies, claim.route, claim.companies, claim.group,
        claim.section, claim.period.grain, subject, basis,
    )  # fmt: skip


def _odd(told: Sequence[Claim]) -> int:
    """Place of the one number without which all others go one way; 0 where there is none."""
    far = {at: _outside(told, at) for at in range(1, len(told) - 1)}
    at = max(far, key=lambda place: (far[place], -place))
    return at if far[at] > 0.0 else 0


def _outside(told: Sequence[Claim], at: int) -> float:
    """How far a number lies beyond its neighbours, over the step of the others; 0 for in line."""
    sizes = [span(one).middle for one in told]
    others = [*sizes[:at], *sizes[at + 1 :]]
    steps = [second - first for first, second in pairwise(others)]
    sign = 1.0 if steps[0] > 0.0 else -1.0
    if not all(sign * step > 0.0 for step in steps):
        return 0.0
    ends = span(told[at - 1]), span(told[at]), span(told[at + 1])
    if sign > 0.0:
        wide = max(ends[0].least - ends[1].most, ends[1].least - ends[2].most)
    else:
        wide = max(ends[1].least - ends[0].most, ends[2].least - ends[1].most)
    usual = max(abs(second - first) for first, second in pairwise(others))
    enough = wide > STEPS * usual and wide > LEAST * max(map(abs, sizes))
    return wide / usual if enough else 0.0


def _told(report: Report, three: Sequence[Claim]) -> Finding:
    lines = [f"{one.stated_period}: {stated(one)}" for one in three]
    fields = (("metric", three[1].metric), ("odd", lines[1]), ("sides", f"{lines[0]}; {lines[2]}"))
    between = 0.5 * (span(three[0]).middle + span(three[2]).middle)
    return contradiction(
        report, FindingKind.TREND, KEY, three, "statement", fields, " → ".join(lines),
        between, span(three[1]).middle, Sureness.LOOSE, culprit=three[1].id,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.TREND,), find)
