"""Value of a share: price, earnings, multiples, market value and debt that do not follow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from polysight.audit.claim import Claim
from polysight.audit.comparison import standing
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.interval import Interval, nearest_ends, point
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import shown, stated
from polysight.evidence.codelist import folded

KEY = "share_values"
#: Names whose number is of one year; the others hold on the day of the report.
YEARLY = frozenset(
    ("eps", "dps", "net_profit", "net_profit_attributable", "ebitda", "revenue", "pe_multiple",
     "target_pe_multiple", "ev_ebitda", "ev_sales", "payout_ratio", "dividend_yield")
)  # fmt: skip
#: Share by which both sides may lie apart beyond their rounding, and claims tried of each name.
SLACK, TRIED = 0.01, 4
#: How near to a power of ten a ratio is one of unit.
POWER = 0.02
Values = Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Equation:
    """What one number of a share is of others, by definition.

    Parameters
    ----------
    result : str
        Metric that follows.
    names : tuple of str
        Metrics that it follows from.
    formula : callable
        The result from them.
    sign : str
        The arithmetic in signs, with ``{name}`` for each.
    """

    result: str
    names: tuple[str, ...]
    formula: Callable[[Values], Interval]
    sign: str


def _ratio(above: str, below: str) -> Callable[[Values], Interval]:
    return lambda told: told[above] / told[below]


def _times(*names: str) -> Callable[[Values], Interval]:
    return lambda told: Interval(
        math.prod(told[name].low for name in names), math.prod(told[name].high for name in names)
    )


#: Definitions of equity research; for what stands in the numerator of a multiple see CFA Institute,
#: Equity Asset Valuation (price and enterprise value multiples).
EQUATIONS = (
    Equation(
        "target_price",
        ("target_pe_multiple", "eps"),
        _times("target_pe_multiple", "eps"),
        "{target_pe_multiple} × {eps}",
    ),
    Equation(
        "upside",
        ("target_price", "share_price"),
        lambda told: told["target_price"] / told["share_price"] - point(1.0),
        "{target_price} / {share_price} - 1",
    ),
    Equation(
        "market_cap",
        ("share_price", "share_count"),
        _times("share_price", "share_count"),
        "{share_price} × {share_count}",
    ),
    Equation(
        "enterprise_value",
        ("market_cap", "net_debt"),
        lambda told: told["market_cap"] + told["net_debt"],
        "{market_cap} + {net_debt}",
    ),
    Equation(
        "enterprise_value",
        ("market_cap", "net_cash"),
        lambda told: told["market_cap"] - told["net_cash"],
        "{market_cap} - {net_cash}",
    ),
    Equation("eps", ("net_profit", "share_count"), _ratio("net_profit", "share_count"),
             "{net_profit} / {share_count}"),
    Equation("pe_multiple", ("share_price", "eps"), _ratio("share_price", "eps"),
             "{share_price} / {eps}"),
    Equation("pb_multiple", ("share_price", "bvps"), _ratio("share_price", "bvps"),
             "{share_price} / {bvps}"),
    Equation("ev_ebitda", ("enterprise_value", "ebitda"), _ratio("enterprise_value", "ebitda"),
             "{enterprise_value} / {ebitda}"),
    Equation("ev_sales", ("enterprise_value", "revenue"), _ratio("enterprise_value", "revenue"),
             "{enterprise_value} / {revenue}"),
    Equation("dividend_yield", ("dps", "share_price"), _ratio("dps", "share_price"),
             "{dps} / {share_price}"),
    Equation("dps", ("eps", "payout_ratio"), _times("eps", "payout_ratio"),
             "{eps} × {payout_ratio}"),
)  # fmt: skip
#: Profit of the owners, where it is told, is what a share earns.
INSTEAD = {"net_profit": ("net_profit_attributable", "net_profit")}


def find(report: Report) -> Iterator[Finding]:
    """Numbers of a firm's shares that do not follow from one another.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each equation, firm and year.
    """
    for equation in EQUATIONS:
        for result, moment in _results(report, equation.result):
            choices = [
                _named(report, name, result[0], moment or _year(result[0]))
                for name in equation.names
            ]
            trials = [
                trial
                for choice in product(result[:TRIED], *(one[:TRIED] for one in choices))
                if (trial := _trial(report, equation, choice)) is not None
            ]
            if trials and all(gap > 0.0 for gap, _, _ in trials):
                yield _told(report, equation, min(trials, key=lambda one: one[0]))


def _results(report: Report, metric: str) -> Iterator[tuple[list[Claim], str]]:
    """Claims of a metric that are of one firm and year."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims_of(report, metric):
        moment = _year(claim) if metric in YEARLY else ""
        found.setdefault((_firm(claim), standing(claim), moment), []).append(claim)
    for key, claims in sorted(found.items(), key=str):
        yield claims, str(key[-1])


