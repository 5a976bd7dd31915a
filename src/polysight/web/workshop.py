"""Who answers questions: a few workers, a short queue, and what was answered before."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.web.limits import Limits
from polysight.web.question import Question
from polysight.web.worker import ROOMS, Step, StoppedError, Worker


class BusyError(Exception):
    """All workers are taken and the queue is full, or waiting took too long."""


class TooLongError(Exception):
    """The answer would take longer than is allowed."""


class Answering(Protocol):
    """Whoever can answer a question: a process, or the caller's own."""

    def answer(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        """Answer to a question.

        Parameters
        ----------
        asked : Question
            The question.
        step : callable
            Told of progress.
        wanted : callable
            Whether the answer is still wanted.

        Returns
        -------
        bytes
            The answer, as `polysight.web.worker.Worker.answer` gives it.
        """

    def begin(self) -> object:
        """Be ready for the first question.

        Returns
        -------
        object
            Nothing that anybody uses.
        """

    def stop(self) -> None:
        """End whatever is running."""


class Inline:
    """Answers in the process of the caller, one question at a time.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    study : pathlib.Path, optional
        Folder of the stored study.
    """

    def __init__(self, overlays: tuple[Path, ...] = (), study: Path | None = None) -> None:
        self._overlays, self._study = overlays, study

    def answer(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        """Answer to a question.

        Parameters
        ----------
        asked : Question
            The question.
        step : callable
            Told of progress.
        wanted : callable
            Whether the answer is still wanted; asked at each step.

        Returns
        -------
        bytes
            The answer.

        Raises
        ------
        StoppedError
            If it was no longer wanted.
        """

        def told(done: int, total: int | None) -> None:
            step(done, total)
            if not wanted():
                raise StoppedError

        data = evidence(self._overlays)
        found: bytes = loaded(ROOMS).answered(asked, data, told, self._study)
        return found

    def begin(self) -> None:
        """Nothing has to be begun."""

    def stop(self) -> None:
        """Nothing runs outside the caller."""


def workers(
    overlays: tuple[Path, ...], limits: Limits, study: Path | None = None
) -> list[Answering]:
    """Processes that answer, none of them begun.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    limits : Limits
        How many.
    study : pathlib.Path, optional
        Folder of the stored study.

    Returns
    -------
    list of Answering
        The workers.
    """
    return [Worker(overlays, study) for _ in range(limits.workers)]


class Workshop:
    """Answers questions with bounded work, bounded waiting and bounded memory.

    Parameters
    ----------
    staff : sequence of Answering
        Who answers; one question at a time each.
    limits : Limits
        The bounds.
    """

    def __init__(self, staff: Sequence[Answering], limits: Limits) -> None:
        self._staff = tuple(staff)
        self._limits = limits
        self._free = list(staff)
        self._waiting = 0
        self._turn = threading.Condition()
        self._kept: OrderedDict[Question, bytes] = OrderedDict()
        self._size = 0
        self._asked: dict[Question, Future[bytes]] = {}

    def answer(self, asked: Question) -> bytes:
        """Direct answer to a question; the same question asked at once is worked once.

        Parameters
        ----------
        asked : Question
            The question.

        Returns
        -------
        bytes
            The answer.

        Raises
        ------
        BusyError
            If there are too many before it.
        TooLongError
            If it takes too long; a run may take longer.
        PolysightError
            As the room refuses it.
        """
        with self._turn:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
            other = self._asked.get(asked)
            if other is None:
                mine = self._asked[asked] = Future()
        if other is not None:
            return other.result()
        try:
            deadline = time.monotonic() + self._limits.patience
            found = self.worked(asked, _untold, lambda: time.monotonic() < deadline)
        except StoppedError as fault:
            mine.set_exception(TooLongError())
            raise TooLongError from fault
        except BaseException as fault:
            mine.set_exception(fault)
            raise
        else:
            mine.set_result(found)
            return found
        finally:
            with self._turn:
                del self._asked[asked]

    def worked(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        """Answer to a question for as long as it is wanted.

        Parameters
        ----------
        asked : Question
            The question.
        step : callable
            Told of progress.
        wanted : callable
            Whether it is still wanted.

        Returns
        -------
        bytes
            The answer, kept for whoever asks the same.

        Raises
        ------
        BusyError
            If there are too many before it.
        StoppedError
            If it was no longer wanted.
        """
        with self._worker(wanted) as one:
            found = one.answer(asked, step, wanted)
        self._keep(asked, found)
        return found

    def open(self) -> None:
        """Begin all workers."""
        for one in self._staff:
            one.begin()

    def close(self) -> None:
        """End all workers."""
        for one in self._staff:
            one.stop()

    @contextmanager
    def _worker(self, wanted: Callable[[], bool]) -> Iterator[Answering]:
        with self._turn:
            if not self._free and self._waiting >= self._limits.waiting:
                raise BusyError
            self._waiting += 1
            try:
                while not self._free:
                    if not wanted():
                        raise BusyError
                    self._turn.wait(0.1)
                one = self._free.pop()
            finally:
                self._waiting -= 1
        anew = False
        try:
            yield one
        except StoppedError:
            anew = True
            raise
        finally:
            with self._turn:
                # Whoever is ready goes before one that begins anew.
                self._free.insert(0 if anew else len(self._free), one)
                self._turn.notify()

    def _keep(self, asked: Question, found: bytes) -> None:
        if _size(asked, found) > self._limits.cached // 4:
            return
        with self._turn:
            if asked not in self._kept:
                self._size += _size(asked, found)
            self._kept[asked] = found
            while self._size > self._limits.cached:
                self._size -= _size(*self._kept.popitem(last=False))


def _size(asked: Question, found: bytes) -> int:
    """Memory of an answer with its question, which may hold a whole table."""
    return len(asked.asked) + len(found)


def _untold(done: int, total: int | None) -> None:
    """Progress of a direct answer, which nobody is told."""
