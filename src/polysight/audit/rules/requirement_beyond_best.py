"""A purity that a product is said to need now, and that nobody in the report reaches."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "requirement_beyond_best"
#: Units of purity; other requirements are there to be reached later.
UNITS = ("ppm", "ppb", "ppt")
#: Impurities that another word counts too.
COVERS = {"impurity_c_o": ("impurity_c_o", "impurity_c", "impurity_o")}
NEEDED, REACHED = (Kind.TARGET, Kind.LIMIT), (Kind.OBSERVED, Kind.ESTIMATE)


def find(report: Report) -> Iterator[Finding]:
    """Requirements on impurities below the best that is reported.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each requirement, with the best of each impurity.
    """
    for metric in report.known_metrics:
        if metric.unit not in UNITS or metric.better != "lower":
            continue
        best = _best(report, COVERS.get(metric.key, (metric.key,)), metric.unit)
        for needed in claims_of(report, metric.key):
            if needed.kind not in NEEDED or needed.unit != metric.unit:
                continue
            if best and all(span(one).low > span(needed).high for one in best):
                yield _told(report, needed, best)


def _best(report: Report, metrics: tuple[str, ...], unit: str) -> list[Claim]:
    """Lowest number that is reached, of each metric."""
    found = []
    for key in metrics:
        reached = [
            one for one in claims_of(report, key) if one.kind in REACHED and one.unit == unit
        ]
        if reached:
            found.append(min(reached, key=lambda one: (span(one).high, content(one))))
    return found


def _told(report: Report, needed: Claim, best: list[Claim]) -> Finding:
    levels = ", ".join(stated(one) for one in best)
    strict = all(span(one).least > span(needed).high for one in best)
    return contradiction(
        report, FindingKind.LOGIC, KEY, [needed, *best], "statement",
        (("needed", stated(needed)), ("best", levels)), f"{stated(needed)} < {levels}",
        span(needed).high, min(span(one).low for one in best),
        Sureness.LOOSE if strict else Sureness.DISTANCE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
