"""Export of a selection with the file beside it that says how to cite."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.exporting import csv_file, json_file, parquet_file, xlsx_file
from polysight.evidence.exporting.citation import sidecar
from polysight.evidence.exporting.extract import Extract
from polysight.evidence.writing import in_place_of
from polysight.messages import Language
from polysight.suggestion import nearest

FORMATS = (".csv", ".xlsx", ".json", ".parquet")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Parameters
    ----------
    path, sidecar : pathlib.Path
        The file and the one beside it.
    rows : int
        Rows written.
    left_out : tuple of (str, int)
        Source keys whose licence does not allow passing rows on, with the number of rows.
    sha256 : str
        Hash of the file.
    """

    path: Path
    sidecar: Path
    rows: int
    left_out: tuple[tuple[str, int], ...]
    sha256: str


def format_of(path: Path) -> str:
    """Format that a file name asks for.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    str
        One of `FORMATS`.

    Raises
    ------
    UsageError
        If the ending is none of them.
    """
    ending = path.suffix.casefold()
    if ending not in FORMATS:
        told = {"got": path.suffix, "expected": " ".join(FORMATS)}
        raise refusal(
            UsageError,
            "export.format",
            suggestion=nearest(ending, FORMATS) if ending else "",
            **told,
        )
    return ending


def _write(extract: Extract, path: Path, ending: str, bom: bool, language: Language) -> int | None:
    if ending == ".csv":
        return csv_file.write(extract, path, bom=bom)
    if ending == ".xlsx":
        xlsx_file.write(extract, path, language)
    elif ending == ".json":
        json_file.write(extract, path)
    else:
        parquet_file.write(extract, path)
    return None


def export(
    extract: Extract, path: Path, *, bom: bool = False, language: Language = "en"
) -> Exported:
    """Write a selection and the file that says how to cite it.

    Parameters
    ----------
    extract : Extract
        The selection, see `polysight.evidence.exporting.extract.extract`.
    path : pathlib.Path
        File whose ending gives the format; it is replaced whole or not at all.
    bom : bool
        Whether a CSV begins with a byte order mark.
    language : {"en", "zh"}
        Language of what a workbook says about itself.

    Returns
    -------
    Exported
        Files, rows written and rows left out.

    Raises
    ------
    UsageError
        If the ending names no format.
    DataError
        If the rows do not fit into the format; nothing is written then.
    """
    ending = format_of(path)
    beside = path.with_name(f"{path.name}.metadata.json")
    with in_place_of(beside) as described, in_place_of(path) as part:
        guarded = _write(extract, part, ending, bom, language)
        sha256 = hashlib.sha256(part.read_bytes()).hexdigest()
        described.write_bytes(sidecar(extract, path.name, sha256, guarded, language))
    return Exported(path, beside, len(extract.rows), extract.left_out, sha256)
