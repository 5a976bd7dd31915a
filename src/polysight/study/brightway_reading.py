"""Datapackages of Brightway, read by bw_processing, which is an optional extra.

A package holds entries of matrices by integer identifiers of nodes. Where the metadata name them,
under ``activities`` and ``flows``, they bear those names; else the identifiers are the names.
"""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bw_processing
import numpy as np
from bw_processing import io_helpers
from numpy.typing import NDArray

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, refusal
from polysight.study.brightway_writing import BIOSPHERE, FACTORS, TECHNOSPHERE
from polysight.study.inventory import Inventory
from polysight.study.inventory_spread import Kind, Spread, fixed

Floats = NDArray[np.float64]

_INDICATOR = "kgCO2e"


def read(source: Path) -> Inventory:
    """Inventory of a datapackage.

    Parameters
    ----------
    source : pathlib.Path
        Folder or ZIP archive.

    Returns
    -------
    Inventory
        Its activities; draws that the package holds are the free axis of the exchanges.

    Raises
    ------
    DataError
        If it is no datapackage, holds no technosphere, or holds what cannot be read: interfaces
        to programs, activities of several products, other distributions.
    """
    try:
        with warnings.catch_warnings():
            # The reader leaves files to be closed when they are forgotten.
            warnings.simplefilter("ignore", ResourceWarning)
            package = bw_processing.load_datapackage(_opened(source))
        metadata = dict(package.metadata)
        technosphere, biosphere, factors = (
            _entries(package, matrix, source) for matrix in (TECHNOSPHERE, BIOSPHERE, FACTORS)
        )
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as fault:
        why = f"{type(fault).__name__}: {fault}"[:200]
        raise refusal(DataError, "inventory.package", file=source.name, why=why) from fault
    if not len(technosphere.rows):
        raise refusal(DataError, "inventory.no_technosphere", file=source.name)
    return _inventory(technosphere, biosphere, factors, metadata)


