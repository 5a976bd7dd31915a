"""A copy of this process that takes a part of the work while this one goes on."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def can_copy() -> bool:
    """Whether a copy of this process can take a part of the work.

    A copy has none of the other threads of a process, so there may be none; on macOS system
    libraries do not bear a copy at all.

    Returns
    -------
    bool
        True on Linux with a free processor and one thread.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        return False
    return threading.active_count() == 1


@contextmanager
def copied(work: Callable[[], Iterable[T]]) -> Iterator[Iterator[T]]:
    """Answers of a copy of this process, which works until the block is left.

    What there is at the beginning is kept out of the collection of garbage as long, so that memory
    stays shared and is not looked through again and again.

    Parameters
    ----------
    work : callable
        Makes the answers, which are sent as they are made.

    Yields
    ------
    iterator
        The answers; they end early where the copy fails, so that whoever asked makes the rest.
    """
    context = get_context("fork")
    answers, questions = context.Pipe(duplex=False)
    gc.freeze()
    copy = context.Process(target=_send, args=(questions, work), daemon=True)
    copy.start()
    questions.close()
    try:
        yield _received(answers)
    finally:
        answers.close()
        copy.terminate()
        copy.join()
        gc.unfreeze()


def _send(questions: Connection, work: Callable[[], Iterable[object]]) -> None:
    with suppress(Exception, KeyboardInterrupt):
        for answer in work():
            questions.send(answer)


def _received(answers: Connection) -> Iterator[T]:
    with suppress(EOFError):
        while True:
            yield answers.recv()
