"""Copies of the shipped data that tests may spoil."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from polysight.evidence.location import data_folder

Cells = dict[str, str]


def copied(target: Path) -> Path:
    """Copy of the shipped data folder."""
    return Path(shutil.copytree(data_folder(), target / "data"))


def changed(path: Path, change: Callable[[list[Cells]], None]) -> None:
    """Rewrite a table after a change of its rows."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, columns = list(reader), list(reader.fieldnames or [])
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
