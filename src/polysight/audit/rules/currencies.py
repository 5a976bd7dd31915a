"""One number told in yuan and in another currency that no exchange rate joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from polysight.audit.cited_rows import cited_rows
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import NO_VALUES, bucket, when, year
from polysight.audit.coherent import coherent_factor
from polysight.audit.comparison import content, span
from polysight.audit.exchange import ExchangeRates, Rate
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.fitting import CURRENCIES
from polysight.audit.interval import Interval, point
from polysight.audit.report import Report
from polysight.audit.representatives import representatives
from polysight.audit.rule import Rule
from polysight.audit.severity import severity, sureness
from polysight.audit.telling import about, figure, shown, stated

KEY = "currencies"
HOME = CURRENCIES[0]
#: Natures of numbers that stand at one time.
NATURES = ("level", "flow")
#: How far a number may lie off after it was changed, as a share.
ALLOWANCE = 0.05
#: Rows of value-added tax, which one of the two numbers may hold, and metrics that may hold it.
TAXES, TAXED = ("MV020", "MV019"), ("price", "import_price", "export_price")


def find(report: Report) -> Iterator[Finding]:
    """Numbers in yuan and in another currency, of one quantity and time, that do not fit.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each quantity and time: the pair that fits best, where even that does not fit.
    """
    found: dict[object, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in report.claims:
        currency = _currency(claim)
        told = claim.span is not None and claim.kind not in NO_VALUES
        if currency and told and report.metric(claim).nature in NATURES:
            key = (bucket(claim), when(claim), claim.basis.get("aspect", ""))
            found[key][currency].append(claim)
    groups = [group for group in found.values() if HOME in group and len(group) > 1]
    if not groups:
        return
    rates = ExchangeRates(report)
    for group in groups:
        for currency in sorted(group.keys() - {HOME}):
            yield from _judged(report, rates, group[currency], group[HOME])


def _currency(claim: Claim) -> str:
    return next((one for one in CURRENCIES if one in claim.unit), "")


def _judged(
    report: Report, rates: ExchangeRates, foreign: list[Claim], home: list[Claim]
) -> Iterator[Finding]:
    told = year(when(foreign[0])) or report.year
    rate = rates.rate(_currency(foreign[0]), told)
    if rate is None:
        return
    pairs = [
        (gap, content(one), content(other), one, other)
        for one, other in product(representatives(foreign), representatives(home))
        if (gap := _gap(report, one, other, rate)) is not None
    ]
    nearest = min(pairs, key=lambda pair: pair[:3], default=None)
    if nearest is not None and nearest[0] > ALLOWANCE * report.tolerance:
        yield _finding(report, nearest[3], nearest[4], rate, nearest[0])


def _sizes(report: Report, claim: Claim) -> Interval | None:
    factor = coherent_factor(claim.unit, report.vocabulary.units.table)
    if factor is None:
        return None
    return Interval(factor * span(claim).least, factor * span(claim).most)


def _gap(report: Report, foreign: Claim, home: Claim, rate: Rate) -> float | None:
    """Distance of the two after the exchange, as a share of the larger; zero where they meet."""
    one, other = _sizes(report, foreign), _sizes(report, home)
    if one is None or other is None or one.is_bound or other.is_bound:
        return None
    changed = one * rate.interval * _tax(report, foreign, home)
    scale = max(abs(changed.middle), abs(other.middle))
    return changed.gap(other) / scale if scale else 0.0


def _tax(report: Report, foreign: Claim, home: Claim) -> Interval:
    """Factor between a price with tax and one without, where they do not say that both are one."""
    bases = (foreign.basis.get("tax", ""), home.basis.get("tax", ""))
    if foreign.metric not in TAXED or (bases[0] == bases[1] and bases[0]):
        return point(1.0)
    most = 1.0 + max((row.interval.high for row in cited_rows(report, TAXES).values()), default=0.0)
    return Interval(1.0 / most, most)


def _finding(report: Report, foreign: Claim, home: Claim, rate: Rate, gap: float) -> Finding:
    units = report.vocabulary.units.table
    factors = [coherent_factor(one.unit, units) or 1.0 for one in (foreign, home)]
    due = span(foreign).middle * rate.interval.middle * factors[0] / factors[1]
    got = span(home).middle
    sure = sureness((foreign, home))
    ends = "-".join(dict.fromkeys((figure(rate.interval.low), figure(rate.interval.high))))
    exchange = f"{ends} {HOME}/{_currency(foreign)}"
    return Finding(
        kind=FindingKind.SAME,
        severity=severity(
            gap, ALLOWANCE, report.metric(home).weight, 2, kind=FindingKind.SAME, sureness=sure
        ),
        rows=(home.id, foreign.id),
        statement=f"audit_{KEY}.apart",
        fields=(
            ("metric", home.metric),
            ("where", about(home)),
            ("when", home.stated_period),
            ("foreign", stated(foreign)),
            ("exchange", exchange),
            ("due", shown(due, home.unit)),
            ("got", stated(home)),
        ),
        arithmetic=f"{stated(foreign)} × {exchange} = {shown(due, home.unit)} ≠ {stated(home)}",
        expected=due,
        got=got,
        likely_culprit="",
        confidence=sure.value,
        rule=KEY,
        evidence=rate.rows,
    )


RULE = Rule(KEY, (FindingKind.SAME,), find)
