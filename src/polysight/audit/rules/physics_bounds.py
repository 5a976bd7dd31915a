"""Numbers beyond what stoichiometry, equilibrium or a crystal leave, and shares beyond one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product as product_of
from typing import NamedTuple

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import is_stated, outermost, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, shown, stated
from polysight.loader import loaded

KEY = "physics_bounds"
MADE, PRODUCT = "stc_generated", "production"
#: Where the ends come from, loaded with the first number that is held against one of them.
CHEMISTRY = "polysight.audit.chemical_bounds"
#: Natures whose ends the table of metrics tells.
SHARES = ("share", "ratio", "duration")


class Bound(NamedTuple):
    """An end that chemistry or a crystal sets.

    Parameters
    ----------
    metric : str
        Key of the metric, in whose canonical unit the ends are.
    statement : str
        Name of the message.
    least, most : str
        Functions of `CHEMISTRY` that give the ends; empty where there is none.
    """

    metric: str
    statement: str
    least: str = ""
    most: str = ""


BOUNDS = (
    Bound("silicon_metal_intensity", "silicon_closes", least="silicon_least_kg_per_kg"),
    Bound("conversion_cold_hydrogenation", "equilibrium", most="conversion_most"),
    Bound("apparent_density", "crystal", most="density_most_g_per_cm3"),
    Bound("deposition_temperature", "melting", most="melting_point_c"),
    Bound("electricity_intensity_total", "heat", least="electricity_least_kwh_per_kg"),
    Bound("electricity_intensity_reduction", "heat", least="electricity_least_kwh_per_kg"),
)


def find(report: Report) -> Iterator[Finding]:
    """Claims beyond a bound.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each claim.
    """
    for bound in BOUNDS:
        for claim in claims_of(report, bound.metric):
            yield from _beyond(report, claim, bound)
    yield from _tetrachloride(report)
    for claims in report.by_metric.values():
        for claim in claims:
            yield from _no_share(report, claim)


def _end(name: str) -> float:
    return float(getattr(loaded(CHEMISTRY), name)())


def _beyond(report: Report, claim: Claim, bound: Bound) -> Iterator[Finding]:
    one = span(claim)
    most = _end(bound.most) if bound.most else math.inf
    least = _end(bound.least) if bound.least else -math.inf
    if least <= one.most and one.least <= most:
        return
    end, sign = (most, ">") if one.least > most else (least, "<")
    yield contradiction(
        report, FindingKind.PHYS, KEY, [claim], bound.statement,
        (("stated", stated(claim)), ("bound", shown(end, claim.unit))),
        f"{stated(claim)} {sign} {shown(end, claim.unit)}", end, one.middle, Sureness.BOUND,
        culprit=claim.id,
    )  # fmt: skip


def _tetrachloride(report: Report) -> Iterator[Finding]:
    """Tetrachloride made over silicon made, against equilibrium and stoichiometry."""
    sides: list[dict[tuple[object, ...], list[Claim]]] = [{}, {}]
    for side, metric in zip(sides, (MADE, PRODUCT), strict=True):
        for claim in claims_of(report, metric):
            if is_stated(claim):
                key = (claim.period, claim.companies, claim.geographies)
                side.setdefault(key, []).append(claim)
    for (when, firms, place), making in sides[0].items():
        beside = [*sides[1].get((when, firms, place), ()), *sides[1].get((when, firms, ()), ())]
        for made, product in product_of(outermost(making), outermost(beside)):
            low, high = loaded(CHEMISTRY).tetrachloride_range_kg_per_kg()
            least = span(made).least / span(product).most if span(product).most else math.inf
            most = span(made).most / span(product).least if span(product).least else math.inf
            if least <= high and most >= low:
                continue
            got = span(made).middle / span(product).middle
            yield contradiction(
                report, FindingKind.PHYS, KEY, [made, product], "tetrachloride",
                (
                    ("got", figure(got)), ("low", figure(low)), ("high", figure(high)),
                    ("made", stated(made)), ("product", stated(product)),
                ),
                f"{stated(made)} / {stated(product)} = {figure(got)} t/t; "
                f"{figure(low)}–{figure(high)} t/t", low if most < low else high, got,
                Sureness.LOOSE, culprit=made.id,
            )  # fmt: skip


def _no_share(report: Report, claim: Claim) -> Iterator[Finding]:
    """A share above one or below nothing."""
    metric, one = report.metric(claim), span(claim)
    if metric.nature not in SHARES or claim.unit != metric.unit:
        return
    if metric.minimum <= one.low and one.high <= metric.maximum:
        return
    end = metric.maximum if one.high > metric.maximum else metric.minimum
    kind = FindingKind.SUBSET if metric.nature == "share" else FindingKind.PHYS
    yield contradiction(
        report, kind, KEY, [claim], "no_share",
        (("stated", stated(claim)), ("bound", shown(end, claim.unit))),
        f"{stated(claim)} {'>' if one.high > metric.maximum else '<'} {shown(end, claim.unit)}",
        end, one.high if one.high > metric.maximum else one.low, Sureness.EXACT, culprit=claim.id,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.PHYS, FindingKind.SUBSET), find)
