"""Read an exported IAMC table with pyam, write it again, and see that no number has changed.

pyam is far too heavy to depend on, so that this check has an environment of its own:

    .venv/bin/polysight market export baseline --iamc out/baseline.csv
    python3 -m venv out/pyam && out/pyam/bin/pip install pyam-iamc==4.0.0
    out/pyam/bin/python tools/iamc/check.py out/baseline.csv

It ends with 1 where a row is lost, added or changed by as much as the last bit.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path

import pyam

KEYS = ("model", "scenario", "region", "variable", "unit", "year")


def rows(path: Path) -> dict[tuple[str, ...], float]:
    """Numbers of a long table by what they are."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = [
            {key.lower(): cell for key, cell in line.items()} for line in csv.DictReader(stream)
        ]
    return {tuple(line[key] for key in KEYS): float(line["value"]) for line in lines}


def main(path: Path) -> int:
    """Compare a table with what pyam makes of it."""
    written = rows(path)
    frame = pyam.IamDataFrame(path)
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / "again.csv"
        frame.data.to_csv(again, index=False)
        read = rows(again)
    apart = [key for key in written.keys() & read.keys() if written[key] != read[key]]
    lost, added = written.keys() - read.keys(), read.keys() - written.keys()
    worst = max((abs(written[key] - read[key]) for key in apart), default=0.0)
    print(f"pyam {pyam.__version__}: {len(written)} rows written, {len(read)} read;")
    print(f"{len(lost)} lost, {len(added)} added, {len(apart)} changed (largest change {worst:g})")
    print(f"{len(frame.variable)} variables, {len(frame.region)} regions, years {frame.year}")
    return int(bool(lost or added or apart))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
