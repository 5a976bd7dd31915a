"""Processes of this machine; one that dies takes its piece with it, which is done again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from polysight.errors import UsageError, refusal
from polysight.study.executors import AHEAD, in_turn
from polysight.study.parcel import Item, Outcome, Shared, Work, packed, worked

#: Pools that may break one after another without a single piece being done between them.
LOSSES = 3


class SpawnedEngine:
    """Processes of this machine, started afresh and not by copying this one.

    Parameters
    ----------
    workers : int, optional
        Processes; one for each processor when omitted.
    """

    here = True

    def __init__(self, workers: int | None = None) -> None:
        """See the class."""
        self.workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """The engine itself; processes start with the first piece."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The processes end."""
        self._end()

    def completed(
        self, work: Work[Shared, Item, Outcome], shared: Shared, items: Sequence[Item]
    ) -> Iterator[tuple[Item, Outcome]]:
        """See `polysight.study.executors.Engine.completed`.

        A process that is killed breaks the pool: it is made anew and goes on with what is left.

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
            If processes die again and again without a piece being done.
        """
        parcel, left, losses = packed(shared), dict(enumerate(items)), 0

        def submit(place: int) -> Future[Outcome]:
            return self._started().submit(worked, parcel, work, left[place])

        while left:
            try:
                for place, outcome in in_turn(submit, list(left), AHEAD * self.workers):
                    losses = 0
                    yield left.pop(place), outcome
            except BrokenProcessPool as fault:
                self._end()
                losses += 1
                if losses == LOSSES:
                    raise refusal(UsageError, "market_engine.processes_die") from fault

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            method = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, method, initializer=_alone)
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _alone() -> None:
    """A worker leaves interrupts to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
