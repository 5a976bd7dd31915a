"""Many futures of a market: simulated a stretch at a time by an engine, kept or streamed to files.

What a draw comes to depends on the seed, its place on the draw axis and the model, and on nothing
else: not on the engine, its workers, the stretches or the order in which they become ready.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.compiled import awaits_compilation
from polysight.errors import UsageError, refusal
from polysight.market.case_check import checked
from polysight.market.market_kernel import fill_paths
from polysight.market.paths import MarketPaths
from polysight.market.series import PlantYear, Series
from polysight.market.simulation import simulate
from polysight.study.chunks import STREAMED, Chunk, chunks, kept_size
from polysight.study.draw_files import MONTHS, PLANTS, file_name, write_months, write_plants
from polysight.study.draw_store import DrawStore, Identity, opened, partial, sha256
from polysight.study.ensemble_draws import Ensemble, KeptDraws, StoredDraws
from polysight.study.executors import Engine
from polysight.study.fingerprint import fingerprint
from polysight.study.market_model import MarketModel
from polysight.study.parcel import simulation_code

#: Most draws of an ensemble, seeds, and bytes that are kept in memory.
MOST_DRAWS, SEEDS, MEMORY = 10_000_000, 1 << 64, 2 << 30
#: Told of progress: draws that are ready, and all draws.
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What all stretches of an ensemble share.

    Parameters
    ----------
    model : MarketModel
        The market with its doubt.
    seed : int
        Seed.
    plants : bool
        Whether the years of plants are kept.
    """

    model: MarketModel
    seed: int
    plants: bool


@dataclass(frozen=True, slots=True, eq=False)
class FiledOrder:
    """What all stretches of an ensemble share that are written by workers of this machine.

    Parameters
    ----------
    order : Order
        What is simulated.
    folder : pathlib.Path
        Folder of the ensemble.
    """

    order: Order
    folder: Path


def simulated(order: Order, chunk: Chunk) -> MarketPaths:
    """A stretch of an ensemble.

    Parameters
    ----------
    order : Order
        What is simulated.
    chunk : Chunk
        Which draws.

    Returns
    -------
    MarketPaths
        What became of the market in them.
    """
    case, parameters = order.model.chunk(order.seed, chunk.first, chunk.count)
    return simulate(case, parameters, order.seed, first_draw=chunk.first, plants=order.plants)


def written(filed: FiledOrder, chunk: Chunk) -> dict[str, str]:
    """A stretch of an ensemble as files beside their places.

    Parameters
    ----------
    filed : FiledOrder
        What is simulated, and the folder.
    chunk : Chunk
        Which draws.

    Returns
    -------
    dict of str to str
        SHA-256 by place below the folder.
    """
    paths, names = simulated(filed.order, chunk), [file_name(MONTHS, chunk)]
    write_months(paths, partial(filed.folder, names[0]))
    if filed.order.plants:
        names.append(file_name(PLANTS, chunk))
        write_plants(paths, partial(filed.folder, names[1]), filed.order.model.plant_codes)
    return {name: sha256(partial(filed.folder, name)) for name in names}


