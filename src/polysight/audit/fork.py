"""A copy of this process that takes a part of the work while this one goes on."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
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
    told, telling = context.Pipe(duplex=False)
    memory = os.memfd_create("answers")
    gc.freeze()
    copy = context.Process(target=_send, args=(telling, memory, work), daemon=True)
    copy.start()
    telling.close()
    try:
        yield _received(told, memory)
    finally:
        told.close()
        copy.terminate()
        copy.join()
        os.close(memory)
        gc.unfreeze()


def _send(telling: Connection, memory: int, work: Callable[[], Iterable[object]]) -> None:
    """Answers into memory, which takes them without waiting, and their sizes through a pipe."""
    with suppress(Exception, KeyboardInterrupt), open(memory, "wb") as file:
        for answer in work():
            pickle.dump(answer, file, pickle.HIGHEST_PROTOCOL)
            file.flush()
            telling.send(file.tell())


def _received(told: Connection, memory: int) -> Iterator[T]:
    begin = 0
    with suppress(EOFError):
        while True:
            end: int = told.recv()
            with mmap(memory, end, access=ACCESS_READ) as content:
                answer: T = pickle.loads(content[begin:end])
            yield answer
            begin = end
