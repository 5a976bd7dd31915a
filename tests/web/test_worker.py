"""A process answers, refuses, fails and is ended, and the next question finds another one."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import active_children

import pytest

from polysight.errors import UsageError
from polysight.web.question import question
from polysight.web.worker import StoppedError, Worker, WorkerError

pytestmark = pytest.mark.slow

LAW = question("law", {"on": "2026-06-30", "force": "mandatory"}, "en")


def untold(done: int, total: int | None) -> None:
    del done, total


def wanted(times: int) -> Callable[[], bool]:
    left = iter(range(times))
    return lambda: next(left, None) is not None


def test_a_worker_answers_refuses_fails_and_can_be_ended() -> None:
    worker = Worker(())
    try:
        first = worker.answer(LAW, untold, lambda: True)
        assert b'"gb-29447-2022"' in first
        asked = question("law_instrument", {"instrument": "gb-29447-2023"}, "en")
        with pytest.raises(UsageError, match="gb-29447"):
            worker.answer(asked, untold, lambda: True)
        with pytest.raises(WorkerError, match="KeyError"):
            worker.answer(question("law", {}, "en"), untold, lambda: True)
        before = [one.pid for one in active_children()]
        with pytest.raises(StoppedError):
            worker.answer(question("warning_history", {"as_of": None}, "en"), untold, wanted(1))
        # The next process begins before anybody asks again.
        (after,) = active_children()
        assert [after.pid] != before
        assert worker.answer(LAW, untold, lambda: True) == first
    finally:
        worker.stop()
    worker.stop()
    assert active_children() == []


def test_no_process_follows_when_the_worker_is_closed_while_it_answers() -> None:
    worker = Worker(())

    def closed() -> bool:
        worker.stop()
        return False

    with pytest.raises(StoppedError):
        worker.answer(LAW, untold, closed)
    assert active_children() == []
    with pytest.raises(StoppedError):
        worker.answer(LAW, untold, lambda: True)
    worker.begin()
    try:
        assert b'"gb-29447-2022"' in worker.answer(LAW, untold, lambda: True)
    finally:
        worker.stop()
