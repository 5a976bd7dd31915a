"""A purity that a product is said to need now, and that nobody in the report reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polysight.audit.claim import Claim, Kind
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.purity_words import PARTS, fraction_of_nines
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated

KEY = "requirement_beyond_best"
#: Units of purity; other requirements are there to be reached later.
UNITS = ("ppm", "ppb", "ppt")
#: Impurities that another word counts too.
COVERS = {"impurity_c_o": ("impurity_c_o", "impurity_c", "impurity_o")}
#: Nines, impurities that count against them, words of need, and how many that miss are named.
NINES, COUNTED = "purity", ("impurity_total", "impurity_metals")
_NEED = re.compile(r"requir|\bneed|要求|需要|需达", re.IGNORECASE)
NAMED = 3
#: A nine is a factor of ten; less than half of that is rounding of what counts.
CLEAR = 5.0
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
    yield from _nines(report)


def _nines(report: Report) -> Iterator[Finding]:
    """Numbers of nines that are needed, and that no reported impurity leaves."""
    reached = [
        one for one in claims_of(report, *COUNTED) if one.kind in REACHED and one.unit in PARTS
    ]
    if not reached:
        return
    ranked = sorted(
        reached, key=lambda one: (span(one).high * PARTS[one.unit], content(one))
    )  # fmt: skip
    best = ranked[0]
    asked: dict[float, list[Claim]] = {}
    for needed in claims_of(report, NINES):
        if needed.kind in NEEDED or _NEED.search(needed.subject):
            asked.setdefault(span(needed).low, []).append(needed)
    for nines, (needed, *more) in asked.items():
        allowed = fraction_of_nines(nines)
        if span(best).low * PARTS[best.unit] > allowed * CLEAR:
            yield contradiction(
                report, FindingKind.LOGIC, KEY, [needed, *more[:NAMED], *ranked[:NAMED]], "nines",
                (
                    ("needed", stated(needed)),
                    ("allowed", f"{figure(allowed / PARTS[best.unit])} {best.unit}"),
                    ("best", ", ".join(stated(one) for one in ranked[:NAMED])),
                ),
                f"10^-{figure(nines)} = {figure(allowed / PARTS[best.unit])} "
                f"{best.unit} < {stated(best)}",
                allowed / PARTS[best.unit], span(best).low,
                Sureness.LOOSE
                if span(best).least * PARTS[best.unit] > allowed
                else Sureness.DISTANCE,
            )  # fmt: skip


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
