"""A run is told of until it ends, and ends when it is asked to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from polysight.errors import UsageError, refusal
from polysight.web.limits import Limits
from polysight.web.question import Question, question
from polysight.web.runs import ENDED, Run, Runs, State
from polysight.web.worker import Step, StoppedError, WorkerError
from polysight.web.workshop import BusyError, Workshop
from tests.web.interface_example import Scripted

ASKED = question("market", {"scenario": "baseline"}, "en")
Work = Callable[[Question, Step, Callable[[], bool]], bytes]


def runs(work: Work | None = None, limits: Limits | None = None) -> Runs:
    bounds = limits or Limits()
    return Runs(Workshop([Scripted(work)], bounds), bounds)


def ended(one: Run) -> Run:
    for _ in range(500):
        if one.state in ENDED:
            return one
        time.sleep(0.01)
    raise AssertionError(one.state)


def until_stopped(asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
    done = 0
    while wanted():
        step(done := done + 1, None)
        time.sleep(0.005)
    raise StoppedError


def test_a_run_ends_with_its_answer() -> None:
    def work(asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        step(3, 4)
        return b"{}"

    one = ended(runs(work).start(ASKED))
    assert (one.state, one.answer, one.done, one.total) == (State.DONE, b"{}", 3, 4)


def test_a_run_is_cancelled_while_it_goes_on() -> None:
    found = runs(until_stopped)
    one = found.start(ASKED)
    while one.state is not State.RUNNING:
        time.sleep(0.005)
    found.cancel(one)
    assert ended(one).state is State.CANCELLED
    found.cancel(one)
    assert found.find(one.id) is None


def test_a_waiting_run_never_begins() -> None:
    open_ = threading.Event()

    def work(asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        open_.wait()
        return b"{}"

    found = runs(work)
    first, second = found.start(ASKED), found.start(ASKED)
    found.cancel(second)
    open_.set()
    assert ended(first).state is State.DONE
    assert second.state is State.CANCELLED


def test_a_run_that_outstays_its_time_ends() -> None:
    one = ended(runs(until_stopped, Limits(run_patience=0.05)).start(ASKED))
    assert one.state is State.TOO_LONG


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (refusal(UsageError, "api.cursor"), State.REFUSED),
        (WorkerError("x"), State.FAILED),
        (ZeroDivisionError(), State.FAILED),
    ],
)
def test_what_went_wrong_is_told(fault: Exception, state: State) -> None:
    def work(*_: object) -> bytes:
        raise fault

    one = ended(runs(work).start(ASKED))
    assert one.state is state
    assert bool(one.problems) is (state is State.REFUSED)


def test_so_many_are_kept_and_no_more() -> None:
    found = runs(until_stopped, Limits(runs=2))
    found.start(ASKED)
    found.start(ASKED)
    with pytest.raises(BusyError):
        found.start(ASKED)
    found.close()


def test_the_oldest_that_has_ended_goes_first() -> None:
    found = runs(None, Limits(runs=1))
    one = ended(found.start(ASKED))
    other = found.start(ASKED)
    assert found.find(one.id) is None
    assert found.find(other.id) is other
    assert len({one.id, other.id}) == 2
