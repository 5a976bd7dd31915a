"""Simulated draws as Parquet: one file of months and one of plants for each stretch of draws.

``months`` has one row a draw and month with a column for each `Series`, ``plants`` one row a draw,
year and plant with a column for each `PlantYear`; what is not a number is null. The same draws
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.study.chunks import Chunk

Floats = NDArray[np.float64]

MONTHS, PLANTS = "months", "plants"
#: One thread and the order of insertion, so that the same rows make the same bytes.
_CONFIG: dict[str, Any] = {
    "threads": 1,
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
}
# Numbers hardly ever repeat, so that words for them are not looked for long.
_FORMAT = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1024"
_MONTH = "format('{:04d}-{:02d}', month // 12, month % 12 + 1) AS month"
_PLANT = "enum_range(NULL::plant)[place + 1] AS plant"


def file_name(kind: str, chunk: Chunk) -> str:
    """Place of a file below the folder of an ensemble.

    Parameters
    ----------
    kind : {"months", "plants"}
        Which table.
    chunk : Chunk
        Which draws.

    Returns
    -------
    str
        With the first draw in it, so that files sort by draw.
    """
    return f"{kind}/draws-{chunk.first:010d}.parquet"


def write_months(paths: MarketPaths, file: Path) -> None:
    """Write the months of some draws.

    Parameters
    ----------
    paths : MarketPaths
        The draws.
    file : pathlib.Path
        Where.
    """
    draws, months = paths.values.shape[:2]
    flat = paths.values.reshape(draws * months, len(Series))
    columns: dict[str, NDArray[Any]] = {
        "draw": np.repeat(np.arange(paths.first_draw, paths.first_draw + draws), months),
        "month": np.tile(paths.months, draws),
        **{one.key: np.ascontiguousarray(flat[:, one]) for one in Series},
    }
    _write(file, f"SELECT draw, {_MONTH}, * EXCLUDE (draw, month) FROM given", columns)


def write_plants(paths: MarketPaths, file: Path, plants: Sequence[str]) -> None:
    """Write the plants and years of some draws.

    Parameters
    ----------
    paths : MarketPaths
        The draws.
    file : pathlib.Path
        Where.
    plants : sequence of str
        Keys of the plant axis.
    """
    draws, years, count = paths.plant_years.shape[:3]
    flat = paths.plant_years.reshape(draws * years * count, len(PlantYear))
    columns: dict[str, NDArray[Any]] = {
        "draw": np.repeat(np.arange(paths.first_draw, paths.first_draw + draws), years * count),
        "year": np.tile(np.repeat(paths.years.astype(np.int16), count), draws),
        "place": np.tile(np.arange(count, dtype=np.int16), draws * years),
        **{one.name.lower(): np.ascontiguousarray(flat[:, one]) for one in PlantYear},
    }
    query = f"SELECT draw, year, {_PLANT}, * EXCLUDE (draw, year, place) FROM given"
    _write(file, query, columns, plants)


def columns_of(files: Sequence[Path], names: Sequence[str]) -> Floats:
    """Some columns of files, row by row as they were written.

    Parameters
    ----------
    files : sequence of pathlib.Path
        Files of one kind, in the order in which they are wanted.
    names : sequence of str
        Columns of numbers.

    Returns
    -------
    ndarray of float
        Axes row, column.
    """
    with _connected() as connection:
        query = f"SELECT {', '.join(names)} FROM read_parquet(?)"
        found = connection.execute(query, [[str(file) for file in files]]).fetchnumpy()
    made = np.empty((len(found[names[0]]), len(names)))
    for at, name in enumerate(names):
        made[:, at] = np.ma.filled(found[name], np.nan)
    return made


def _write(
    file: Path, query: str, columns: dict[str, NDArray[Any]], plants: Sequence[str] = ()
) -> None:
    with _connected() as connection:
        if plants:
            listed = ", ".join("'{}'".format(one.replace("'", "''")) for one in plants)
            connection.execute(f"CREATE TYPE plant AS ENUM ({listed})")
        connection.register("given", columns)
        target = str(file).replace("'", "''")
        connection.execute(f"COPY ({query}) TO '{target}' ({_FORMAT})")


@contextmanager
def _connected() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config=_CONFIG) as connection:
        # Progress is told by whoever runs the whole ensemble.
        connection.execute("SET enable_progress_bar = false")
        yield connection
