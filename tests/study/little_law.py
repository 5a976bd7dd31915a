"""A little law for tests: one energy limit that is replaced, a listing norm, an unofficial one."""

from __future__ import annotations

from polysight.policy.calendar import told_date
from polysight.policy.instrument import (
    Amount,
    Comparator,
    Conversion,
    Instrument,
    InstrumentKind,
    LegalForce,
    Limits,
    Rule,
    Scope,
    Status,
    Wording,
)

WORDS = Wording("Title", "标题")
SEEN = ("secondary", "mysteel-2025-91eb9e", "as-stated")
UNSEEN = ("unverified", "memory-nd-be5be6", "memory")
CONVERSION = (
    Conversion("electricity", 0.1229, "kgce/kWh", "EF0012"),
    Conversion("steam", 0.1286, "kgce/kg", "EF0013"),
)


def amount(value: float | None, footing: tuple[str, str, str] = SEEN) -> Amount:
    """A number of a rule."""
    tier, source, evidence = footing
    return Amount(value, tier, source, evidence)


def rule(
    name: str,
    parameter: str,
    unit: str,
    limit: float | None,
    *,
    comparator: Comparator = Comparator.AT_MOST,
    footing: tuple[str, str, str] = SEEN,
    scope: Scope | None = None,
    grades: tuple[float, ...] = (),
) -> Rule:
    """A rule with one limit for all plants."""
    tier, source, evidence = footing
    one = amount(limit, footing)
    return Rule(
        name, parameter, None, unit, comparator, scope or Scope(), None, None,
        Limits(one, one, one), tuple(amount(each, footing) for each in grades), None,
        source, "1", tier, evidence,
    )  # fmt: skip


def instrument(
    name: str,
    rules: tuple[Rule, ...],
    first: str,
    last: str | None = None,
    *,
    force: LegalForce = LegalForce.MANDATORY,
    status: Status = Status.PUBLISHED,
    published: str = "2010-01-01",
    conversion: tuple[Conversion, ...] = CONVERSION,
) -> Instrument:
    """An edition whose family is the first word of its name."""
    return Instrument(
        name, name.split(".")[0], name.split(".")[-1], WORDS, WORDS, InstrumentKind.STANDARD, "CN",
        force, status, told_date(published), told_date(first), told_date(last) if last else None,
        (), "mysteel-2025-91eb9e", "", "secondary", "as-stated", conversion, rules,
    )  # fmt: skip


def little_law() -> tuple[Instrument, ...]:
    """Instruments in the order of the law."""
    energy = "comprehensive-energy"
    return (
        instrument(
            "limit.2022", (rule("L22", energy, "kgce/kg", 10.5, footing=UNSEEN),),
            "2024-01-01", "2026-12-31",
        ),
        instrument(
            "limit.2026",
            (rule("L26", energy, "kgce/kg", 6.3, grades=(5.0, 5.5, 6.3)),),
            "2027-01-01", published="2026-06-27",
        ),
        instrument(
            "norms.2024",
            (
                rule("N1", "total-electricity", "kWh/kg", 60.0),
                rule("N2", "water-reuse", "%", 95.0, comparator=Comparator.AT_LEAST),
                rule("N3", "cod", "mg/L", 100.0),
            ),
            "2024-11-20", force=LegalForce.LISTING,
        ),
        instrument(
            "report", (rule("R1", "total-electricity", "kWh/kg", 45.0),), "2020-01-01",
            force=LegalForce.UNOFFICIAL,
        ),
    )  # fmt: skip
