"""JSON: what the selection is, then its rows as objects."""

from __future__ import annotations

import json
from pathlib import Path

from polysight.evidence.exporting.citation import metadata
from polysight.evidence.exporting.extract import Extract
from polysight.evidence.exporting.record import EXPORTED, record


def write(extract: Extract, path: Path) -> None:
    """Write a JSON file, one row a line.

    Parameters
    ----------
    extract : Extract
        What to write.
    path : pathlib.Path
        Where.
    """
    names = [column.name for column in EXPORTED]
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"metadata": ')
        stream.write(json.dumps(metadata(extract), ensure_ascii=False))
        stream.write(',\n"rows": [\n')
        for number, row in enumerate(extract.rows):
            cells = dict(zip(names, record(row), strict=True))
            stream.write(",\n" if number else "")
            stream.write(json.dumps(cells, ensure_ascii=False, allow_nan=False))
        stream.write("\n]}\n")
