"""A process that answers questions: a hard one does not stop the others, and can be ended."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from polysight.errors import PolysightError, Problem
from polysight.evidence.store import Evidence, evidence
from polysight.loader import loaded
from polysight.web.question import Question

#: Module of the rooms: it brings the models, and only the process that computes loads it.
ROOMS = "polysight.web.rooms"
#: Time between two looks at whether the answer is still wanted [s].
GLANCE = 0.05
#: Time for which a process takes the data folders to be as it last read them [s].
FRESH = 5.0
#: Told of progress: what is ready, and all of it.
Step = Callable[[int, int | None], None]


class WorkerError(Exception):
    """The work ended in a fault of the program; the text is for the log, not for readers."""


class StoppedError(Exception):
    """The answer was no longer wanted."""


def answering(pipe: Connection, overlays: tuple[Path, ...], study: Path | None) -> None:
    """Answer questions from a pipe until it is closed.

    Parameters
    ----------
    pipe : multiprocessing.connection.Connection
        Gives questions; takes ``("step", done, total)``, and at last ``("answer", bytes)``,
        ``("refused", kind, problems)`` or ``("failed", text)``.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    study : pathlib.Path or None
        Folder of the stored study.
    """
    # A group of its own: it is ended with the processes that a study begins, and by nothing else.
    os.setsid()
    rooms = loaded(ROOMS)

    def telling(done: int, total: int | None) -> None:
        pipe.send(("step", done, total))

    data: Evidence | None = None
    read = 0.0
    while True:
        try:
            asked: Question = pipe.recv()
        except EOFError:
            return
        try:
            if data is None or time.monotonic() - read > FRESH:
                data, read = evidence(overlays), time.monotonic()
            told = rooms.answered(asked, data, telling, study)
            pipe.send(("answer", told))
        except PolysightError as fault:
            pipe.send(("refused", type(fault), fault.problems))
        except Exception:
            pipe.send(("failed", traceback.format_exc()))


class Worker:
    """One process and the pipe to it; the process is begun when it is first asked.

    A process that is ended with its answer unfinished is followed by another at once, so that the
    next question does not wait for it to begin.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.
    study : pathlib.Path, optional
        Folder of the stored study.
    """

    def __init__(self, overlays: tuple[Path, ...], study: Path | None = None) -> None:
        self._overlays, self._study = overlays, study
        self._process: Any = None
        self._pipe: Connection | None = None
        # One thread may end what another is asking.
        self._turn = threading.RLock()
        self._closed = False

    def answer(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        """Answer to a question.

        Parameters
        ----------
        asked : Question
            The question.
        step : callable
            Told of progress.
        wanted : callable
            Whether the answer is still wanted; the process is ended where it is not.

        Returns
        -------
        bytes
            The answer.

        Raises
        ------
        PolysightError
            As the room refuses the question.
        StoppedError
            If it was no longer wanted, or nobody may ask any more.
        WorkerError
            If the work failed or the process died.
        """
        pipe = self._running()
        try:
            pipe.send(asked)
            while True:
                if pipe.poll(GLANCE):
                    told = _answer(pipe.recv(), step)
                    if told is not None:
                        return told
                if not wanted():
                    self._begin_anew()
                    raise StoppedError
        except (EOFError, OSError) as fault:
            self._end()
            raise WorkerError(str(fault)) from fault

    def begin(self) -> None:
        """Begin the process where it does not run, so that the first question waits less."""
        with self._turn:
            self._closed = False
            self._running()

    def stop(self) -> None:
        """End the process, whatever it is doing; none follows until it is begun again."""
        with self._turn:
            self._closed = True
            self._end()

    def _running(self) -> Connection:
        """Pipe to the process, which is begun where it does not run."""
        with self._turn:
            if self._closed:
                raise StoppedError
            if self._pipe is None or self._process is None or not self._process.is_alive():
                self._end()
                context = multiprocessing.get_context("spawn")
                self._pipe, theirs = context.Pipe()
                self._process = context.Process(
                    target=answering, args=(theirs, self._overlays, self._study), daemon=False
                )
                self._process.start()
                atexit.register(self.stop)
                theirs.close()
            return self._pipe

    def _begin_anew(self) -> None:
        with self._turn:
            self._end()
            if not self._closed:
                self._running()

    def _end(self) -> None:
        with self._turn:
            if self._process is not None:
                _kill(self._process)
                self._process.join()
                self._process.close()
                atexit.unregister(self.stop)
            if self._pipe is not None:
                self._pipe.close()
            self._process = self._pipe = None


def _kill(process: Any) -> None:
    """End a process with all that it began."""
    with suppress(ProcessLookupError, PermissionError):
        if os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _answer(told: tuple[Any, ...], step: Step) -> bytes | None:
    """What a message says; None for progress."""
    kind, *rest = told
    if kind == "step":
        step(*rest)
        return None
    if kind == "refused":
        error: type[PolysightError] = rest[0]
        problems: tuple[Problem, ...] = rest[1]
        raise error(problems)
    if kind == "failed":
        raise WorkerError(rest[0])
    found: bytes = rest[0]
    return found
