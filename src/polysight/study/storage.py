"""A result on disk: a long table of all numbers, and a document with arrays and manifest.

``numbers.parquet`` has one row a number; ``result.json`` has everything else and the hash of the
table, so that a pair of files that do not belong together is refused. Both are written beside
their place and then moved into it, and the same result gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from polysight.axes import Axis, LabelledArray
from polysight.errors import DataError, UsageError, refusal
from polysight.study.result import Assumption, Result, ResultArray

NUMBERS, DOCUMENT = "numbers.parquet", "result.json"
#: Folder beside them with documents of `polysight market SCENARIO --json`, one a scenario.
MARKETS = "market"
FORMAT = 1
TEXTS = ("id", "name", "keys", "unit", "basis", "period", "known", "formula", "inputs", "marks")
SEPARATOR = "|"
#: One thread and the order of insertion, so that the same rows make the same bytes.
_CONFIG: dict[str, Any] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
}
#: Progress is told by whoever runs the study.
_QUIET = "SET enable_progress_bar = false"


def write(result: Result, folder: Path) -> None:
    """Write a result into a folder.

    Parameters
    ----------
    result : Result
        The result.
    folder : pathlib.Path
        Where; it is made when it is not there, and other files in it are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / f"{NUMBERS}.partial"
    _write_numbers(result, table)
    document = folder / f"{DOCUMENT}.partial"
    tree = _document(result, hashlib.sha256(table.read_bytes()).hexdigest())
    text = json.dumps(tree, ensure_ascii=False, indent=1, allow_nan=False)
    document.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    table.replace(folder / NUMBERS)
    document.replace(folder / DOCUMENT)


def read(folder: Path) -> Result:
    """Read a result back, exactly as it was.

    Parameters
    ----------
    folder : pathlib.Path
        Folder that `write` made.

    Returns
    -------
    Result
        The result.

    Raises
    ------
    UsageError
        If there is no result in the folder.
    DataError
        If the two files do not belong together or have another format.
    """
    if not (folder / DOCUMENT).is_file() or not (folder / NUMBERS).is_file():
        raise refusal(UsageError, "study.no_result", got=folder)
    tree = json.loads((folder / DOCUMENT).read_text(encoding="utf-8"))
    found = hashlib.sha256((folder / NUMBERS).read_bytes()).hexdigest()
    if tree.get("format") != FORMAT or tree.get("numbers_sha256") != found:
        raise refusal(DataError, "study.result_broken", got=folder)
    inputs, marks = _read_numbers(folder / NUMBERS)
    return Result(
        {row["name"]: _array(row, inputs.get(row["name"], [])) for row in tree["arrays"]},
        tree["manifest"],
        tuple(tree["tasks"]),
        tuple(Assumption(**{**row, "value": _number(row["value"])}) for row in tree["assumptions"]),
        marks,
    )


def _stored(value: float) -> float | None:
    """A number as JSON can hold it: what is not known is null."""
    return None if math.isnan(value) else value


def _number(stored: float | None) -> float:
    return math.nan if stored is None else stored


def _document(result: Result, digest: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "manifest": result.manifest,
        "tasks": list(result.tasks),
        "assumptions": [{**asdict(one), "value": _stored(one.value)} for one in result.assumptions],
        "numbers_sha256": digest,
        "arrays": [
            {
                "name": one.name,
                "unit": one.array.unit,
                "basis": one.basis,
                "period": one.period,
                "known": one.known,
                "formula": one.formula,
                "axes": [{"name": a.name, "keys": list(a.keys)} for a in one.array.axes],
                "values": [_stored(v) for v in one.array.values.ravel().tolist()],
            }
            for one in result.arrays.values()
        ],
    }


def _write_numbers(result: Result, path: Path) -> None:
    rows: dict[str, list[str]] = {name: [] for name in TEXTS}
    values: list[float] = []
    for array in result.arrays.values():
        for number in array:
            values.append(number.value)
            keys = number.id.partition("[")[2].rstrip("]").replace(",", SEPARATOR)
            cells = (
                number.id, array.name, keys, number.unit, number.basis, number.period,
                number.known, number.formula, SEPARATOR.join(number.inputs),
                SEPARATOR.join(result.marks.get(number.id, ())),
            )  # fmt: skip
            for name, cell in zip(TEXTS, cells, strict=True):
                rows[name].append(cell)
    columns: dict[str, Any] = {name: np.array(rows[name], dtype=object) for name in TEXTS}
    columns["value"] = np.array(values, dtype=np.float64)
    texts = [f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in TEXTS]
    number_column = "CASE WHEN isnan(value) THEN NULL ELSE value END AS value"
    query = f"SELECT {', '.join([*texts[:3], number_column, *texts[3:]])} FROM numbers"
    target = str(path).replace("'", "''")
    with duckdb.connect(":memory:", config=_CONFIG) as connection:
        connection.execute(_QUIET)
        connection.register("numbers", columns)
        connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def _read_numbers(
    path: Path,
) -> tuple[dict[str, list[tuple[str, ...]]], dict[str, tuple[str, ...]]]:
    """Inputs of each array in C order, and marks by number id."""
    with duckdb.connect(":memory:", config=_CONFIG) as connection:
        connection.execute(_QUIET)
        query = "SELECT name, id, inputs, marks FROM read_parquet(?)"
        rows = connection.execute(query, [str(path)]).fetchall()
    inputs: dict[str, list[tuple[str, ...]]] = {}
    marks: dict[str, tuple[str, ...]] = {}
    for name, number, cited, told in rows:
        inputs.setdefault(name, []).append(tuple(cited.split(SEPARATOR)) if cited else ())
        if told:
            marks[number] = tuple(told.split(SEPARATOR))
    return inputs, marks


def _array(row: dict[str, Any], inputs: list[tuple[str, ...]]) -> ResultArray:
    axes = tuple(Axis(axis["name"], tuple(axis["keys"])) for axis in row["axes"])
    flat = np.array([_number(v) for v in row["values"]], dtype=np.float64)
    shape = tuple(len(axis.keys) for axis in axes)
    return ResultArray(
        row["name"],
        LabelledArray(flat.reshape(shape), axes, row["unit"]),
        row["basis"],
        row["period"],
        row["known"],
        row["formula"],
        tuple(inputs),
    )
