"""Rows to export, and tables read back."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from polysight.evidence.exporting.extract import Extract, extract
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence


def selected(small: Evidence, **changed: Any) -> Extract:
    """The rows of the small data folder, each changed as told."""
    rows = [dataclasses.replace(row, **changed) for row in small.observations]
    return extract(rows, small, title="Prices", filters={"geography": "CN"})


def noted(small: Evidence, notes: Iterable[str]) -> Extract:
    """One row a note, with ids of their own."""
    first = small.observation("FX0004")
    rows = [
        dataclasses.replace(first, id=f"N{i:04}", note=note, site=note.strip(), value=-1.5 - i)
        for i, note in enumerate(notes)
    ]
    return extract(rows, small, title="Notes")


def with_rows(small: Evidence, rows: Iterable[Observation]) -> Evidence:
    """Evidence that holds these rows."""
    return dataclasses.replace(small, observations=tuple(rows))


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file as they are written."""
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))
