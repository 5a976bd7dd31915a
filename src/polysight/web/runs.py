"""Runs: questions that outlast a request, with progress, and an end that can be asked for."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum

from polysight.errors import PolysightError, Problem
from polysight.web.limits import Limits
from polysight.web.question import Question
from polysight.web.worker import StoppedError, WorkerError
from polysight.web.workshop import BusyError, Workshop


class State(Enum):
    """What became of a run."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"
    TOO_LONG = "too-long"


#: States in which nothing more will happen.
ENDED = frozenset(State) - {State.WAITING, State.RUNNING}


@dataclass(eq=False, slots=True)
class Run:
    """One run.

    Parameters
    ----------
    id : str
        Name that cannot be guessed.
    asked : Question
        The question.
    state : State
        What became of it.
    done, total : int or None
        Progress: what is ready, and all of it where that is known.
    problems : tuple of Problem
        Why the room refused it.
    answer : bytes
        The document, once it is done.
    cancelled : threading.Event
        Set when it is no longer wanted.
    """

    id: str
    asked: Question
    state: State = State.WAITING
    done: int = 0
    total: int | None = None
    problems: tuple[Problem, ...] = ()
    answer: bytes = b""
    cancelled: threading.Event = field(default_factory=threading.Event)


class Runs:
    """Runs of one interface; at most one fewer than there are workers at once.

    Parameters
    ----------
    workshop : Workshop
        Does the work.
    limits : Limits
        How many are kept, and how long one may take.
    """

    def __init__(self, workshop: Workshop, limits: Limits) -> None:
        self._workshop = workshop
        self._limits = limits
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max(1, limits.workers - 1), thread_name_prefix="run")

    def start(self, asked: Question) -> Run:
        """Begin a run.

        Parameters
        ----------
        asked : Question
            The question.

        Returns
        -------
        Run
            The run, waiting.

        Raises
        ------
        BusyError
            If as many runs as are kept have not ended.
        """
        one = Run(secrets.token_urlsafe(16), asked)
        with self._lock:
            ended = [key for key, each in self._runs.items() if each.state in ENDED]
            if len(self._runs) >= self._limits.runs:
                if not ended:
                    raise BusyError
                del self._runs[ended[0]]
            self._runs[one.id] = one
        self._pool.submit(self._work, one)
        return one

    def find(self, name: str) -> Run | None:
        """Run of a name.

        Parameters
        ----------
        name : str
            The name.

        Returns
        -------
        Run or None
            None where there is none, or no longer.
        """
        with self._lock:
            return self._runs.get(name)

    def cancel(self, one: Run) -> None:
        """End a run, or forget one that has ended.

        Parameters
        ----------
        one : Run
            The run.
        """
        one.cancelled.set()
        with self._lock:
            if one.state in ENDED:
                self._runs.pop(one.id, None)
            elif one.state is State.WAITING:
                one.state = State.CANCELLED

    def close(self) -> None:
        """End all runs."""
        with self._lock:
            for one in self._runs.values():
                one.cancelled.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _work(self, one: Run) -> None:
        deadline = time.monotonic() + self._limits.run_patience
        with self._lock:
            if one.state is not State.WAITING:
                return
            one.state = State.RUNNING

        def step(done: int, total: int | None) -> None:
            one.done, one.total = done, total

        def wanted() -> bool:
            return not one.cancelled.is_set() and time.monotonic() < deadline

        try:
            one.answer = self._workshop.worked(one.asked, step, wanted)
            one.state = State.DONE
        except PolysightError as fault:
            one.problems, one.state = fault.problems, State.REFUSED
        except (StoppedError, BusyError):
            one.state = State.CANCELLED if one.cancelled.is_set() else State.TOO_LONG
        except (WorkerError, Exception):
            one.state = State.FAILED