@dataclass(frozen=True)
class _Entries:
    """Entries of one matrix by the identifiers of their nodes."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Floats
    made: NDArray[np.bool_]
    spread: Spread


def _opened(source: Path) -> Any:
    if source.is_dir():
        return io_helpers.generic_directory_filesystem(dirpath=source)
    return io_helpers.generic_zipfile_filesystem(
        dirpath=source.parent, filename=source.name, write=False
    )


def _entries(package: Any, matrix: str, source: Path) -> _Entries:
    """All groups of one matrix; a later group replaces what an earlier one says of a place."""
    found = [
        _group(group, source)
        for group in package.filter_by_attribute("matrix", matrix).groups.values()
    ]
    if not found:
        nothing, none = np.zeros(0), np.zeros(0, dtype=np.int64)
        return _Entries(none, none, nothing, none.astype(bool), fixed(nothing))
    joined = _joined(found)
    keep = np.ones(len(joined.rows), dtype=bool)
    places = list(zip(joined.rows.tolist(), joined.columns.tolist(), strict=True))
    number = np.repeat(np.arange(len(found)), [len(one.rows) for one in found])
    if not package.metadata.get("sum_inter_duplicates", False):
        last = dict(zip(places, number.tolist(), strict=True))
        keep &= np.array([last[place] for place in places]) == number
    if not package.metadata.get("sum_intra_duplicates", True):
        final = {place: at for at, place in enumerate(places)}
        keep &= np.array([final[place] for place in places]) == np.arange(len(places))
    return _taken(joined, keep)


def _group(group: Any, source: Path) -> _Entries:
    parts = {}
    for number, resource in enumerate(group.resources):
        if resource.get("profile") == "interface":
            raise refusal(DataError, "inventory.interface", file=source.name)
        parts[resource["kind"]] = group.get_resource(number)[0]
    indices, values = parts["indices"], np.asarray(parts["data"], dtype=float)
    values = values.T if values.ndim == 2 else values
    flip = parts.get("flip", np.zeros(len(indices), dtype=bool))
    sign = np.where(flip, -1.0, 1.0) * parts.get("rescale", np.ones(len(indices)))
    rows, columns = (indices[name].astype(np.int64) for name in ("row", "col"))
    spread = _spread(parts.get("distributions"), values, sign)
    return _Entries(rows, columns, values * sign, ~flip, spread)


def _spread(told: Any, values: Floats, sign: Floats) -> Spread:
    middle = values.reshape(-1, len(sign))[0] * sign
    if told is None or values.ndim > 1:
        return fixed(middle)
    kind = np.maximum(told["uncertainty_type"].astype(np.int64), Kind.FIXED)
    if np.any(kind > max(Kind)):
        got = int(kind.max())
        raise refusal(DataError, "inventory.package_distribution", got=got)
    # The middle of a triangle is its mode, which may differ from the stated amount.
    located = np.isin(kind, (Kind.NORMAL, Kind.TRIANGULAR))
    middle = np.where(located, told["loc"].astype(float) * sign, middle)
    ends = np.stack([told["minimum"].astype(float), told["maximum"].astype(float)]) * sign
    scale = np.where(kind == Kind.NORMAL, np.abs(sign), 1.0) * told["scale"].astype(float)
    return Spread(kind, middle, np.nan_to_num(scale), np.fmin(*ends), np.fmax(*ends))


def _joined(parts: list[_Entries]) -> _Entries:
    free = np.broadcast_shapes(*(one.values.shape[:-1] for one in parts))
    values = [np.broadcast_to(one.values, (*free, one.values.shape[-1])) for one in parts]
    names = ("kind", "middle", "scale", "low", "high")
    return _Entries(
        np.concatenate([one.rows for one in parts]),
        np.concatenate([one.columns for one in parts]),
        np.concatenate(values, axis=-1),
        np.concatenate([one.made for one in parts]),
        Spread(*(np.concatenate([getattr(one.spread, name) for one in parts]) for name in names)),
    )


def _taken(part: _Entries, keep: NDArray[np.bool_]) -> _Entries:
    one = part.spread
    spread = Spread(
        one.kind[keep], one.middle[keep], one.scale[keep], one.low[keep], one.high[keep]
    )
    return _Entries(
        part.rows[keep], part.columns[keep], part.values[..., keep], part.made[keep], spread
    )


def _inventory(
    technosphere: _Entries, biosphere: _Entries, factors: _Entries, metadata: dict[str, Any]
) -> Inventory:
    columns = sorted(set(technosphere.columns.tolist()))
    product = _products(technosphere, columns)
    place = {node: at for at, node in enumerate(columns)}
    made_at = {product[node]: at for node, at in place.items()}
    flows = sorted({*biosphere.rows.tolist(), *factors.rows.tolist()})
    flow_place = {node: at for at, node in enumerate(flows)}
    strays = [node for node in technosphere.rows.tolist() if node not in made_at]
    strays += [node for node in biosphere.columns.tolist() if node not in place]
    if strays:
        raise refusal(DataError, "inventory.nobody_makes", node=strays[0])
    names = {one["id"]: one for key in ("activities", "flows") for one in metadata.get(key, ())}

    def told(nodes: list[int], what: str) -> tuple[str, ...]:
        found = (names.get(node, {}).get(what, "") for node in nodes)
        return tuple(
            str(text or (node if what == "code" else ""))
            for node, text in zip(nodes, found, strict=True)
        )

    foreground = Foreground(
        told(columns, "code"),
        told(flows, "code"),
        _placed(technosphere, made_at, place),
        _placed(biosphere, flow_place, place),
    )
    return Inventory(
        foreground=foreground,
        units=told(columns, "unit"),
        flow_units=told(flows, "unit"),
        gases=("",) * len(flows),
        suppliers={},
        technosphere=technosphere.spread,
        biosphere=biosphere.spread,
        method=_method(factors, flow_place, foreground.flows),
    )


def _products(part: _Entries, columns: list[int]) -> dict[int, int]:
    """Product of each activity: the node of its own number, else the one that it alone makes."""
    made: dict[int, set[int]] = {node: set() for node in columns}
    for row, column, own in zip(
        part.rows.tolist(), part.columns.tolist(), part.made.tolist(), strict=True
    ):
        if row == column:
            made[column] = {row}
        elif own and column not in made[column]:
            made[column].add(row)
    for node, rows in made.items():
        if len(rows) != 1:
            raise refusal(DataError, "inventory.products", node=node, count=len(rows))
    return {node: next(iter(rows)) for node, rows in made.items()}


def _placed(part: _Entries, rows: dict[int, int], columns: dict[int, int]) -> Exchanges:
    return Exchanges(
        np.array([rows[node] for node in part.rows.tolist()], dtype=np.int64),
        np.array([columns[node] for node in part.columns.tolist()], dtype=np.int64),
        part.values,
    )


def _method(
    part: _Entries, places: dict[int, int], flows: tuple[str, ...]
) -> Characterisation | None:
    if not len(part.rows):
        return None
    weights = np.zeros((*part.values.shape[:-1], 1, len(flows)))
    rows = [places[node] for node in part.rows.tolist()]
    weights[..., 0, rows] = part.values
    return Characterisation((_INDICATOR,), flows, weights)
