"""Which claims speak of one plant, one place and one time, for rules that join several metrics."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from polysight.audit.claim import Claim, Kind, Span
from polysight.audit.kept import kept
from polysight.audit.report import Report

#: A route that holds others in it.
MIXED = "hybrid"
#: A cost this many times off the middle one is another matter (a unit, a product) and tells nothing
#: of the range of costs; `polysight.audit.rules` of scale take it up.
STRAY = 3.0
#: Below so many claims none is the odd one out.
FEW = 3
#: Numbers at each end of a crowd of claims that stand for all of it.
ENDS = 6


@kept
def content(claim: Claim) -> tuple[object, ...]:
    """What orders claims whatever their rows and ids.

    Parameters
    ----------
    claim : Claim
        A claim.

    Returns
    -------
    tuple
        All that is stated.
    """
    one = claim.span
    value = (one.low, one.high) if one else (0.0, 0.0)
    return (
        claim.stated_period, claim.section, claim.subject, claim.raw, claim.geographies,
        claim.route, claim.companies, claim.group, value, claim.qualifier, claim.attributed,
    )  # fmt: skip


def told(report: Report, *metrics: str) -> list[Claim]:
    """Claims of some metrics in an order that shuffled rows do not change.

    Parameters
    ----------
    report : Report
        The report.
    *metrics : str
        Keys of metrics.

    Returns
    -------
    list of Claim
        Those with a number, one metric after another.
    """
    return [one for key in metrics for one in sorted(report.of(key), key=content)]


def numbered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that have a number.

    Parameters
    ----------
    claims : iterable of Claim
        Claims.

    Returns
    -------
    list of Claim
        Those with a span.
    """
    return [one for one in claims if one.span is not None]


def span(claim: Claim) -> Span:
    """Span of a claim that has one.

    Parameters
    ----------
    claim : Claim
        Of `numbered`.

    Returns
    -------
    Span
        Its span.
    """
    assert claim.span is not None
    return claim.span


def same_place(one: Claim, other: Claim) -> bool:
    """Whether two claims are about one place, or one of them names none.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether they are.
    """
    return not one.geographies or not other.geographies or one.geographies == other.geographies


def same_time(one: Claim, other: Claim) -> bool:
    """Whether two claims may be about one time; an undated one is about any.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether their periods share a day, or one has none.
    """
    if one.period is None or other.period is None:
        return True
    return one.period.start <= other.period.end and other.period.start <= one.period.end


def same_year(one: Claim, other: Claim) -> bool:
    """Whether two claims are dated in one year, or both undated and of one age.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether they are.
    """
    if one.period is None or other.period is None:
        ages = {claim.basis.get("age", "current") for claim in (one, other)}
        return one.period is None and other.period is None and len(ages) == 1
    return one.period.end.year == other.period.end.year


def same_route(one: Claim, other: Claim) -> bool:
    """Whether one route can hold the other's product.

    Parameters
    ----------
    one, other : Claim
        Claims.

    Returns
    -------
    bool
        Whether the routes are one, or one is all routes or a mixture.
    """
    routes = {one.route, other.route}
    return len(routes) == 1 or bool(routes & {"", MIXED})


def setting(claim: Claim) -> tuple[object, ...]:
    """What two claims of one thought experiment, or of one printed line, have alike.

    Parameters
    ----------
    claim : Claim
        A claim.

    Returns
    -------
    tuple
        Place, route, firms, time and named scenario; the section too where nothing of time or
        firm ties them.
    """
    named = claim.scenario not in ("", "unnamed")
    when = claim.period.text if claim.period else claim.stated_period
    section = "" if named or claim.companies or claim.period else claim.section
    scenario = claim.scenario if named else ""
    return (section, claim.geographies, claim.route, claim.companies, claim.group, scenario, when)


def near_the_middle(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of one metric without those that are a unit or a scale off.

    Parameters
    ----------
    claims : iterable of Claim
        Of one unit, above zero.

    Returns
    -------
    list of Claim
        Those within `STRAY` times the middle one.
    """
    given = [one for one in numbered(claims) if span(one).middle > 0.0]
    if len(given) < FEW:
        return given
    centre = median(span(one).middle for one in given)
    return [one for one in given if centre / STRAY <= span(one).middle <= centre * STRAY]


def general(claims: Iterable[Claim]) -> list[Claim]:
    """Claims about all firms, where there are any.

    Parameters
    ----------
    claims : iterable of Claim
        Claims.

    Returns
    -------
    list of Claim
        Those without a firm and a group; all of them where none is left.
    """
    given = list(claims)
    return [one for one in given if not one.companies and not one.group] or given


def ends(claims: Iterable[Claim]) -> tuple[Claim, Claim]:
    """Claims with the lowest and with the highest stated end.

    Parameters
    ----------
    claims : iterable of Claim
        At least one of `numbered`.

    Returns
    -------
    tuple of Claim
        Lowest and highest.
    """
    given = list(claims)
    return min(given, key=lambda one: span(one).low), max(given, key=lambda one: span(one).high)


def outermost(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that stand for a crowd about one thing: one of each number, those at its ends.

    Parameters
    ----------
    claims : iterable of Claim
        Of `numbered`.

    Returns
    -------
    list of Claim
        From the lowest to the highest; of many different numbers the `ENDS` at each end.
    """
    numbers: dict[tuple[object, ...], Claim] = {}
    for one in sorted(claims, key=lambda one: (span(one).middle, content(one))):
        numbers.setdefault((span(one).low, span(one).high, one.qualifier), one)
    kept = list(numbers.values())
    return kept if len(kept) <= 2 * ENDS else [*kept[:ENDS], *kept[-ENDS:]]


def is_stated(claim: Claim) -> bool:
    """Whether a claim tells of something that is or will be, and not of a rule or a wish.

    Parameters
    ----------
    claim : Claim
        A claim.

    Returns
    -------
    bool
        Observed, estimated or forecast.
    """
    return claim.kind in (Kind.OBSERVED, Kind.ESTIMATE, Kind.FORECAST)
