"""Two series that are one series but for a year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from polysight.audit.claim import Claim
from polysight.audit.comparison import ordered, span, standing
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "twin_series"
#: Years in which two series must agree to be taken for one, and share of their years.
AGREE, SHARE = 4, 0.7

_Series = dict[str, Claim]


def find(report: Report) -> Iterator[Finding]:
    """Years in which series that else agree to the last digit differ.

    A column that a report calls a trend and another that it calls sales are one column where they
    agree in five years of six; the sixth is a slip.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a pair of series.
    """
    series: dict[tuple[object, ...], _Series] = {}
    for claim in report.claims:
        if claim.span and claim.period and claim.unit != "1" and claim.span.middle:
            key: tuple[object, ...]
            unit = report.vocabulary.units.find(claim.unit)
            measure = unit.dimension if unit else claim.unit
            key = (measure, claim.geographies, claim.section, claim.metric, standing(claim))
            series.setdefault(key, {})[claim.period.text] = claim
    starts: dict[tuple[object, ...], list[_Series]] = {}
    for key, one in series.items():
        if len(one) > AGREE:
            years = sorted(one)
            for first, second in pairwise(years):
                values = (_size(one[first], report), _size(one[second], report))
                starts.setdefault((key[0], key[1], first, second, *values), []).append(one)
    seen: set[tuple[int, int]] = set()
    for members in starts.values():
        for first_series, second_series in pairwise(members):
            pair = (id(first_series), id(second_series))
            if pair not in seen:
                seen.add(pair)
                yield from _compared(report, first_series, second_series)


def _compared(report: Report, one: _Series, other: _Series) -> Iterator[Finding]:
    shared = sorted(set(one) & set(other))
    differ = [at for at in shared if _size(one[at], report) != _size(other[at], report)]
    agree = len(shared) - len(differ)
    if not differ or agree < AGREE or agree < SHARE * len(shared):
        return
    claims = [series[at] for at in differ for series in (one, other)]
    first, second = one[differ[0]], other[differ[0]]
    ratio = _size(second, report) / _size(first, report)
    yield Finding(
        FindingKind.SAME,
        Severity.LOW,
        ordered(claims, ""),
        f"audit_{KEY}.statement",
        (
            ("first", first.subject),
            ("second", second.subject),
            ("agree", str(agree)),
            ("when", ", ".join(differ)),
        ),
        f"{stated(first)} ≠ {stated(second)}; {figure(span(second).middle)} /"
        f" {figure(span(first).middle)} = {figure(ratio)}; {agree} / {len(shared)}",
        span(first).middle,
        span(second).middle,
        "",
        Sureness.LOOSE.value,
        KEY,
    )


def _size(claim: Claim, report: Report) -> float:
    """Number in the reference unit of its dimension; unknown metrics have units of their own."""
    unit = report.vocabulary.units.find(claim.unit)
    return float(f"{span(claim).middle * (unit.factor if unit else 1.0):.9g}")


RULE = Rule(KEY, (FindingKind.SAME,), find)
