"""Small instruments, rules and plants from which tests depart."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np

from polysight.policy.calendar import told_date
from polysight.policy.facts import Answer, Origin, Subject
from polysight.policy.instrument import (
    Amount,
    Comparator,
    Conversion,
    Instrument,
    InstrumentKind,
    LegalForce,
    Limits,
    Project,
    Rule,
    Scope,
    Status,
    Wording,
)
from polysight.units import Unit, UnitTable

UNITS = UnitTable(
    [
        Unit("1", "ratio", 1.0),
        Unit("%", "ratio", 0.01),
        Unit("kWh/kg", "energy/mass", 1.0),
        Unit("kWh/t", "energy/mass", 0.001),
        Unit("MJ/kg", "energy/mass", 1 / 3.6),
        Unit("kgce/kg", "coal-equivalent/mass", 1.0),
        Unit("kgce/t", "coal-equivalent/mass", 0.001),
        Unit("kgce/kWh", "coal-equivalent/energy", 1.0),
        Unit("kgce/m3", "coal-equivalent/volume", 1.0),
        Unit("kg/kg", "mass/mass", 1.0),
        Unit("m3/t", "volume/mass", 0.001),
    ]
)
SOURCE = "a-source"


def seen(value: float | bool | str | None, tier: str = "secondary") -> Amount:
    return Amount(value, tier, SOURCE, "memory" if tier == "unverified" else "as-stated")


def limits(existing: float | bool | str | None, other: float | bool | str | None = None) -> Limits:
    newer = seen(existing if other is None else other)
    return Limits(seen(existing), newer, newer)


RULE = Rule(
    id="TCS",
    parameter="comprehensive-energy",
    boundary=None,
    unit="kgce/kg",
    comparator=Comparator.AT_MOST,
    scope=Scope(routes=("siemens",), exclude_products=("electronic",)),
    start=None,
    end=None,
    limits=limits(6.3, 5.5),
    grades=(seen(5.0), seen(5.5), seen(6.3)),
    rate=None,
    source=SOURCE,
    clause="4.1",
    tier="secondary",
    evidence="as-stated",
)

INSTRUMENT = Instrument(
    id="norm-2026",
    family="norm",
    edition="2026",
    title=Wording("Norm", "标准"),
    body=Wording("Body", "机构"),
    kind=InstrumentKind.STANDARD,
    jurisdiction="CN",
    legal_force=LegalForce.MANDATORY,
    status=Status.PUBLISHED,
    published=told_date("2026-06-27"),
    effective_from=told_date("2027-01-01"),
    effective_to=None,
    supersedes=(),
    source=SOURCE,
    clause="",
    tier="secondary",
    evidence="as-stated",
    conversion=(Conversion("electricity", 0.1229, "kgce/kWh", "EF0012"),),
    rules=(RULE,),
)


def changed_rule(**fields: Any) -> Rule:
    return dataclasses.replace(RULE, **fields)


def changed(*rules: Rule, **fields: Any) -> Instrument:
    """The instrument with other fields; dates are written as text."""
    for name in ("published", "effective_from", "effective_to"):
        if isinstance(fields.get(name), str):
            fields[name] = told_date(fields[name])
    return dataclasses.replace(INSTRUMENT, rules=rules or INSTRUMENT.rules, **fields)


def answer(
    value: float | bool | str | None,
    unit: str = "kgce/kg",
    parameter: str = "comprehensive-energy",
    draws: list[float] | None = None,
) -> Answer:
    return Answer(
        parameter, value, unit, None if draws is None else np.array(draws), Origin.MEASURED
    )


def plant(*answers: Answer, **fields: Any) -> Subject:
    told: dict[str, Any] = {
        "route": "siemens",
        "product": "solar",
        "region": "CN-XJ",
        "project": Project.EXISTING,
    }
    return Subject(**{**told, **fields}, answers=answers)
