"""Writing into a user's overlay folder: one writer at a time, all of it or nothing."""

from __future__ import annotations

import contextlib
import csv
import fcntl
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from polysight.errors import DataError, Problem
from polysight.evidence.importing.normalise import NUMBERS
from polysight.evidence.verbatim import guarded, released

_LOCK = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep others from writing into an overlay.

    Parameters
    ----------
    folder : pathlib.Path
        The overlay; made if it does not exist.

    Yields
    ------
    None
        While the lock is held.

    Raises
    ------
    DataError
        If another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise DataError((Problem("import.locked", file=str(folder)),)) from fault
        yield


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Table in the format of the data folder, with text guarded against running as a formula.

    Parameters
    ----------
    columns : sequence of str
        Header.
    rows : iterable of sequence of str
        Cells in the order of the header. Numbers stay as they are.

    Returns
    -------
    bytes
        The file: UTF-8, LF, comma, quoted where needed.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    numeric = [name in NUMBERS for name in columns]
    for row in rows:
        pairs = zip(row, numeric, strict=True)
        writer.writerow([cell if number else guarded(cell) for cell, number in pairs])
    return stream.getvalue().encode()


def column_values(path: Path, column: str) -> set[str]:
    """Values of one column of an overlay file.

    Parameters
    ----------
    path : pathlib.Path
        A table that we wrote, or none.
    column : str
        Name of the column.

    Returns
    -------
    set of str
        The values; empty where there is no file.
    """
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return {released(row.get(column) or "") for row in csv.DictReader(stream)}
