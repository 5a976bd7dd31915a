"""A use of energy or material far below that of every plant that was ever observed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, shown, stated
from polysight.evidence.observation import Observation

KEY = "below_every_plant"
#: Between the worst plant of 2010 and the best of today lies about one order of magnitude; so a
#: number another one below the best is no plant of that kind.
ORDER = 10.0
OBSERVED, PRODUCT = "observed", "polysilicon"


class Series(NamedTuple):
    """Observations that a metric of reports is held against.

    Parameters
    ----------
    metric : str
        Key of `audit_metrics`.
    quantity, step : str
        Quantity of the observations, and the part of the plant that they are about.
    """

    metric: str
    quantity: str
    step: str


SERIES = (Series("electricity_intensity_total", "electricity_intensity", "whole-plant"),)


def find(report: Report) -> Iterator[Finding]:
    """Claims an order of magnitude below the least of all observed plants.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each claim.
    """
    for series in SERIES:
        claims = claims_of(report, series.metric)
        least = _least(report.evidence.observations, series) if claims else None
        if least is None:
            continue
        size, unit = least.middle, least.canonical_unit
        for claim in claims:
            if claim.unit == unit and ORDER * span(claim).most < size:
                yield _told(report, claim, least)


def _least(rows: Iterable[Observation], series: Series) -> Observation | None:
    """Observed row of a whole number with the least use."""
    told = [
        row
        for row in rows
        if row.quantity == series.quantity
        and row.product == PRODUCT
        and row.kind == OBSERVED
        and row.value is not None
        and not row.qualifier
        and row.basis.get("step") == series.step
    ]
    return min(told, key=lambda row: (row.middle, row.id), default=None)


def _told(report: Report, claim: Claim, least: Observation) -> Finding:
    seen = shown(least.middle, least.canonical_unit)
    middle = span(claim).middle
    times = figure(least.middle / middle) if middle else "∞"
    return contradiction(
        report, FindingKind.PHYS, KEY, [claim], "statement",
        (
            ("metric", claim.metric), ("stated", stated(claim)), ("least", seen),
            ("times", times), ("row", least.id),
        ),
        f"{seen} / {stated(claim)} = {times} > {figure(ORDER)}",
        least.middle, middle, Sureness.BOUND, culprit=claim.id, evidence=(least.id,),
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.PHYS,), find)
