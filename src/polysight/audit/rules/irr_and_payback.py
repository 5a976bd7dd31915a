"""A rate of return and a payback that no level cash flow has together."""

from __future__ import annotations

import math
from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.finer_basis import unlike_basis
from polysight.audit.level_returns import bands, rates_of_payback
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import outermost, setting, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "irr_and_payback"
RATE, PAYBACK = "irr", "payback"
MOST_YEARS = 40.0


def find(report: Report) -> Iterator[Finding]:
    """Rates and paybacks of one setting that cannot both hold.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each pair.
    """
    rates, paybacks = (_by_setting(claims_of(report, metric)) for metric in (RATE, PAYBACK))
    if not rates:
        return
    known: dict[tuple[float, float], tuple[float, float]] = {}
    plan = None
    pairs = (
        (payback, rate)
        for key, beside in paybacks.items()
        for payback in beside
        for rate in rates.get(key, ())
        if not unlike_basis(payback, rate)
    )
    for payback, rate in pairs:
        plan = plan or bands(report.evidence.folders).plan
        one = span(payback)
        key = (max(one.least, 0.5), one.most if one.most < MOST_YEARS else math.inf)
        if key not in known:
            known[key] = rates_of_payback(key, plan)
        low, high = known[key]
        if math.isnan(low) or (span(rate).least <= high and span(rate).most >= low):
            continue
        nearest = high if span(rate).least > high else low
        yield contradiction(
            report, FindingKind.ECON, KEY, [rate, payback], "statement",
            (
                ("rate", stated(rate)), ("payback", stated(payback)),
                ("low", f"{figure(100 * low)}%"), ("high", f"{figure(100 * high)}%"),
            ),
            f"{stated(payback)} → {figure(100 * low)}–{figure(100 * high)}%; {stated(rate)}",
            nearest, span(rate).middle, Sureness.BOUND,
        )  # fmt: skip


def _by_setting(claims: list[Claim]) -> dict[tuple[object, ...], list[Claim]]:
    """Claims of each setting; of a crowd those at its ends."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        found.setdefault(setting(claim), []).append(claim)
    return {key: outermost(told) for key, told in found.items()}


RULE = Rule(KEY, (FindingKind.ECON,), find)
