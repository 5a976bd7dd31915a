"""A table that somebody sends, text or workbook, by what it is and not by what its name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from polysight.evidence.importing import csv_text, workbook
from polysight.evidence.importing.grid import Grid

_ZIP = b"PK"
_LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {b"%PDF": "PDF", b"\x1f\x8b": "gzip", b"PAR1": "Parquet", b"7z\xbc\xaf": "7z"}


def table_file(path: Path, sheet: str, column: Callable[[str], str]) -> Grid:
    """Rows of a table file.

    Parameters
    ----------
    path : pathlib.Path
        The file: CSV, tab-separated text or XLSX.
    sheet : str
        Title of the sheet of a workbook; the one that holds a table when empty.
    column : callable
        Gives our name of a heading, or an empty string.

    Returns
    -------
    Grid
        Its rows before anything is known about their columns.

    Raises
    ------
    DataError
        If it is no table, or one that cannot be read safely.
    """
    found = Grid(path.name)
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(_LEGACY):
        raise found.refuse("table.legacy_workbook")
    for magic, name in _OTHERS.items():
        if head.startswith(magic):
            raise found.refuse("table.format", got=name, expected="CSV | XLSX")
    if head.startswith(_ZIP):
        return workbook.grid(path, sheet, column)
    if sheet:
        raise found.refuse("table.sheet_unknown", got=sheet)
    return csv_text.grid(path, lambda text: bool(column(text)))
