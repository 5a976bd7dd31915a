"""A place that is short of a good which it exports on balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, is_stated, outermost, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import shown, stated

KEY = "shortage_beside_exports"
BALANCE, SHARE, OUTPUT = "supply_demand_balance", "export_share_of_production", "production"
EXPORTS, IMPORTS = "exports", "imports"
#: Place and scenario, and the time.
Key = tuple[tuple[str, ...], str, str]


def find(report: Report) -> Iterator[Finding]:
    """Shortages smaller than what leaves the place on balance.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each shortage.
    """
    told = {
        metric: _by_place(claims_of(report, metric)) for metric in (SHARE, OUTPUT, EXPORTS, IMPORTS)
    }
    for key, shortages in _by_place(claims_of(report, BALANCE)).items():
        leaving = _leaving(told, key)
        if leaving is None or not key[0]:
            continue
        amount, claims = leaving
        coming = max(told[IMPORTS].get(key, ()), key=lambda one: span(one).high, default=None)
        net = amount - (span(coming).high if coming else 0.0)
        for short in outermost(shortages):
            if span(short).most < 0.0 and net > -span(short).least:
                yield _told(report, short, net, [*claims, *([coming] if coming else [])])


def _key(claim: Claim) -> Key:
    return claim.geographies, claim.scenario, claim.period.text if claim.period else ""


def _by_place(claims: list[Claim]) -> dict[Key, list[Claim]]:
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        if is_stated(claim) and claim.period and not claim.companies and not claim.route:
            found.setdefault(_key(claim), []).append(claim)
    return found


def _leaving(told: dict[str, dict[Key, list[Claim]]], key: Key) -> tuple[float, list[Claim]] | None:
    """Least amount that is exported, as stated or as a share of the output."""
    lowest = {
        metric: min(there[key], key=lambda one: (span(one).low, content(one)))
        for metric, there in told.items()
        if key in there
    }
    amounts = [(span(lowest[EXPORTS]).low, [lowest[EXPORTS]])] if EXPORTS in lowest else []
    if SHARE in lowest and OUTPUT in lowest:
        share, output = lowest[SHARE], lowest[OUTPUT]
        amounts.append((span(share).low * span(output).low, [share, output]))
    return min(amounts, key=lambda one: one[0], default=None)


def _told(report: Report, short: Claim, net: float, claims: list[Claim]) -> Finding:
    """A finding, at most of medium weight: a balance may be meant before or after trade."""
    leaving = shown(net, short.unit)
    found = contradiction(
        report, FindingKind.LOGIC, KEY, [short, *claims], "statement",
        (
            ("short", shown(-span(short).middle, short.unit)), ("leaving", leaving),
            ("claims", ", ".join(stated(one) for one in claims)),
        ),
        f"{' × '.join(stated(one) for one in claims)} → {leaving} > {stated(short).lstrip('-')}",
        0.0, span(short).middle, Sureness.LOOSE,
    )  # fmt: skip
    heavy = found.severity is Severity.HIGH
    return replace(found, severity=Severity.MEDIUM) if heavy else found


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
