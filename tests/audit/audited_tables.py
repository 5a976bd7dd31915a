"""Small tables of claims for tests of the audit as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polysight.audit.outcome import Outcome, audited
from polysight.evidence.store import evidence

HEAD = "id,section,subject,metric,value_low,unit,period,geography,kind,raw"
#: 80 kt by capacity and utilisation beside 95 kt; a price without unit and time.
ROWS = (
    "a,One,Capacity,capacity,100,kt/a,2024,China,observed,capacity of 100",
    "b,One,Utilisation,utilisation,80,%,2024,China,observed,utilisation of 80%",
    "c,Two,Output,production,95,kt,2024,China,observed,95 were made",
    "d,Two,Price,price,45,,,China,observed,a price of 45",
)


def table(folder: Path, rows: Sequence[str] = ROWS, name: str = "claims.csv") -> Path:
    """CSV file of rows."""
    path = folder / name
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def outcome(folder: Path, rows: Sequence[str] = ROWS) -> Outcome:
    """Audit of rows."""
    return audited([table(folder, rows)], evidence())
