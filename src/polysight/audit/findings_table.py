"""Findings and claims as rows of a table, and the table as CSV."""

from __future__ import annotations

import codecs
import csv
import io
import math
from collections.abc import Iterable, Sequence

from polysight.audit.claim import Claim
from polysight.audit.finding import Finding
from polysight.audit.outcome import Outcome
from polysight.audit.sentence import name_of, sentence
from polysight.audit.telling import stated
from polysight.evidence.verbatim import guarded
from polysight.messages import Language

Cell = str | float | None
#: Between rows, sections and evidence of one finding.
BETWEEN = "; "
COLUMNS = (
    "id", "kind", "severity", "rule", "statement", "arithmetic", "expected", "got",
    "likely_culprit", "confidence", "rows", "sections", "evidence",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "file", "row", "section", "subject", "metric", "stated", "raw", "period", "geography",
    "route", "company", "sort", "attributed", "findings",
)  # fmt: skip


def finding_cells(finding: Finding, outcome: Outcome, language: Language) -> list[Cell]:
    """A finding as a row of `COLUMNS`.

    Parameters
    ----------
    finding : Finding
        The finding.
    outcome : Outcome
        Its audit.
    language : {"en", "zh"}
        Language of the statement.

    Returns
    -------
    list of str, float or None
        Cells; a number that says nothing is none.
    """
    claims = [outcome.report.by_id[row] for row in finding.rows]
    return [
        finding.id,
        finding.kind.value,
        finding.severity.value,
        finding.rule,
        sentence(finding, outcome.report, language),
        finding.arithmetic,
        _finite(finding.expected),
        _finite(finding.got),
        finding.likely_culprit,
        finding.confidence,
        BETWEEN.join(finding.rows),
        BETWEEN.join(dict.fromkeys(claim.section for claim in claims if claim.section)),
        BETWEEN.join(finding.evidence),
    ]


def claim_cells(
    claim: Claim, findings: Sequence[str], outcome: Outcome, language: Language
) -> list[Cell]:
    """A claim as a row of `CLAIM_COLUMNS`.

    Parameters
    ----------
    claim : Claim
        The claim.
    findings : sequence of str
        Names of the findings that it takes part in.
    outcome : Outcome
        Its audit.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    list of str, float or None
        Cells.
    """
    report = outcome.report

    def names(sort: str, keys: Iterable[str]) -> str:
        return BETWEEN.join(name_of(sort, key, report, language) for key in keys if key)

    return [
        claim.id,
        outcome.files[claim.id],
        float(claim.row),
        claim.section,
        claim.subject,
        names("metric", (claim.metric,)),
        stated(claim),
        claim.raw,
        claim.stated_period,
        names("place", claim.geographies),
        names("route", (claim.route,)),
        BETWEEN.join(
            part
            for part in (names("company", claim.companies), names("group", (claim.group,)))
            if part
        ),
        report.evidence.codelists["kinds"].label(claim.kind.value, language),
        claim.attributed,
        BETWEEN.join(findings),
    ]


def csv_bytes(outcome: Outcome, language: Language) -> bytes:
    """Findings as CSV.

    Parameters
    ----------
    outcome : Outcome
        The audit.
    language : {"en", "zh"}
        Language of the statements.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark, by which spreadsheet programs know it; commas and CRLF. Text
        that a program could run has an apostrophe before it, see `polysight.evidence.verbatim`.
    """
    rows = [finding_cells(one, outcome, language) for one in outcome.findings]
    return table_bytes(COLUMNS, rows)


def table_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows as CSV.

    Parameters
    ----------
    header : sequence of str
        Names of the columns.
    rows : iterable of sequence of str, float or None
        Cells.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else f"{cell:.12g}"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
