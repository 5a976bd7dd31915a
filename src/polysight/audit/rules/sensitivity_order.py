"""Steps of a sensitivity analysis whose effect does not follow what is moved."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.chains import agreed, disordered
from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.finer_basis import BASES, unlike_basis
from polysight.audit.orders import EFFECTS, ORDERS
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import span
from polysight.audit.scope import told as claims_of
from polysight.audit.sensitivity import CAUSE, LEVEL, MEASURE, STEP
from polysight.audit.severity import Sureness
from polysight.audit.telling import stated

KEY = "sensitivity_order"
#: Scenario of the case in which nothing is moved.
BASE = ("", "base")
Steps = dict[float, list[Claim]]
#: What a claim is about, what is moved, in which measure, and the finer basis.
Case = tuple[tuple[object, ...], str, str, tuple[str, ...]]


def find(report: Report) -> Iterator[Finding]:
    """Effects that do not rise or fall all along the steps of their cause.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each cause and effect of one project, on one basis.
    """
    for metric in sorted(EFFECTS & set(report.by_metric)):
        moved: dict[Case, Steps] = {}
        plain: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims_of(report, metric):
            about = _about(claim)
            if cause := claim.basis.get(CAUSE, ""):
                finer = tuple(claim.basis.get(name, "") for name in BASES)
                steps = moved.setdefault((about, cause, claim.basis[MEASURE], finer), {})
                steps.setdefault(float(claim.basis[STEP]), []).append(claim)
            elif claim.scenario in BASE:
                plain.setdefault(about, []).append(claim)
        for (about, cause, measure, _), steps in moved.items():
            if measure != LEVEL and 0.0 not in steps:
                steps[0.0] = _base(plain.get(about, []), steps)
            yield from _out_of_order(report, cause, steps)


def _about(claim: Claim) -> tuple[object, ...]:
    when = claim.period.text if claim.period else ""
    return (
        claim.unit, claim.geographies, claim.route, claim.companies, claim.group, when,
        claim.basis.get("tax", ""),
    )  # fmt: skip


def _base(plain: list[Claim], steps: Steps) -> list[Claim]:
    """Claims of the case in which nothing is moved, on the basis of the steps."""
    first = next(iter(steps.values()))[0]
    return [one for one in plain if not unlike_basis(one, first)]


def _out_of_order(report: Report, cause: str, steps: Steps) -> Iterator[Finding]:
    agreeing = {step: one for step in sorted(steps) if (one := agreed(steps[step]))}
    chain = list(agreeing.values())
    if len(chain) < 2:
        return
    effect = chain[0].metric
    ways = [one.together for one in ORDERS if (one.cause, one.effect) == (cause, effect)]
    sign = (1 if ways[0] else -1) if ways else 0
    if not disordered(chain, sign):
        return
    steps_told = (
        _step(step, chain[-1] if chain[-1].basis.get(MEASURE) else chain[0]) for step in agreeing
    )
    lines = "; ".join(f"{step}: {stated(one)}" for step, one in zip(steps_told, chain, strict=True))
    fields = (("cause", cause), ("effect", effect), ("lines", lines))
    yield contradiction(
        report, FindingKind.MONO, KEY, chain, "statement" if sign else "turns", fields, lines,
        span(chain[-1]).middle, span(chain[0]).middle,
        Sureness.EXACT if sign else Sureness.POINTS,
    )  # fmt: skip


def _step(step: float, one: Claim) -> str:
    if one.basis.get(MEASURE) == LEVEL:
        return f"{step:g}"
    return f"{100.0 * step:+g}%" if step else "0"


RULE = Rule(KEY, (FindingKind.MONO,), find)
