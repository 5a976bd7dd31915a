"""Which claims speak of one quantity, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.audit.claim import Claim, Kind, Qualifier, Span
from polysight.audit.claim_keys import EXTENSIVE, ITEM, aspects, part, sort
from polysight.audit.finer_basis import unlike_basis
from polysight.audit.kept import kept
from polysight.audit.partners import PARTNER
from polysight.audit.ranks import share_below, unlike_rank
from polysight.audit.report import Report
from polysight.audit.stages import stage
from polysight.evidence.codelist import folded

#: Periods of this many years or fewer are about each of them.
FEW_YEARS = 3
#: Natures whose numbers are of a time and a place and can be laid side by side.
COMPARABLE = frozenset(
    ("level", "flow", "balance", "share", "ratio", "duration", "count", "multiple", "volatility")
)
#: How much a claim weighs when one of several must be wrong.
_TRUST = {
    Kind.OBSERVED: 3.0,
    Kind.LIMIT: 3.0,
    Kind.ESTIMATE: 2.0,
    Kind.FORECAST: 1.5,
    Kind.TARGET: 1.0,
    Kind.SCENARIO: 1.0,
}
_NAMED, _POINT = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Time:
    """One time that a claim is about.

    Parameters
    ----------
    key : str
        Year, part of a year, or ``early``, ``future``.
    loose : bool
        Whether the claim only implies it (undated, several years, since).
    """

    key: str
    loose: bool


def span(claim: Claim) -> Span:
    """Span of a claim that has a number.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    Span
        Its span.
    """
    assert claim.span is not None
    return claim.span


def times(claim: Claim, report: Report) -> tuple[Time, ...]:
    """Times that a claim is about.

    Parameters
    ----------
    claim : Claim
        The claim.
    report : Report
        Gives the year that "current" means.

    Returns
    -------
    tuple of Time
        Years of its period; the newest told year for the present; none where nothing is told.
    """
    age = claim.basis.get("age", "")
    if claim.period is None:
        if age == "current" and report.year:
            return (Time(str(report.year), True),)
        if age or not (told := stage(claim.stated_period)):
            return (Time(age, True),)
        return (Time(told, True),)
    return _dated(claim)


@kept
def _dated(claim: Claim) -> tuple[Time, ...]:
    """Years of the period of a claim that has one."""
    period = claim.period
    assert period is not None
    first, last = period.start.year, period.end.year
    if period.grain == "interval":
        if last - first >= FEW_YEARS:
            return (Time(period.text, False),)
        return tuple(Time(str(year), True) for year in range(first, last + 1))
    loose = claim.basis.get("timing", "") in ("since", "before")
    return (Time(period.text if period.grain != "year" else str(last), loose),)


def standing(claim: Claim) -> str:
    """What a claim may be laid beside: facts, targets, limits, or one scenario.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        ``fact`` for what is observed, estimated or forecast.
    """
    if claim.scenario or claim.kind is Kind.SCENARIO:
        return f"scenario {claim.scenario}"
    return claim.kind.value if claim.kind in (Kind.TARGET, Kind.LIMIT) else "fact"


def family(claim: Claim, report: Report) -> str:
    """Metric under which claims are laid side by side; kin metrics share one.

    Parameters
    ----------
    claim : Claim
        The claim.
    report : Report
        Holds the vocabulary.

    Returns
    -------
    str
        Key of a metric.
    """
    return report.vocabulary.word("kin", claim.metric) or claim.metric


def place_and_firm(claim: Claim, report: Report) -> tuple[object, ...]:
    """Everything but time that two claims must share to be about one quantity.

    The route by which most is made and no route at all fall together (loosely), unless the metric
    is the share of a route, or an amount: what one route makes is a part of what all make.

    Parameters
    ----------
    claim : Claim
        The claim.
    report : Report
        Holds the vocabulary.

    Returns
    -------
    tuple
        A key for grouping.
    """
    route, closes = claim.route, report.metric(claim).closes
    adds_up = claim.unit in EXTENSIVE or closes == "route"
    if not adds_up and report.vocabulary.word("main_route", route):
        route = ""
    return (
        family(claim, report),
        claim.unit,
        claim.geographies,
        route,
        claim.companies,
        claim.group,
        standing(claim),
        claim.basis.get("numbers", ""),
        claim.basis.get("tax", ""),
        claim.basis.get(PARTNER, ""),
        claim.basis.get(ITEM, ""),
        share_below(claim),
    )


def own_subject(claim: Claim, report: Report) -> tuple[str, str]:
    """What tells numbers of one name apart: grade of a limit, subject of an unknown metric.

    Parameters
    ----------
    claim : Claim
        The claim.
    report : Report
        Tells which metrics are known.

    Returns
    -------
    tuple of str
        Grade, and the subject of what nobody knows, since it may be more than a detail; of a
        limit its norm, where it names one.
    """
    limit = claim.kind is Kind.LIMIT
    grade, norm = (claim.basis.get(name, "") if limit else "" for name in ("grade", "norm"))
    return grade, "" if report.metric(claim).known else norm or folded(claim.subject)


def alike(one: Claim, other: Claim) -> bool:
    """Whether two claims of one group share the finer basis too.

    Parameters
    ----------
    one, other : Claim
        Claims of one place, firm and time.

    Returns
    -------
    bool
        Whether metric, route, aspects and measure are the same and both are dated or neither is.
    """
    return (
        one.metric == other.metric
        and one.route == other.route
        and one.basis.get("aspect") == other.basis.get("aspect")
        and _same(one.basis.get("measure"), other.basis.get("measure"))
        and (one.period is None) == (other.period is None)
        and one.basis.get("age") == other.basis.get("age")
    )


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or bool(set(one.split("+")) & set(other.split("+")))


def apart(one: Claim, other: Claim) -> bool:
    """Whether the finer basis of two claims tells them apart.

    Parameters
    ----------
    one, other : Claim
        Claims of one place, firm and time.

    Returns
    -------
    bool
        Whether each names an aspect (new, existing, peak, a grade) that the other does not, or
        one is of a part, of a sort of the product or of a place among many that the other is not.
    """
    mine, theirs = aspects(one), aspects(other)
    if part(one) != part(other) or sort(one) != sort(other) or unlike_rank(one, other):
        return True
    shared = [
        tuple(each.basis.get(name) for name in ("measure", "timing")) for each in (one, other)
    ]
    unlike = all(first != second for first, second in zip(*shared, strict=True))
    return bool(mine - theirs and theirs - mine) or unlike_basis(one, other) or unlike


def gap(lower: Span, upper: Span) -> float:
    """Distance between what two spans allow, as a share of the larger number.

    Parameters
    ----------
    lower, upper : Span
        Spans in one unit.

    Returns
    -------
    float
        Positive where they exclude one another; else zero or less.
    """
    scale = max(abs(lower.low), abs(lower.high), abs(upper.low), abs(upper.high))
    return (upper.least - lower.most) / scale if scale else 0.0


def points(claims: Iterable[Claim]) -> list[Claim]:
    """Numbers without bounds, or all where none is.

    Parameters
    ----------
    claims : iterable of Claim
        Claims of one quantity, with numbers.

    Returns
    -------
    list of Claim
        By size.
    """
    every = list(claims)
    bounds = (Qualifier.OVER, Qualifier.BELOW)
    plain = [claim for claim in every if claim.qualifier not in bounds]
    return sorted(plain or every, key=lambda claim: (span(claim).middle, content(claim)))


@kept
def content(claim: Claim) -> tuple[str, ...]:
    """Everything that a claim says, for orders that depend on neither its id nor its row.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    tuple of str
        Its texts; two claims that say the same in all of them come in the order of their ids.
    """
    return (
        claim.section,
        claim.subject,
        claim.raw,
        claim.stated_period,
        claim.attributed,
        ",".join(claim.geographies),
        claim.route,
        ",".join(claim.companies),
        claim.group,
        claim.kind.value,
        claim.qualifier.value,
        claim.stated_unit,
        claim.id,
    )


def trust(claim: Claim) -> float:
    """How much a claim weighs when one of several must be wrong.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    float
        By its kind; more where it names its source, more for a number without a bound.
    """
    bound = claim.qualifier in (Qualifier.OVER, Qualifier.BELOW)
    return _TRUST[claim.kind] + (_NAMED if claim.attributed else 0) + (0 if bound else _POINT)


def culprit(claims: Sequence[Claim]) -> str:
    """Claim of one quantity that is most likely wrong.

    Parameters
    ----------
    claims : sequence of Claim
        Claims of one quantity, with numbers.

    Returns
    -------
    str
        Id of the one farthest from the middle of three and more, or of the one that weighs least of
        two; empty where nothing speaks for one.
    """
    if len(claims) > 2:
        middles = sorted(span(claim).middle for claim in claims)
        middle = middles[len(middles) // 2]
        far = sorted(claims, key=lambda claim: (-abs(span(claim).middle - middle), content(claim)))
        one, other = (abs(span(claim).middle - middle) for claim in far[:2])
        return far[0].id if one > other else ""
    ranked = sorted(claims, key=trust)
    clear = len(ranked) == 2 and trust(ranked[0]) < trust(ranked[1])
    return ranked[0].id if clear else ""


def ordered(claims: Iterable[Claim], suspect: str) -> tuple[str, ...]:
    """Ids of claims, the suspect first, the others by metric, time and number.

    Parameters
    ----------
    claims : iterable of Claim
        Claims that take part.
    suspect : str
        Id of the suspect; empty for none.

    Returns
    -------
    tuple of str
        Each id once.
    """
    ranked = sorted(
        claims,
        key=lambda claim: (
            claim.id != suspect,
            claim.metric,
            str(claim.period),
            _low(claim),
            content(claim),
        ),
    )
    return tuple(dict.fromkeys(claim.id for claim in ranked))


def _low(claim: Claim) -> float:
    return claim.span.low if claim.span else 0.0
