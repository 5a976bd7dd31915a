"""A threshold that is told as a risk, while nearly every price of the present lies beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.audit.claim import Claim, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import is_stated, outermost, same_place, same_route, setting, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.tax import price_without_tax
from polysight.audit.telling import figure, stated

KEY = "threshold_and_market"
THRESHOLD, PRICE = "price_threshold", "price"
LOSING, MARGINS = "loss_making_capacity_share", ("gross_margin", "net_margin")
#: Years after the present whose prices count, and years that a threshold stays one.
AHEAD, LASTS = 2, 3


def find(report: Report) -> Iterator[Finding]:
    """Thresholds from below which most of the present is told.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each threshold.
    """
    now = range(report.year, report.year + AHEAD + 1)
    prices = [one for one in claims_of(report, PRICE) if _is_now(one, now)]
    margins = [
        one for one in claims_of(report, *MARGINS) if _is_now(one, now) and span(one).least > 0.0
    ]
    losing = {setting(one): one for one in claims_of(report, LOSING)}
    beside: dict[tuple[object, ...], list[Claim]] = {}
    for price in claims_of(report, THRESHOLD):
        old = price.period is not None and price.period.end.year < report.year - LASTS
        if price.qualifier is Qualifier.OVER or old:
            continue
        key = (price.geographies, price.route, price.unit)
        if key not in beside:
            beside[key] = [
                one
                for one in prices
                if one.unit == price.unit and same_place(one, price) and same_route(one, price)
            ]
        yield from _below(report, price, losing.get(setting(price)), beside[key], margins)


def _is_now(claim: Claim, years: range) -> bool:
    return (
        is_stated(claim)
        and not claim.scenario
        and not claim.companies
        and claim.period is not None
        and claim.period.end.year in years
    )


def _below(
    report: Report, price: Claim, losing: Claim | None, market: list[Claim], margins: list[Claim]
) -> Iterator[Finding]:
    untaxed, evidence = price_without_tax(report, price, span(price).low)
    below = [one for one in market if span(one).most < untaxed]
    if 2 * len(below) <= len(market):
        return
    named = outermost(below)
    years = {one.period.end.year for one in below if one.period}
    earned = [
        one
        for one in margins
        if one.period and one.period.end.year in years and same_place(one, price)
    ]
    earned = outermost(earned)[:1] if losing else []
    told = ", ".join(dict.fromkeys(stated(one) for one in named))
    claims = [price, *([losing] if losing else []), *named, *earned]
    found = contradiction(
        report, FindingKind.ECON, KEY, claims, "loss" if earned else "always",
        (
            ("price", stated(price)), ("market", told),
            *((("share", stated(losing)),) if losing and earned else ()),
            *((("margin", stated(earned[0])),) if earned else ()),
        ),
        f"{told} < {figure(untaxed)} ({stated(price)})"
        + "".join(f"; {stated(one)} > 0%" for one in earned),
        span(named[-1]).high, untaxed, Sureness.LOOSE, evidence=evidence,
    )  # fmt: skip
    heavy = found.severity is Severity.HIGH and not earned
    yield replace(found, severity=Severity.MEDIUM) if heavy else found


RULE = Rule(KEY, (FindingKind.ECON,), find)
