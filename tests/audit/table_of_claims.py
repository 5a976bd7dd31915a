"""Reports of a few rows for tests of rules."""

from __future__ import annotations

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding
from polysight.audit.reading import claims
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.evidence.store import evidence

DATA = evidence()

COLUMNS = ("metric", "value_low", "unit", "period", "geography")


def report_of(*rows: str) -> Report:
    """Report of rows ``metric, value[-high], unit, period, place; more=word``; ids are r1, r2 …"""
    return claims([_row(number, text) for number, text in enumerate(rows, 1)], DATA)


def _row(number: int, text: str) -> dict[str, object]:
    head, *more = (part.strip() for part in text.split(";"))
    cells: dict[str, object] = dict(
        zip(COLUMNS, (cell.strip() for cell in head.split(",")), strict=False)
    )
    low, _, high = str(cells["value_low"]).partition("~")
    cells |= {"id": f"r{number}", "value_low": low, "value_high": high or low}
    cells |= {"kind": "observed", "section": "1"}
    return cells | dict(one.split("=", 1) for one in more)


def claims_of(*rows: str) -> tuple[Claim, ...]:
    """Claims of such rows, in their order."""
    return tuple(sorted(report_of(*rows).claims, key=lambda claim: claim.row))


def findings(rule: Rule, *rows: str) -> list[Finding]:
    """Findings of one rule in such rows."""
    return list(rule.find(report_of(*rows)))
