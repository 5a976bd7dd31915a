"""Rates of return and present values: polysight against pyxirr and numpy-financial, by CPU time.

Three sets of made-up rows of 25 flows: projects with outlays in the first one to three years;
projects with an overhaul and a closing cost besides, whose signs change several times; and random
signs. Every rate on which the peers could agree with ours is compared. Then present values against
the time in which numpy copies the same rows.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import numpy_financial
import pyxirr
from numpy.typing import NDArray
from pairing import ROUNDS, compare_states

from polysight.investment.irr import IrrStatus, irr_batch
from polysight.investment.npv import npv

Floats = NDArray[np.float64]

ROWS, PERIODS, SEED = 100_000, 25, 20260101
SAMPLES = {"pyxirr": 20_000, "numpy-financial": 2_000}
#: Rows that are read from memory and from no cache.
LARGE = 1_000_000


def projects(count: int) -> Floats:
    """Outlays in the first one to three years, then receipts."""
    chance = np.random.default_rng(SEED)
    rows = chance.uniform(50, 150, (count, PERIODS))
    building = chance.integers(1, 4, count)
    for year in range(3):
        outlay = -chance.uniform(300, 1500, count) / building
        rows[:, year] = np.where(year < building, outlay, rows[:, year])
    return rows


def overhauled(count: int) -> Floats:
    """Such projects with an overhaul in the middle and a closing cost."""
    chance, rows = np.random.default_rng(SEED + 1), projects(2 * count)
    rows[np.arange(2 * count), chance.integers(8, 18, 2 * count)] -= chance.uniform(
        100, 600, 2 * count
    )
    rows[:, -1] -= chance.uniform(0, 900, 2 * count)
    changes = np.sum(np.sign(rows[:, 1:]) != np.sign(rows[:, :-1]), axis=1)
    return rows[changes > 1][:count]


def report(name: str, rows: Floats) -> None:
    """Ratios and agreement on one set."""
    found = irr_batch(rows)
    kinds = {one.label: int(np.sum(found.status == one)) for one in IrrStatus}
    told = ", ".join(f"{count} {label}" for label, count in kinds.items() if count)
    write(f"{name}: {len(rows)} rows of {rows.shape[1]} flows ({told}); "
          f"largest residual {np.nanmax(found.residual):.1e}")  # fmt: skip
    peers: dict[str, Callable[[Floats], float | None]] = {
        "pyxirr": lambda row: pyxirr.irr(row, silent=True),
        "numpy-financial": numpy_financial.irr,
    }
    for peer, rate in peers.items():
        some = rows[: SAMPLES[peer]]
        ours, theirs, ratio = compare_states(
            lambda: irr_batch(rows), len(rows), lambda some=some, rate=rate: [*map(rate, some)],
            len(some),
        )  # fmt: skip
        other = np.array([*map(rate, some)], dtype=np.float64)
        alone = (found.status == IrrStatus.OK)[: len(some)]
        apart = np.abs(other - found.rate[: len(some)])[alone]
        write(
            f"  polysight {1e-6 / ours:.2f} M, {peer} {1e-6 / theirs:.4f} M rows per CPU second: "
            f"{ratio:.0f} times ({ROUNDS} pairs); of {alone.sum()} rows with one root "
            f"{np.sum(apart < 1e-9)} agree to 1e-9"
        )


def against_copying() -> None:
    """Bytes read per second by present values over bytes moved per second by a copy."""
    rows = projects(LARGE)
    copied, rates = np.empty_like(rows), np.linspace(0.02, 0.2, LARGE)
    for name, rate in (("one rate", np.asarray(0.1)), ("a rate for each row", rates)):
        shares = []
        for _ in range(ROUNDS + 1):
            copying = spent(lambda: np.copyto(copied, rows))
            valuing = spent(lambda rate=rate: npv(rate, rows, "end"))
            shares.append(((rows.nbytes + 8 * LARGE) / valuing) / (2 * rows.nbytes / copying))
        write(
            f"Present values, {name}: {1e-6 * LARGE / valuing:.0f} M rows a second, "
            f"{statistics.median(shares[1:]):.0%} of the bytes per second of a copy"
        )


def spent(work: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def write(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    report("Projects", projects(LARGE))
    report("Overhauled projects", overhauled(ROWS))
    report("Random signs", np.random.default_rng(SEED).normal(size=(ROWS, PERIODS)))
    against_copying()
