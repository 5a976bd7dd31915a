"""What a number lacks to be compared: unit, time, subject, basis. Warnings, no contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from polysight.audit.claim import Claim
from polysight.audit.comparison import ordered
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.telling import UNSPECIFIED, named, stated
from polysight.audit.units_of_claims import RATIO

KEY = "definitions"
#: A missing definition is seen and not inferred; the last that is named of many rows.
SEEN, NAMED = 0.95, 40
#: Claims by which it is judged whether a report names subjects at all.
SAMPLE = 200
#: Sections without dates from which on the whole report is told to have none.
MANY_SECTIONS = 3
#: Undated claims of a firm without any date from which on it is a project that is told once.
PLAN = 6
#: Natures that are stated in the unit of whatever is stepped.
STEPS = ("step", "sensitivity", "threshold")
#: Unit of purities, which a share of one tells as well: 99.9999999 % is nine nines.
NINES = "N"
CAPACITY, PRODUCTION = "capacity", "production"


def find(report: Report) -> Iterator[Finding]:
    """Missing units, times, subjects and bases, and words used for one another.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a lack, and metric or section, with all its rows.
    """
    lacks: tuple[tuple[str, Callable[[Claim, Report], str]], ...] = (
        ("unit", _no_unit),
        ("other_unit", _other_unit),
        ("period", _no_period),
        ("subject", _no_subject),
        ("basis", _no_basis),
    )
    for lack, place in lacks:
        found: dict[str, list[Claim]] = {}
        for claim in report.claims:
            if claim.span is not None and (where := place(claim, report)):
                found.setdefault(where, []).append(claim)
        if lack == "period" and _by_nature(report, found):
            yield _finding("undated", "-", [one for claims in found.values() for one in claims])
            continue
        if lack == "period":
            for planned in _plans(report, found):
                yield _finding("plan", "-", planned)
        for where, claims in found.items():
            if claims:
                yield _finding(lack, where, claims)
    yield from _kin(report)
    yield from _unlike(report)


def _by_nature(report: Report, undated: dict[str, list[Claim]]) -> bool:
    """Whether a report dates few of its numbers, such as one of a project at full output."""
    count = sum(len(claims) for claims in undated.values())
    return len(undated) >= MANY_SECTIONS and 2 * count > len(report.claims)


def _plans(report: Report, undated: dict[str, list[Claim]]) -> list[list[Claim]]:
    """Claims of projects that the report never dates, taken out of their sections."""
    dated = {claim.companies for claim in report.claims if claim.period is not None}
    found: dict[tuple[str, ...], list[Claim]] = {}
    for claim in (one for claims in undated.values() for one in claims):
        if claim.companies and claim.companies not in dated:
            found.setdefault(claim.companies, []).append(claim)
    plans = {firms: claims for firms, claims in found.items() if len(claims) >= PLAN}
    for where, claims in undated.items():
        undated[where] = [one for one in claims if one.companies not in plans]
    return list(plans.values())


def _finding(lack: str, where: str, claims: Iterable[Claim], other: str = "") -> Finding:
    rows = list(claims)
    fields = [("where", where), ("count", str(len(rows)))]
    if other:
        fields.append(("other_metric", other))
    return Finding(
        FindingKind.DEF,
        Severity.LOW,
        ordered(rows, "")[:NAMED],
        f"audit_{KEY}.{lack}",
        tuple(fields),
        "; ".join(stated(claim) for claim in rows[:5]) if len(rows) <= 5 else f"n = {len(rows)}",
        float("nan"),
        float("nan"),
        "",
        SEEN,
        KEY,
    )


def _no_unit(claim: Claim, report: Report) -> str:
    lacks = not claim.stated_unit or claim.unit == UNSPECIFIED
    return named("metric", claim.metric) if lacks and report.metric(claim).nature != "count" else ""


def _other_unit(claim: Claim, report: Report) -> str:
    """Metric whose unit the stated one does not measure; other currencies are no fault."""
    metric, units = report.metric(claim), report.vocabulary.units
    if (
        not metric.known
        or metric.nature in STEPS
        or not claim.stated_unit
        or claim.unit in (metric.unit, UNSPECIFIED)
    ):
        return ""
    own, wanted = units.find(claim.stated_unit), units.find(metric.unit)
    if own is None or wanted is None or (own.currency and own.currency != wanted.currency):
        return ""
    if metric.unit == NINES and own.dimension == RATIO:
        return ""
    return named("metric", claim.metric)


def _no_period(claim: Claim, report: Report) -> str:
    dated = claim.period is not None or claim.scenario or "edition" in claim.basis
    return "" if dated or "from" in claim.basis else claim.section or "-"


def _no_subject(claim: Claim, report: Report) -> str:
    """Section of a claim without subject, in a report whose claims have one."""
    if claim.subject:
        return ""
    named = sum(bool(one.subject) for one in report.claims[:SAMPLE])
    told = claim.geographies or claim.companies or claim.group or claim.route
    used = 2 * named > len(report.claims[:SAMPLE])
    return "" if told and not used else claim.section or "-"


def _no_basis(claim: Claim, report: Report) -> str:
    metric = report.metric(claim)
    if metric.known and not metric.good:
        return named("metric", claim.metric)
    open_share = metric.nature == "share" and metric.closes == "place" and not metric.of
    told = claim.basis.get("measure", "") not in ("", "market")
    return named("metric", claim.metric) if open_share and metric.known and not told else ""


def _kin(report: Report) -> Iterator[Finding]:
    """Kin quantities that one report states as if they were one."""
    for key, claims in report.by_metric.items():
        other = report.vocabulary.word("kin", key)
        if other and other in report.by_metric:
            yield _finding("kin", named("metric", key), claims, other)


def _unlike(report: Report) -> Iterator[Finding]:
    """Output of a whole beside the capacity of a part, without dates: no share can be taken."""
    found: dict[tuple[str, str], dict[str, list[Claim]]] = {}
    for claim in report.of(CAPACITY, PRODUCTION):
        firms = claim.companies or claim.group
        if len(claim.geographies) == 1 and not firms and claim.period is None:
            key = (claim.section, claim.stated_period)
            found.setdefault(key, {}).setdefault(claim.metric, []).append(claim)
    for both in found.values():
        capacities, outputs = both.get(CAPACITY, []), both.get(PRODUCTION, [])
        if len(capacities) == 1 and len(outputs) == 1:
            one, other = capacities[0], outputs[0]
            places = (one.geographies[0], other.geographies[0])
            within = report.vocabulary.wholes
            if places[0] in within(places[1]) or places[1] in within(places[0]):
                yield _finding("unlike", one.section or "-", (other, one))


RULE = Rule(KEY, (FindingKind.DEF,), find)
