"""Findings, claims and rules as a workbook in which text is text and numbers are numbers."""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from polysight import __version__
from polysight.audit.citing import cited
from polysight.audit.finding import Finding, Severity
from polysight.audit.findings_table import (
    CLAIM_COLUMNS,
    COLUMNS,
    Cell,
    claim_cells,
    finding_cells,
)
from polysight.audit.outcome import Outcome
from polysight.messages import Language, text

#: Rows below the header that a sheet can hold, and characters that a cell can hold.
MAX_ROWS, MAX_CELL = 1_048_575, 32_767
WIDTHS = {
    "id": 18, "file": 20, "row": 7, "kind": 10, "severity": 10, "rule": 24, "statement": 80,
    "arithmetic": 60, "expected": 12, "got": 12, "rows": 26, "sections": 40, "section": 34,
    "subject": 30, "metric": 26, "raw": 40, "findings": 20, "value": 90, "title": 30,
    "explanation": 90, "example": 60, "citation": 110,
}  # fmt: skip
WIDTH = 16
_A4 = 9
#: Columns whose text is broken into lines.
WRAPPED = (
    "statement", "arithmetic", "explanation", "example", "raw", "rows", "sections", "section",
    "subject", "findings", "citation", "value",
)  # fmt: skip
#: Height of a line, and most lines of a row.
LINE, LINES = 15.0, 24
COLOURS = {Severity.HIGH: "#f4cccc", Severity.MEDIUM: "#fce5cd", Severity.LOW: "#eeeeee"}
EVIDENCE_COLUMNS = ("id", "citation", "findings")
RULE_COLUMNS = ("rule", "kinds", "title", "explanation", "example")


class _Book:
    """Workbook with the looks of its cells."""

    def __init__(self, book: Any, language: Language) -> None:
        self.book, self.language = book, language
        self.head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.broken = book.add_format({"valign": "top", "text_wrap": True})
        self.severity = {
            one.value: book.add_format({"valign": "top", "bg_color": colour})
            for one, colour in COLOURS.items()
        }
        self.number = book.add_format({"valign": "top", "num_format": "#,##0.####"})
        self.share = book.add_format({"valign": "top", "num_format": "0%"})

    def sheet(
        self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], frozen: int
    ) -> None:
        sheet = self.book.add_worksheet(text(f"audit_cli.sheet_{name}", self.language))
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS.get(column, WIDTH))
            heading = text(f"audit_cli.column_{column}", self.language)
            sheet.write_string(0, at, heading, self.head)
        last = 0
        for last, row in enumerate(rows, 1):
            if last > MAX_ROWS:
                last = MAX_ROWS
                break
            self._row(sheet, last, columns, row)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _row(self, sheet: Any, at: int, columns: Sequence[str], row: Sequence[Cell]) -> None:
        lines = max(_lines(column, cell) for column, cell in zip(columns, row, strict=True))
        sheet.set_row(at, LINE * lines)
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            look = self.broken if column in WRAPPED else self.plain
            if column == "severity":
                look = self.severity[str(cell)]
                cell = text(f"audit_cli.{cell}", self.language)
            elif column == "confidence":
                look = self.share
            elif column in ("expected", "got"):
                look = self.number
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(at, place, cell[:MAX_CELL], look)
            elif cell is not None:
                sheet.write_number(at, place, cell, look)


def _lines(column: str, cell: Cell) -> int:
    """Lines that a cell takes in its column, whose wide signs count twice."""
    if column not in WRAPPED or not isinstance(cell, str):
        return 1
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in cell)
    return min(max(1, math.ceil((len(cell) + wide) / (WIDTHS.get(column, WIDTH) - 2))), LINES)


def workbook_bytes(outcome: Outcome, language: Language) -> bytes:
    """An audit as a workbook.

    Parameters
    ----------
    outcome : Outcome
        The audit.
    language : {"en", "zh"}
        Language of headings, statements and names.

    Returns
    -------
    bytes
        Sheets with the findings, the claims in their order with the findings of each, the rows of
        the evidence that findings cite, the rules, and how it was made.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as file:
        book = _Book(file, language)
        found = (finding_cells(one, outcome, language) for one in outcome.findings)
        book.sheet("findings", COLUMNS, found, 1)
        book.sheet("claims", CLAIM_COLUMNS, _claims(outcome, language), 1)
        book.sheet("evidence", EVIDENCE_COLUMNS, _evidence(outcome, language), 1)
        book.sheet("rules", RULE_COLUMNS, _rules(outcome, language), 1)
        book.sheet("about", ("about", "value"), _about(outcome, language), 0)
    return stream.getvalue()


def _claims(outcome: Outcome, language: Language) -> Iterable[list[Cell]]:
    by_row: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        for row in finding.rows:
            by_row.setdefault(row, []).append(finding)
    order = {name: at for at, name in enumerate(outcome.names)}
    claims = sorted(outcome.report.claims, key=lambda one: (order[outcome.files[one.id]], one.row))
    for claim in claims:
        names = [one.id for one in by_row.get(claim.id, ())]
        yield claim_cells(claim, names, outcome, language)


def _evidence(outcome: Outcome, language: Language) -> Iterable[list[Cell]]:
    by_name: dict[str, list[str]] = {}
    for finding in outcome.findings:
        for name in finding.evidence:
            by_name.setdefault(name, []).append(finding.id)
    for name, findings in by_name.items():
        line = cited(name, outcome.report.evidence, language)
        yield [name, line, "; ".join(findings)]


def _rules(outcome: Outcome, language: Language) -> Iterable[list[Cell]]:
    for rule in outcome.asked.chosen.rules:
        kinds = "; ".join(kind.value for kind in rule.kinds)
        parts = [rule.told(part, language) for part in RULE_COLUMNS[2:]]
        yield [rule.key, kinds, *parts]


def _about(outcome: Outcome, language: Language) -> Iterable[list[Cell]]:
    told, asked = outcome.coverage, outcome.asked
    lines: list[tuple[str, Cell]] = [
        ("files", "; ".join(outcome.names)),
        ("claims", float(told.claims)),
        ("sections", float(told.sections)),
        ("known", float(told.known)),
        ("unknown", "; ".join(f"{name} ({count})" for name, count in told.unknown)),
        ("units", "; ".join(f"{name} ({count})" for name, count in told.units)),
        ("without_number", float(told.without_number)),
        ("undated", float(told.undated)),
        ("year", float(outcome.report.year) if outcome.report.year else ""),
        ("findings", float(len(outcome.findings))),
        ("tolerance", asked.tolerance),
        ("only", "; ".join(sorted(asked.chosen.only))),
        ("ignore", "; ".join(sorted(asked.chosen.ignored))),
        ("accepted", "; ".join(outcome.left_out)),
        ("version", __version__),
    ]
    for name, cell in lines:
        yield [text(f"audit_cli.about_{name}", language), cell]
