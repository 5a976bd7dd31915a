"""A rate of return and a payback that no level cash flow has together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.finer_basis import BUILT_IN, unlike_basis
from polysight.audit.level_returns import bands, rates_of_payback
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import outermost, setting, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "irr_and_payback"
RATE, PAYBACK, BUILDING = "irr", "payback", "construction_period"
MONTHS = 12.0
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
    known: dict[tuple[float | str, ...], tuple[float, float]] = {}
    plan = None
    pairs = (
        (payback, rate)
        for key, beside in paybacks.items()
        for payback in beside
        for rate in rates.get(key, ())
        if not unlike_basis(payback, rate)
        and not {"equity", "dynamic"} & {*payback.basis.values(), *rate.basis.values()}
    )
    for payback, rate in pairs:
        plan = plan or bands(report.evidence.folders).plan
        one, building = span(payback), _building(report, (payback, rate))
        counted = payback.basis.get("counted", "")
        ends = (max(one.least, 0.5), one.most if one.most < MOST_YEARS else math.inf)
        key = (*ends, *building, counted)
        if key not in known:
            own = replace(plan, construction_years=building) if building else plan
            known[key] = rates_of_payback(ends, own, counted)
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


def _building(report: Report, claims: tuple[Claim, ...]) -> tuple[float, float] | tuple[()]:
    """Years of building that the claims tell, else those that the report tells of their firm."""
    for claim in claims:
        if years := claim.basis.get(BUILT_IN, ""):
            return float(years), float(years)
    firms = claims[0].companies
    told = [one for one in claims_of(report, BUILDING) if firms and one.companies == firms]
    if not told:
        return ()
    months = [end for one in told for end in (span(one).low, span(one).high)]
    return min(months) / MONTHS, max(months) / MONTHS


def _by_setting(claims: list[Claim]) -> dict[tuple[object, ...], list[Claim]]:
    """Claims of each setting; of a crowd those at its ends."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        found.setdefault(setting(claim), []).append(claim)
    return {key: outermost(told) for key, told in found.items()}


RULE = Rule(KEY, (FindingKind.ECON,), find)