def sent(order: Order, chunk: Chunk) -> dict[str, bytes]:
    """A stretch of an ensemble as content of files, by a worker that may see no folder of ours.

    Parameters
    ----------
    order : Order
        What is simulated.
    chunk : Chunk
        Which draws.

    Returns
    -------
    dict of str to bytes
        Content by place below the folder.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = written(FiledOrder(order, folder), chunk)
        return {one: partial(folder, one).read_bytes() for one in made}


def ensemble(
    model: MarketModel,
    *,
    draws: int,
    seed: int,
    engine: Engine,
    out: Path | None = None,
    plants: bool = True,
    step: Step | None = None,
    compiling: Callable[[], None] | None = None,
) -> Ensemble:
    """Draws of a market.

    Parameters
    ----------
    model : MarketModel
        The market with its doubt.
    draws, seed : int
        Number of draws, and seed.
    engine : Engine
        Who works; see `polysight.study.executors.engine`.
    out : pathlib.Path, optional
        Folder to which draws are streamed. One that holds a part of the same ensemble is gone on
        with; without a folder all draws are kept in memory.
    plants : bool, default True
        Whether the years of plants are kept.
    step : callable, optional
        Told how many of how many draws are ready: at the beginning, and after every stretch.
    compiling : callable, optional
        Told before the first run on this machine, which waits for the compiler.

    Returns
    -------
    Ensemble
        The draws; the same numbers for every engine and either way of keeping them.

    Raises
    ------
    UsageError
        If there are no or too many draws, they do not fit into memory or onto the disk, the seed
        is none, or the folder holds something else.
    DataError
        If the market is impossible.
    """
    _refuse(model, draws, seed, plants, streamed=out is not None)
    order = Order(model, seed, plants)
    checked(*model.chunk(seed, 0, 1), seed)
    if engine.here and awaits_compilation(fill_paths):
        if compiling is not None:
            compiling()
        # By one for all, and before the time that is left is told.
        simulated(order, Chunk(0, 1))
    told = step or (lambda done, total: None)
    months = model.months.number
    years = np.arange(months[0] // 12, months[-1] // 12 + 1, dtype=np.int64)
    if out is None:
        kept: KeptDraws | StoredDraws = KeptDraws(
            _kept(order, chunks(draws, kept_size(draws)), engine, told, years)
        )
    else:
        wanted = chunks(draws, STREAMED)
        with opened(out, identity(order)) as store:
            _stream(order, store, wanted, engine, told)
        kept = StoredDraws(out, wanted, months, years, len(model.plant_codes) if plants else 0)
    return Ensemble(seed, draws, months, years, model.plant_codes, model.groups, kept)


def identity(order: Order) -> Identity:
    """What the draws of an order are, for the folder that holds them.

    Parameters
    ----------
    order : Order
        What is simulated.

    Returns
    -------
    Identity
        Hashes, seed and axes.
    """
    model, months = order.model, order.model.months.number
    return Identity(
        fingerprint(model), simulation_code(), order.seed, int(months[0]), len(months),
        model.plant_codes if order.plants else (),
    )  # fmt: skip


def draw_bytes(model: MarketModel, *, plants: bool) -> int:
    """Memory that one draw takes.

    Parameters
    ----------
    model : MarketModel
        The market.
    plants : bool
        Whether the years of plants are kept.

    Returns
    -------
    int
        Bytes.
    """
    months = model.months.number
    years = int(months[-1]) // 12 - int(months[0]) // 12 + 1
    kept = years * len(model.plant_codes) * len(PlantYear) if plants else 0
    return 8 * (len(months) * len(Series) + kept)


def _refuse(model: MarketModel, draws: int, seed: int, plants: bool, *, streamed: bool) -> None:
    if not 1 <= draws <= MOST_DRAWS:
        raise refusal(UsageError, "market_engine.draws", got=draws, most=f"{MOST_DRAWS:,}")
    if not 0 <= seed < SEEDS:
        raise refusal(UsageError, "market_engine.seed", got=seed)
    size = draws * draw_bytes(model, plants=plants)
    if not streamed and size > MEMORY:
        told = {"draws": f"{draws:,}", "need": f"{size / 1e9:,.1f}", "most": f"{MEMORY / 1e9:,.1f}"}
        raise refusal(UsageError, "market_engine.memory", **told)


def _kept(
    order: Order,
    wanted: tuple[Chunk, ...],
    engine: Engine,
    step: Step,
    years: NDArray[np.int64],
) -> MarketPaths:
    draws, months = wanted[-1].first + wanted[-1].count, order.model.months.number
    values = np.empty((draws, len(months), len(Series)))
    plants = len(order.model.plant_codes)
    plant_years = np.empty((draws if order.plants else 0, len(years), plants, len(PlantYear)))
    done = 0
    step(done, draws)
    for chunk, paths in engine.completed(simulated, order, wanted):
        own = slice(chunk.first, chunk.first + chunk.count)
        values[own] = paths.values
        if order.plants:
            plant_years[own] = paths.plant_years
        done += chunk.count
        step(done, draws)
    return MarketPaths(0, months, values, years, plant_years)


def _stream(
    order: Order, store: DrawStore, wanted: tuple[Chunk, ...], engine: Engine, step: Step
) -> None:
    with ThreadPoolExecutor() as pool:
        whole = list(pool.map(store.whole, wanted))
    left = [chunk for chunk, there in zip(wanted, whole, strict=True) if not there]
    draws = wanted[-1].first + wanted[-1].count
    done, to_come = draws - sum(chunk.count for chunk in left), len(left)
    step(done, draws)
    for chunk, hashes in _filed(order, store.folder, left, engine):
        store.room_for(to_come, hashes)
        store.enter(chunk, hashes)
        to_come -= 1
        done += chunk.count
        step(done, draws)


def _filed(
    order: Order, folder: Path, wanted: list[Chunk], engine: Engine
) -> Iterator[tuple[Chunk, dict[str, str]]]:
    """Stretches as files beside their places, with their hashes."""
    if engine.here:
        yield from engine.completed(written, FiledOrder(order, folder), wanted)
        return
    for chunk, files in engine.completed(sent, order, wanted):
        for name, content in files.items():
            partial(folder, name).write_bytes(content)
        yield chunk, {name: sha256(partial(folder, name)) for name in files}
