"""What engines cost: the same ensemble of a market by threads, processes and Dask, streamed.

Then how CPU time and memory grow with the draws that are streamed, each in a process of its own.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import psutil

from polysight.study.executors import Engine, LocalEngine, engine
from polysight.study.market_ensemble import ensemble
from polysight.study.market_model import MarketModel
from tests.market.synthetic_case import synthetic_model
from tests.study.dask_cluster import connected, scheduler, workers

PLANTS, MONTHS, DRAWS, SEED, WORKERS, ROUNDS = 60, 72, 4096, 1, 2, 3
LENGTHS = (4096, 8192, 16_384)
MEBIBYTE = 1024.0
#: Dask starts its workers with an allocator that gives memory back at once, over and over.
UNTRIMMED = {
    "DASK_DISTRIBUTED__NANNY__PRE_SPAWN_ENVIRON": (
        "{'MALLOC_TRIM_THRESHOLD_': '1073741824', 'MALLOC_MMAP_THRESHOLD_': '33554432'}"
    )
}
ALONE = """
import resource, sys, time
from pathlib import Path
from polysight.study.executors import LocalEngine
from polysight.study.market_ensemble import ensemble
from tests.market.synthetic_case import synthetic_model
model, draws = synthetic_model({plants}, {months}), int(sys.argv[1])
ensemble(model, draws=1, seed={seed}, engine=LocalEngine(1))
before = time.process_time()
ensemble(model, draws=draws, seed={seed}, engine=LocalEngine({workers}), out=Path(sys.argv[2]))
print(time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def cpu_seconds() -> float:
    """CPU seconds of this process and all that it has started and not yet ended."""
    own = psutil.Process()
    every = [one.cpu_times() for one in (own, *own.children(recursive=True))]
    return float(sum(one.user + one.system for one in every))


def streamed(model: MarketModel, made: Engine, draws: int = DRAWS) -> tuple[str, float, float]:
    """Hash of an ensemble that is streamed to files, its wall and CPU seconds."""
    with tempfile.TemporaryDirectory() as name:
        start, used = time.perf_counter(), cpu_seconds()
        done = ensemble(model, draws=draws, seed=SEED, engine=made, out=Path(name))
        wall, cpu = time.perf_counter() - start, cpu_seconds() - used
        return done.sha256(), wall, cpu


@contextmanager
def dask(**settings: str) -> Iterator[Engine]:
    """A scheduler with workers of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        address = stack.enter_context(scheduler(folder))
        stack.enter_context(workers(address, folder, WORKERS, **settings))
        yield stack.enter_context(connected(address))


def engines(model: MarketModel) -> None:
    """The same ensemble by every engine, in turn."""
    made: dict[str, Callable[[], AbstractContextManager[Engine]]] = {
        "threads": lambda: engine("local", WORKERS),
        "processes": lambda: engine("processes", WORKERS),
        "Dask": dask,
        "Dask, memory not given back": lambda: dask(**UNTRIMMED),
    }
    with ExitStack() as stack:
        ready = {name: stack.enter_context(one()) for name, one in made.items()}
        for one in ready.values():
            # Workers start, and load what is compiled.
            streamed(model, one, 4 * 1024)
        rounds = [
            {name: streamed(model, one) for name, one in ready.items()} for _ in range(ROUNDS)
        ]
    assert len({digest for each in rounds for digest, _, _ in each.values()}) == 1
    for name in ready:
        wall, cpu = (statistics.median(each[name][at] for each in rounds) for at in (1, 2))
        ratio = statistics.median(each[name][2] / each["threads"][2] for each in rounds)
        write(
            f"{name}: {DRAWS} draws x {PLANTS} plants x {MONTHS} months streamed by {WORKERS}"
            f" workers: wall {wall:.2f} s, CPU {cpu:.2f} s, {ratio:.2f} times that of threads"
        )
    write(f"The draws of all engines have one hash ({ROUNDS} rounds in turn).")


def lengths() -> None:
    """CPU time and memory of longer and longer ensembles."""
    program = ALONE.format(plants=PLANTS, months=MONTHS, seed=SEED, workers=WORKERS)
    for draws in LENGTHS:
        with tempfile.TemporaryDirectory() as name:
            command = [sys.executable, "-c", program, str(draws), name]
            told = subprocess.run(
                command, env=os.environ, check=True, capture_output=True, text=True
            ).stdout
            size = sum(one.stat().st_size for one in Path(name).rglob("*") if one.is_file())
        cpu, peak = map(float, told.split())
        write(
            f"{draws} draws streamed: CPU {cpu:.2f} s, {1e6 * cpu / draws:.0f} us a draw;"
            f" at most {peak / MEBIBYTE:.0f} MiB resident; {size / draws / 1000:.1f} kB a draw"
        )


def main() -> None:
    """Print all figures."""
    model = synthetic_model(PLANTS, MONTHS)
    ensemble(model, draws=1, seed=SEED, engine=LocalEngine(1))
    engines(model)
    lengths()


if __name__ == "__main__":
    main()
