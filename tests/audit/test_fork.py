from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from polysight.audit.fork import can_copy, copied

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux")


def test_a_copy_answers_from_a_process_of_its_own() -> None:
    with copied(lambda: (os.getpid() for _ in range(2))) as answers:
        first, second = answers
    assert first == second != os.getpid()
    assert gc.get_freeze_count() == 0


def test_answers_end_where_the_copy_fails(capfd: pytest.CaptureFixture[str]) -> None:
    with copied(lambda: (1 // (2 - at) for at in range(4))) as answers:
        assert list(answers) == [0, 1]
    assert capfd.readouterr().err == ""


def test_a_copy_does_not_wait_until_long_answers_are_taken(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def answers() -> Iterator[bytes]:
        yield bytes(10_000_000)
        yield told.write_bytes(b"on").to_bytes()

    with copied(answers) as found:
        deadline = time.monotonic() + 60
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert told.exists()
        assert [len(one) for one in found] == [10_000_000, 1]


def test_a_copy_ends_with_its_block() -> None:
    release = threading.Event()
    with pytest.raises(KeyError), copied(lambda: [release.wait()]):
        raise KeyError
    assert gc.get_freeze_count() == 0


def test_no_process_with_other_threads_or_one_processor_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert can_copy()
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not can_copy()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0})
    assert not can_copy()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_copy()
