"""A Dask scheduler and workers of its own commands, on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from polysight.errors import UsageError
from polysight.study.executors import Engine, engine

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
SECONDS = 60


@contextmanager
def command(*words: str, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command of Dask while it runs; its workers find the tests beside the package."""
    settings["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    settings["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = "1"
    running = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        if words[0] == "scheduler":
            running.kill()
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """Address of a scheduler without workers, as the command line takes it."""
    file = folder / "scheduler.json"
    words = ("--host", HOST, "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    with command("scheduler", *words) as running:
        deadline = time.monotonic() + SECONDS
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            assert running.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        address = json.loads(file.read_text("utf-8"))["address"]
        yield "dask://" + address.removeprefix("tcp://")


@contextmanager
def workers(address: str, folder: Path, count: int = 2, **settings: str) -> Iterator[None]:
    """Workers of one thread each, started anew by Dask when they die."""
    words = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(folder))
    place = address.replace("dask://", "tcp://")
    with command("worker", place, "--nworkers", str(count), *words, **settings):
        yield


def connected(address: str) -> Engine:
    """Engine of a scheduler as soon as it has a worker."""
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            return engine(address)
        except UsageError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
