"""Engines: what works on many pieces at a time, and what becomes of a lost worker.

Every engine gives the same results; they differ in where the work is done. ``local`` are threads
of this process, ``processes`` are processes of this machine, ``dask://host:port`` is a running
scheduler of Dask with its workers. A piece whose worker was lost is done again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from types import TracebackType
from typing import Protocol, Self

from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.study.parcel import Item, Outcome, Shared, Work
from polysight.suggestion import nearest

LOCAL, PROCESSES, DISTRIBUTED = "local", "processes", "dask://"
#: Pieces under way for each worker: one that is worked on and one that waits.
AHEAD = 2


class Engine(Protocol):
    """Works on many pieces at a time; a context in which its workers live."""

    #: Whether its workers share what is compiled on this machine.
    here: bool

    def __enter__(self) -> Self:
        """The engine itself, its workers ready to be started."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End of its workers."""

    def completed(
        self, work: Work[Shared, Item, Outcome], shared: Shared, items: Sequence[Item]
    ) -> Iterator[tuple[Item, Outcome]]:
        """Pieces with their results, in the order in which they become ready.

        Few pieces are under way at a time, so that results which nobody takes do not pile up.

        Parameters
        ----------
        work : callable
            Function of a module, of what all pieces share and of a piece.
        shared : object
            What all pieces share.
        items : sequence
            The pieces.

        Yields
        ------
        tuple
            A piece and its result.
        """


class LocalEngine:
    """Threads of this process, for work that lets other threads run.

    Parameters
    ----------
    workers : int, optional
        Threads; one for each processor when omitted.
    """

    here = True

    def __init__(self, workers: int | None = None) -> None:
        """See the class."""
        self.workers = workers or os.cpu_count() or 1

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is left to end."""

    def completed(
        self, work: Work[Shared, Item, Outcome], shared: Shared, items: Sequence[Item]
    ) -> Iterator[tuple[Item, Outcome]]:
        """See `Engine.completed`.

        Parameters
        ----------
        work, shared, items
            As there.

        Yields
        ------
        tuple
            A piece and its result.
        """
        with ThreadPoolExecutor(self.workers) as pool:
            yield from in_turn(
                lambda item: pool.submit(work, shared, item), items, AHEAD * self.workers
            )


def in_turn(
    submit: Callable[[Item], Future[Outcome]], items: Sequence[Item], ahead: int
) -> Iterator[tuple[Item, Outcome]]:
    """Results in the order in which they become ready, few pieces being under way.

    Parameters
    ----------
    submit : callable
        Starts the work on a piece.
    items : sequence
        The pieces.
    ahead : int
        Pieces under way at a time.

    Yields
    ------
    tuple
        A piece and its result. What has not been started is dropped when nobody asks for more.
    """
    left = iter(items)
    under_way: dict[Future[Outcome], Item] = {}
    try:
        under_way |= {submit(item): item for item in islice(left, ahead)}
        while under_way:
            ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in ready:
                item = under_way.pop(future)
                outcome = future.result()
                under_way |= {submit(other): other for other in islice(left, 1)}
                yield item, outcome
    finally:
        for future in under_way:
            future.cancel()


def engine(name: str, workers: int | None = None) -> Engine:
    """Engine of a name.

    Parameters
    ----------
    name : str
        ``local``, ``processes``, or the address of a scheduler, ``dask://host:port``.
    workers : int, optional
        Threads or processes; one for each processor when omitted.

    Returns
    -------
    Engine
        Ready to be entered.

    Raises
    ------
    UsageError
        If there is no such engine, the number of workers is none, the scheduler does not answer
        or has no workers, or the optional package behind it is not installed.
    """
    if workers is not None and workers < 1:
        raise refusal(UsageError, "market_engine.workers", got=workers)
    if name == LOCAL:
        return LocalEngine(workers)
    if name == PROCESSES:
        made: Engine = loaded("polysight.study.spawned_workers").SpawnedEngine(workers)
        return made
    if not name.startswith(DISTRIBUTED):
        likely = nearest(name, [LOCAL, PROCESSES])
        raise refusal(UsageError, "market_engine.unknown", got=name, suggestion=likely)
    if workers is not None:
        raise refusal(UsageError, "market_engine.workers_elsewhere", got=workers)
    try:
        connected: Engine = loaded("polysight.study.distributed_workers").connected(name)
    except ModuleNotFoundError as fault:
        raise refusal(UsageError, "market_engine.scale_missing", package=fault.name) from fault
    return connected