def _named(report: Report, name: str, result: Claim, moment: str) -> list[Claim]:
    """Claims of a name about the firm of a result; of a yearly name those of its year."""
    for metric in INSTEAD.get(name, (name,)):
        claims = [
            one
            for one in claims_of(report, metric)
            if _firm(one) == _firm(result) and standing(one) in (standing(result), "fact")
        ]
        if metric in YEARLY and moment:
            claims = [one for one in claims if _year(one) == moment]
        if claims:
            return claims
    return []


def _firm(claim: Claim) -> tuple[str, ...]:
    return claim.companies or (folded(claim.subject),)


def _year(claim: Claim) -> str:
    return str(claim.period.end.year) if claim.period else ""


def _trial(
    report: Report, equation: Equation, choice: tuple[Claim, ...]
) -> tuple[float, tuple[Claim, ...], float] | None:
    """Gap as a share, the claims, and what the result ought to be in its own unit."""
    sizes = [report.vocabulary.units.find(one.unit) for one in choice]
    money = {size.dimension for size in sizes if size and size.dimension in ("CNY", "USD", "EUR")}
    yearly = {_year(one) for one in choice[1:] if one.metric in YEARLY}
    if len(money) > 1 or len(yearly) > 1 or len({one.id for one in choice}) < len(choice):
        return None
    factors = [size.factor if size else 1.0 for size in sizes]
    told, middles = (
        {
            name: Interval(*(end * factor for end in ends(one)))
            for name, one, factor in zip(equation.names, choice[1:], factors[1:], strict=True)
        }
        for ends in (_allowed, _middle)
    )
    result = Interval(*(end * factors[0] for end in _allowed(choice[0])))
    expected = equation.formula(told)
    if expected.is_bound or result.is_bound:
        return None
    one, other = nearest_ends(expected, result)
    scale = max(abs(one), abs(other)) + (equation.result == "upside")
    gap = expected.gap(result) / scale - SLACK if scale else 0.0
    return gap, choice, equation.formula(middles).middle / factors[0]


def _allowed(claim: Claim) -> tuple[float, float]:
    return span(claim).least, span(claim).most


def _middle(claim: Claim) -> tuple[float, float]:
    return span(claim).middle, span(claim).middle


def _told(
    report: Report, equation: Equation, trial: tuple[float, tuple[Claim, ...], float]
) -> Finding:
    _, choice, expected = trial
    got = span(choice[0]).middle
    parts = dict(zip(equation.names, map(stated, choice[1:]), strict=True))
    ratio = got / expected if expected * got > 0.0 else 1.0
    power = round(math.log10(ratio))
    scaled = power and abs(ratio / 10.0**power - 1.0) <= POWER
    wanted = shown(expected, choice[0].unit)
    return contradiction(
        report, FindingKind.SCALE if scaled else FindingKind.ARITH, KEY, choice, "statement",
        (("metric", choice[0].metric), ("stated", stated(choice[0])), ("expected", wanted)),
        f"{equation.sign.format(**parts)} = {wanted} ≠ {stated(choice[0])}",
        expected, got, Sureness.EXACT,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.ARITH, FindingKind.SCALE), find)
