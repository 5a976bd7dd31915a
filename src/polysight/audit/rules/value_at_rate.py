"""A present value whose sign its own rate of discount and the stated return do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import bucket
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span, told
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "value_at_rate"
VALUE, RETURN = "npv", "irr"
#: Bases that a value and a return must share.
BASES = ("income_tax", "capital")
#: Rate at which a value is discounted, as its words tell it.
_RATE = re.compile(
    r"(?:\bat|@|\bi_?c?\s*=|\bwacc(?:\s+of)?|\bdiscounted at|\bdiscount rate(?:\s+of)?"
    r"|折现率|贴现率|基准收益率)\s*(?:为|取|按|=|:|：)?\s*"
    r"(\d{1,2}(?:\.\d+)?)\s*(?:%|％|per ?cent\b)",
    re.IGNORECASE,
)


def find(report: Report) -> Iterator[Finding]:
    """Values above nothing at a rate above the return, and values below nothing at one below it.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each value; none where another return beside it would give its sign.
    """
    for value in told(report, VALUE):
        rate = _rate(value)
        if rate is None or span(value).low * span(value).high <= 0.0:
            continue
        returns = [one for one in told(report, RETURN) if _is_of(one, value)]
        wrong = [one for one in returns if _is_against(one, value, rate)]
        if wrong and len(wrong) == len(returns):
            yield _told(report, value, min(wrong, key=content), rate)


def _rate(claim: Claim) -> float | None:
    """Rate of discount in the words of a claim; None where none, or more than one, is told."""
    text = f"{claim.subject} | {claim.metric} | {claim.raw} | {claim.stated_period}"
    found = {float(one) / 100.0 for one in _RATE.findall(text)}
    return found.pop() if len(found) == 1 else None


def _is_of(one: Claim, value: Claim) -> bool:
    """Whether a return is of the same project and case, on a basis that is not another."""
    same = bucket(one)[1:] == bucket(value)[1:] and one.scenario == value.scenario
    told_apart = any(
        one.basis.get(name, "") and value.basis.get(name, "") not in ("", one.basis[name])
        for name in BASES
    )
    return same and one.section == value.section and not told_apart


def _is_against(one: Claim, value: Claim, rate: float) -> bool:
    if span(value).low > 0.0:
        return span(one).most < rate
    return span(one).least > rate


def _told(report: Report, value: Claim, one: Claim, rate: float) -> Finding:
    above = span(one).middle > rate
    return contradiction(
        report, FindingKind.ECON, KEY, (value, one), "statement",
        (("value", stated(value)), ("return", stated(one)), ("rate", f"{figure(100 * rate)}%")),
        f"{stated(one)} {'>' if above else '<'} {figure(100 * rate)}%, {stated(value)}",
        rate, span(one).middle, Sureness.POINTS,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ECON,), find)
