"""Files to import, made by code."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from polysight.evidence.importing.importer import plan
from polysight.evidence.importing.plan import ImportPlan
from polysight.evidence.store import Evidence

TODAY = dt.date(2026, 1, 15)
COLUMNS = "quantity value unit period basis geography product grade source".split()
BASIS = "averaging=month;deal=spot;tax=included"
ROW = {
    "quantity": "price", "value": "41.5", "unit": "CNY/kg", "period": "2025-07", "basis": BASIS,
    "geography": "CN", "product": "polysilicon", "grade": "n-type", "source": "daily",
}  # fmt: skip


def quoted(cell: str) -> str:
    """Cell in quotes."""
    return '"' + cell.replace('"', '""') + '"'


def table(*rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> list[list[str]]:
    """Header and rows; each row is the good one changed as told."""
    extra = [name for row in rows for name in row if name not in columns]
    names = [*columns, *dict.fromkeys(extra)]
    return [names, *([{**ROW, **row}.get(name, "") for name in names] for row in rows)]


def text(cells: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """CSV text with every cell quoted."""
    return "".join(delimiter.join(map(quoted, row)) + "\n" for row in cells)


def csv_of(*rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> bytes:
    """CSV file of rows."""
    return text(table(*rows, columns=columns)).encode()


def book(
    cells: Sequence[Sequence[Any]],
    change: Callable[[Any], None] = lambda _: None,
    *,
    title: str = "Data",
) -> bytes:
    """Workbook of one sheet, changed by a function of the book."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in cells:
        sheet.append(list(row))
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def planned(content: bytes, folder: Path, data: Evidence, name: str = "", **how: Any) -> ImportPlan:
    """Plan of an import of a file with this content."""
    ending = ".xlsx" if content.startswith(b"PK") else ".csv"
    path = folder / (name or f"file{ending}")
    path.write_bytes(content)
    return plan(path, data, today=TODAY, **how)
