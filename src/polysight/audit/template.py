"""A table of claims to fill in, with headings and rows that can be audited as they are."""

from __future__ import annotations

import io
from pathlib import Path

import xlsxwriter

from polysight.audit.claim_table import COLUMNS
from polysight.audit.findings_table import Cell, table_bytes
from polysight.audit.word_lists import ALIASES
from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.writing import write_all
from polysight.messages import Language, text

#: Example rows: three numbers of one firm, of which one cannot be.
EXAMPLES = ("capacity", "utilisation", "production")
NUMBERS = ("value_low", "value_high")
SUFFIXES = (".csv", ".xlsx")


def headings(evidence: Evidence, language: Language) -> list[str]:
    """Headings of the columns in a language.

    Parameters
    ----------
    evidence : Evidence
        Holds the words for columns.
    language : {"en", "zh"}
        Language of the headings.

    Returns
    -------
    list of str
        Names of the columns, or the first Chinese word for each.
    """
    if language == "en":
        return list(COLUMNS)
    words: dict[str, str] = {}
    for row in evidence.tables[ALIASES]:
        cells = row.cells
        if cells["list"] == "column" and not cells["alias"].isascii():
            words.setdefault(cells["means"], cells["alias"])
    return [words.get(name, name) for name in COLUMNS]


def write(path: Path, evidence: Evidence, language: Language) -> None:
    """Write the table; a file that is there is not replaced.

    Parameters
    ----------
    path : pathlib.Path
        CSV or XLSX file, by its ending.
    evidence : Evidence
        Holds the words for columns.
    language : {"en", "zh"}
        Language of headings and examples.

    Raises
    ------
    UsageError
        If the file exists, or has another ending.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise refusal(UsageError, "audit_cli.template_name", got=path.name)
    if path.exists():
        raise refusal(UsageError, "import.template_exists", got=path)
    write_all([(path, template(suffix, evidence, language))])


def template(suffix: str, evidence: Evidence, language: Language) -> bytes:
    """The table.

    Parameters
    ----------
    suffix : {".csv", ".xlsx"}
        Form of the file.
    evidence : Evidence
        Holds the words for columns.
    language : {"en", "zh"}
        Language of headings and examples.

    Returns
    -------
    bytes
        Its content.
    """
    head = headings(evidence, language)
    rows = [_example(name, language) for name in EXAMPLES]
    return table_bytes(head, rows) if suffix == ".csv" else _workbook(head, rows)


def _example(name: str, language: Language) -> list[Cell]:
    told = text(f"audit_template.{name}", language).split("|")
    cells: list[Cell] = []
    for column, cell in zip(COLUMNS, told, strict=True):
        cells.append(float(cell) if column in NUMBERS and cell else cell)
    return cells


def _workbook(head: list[str], rows: list[list[Cell]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, 16)
        for place, name in enumerate(head):
            sheet.write_string(0, place, name, bold)
        for at, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, place, cell)
                elif cell is not None:
                    sheet.write_number(at, place, cell)
    return stream.getvalue()
