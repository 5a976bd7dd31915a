"""What a report says that the law asks, and plans, beside the law of that day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from polysight.audit.claim import Claim, Kind, Qualifier
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import named, shown, stated
from polysight.errors import UnitError
from polysight.policy.calendar import told_date
from polysight.policy.comparison import holds
from polysight.policy.instrument import Comparator

KEY, TABLE, CHINA = "law_in_force", "law_rules", "CN"
#: Parameters of the law, by metrics of reports.
PARAMETERS = {
    "electricity_intensity_total": "total-electricity",
    "electricity_intensity_reduction": "reduction-electricity",
    "min_project_scale": "project-scale",
    "project_scale": "project-scale",
    "project_capacity": "project-scale",
    "rd_intensity": "research-share",
    "export_rebate_rate": "export-rebate-rate",
    "land_intensity": "land-use",
    "emission_limit_hcl": "hcl-stack",
    "emission_limit_total_nitrogen": "total-nitrogen",
    "byproduct_utilisation_rate": "by-product-utilisation",
    "water_reuse_rate": "water-reuse",
    "water_intensity": "water-use",
    "training_hours": "training-hours",
    "drill_frequency": "drills",
    "automation_rate": "automation-rate",
    "numerical_control_rate": "numerical-control-rate",
}
#: What others have said of the law is no law.
HEARSAY = "template"
#: What is not yet law says what may come.
_DRAFT = re.compile(r"draft|征求意见|草案", re.IGNORECASE)
#: Plans of new plants, which a limit for them binds.
PLANNED = (Kind.TARGET, Kind.FORECAST, Kind.SCENARIO)
PLANS = ("project_scale", "project_capacity")


class Law(NamedTuple):
    """One rule of law with a number.

    Parameters
    ----------
    id, parameter, unit, instrument : str
        Name of the rule, what it limits, unit as stated, and the title of its instrument.
    value : float
        The number.
    first : datetime.date
        First day on which it may hold.
    """

    id: str
    parameter: str
    unit: str
    instrument: str
    value: float
    first: dt.date


def find(report: Report) -> Iterator[Finding]:
    """Limits that no law in force has, and plans that the law in force forbids.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each claim.
    """
    law = _law(report)
    for metric, parameter in PARAMETERS.items():
        for claim in claims_of(report, metric):
            if claim.geographies != (CHINA,) or _DRAFT.search(
                f"{claim.basis.get('edition', '')} {claim.subject} {claim.attributed}"
            ):
                continue
            there = _in_force(law, parameter, _day(claim, report))
            numbers = {one: _in_unit(one, claim, report) for one in there}
            known = {one: value for one, value in numbers.items() if value is not None}
            if known and claim.kind is Kind.LIMIT:
                yield from _limit(report, claim, known, law)
            elif known and metric in PLANS and claim.kind in PLANNED:
                yield from _plan(report, claim, known)


def _law(report: Report) -> list[Law]:
    """Rules of law with a number and a day."""
    return [
        Law(
            row.cells["id"], row.cells["parameter"], row.cells["unit"], row.cells["en"],
            float(row.cells["value"]), told_date(row.cells["period"]).earliest,
        )
        for row in report.evidence.tables.get(TABLE, ())
        if row.cells["value"] and row.cells["period"] and row.cells["tier"] != HEARSAY
    ]  # fmt: skip


def _day(claim: Claim, report: Report) -> dt.date:
    """Day on which a claim is to hold: the last of its time, or the last of the present year."""
    if claim.period is None:
        return report.as_of or dt.date(report.year or dt.date.max.year, 12, 31)
    if claim.basis.get("timing") == "before":
        return claim.period.start - dt.timedelta(days=1)
    return claim.period.end


def _in_force(law: Sequence[Law], parameter: str, day: dt.date) -> list[Law]:
    """Rules of the newest instrument that limits something on a day."""
    held = [one for one in law if one.parameter == parameter and one.first <= day]
    newest = max(held, key=lambda one: (one.first, one.instrument), default=None)
    return [one for one in held if newest and one.instrument == newest.instrument]


def _in_unit(one: Law, claim: Claim, report: Report) -> float | None:
    """Number of a rule in the unit of a claim; None where the units do not fit."""
    if one.unit == "%" and claim.unit == "1":
        return one.value / 100.0
    try:
        return one.value * report.vocabulary.units.table.factor(one.unit, claim.unit)
    except UnitError:
        return None


def _limit(
    report: Report, claim: Claim, known: dict[Law, float], law: Sequence[Law]
) -> Iterator[Finding]:
    """A stated limit that is not the law's number."""
    if any(span(claim).least <= value <= span(claim).most for value in known.values()):
        return
    nearest = min(known, key=lambda one: (abs(known[one] - span(claim).middle), one.id))
    day = _day(claim, report)
    elsewhere = [
        (metric, one)
        for metric, parameter in PARAMETERS.items()
        if parameter != nearest.parameter
        for one in _in_force(law, parameter, day)
        if one.unit == nearest.unit and _in_unit(one, claim, report) == span(claim).middle
    ]
    other = elsewhere[0] if elsewhere else None
    lawful = shown(known[nearest], claim.unit)
    fields = [
        ("metric", claim.metric), ("stated", stated(claim)), ("law", lawful),
        ("row", nearest.id), ("day", day.isoformat()),
    ]  # fmt: skip
    if other:
        fields += [("other", named("metric", other[0])), ("elsewhere", other[1].id)]
    yield contradiction(
        report, FindingKind.LIMIT, KEY, [claim], "elsewhere" if other else "limit", fields,
        f"{stated(claim)} ≠ {lawful} ({nearest.id})", known[nearest], span(claim).middle,
        Sureness.ASSUMED, culprit=claim.id,
        evidence=(nearest.id, *((other[1].id,) if other else ())),
    )  # fmt: skip


def _plan(report: Report, claim: Claim, known: dict[Law, float]) -> Iterator[Finding]:
    """A plan below the least scale of the law."""
    mildest = min(known, key=lambda one: (known[one], one.id))
    planned = span(claim).high * (1.0 + span(claim).tolerance)
    if claim.qualifier is Qualifier.OVER or holds(planned, Comparator.AT_LEAST, known[mildest]):
        return
    lawful = shown(known[mildest], claim.unit)
    yield contradiction(
        report, FindingKind.ADVICE, KEY, [claim], "plan",
        (
            ("metric", claim.metric), ("stated", stated(claim)), ("law", lawful),
            ("row", mildest.id), ("day", _day(claim, report).isoformat()),
        ),
        f"{stated(claim)} < {lawful} ({mildest.id})", known[mildest], span(claim).middle,
        Sureness.LOOSE, culprit=claim.id, evidence=(mildest.id,),
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LIMIT, FindingKind.ADVICE), find, default=False)
