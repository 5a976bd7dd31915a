"""Work is bounded: one at a time each, a short queue, equal questions once, answers kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from polysight.errors import UsageError, refusal
from polysight.web.limits import Limits
from polysight.web.question import Question, question
from polysight.web.worker import Step, StoppedError
from polysight.web.workshop import BusyError, Inline, TooLongError, Workshop, workers
from tests.web.interface_example import Scripted

ONE, OTHER = (question("room", {"n": n}, "en") for n in (1, 2))


class Gate:
    """Work that waits until it is let go."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def __call__(self, asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        self.begun.set()
        while not self.open.wait(0.01):
            if not wanted():
                raise StoppedError
        return asked.asked.encode()


def test_an_answer_is_kept() -> None:
    worker = Scripted()
    shop = Workshop([worker], Limits())
    assert shop.answer(ONE) == shop.answer(ONE)
    assert len(worker.asked) == 1


def test_the_same_question_asked_at_once_is_worked_once() -> None:
    gate = Gate()
    worker = Scripted(gate)
    shop = Workshop([worker], Limits())
    with ThreadPoolExecutor(4) as pool:
        told = [pool.submit(shop.answer, ONE) for _ in range(4)]
        gate.begun.wait()
        gate.open.set()
        assert len({one.result() for one in told}) == 1
    assert len(worker.asked) == 1


def test_a_full_queue_sends_away() -> None:
    gate = Gate()
    shop = Workshop([Scripted(gate)], Limits(waiting=0))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(shop.answer, ONE)
        gate.begun.wait()
        with pytest.raises(BusyError):
            shop.answer(OTHER)
        gate.open.set()
        assert first.result()
    assert shop.answer(OTHER)


def test_what_takes_too_long_is_ended_and_the_worker_is_free_again() -> None:
    gate = Gate()
    shop = Workshop([Scripted(gate)], Limits(patience=0.05))
    with pytest.raises(TooLongError):
        shop.answer(ONE)
    gate.open.set()
    assert shop.answer(ONE)


def test_whoever_was_stopped_is_asked_after_those_who_are_ready() -> None:
    ready, stopped = Scripted(), Scripted(Gate())
    shop = Workshop([ready, stopped], Limits(patience=0.05))
    with pytest.raises(TooLongError):
        shop.answer(ONE)
    assert shop.answer(OTHER)
    assert (len(stopped.asked), len(ready.asked)) == (1, 1)


def test_a_refusal_is_told_to_everyone_and_not_kept() -> None:
    def refused(*_: object) -> bytes:
        raise refusal(UsageError, "api.cursor")

    worker = Scripted(refused)
    shop = Workshop([worker], Limits())
    for _ in range(2):
        with pytest.raises(UsageError):
            shop.answer(ONE)
    assert len(worker.asked) == 2


def test_little_is_kept_where_little_may_be() -> None:
    worker = Scripted(lambda asked, step, wanted: b"x" * 40)
    shop = Workshop([worker], Limits(cached=200))
    asked = [question("room", {"n": n}, "en") for n in range(8)]
    for one in asked:
        shop.answer(one)
    shop.answer(asked[0])
    assert len(worker.asked) == 9
    shop.answer(asked[7])
    assert len(worker.asked) == 9


def test_workers_are_begun_and_ended() -> None:
    staff = [Scripted(), Scripted()]
    shop = Workshop(staff, Limits())
    shop.open()
    shop.close()
    assert [(one.begun, one.stopped) for one in staff] == [(1, 1)] * 2
    assert len(workers((), Limits(workers=3))) == 3


def test_work_in_the_own_process_ends_at_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[int, int | None]] = []
    asked = question("law", {"on": "2026-06-30", "force": "mandatory"}, "en")
    inline = Inline()
    inline.begin()
    told = inline.answer(asked, lambda done, total: steps.append((done, total)), lambda: True)
    assert b'"instruments"' in told
    inline.stop()
