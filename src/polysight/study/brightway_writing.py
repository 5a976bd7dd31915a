"""Datapackages of Brightway, written by bw_processing, which is an optional extra.

A package holds entries of matrices by integer identifiers of nodes. Names are not part of the
format, so ours stand in the metadata, under ``activities`` and ``flows``.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import bw_processing
import numpy as np

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, UsageError, refusal

TECHNOSPHERE, BIOSPHERE = "technosphere_matrix", "biosphere_matrix"
FACTORS = "characterization_matrix"
#: Column of a factor that holds everywhere.
_EVERYWHERE = 1
#: Who may pass the numbers on is said by their sources, one by one.
_LICENCE = {"name": "notspecified", "title": "as the source of each number says"}


def write(
    foreground: Foreground,
    method: Characterisation,
    target: Path,
    *,
    title: str,
    units: tuple[str, ...] = (),
) -> Path:
    """Datapackage of a foreground, ready for bw2calc.

    Parameters
    ----------
    foreground : Foreground
        Activities; their free axes become draws, which bw2calc goes through in order.
    method : Characterisation
        Factors of the same flows; the indicators are summed to one score.
    target : pathlib.Path
        A folder that is empty or does not exist yet, or a file that ends in ``.zip``.
    title : str
        What the package is.
    units : tuple of str
        Axis activity; unit of each product; empty where not known.

    Returns
    -------
    pathlib.Path
        The target.

    Raises
    ------
    UsageError
        If the target exists and is not empty, or its parent does not exist.
    DataError
        If the factors differ between draws.
    """
    if method.factors.ndim > 2 or method.flows != foreground.flows:
        raise refusal(DataError, "inventory.method_draws")
    _refuse_taken(target)
    count = len(foreground.activities)
    codes = (*foreground.activities, *foreground.flows)
    nodes = {code: place + 1 for place, code in enumerate(codes)}
    package = bw_processing.create_datapackage(
        name="polysight",
        id_=_digest(foreground, method),
        metadata={
            "title": title,
            "licenses": [_LICENCE],
            "activities": [
                {"id": nodes[code], "code": code, "unit": unit}
                for code, unit in zip(foreground.activities, units or ("",) * count, strict=True)
            ],
            "flows": [{"id": nodes[code], "code": code} for code in foreground.flows],
        },
        sequential=True,
    )
    # The same foreground gives the same package on any day.
    package.metadata.pop("created")
    _add(package, TECHNOSPHERE, foreground.technosphere, 1)
    _add(package, BIOSPHERE, foreground.biosphere, 1 + count)
    places = np.arange(len(foreground.flows))
    total = np.asarray(method.factors.sum(axis=0))
    factors = Exchanges(places, np.full(len(places), _EVERYWHERE - 1), total)
    _add(package, FACTORS, factors, 1 + count, global_index=_EVERYWHERE)
    _store(package, target)
    return target


def _add(package: Any, matrix: str, part: Exchanges, first_row: int, **told: Any) -> None:
    """One group of entries; inputs stand as positive numbers that are told to be turned."""
    if not len(part.rows):
        return
    indices = np.zeros(len(part.rows), dtype=bw_processing.INDICES_DTYPE)
    indices["row"], indices["col"] = part.rows + first_row, part.columns + 1
    turned = (part.rows != part.columns) & (matrix == TECHNOSPHERE)
    values = np.where(turned, -part.values, part.values)
    group = {"matrix": matrix, "name": matrix.replace("_", "-"), "indices_array": indices, **told}
    if matrix == TECHNOSPHERE:
        group["flip_array"] = turned
    if part.free_shape:
        draws = np.ascontiguousarray(values.reshape(-1, len(part.rows)).T)
        package.add_persistent_array(data_array=draws, **group)
    else:
        package.add_persistent_vector(data_array=values, **group)


def _digest(foreground: Foreground, method: Characterisation) -> str:
    """Name of the content."""
    found = hashlib.sha256("\n".join((*foreground.activities, *foreground.flows)).encode())
    for part in (foreground.technosphere, foreground.biosphere):
        for numbers in (part.rows, part.columns, part.values):
            found.update(np.ascontiguousarray(numbers).tobytes())
    found.update(np.ascontiguousarray(method.factors).tobytes())
    return found.hexdigest()[:32]


def _refuse_taken(target: Path) -> None:
    taken = target.exists() and (target.is_file() or any(target.iterdir()))
    if taken or not target.parent.is_dir():
        raise refusal(UsageError, "inventory.target", got=target)


def _files(package: Any) -> Iterator[tuple[str, bytes]]:
    """Files of a package that is held in memory; the list of contents comes last."""
    for resource, numbers in zip(package.resources, package.data, strict=True):
        stream = BytesIO()
        np.save(stream, numbers, allow_pickle=False)
        yield resource["path"], stream.getvalue()
    told = json.dumps(package.metadata, indent=2, ensure_ascii=False)
    yield "datapackage.json", told.encode("utf-8")


def _store(package: Any, target: Path) -> None:
    if target.suffix.casefold() != ".zip":
        target.mkdir(exist_ok=True)
        for name, content in _files(package):
            (target / name).write_bytes(content)
        return
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in _files(package):
            # An entry without a day, so that the same package has the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
