"""A place that is short of a good which it exports on balance."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, is_stated, span
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
    for short in claims_of(report, BALANCE):
        if not short.geographies or span(short).most >= 0.0 or not short.period:
            continue
        key = _key(short)
        leaving = _leaving(told, key)
        coming = max((span(one).high for one in told[IMPORTS].get(key, ())), default=0.0)
        if leaving is None:
            continue
        amount, claims = leaving
        if amount - coming > -span(short).least:
            named = [*claims, *told[IMPORTS].get(key, ())[:1]]
            yield _told(report, short, amount - coming, named)


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
    amounts = [(span(one).low, [one]) for one in told[EXPORTS].get(key, ())]
    amounts += [
        (span(share).low * span(output).low, [share, output])
        for share in told[SHARE].get(key, ())
        for output in told[OUTPUT].get(key, ())
    ]
    return min(amounts, key=lambda one: (one[0], *map(content, one[1])), default=None)


def _told(report: Report, short: Claim, net: float, claims: list[Claim]) -> Finding:
    leaving = shown(net, short.unit)
    return contradiction(
        report, FindingKind.LOGIC, KEY, [short, *claims], "statement",
        (
            ("short", shown(-span(short).middle, short.unit)), ("leaving", leaving),
            ("claims", ", ".join(stated(one) for one in claims)),
        ),
        f"{' × '.join(stated(one) for one in claims)} → {leaving} > {stated(short).lstrip('-')}",
        0.0, span(short).middle, Sureness.LOOSE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
