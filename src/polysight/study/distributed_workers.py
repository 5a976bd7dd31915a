"""Workers of a running Dask scheduler, on one machine or many.

A worker that is lost costs the pieces that it held: the scheduler gives them to another, and what
all pieces share is made again where it was lost, because it is itself a piece of the work.

Workers that Dask starts give memory back to the system at once unless they are told otherwise by
``distributed.nanny.pre-spawn-environ``; the manual says how, ``benchmarks`` what it costs.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Any, Self

import distributed

from polysight.errors import UsageError, refusal
from polysight.study.executors import AHEAD, DISTRIBUTED
from polysight.study.parcel import Item, Outcome, Parcel, Shared, Work, packed, worked

#: Seconds in which a scheduler must answer, and in which some worker must come back.
ANSWER_S, PATIENCE_S = 5, 120
#: Times that a piece may be lost with so many workers that the scheduler gives it up.
LOSSES = 3
_ADDRESS = re.compile(r"[^\s/:]+:\d+")


class DistributedEngine:
    """Workers of a scheduler that somebody has started.

    Parameters
    ----------
    client : distributed.Client
        Connection to the scheduler.
    address : str
        How it was asked for.
    """

    here = False

    def __init__(self, client: Any, address: str) -> None:
        """See the class."""
        self._client = client
        self._address = address

    def __enter__(self) -> Self:
        """The engine itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The connection is closed; scheduler and workers stay."""
        self._client.close()

    def completed(
        self, work: Work[Shared, Item, Outcome], shared: Shared, items: Sequence[Item]
    ) -> Iterator[tuple[Item, Outcome]]:
        """See `polysight.study.executors.Engine.completed`.

        Parameters
        ----------
        work, shared, items
            As there.

        Yields
        ------
        tuple
            A piece and its result.

        Raises
        ------
        UsageError
            If the scheduler goes away, all workers stay away, or a piece costs one worker after
            another.
        """
        parcel = packed(shared)
        name = f"polysight-{parcel.sha256}-{parcel.code}"
        with self._reached():
            sent = self._client.submit(_arrived, parcel, key=name)
        left, losses = iter(enumerate(items)), Counter[int]()
        under_way: dict[Any, int] = {}

        def submit(place: int) -> None:
            with self._reached():
                future = self._client.submit(worked, sent, work, items[place], pure=False)
            under_way[future] = place

        try:
            while True:
                for place, _ in islice(left, max(0, self._ahead() - len(under_way))):
                    submit(place)
                if not under_way:
                    return
                for future in self._ready(list(under_way)):
                    place = under_way.pop(future)
                    if future.status == "error":
                        losses[place] += 1
                        self._raise_unless_killed(future, losses[place])
                        submit(place)
                    else:
                        with self._reached():
                            outcome = future.result()
                        yield items[place], outcome
        finally:
            if self._client.status == "running":
                self._client.cancel([*under_way, sent])

    def _raise_unless_killed(self, future: Any, losses: int) -> None:
        """The fault of a piece, unless its worker was lost and others may be tried."""
        fault = future.exception()
        if not isinstance(fault, distributed.KilledWorker):
            raise fault
        if losses == LOSSES:
            raise refusal(UsageError, "market_engine.processes_die") from fault

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Whoever cannot reach the scheduler is told so."""
        try:
            yield
        except (CancelledError, OSError) as fault:
            told = {"address": self._address}
            raise refusal(UsageError, "market_engine.scheduler_lost", **told) from fault

    def _ahead(self) -> int:
        with self._reached():
            threads: dict[str, int] = self._client.nthreads()
        return AHEAD * max(1, sum(threads.values()))

    def _ready(self, futures: list[Any]) -> list[Any]:
        """Those of some futures that are ready, at least one of them."""
        while True:
            with self._reached(), self._client.as_current():
                try:
                    distributed.wait(futures, timeout=PATIENCE_S, return_when="FIRST_COMPLETED")
                    return [future for future in futures if future.done()]
                except TimeoutError:
                    if not self._client.nthreads():
                        told = {"address": self._address, "seconds": PATIENCE_S}
                        raise refusal(UsageError, "market_engine.workers_lost", **told) from None


def connected(address: str) -> DistributedEngine:
    """Engine of a running scheduler.

    Parameters
    ----------
    address : str
        ``dask://host:port``.

    Returns
    -------
    DistributedEngine
        Connected, with at least one worker.

    Raises
    ------
    UsageError
        If the address is none, nothing answers there, or the scheduler has no workers.
    """
    place = address.removeprefix(DISTRIBUTED)
    if not _ADDRESS.fullmatch(place):
        raise refusal(UsageError, "market_engine.address", got=address)
    _quiet()
    try:
        client = distributed.Client(f"tcp://{place}", timeout=ANSWER_S, set_as_default=False)
    except (OSError, TimeoutError) as fault:
        raise refusal(UsageError, "market_engine.no_scheduler", address=address) from fault
    if not client.nthreads():
        client.close()
        raise refusal(UsageError, "market_engine.no_workers", address=address)
    return DistributedEngine(client, address)


def _quiet() -> None:
    """What Dask tells of lost workers is mended, or told in our own words."""
    for name in ("client", "core", "comm", "batched"):
        logging.getLogger(f"distributed.{name}").setLevel(logging.CRITICAL)


def _arrived(parcel: Parcel) -> Parcel:
    return parcel
