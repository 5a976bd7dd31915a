"""CSV that spreadsheet programs open without running anything in it."""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

from polysight.evidence.exporting.extract import Extract
from polysight.evidence.exporting.record import EXPORTED, Value, record
from polysight.evidence.importing.numbers import plain
from polysight.evidence.verbatim import guarded


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else plain(value)


def write(extract: Extract, path: Path, *, bom: bool = False) -> int:
    """Write a CSV file: UTF-8, comma, CRLF as RFC 4180 says.

    Parameters
    ----------
    extract : Extract
        What to write.
    path : pathlib.Path
        Where.
    bom : bool
        Whether the file begins with a byte order mark, by which Excel knows UTF-8.

    Returns
    -------
    int
        Number of text cells that were written with an apostrophe before them, see
        `polysight.evidence.verbatim`.
    """
    count = 0
    with path.open("wb") as raw:
        if bom:
            raw.write(codecs.BOM_UTF8)
    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([column.name for column in EXPORTED])
        for row in extract.rows:
            values = record(row)
            cells = [_cell(value) for value in values]
            texts = zip(values, cells, strict=True)
            count += sum(isinstance(value, str) and value != cell for value, cell in texts)
            writer.writerow(cells)
    return count
