"""Draws of a project: from points of the unit cube to what every draw comes to.

Draws are made in replicates of a design. A replicate is drawn and valued by itself, so that any
number of them passes through memory of one size, and threads change nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import Valuer, valuer
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import delayed
from polysight.study.project_factors import CONSUMPTION, DELAY, INPUT, ProjectFactors
from polysight.uncertainty.copula import correlated
from polysight.uncertainty.designs import Design, balanced_count, points
from polysight.uncertainty.tally import Tally

Floats = NDArray[np.float64]

SEED = 20_260_101
REPLICATES = 16
#: Draws of a replicate where there may be any number of replicates.
BLOCK = 8192
#: Draws that one thread values at a time; fixed, whatever the number of threads.
PIECE = 2048


class UncertainProject:
    """A project whose factors vary.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    factors : ProjectFactors
        What varies.
    minimum_price : bool, default False
        Whether the minimum price of every draw is found.
    """

    def __init__(
        self, case: ProjectCase, factors: ProjectFactors, *, minimum_price: bool = False
    ) -> None:
        """See the class."""
        self.case = case
        self.factors = factors
        self._minimum_price = minimum_price
        self._late: dict[int, tuple[ProjectCase, Valuer]] = {}
        self._lock = Lock()

    def values(self, cube: Floats) -> Floats:
        """Values of the factors at points that are correlated already.

        Parameters
        ----------
        cube : ndarray of float
            Axes factor, draw; between 0 and 1.

        Returns
        -------
        ndarray of float
            Axes factor, draw; unit of each factor.
        """
        rows = [
            one.margin.quantile(row) for one, row in zip(self.factors.factors, cube, strict=True)
        ]
        return np.array(rows).reshape(cube.shape)

    def drawn(self, design: Design, *, seed: int, count: int, replicate: int = 0) -> Floats:
        """Values of the factors in one replicate.

        Parameters
        ----------
        design : Design
            How points are spread.
        seed, count, replicate : int
            As of `polysight.uncertainty.designs.points`.

        Returns
        -------
        ndarray of float
            Axes factor, draw.
        """
        free = points(design, self.factors.keys, seed=seed, count=count, replicate=replicate)
        return self.values(correlated(free, self.factors.copula))

    def outcomes(self, values: Floats) -> Floats:
        """What draws come to.

        Parameters
        ----------
        values : ndarray of float
            Axes factor, draw.

        Returns
        -------
        ndarray of float
            Axes `Outcome`, draw.
        """
        rows = dict(zip(self.factors.keys, values, strict=True))
        count = values.shape[1]
        delay = rows.pop(DELAY, np.zeros(count))
        months = np.maximum(np.rint(delay), 0.0).astype(np.int64)
        told = np.empty((len(Outcome), count))
        for late in np.unique(months):
            places = np.flatnonzero(months == late)
            own = {key: row[places] for key, row in rows.items()}
            told[:, places] = self._valued(int(late), own, places.size)
        return told

    def central(self) -> Floats:
        """What the central case comes to.

        Returns
        -------
        ndarray of float
            Axis `Outcome`.
        """
        middle = np.array([[one.central] for one in self.factors.factors])
        return np.asarray(self.outcomes(middle)[:, 0])

    def _valued(self, late: int, rows: dict[str, Floats], count: int) -> Floats:
        case, ready = self._ready(late)
        told: dict[str, Floats] = {}
        for key, row in rows.items():
            # Price and consumption of an input multiply the same cost.
            own = f"{INPUT}{key.removeprefix(CONSUMPTION)}" if key.startswith(CONSUMPTION) else key
            told[own] = told[own] * row if own in told else row
        values = np.empty((len(Outcome), count))
        ready.fill(draw_factors(case, told, count), 0, count, values)
        return values

    def _ready(self, late: int) -> tuple[ProjectCase, Valuer]:
        """The project built later by some months, made ready once."""
        with self._lock:
            if late not in self._late:
                case = delayed(self.case, late)
                self._late[late] = (case, valuer(case, minimum_price=self._minimum_price))
            return self._late[late]


@dataclass(frozen=True, eq=False)
class ProjectDraws:
    """Draws of a project, all of them kept.

    Parameters
    ----------
    project : UncertainProject
        The project.
    design : Design
        How points were spread.
    seed : int
        Seed of the design.
    replicates : int
        Replicates; the draws of each stand together.
    values : ndarray of float
        Axes factor, draw.
    outcomes : ndarray of float
        Axes `Outcome`, draw.
    """

    project: UncertainProject
    design: Design
    seed: int
    replicates: int
    values: Floats
    outcomes: Floats

    def of(self, outcome: Outcome) -> Floats:
        """One outcome by replicate.

        Parameters
        ----------
        outcome : Outcome
            Which.

        Returns
        -------
        ndarray of float
            Axes replicate, draw.
        """
        return np.asarray(self.outcomes[outcome].reshape(self.replicates, -1))


def project_draws(
    project: UncertainProject,
    *,
    count: int,
    seed: int = SEED,
    design: Design = Design.SOBOL,
    replicates: int = REPLICATES,
    threads: int | None = None,
) -> ProjectDraws:
    """Draws of a project, all of them kept.

    Parameters
    ----------
    project : UncertainProject
        The project.
    count : int
        Draws wanted; rounded up so that every replicate has a power of two.
    seed : int
        Seed of the design.
    design : Design
        How points are spread.
    replicates : int
        Replicates, from whose spread intervals are told.
    threads : int, optional
        Threads; one for each processor when omitted. They change no number.

    Returns
    -------
    ProjectDraws
        Values of the factors and outcomes.
    """
    each = balanced_count(count, replicates)
    values = np.concatenate(
        [
            project.drawn(design, seed=seed, count=each, replicate=at)
            for at in range(replicates)
        ],
        axis=1,
    )  # fmt: skip
    outcomes = valued_in_pieces(project, values, threads=threads)
    return ProjectDraws(project, design, seed, replicates, values, outcomes)


def valued_in_pieces(
    project: UncertainProject, values: Floats, *, threads: int | None = None
) -> Floats:
    """What draws come to, worked by several threads.

    Parameters
    ----------
    project : UncertainProject
        The project.
    values : ndarray of float
        Axes factor, draw.
    threads : int, optional
        Threads; one for each processor when omitted.

    Returns
    -------
    ndarray of float
        Axes `Outcome`, draw; the same bits for any number of threads.
    """
    starts = range(0, values.shape[1], PIECE)
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        parts = list(pool.map(lambda at: project.outcomes(values[:, at : at + PIECE]), starts))
    return np.concatenate(parts, axis=1)


def outcome_blocks(
    project: UncertainProject,
    *,
    count: int,
    seed: int = SEED,
    design: Design = Design.SOBOL,
    threads: int | None = None,
) -> Iterator[Floats]:
    """Outcomes of any number of draws, block by block; nothing is kept.

    Parameters
    ----------
    project, count, seed, design, threads
        As of `project_draws`.

    Yields
    ------
    ndarray of float
        Axes `Outcome`, draw; one replicate of `BLOCK` draws, in the order of the replicates.
    """
    workers = threads or os.cpu_count() or 1

    def block(replicate: int) -> Floats:
        values = project.drawn(design, seed=seed, count=BLOCK, replicate=replicate)
        return project.outcomes(values)

    waiting: deque[Future[Floats]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for replicate in range(-(-count // BLOCK)):
            # As many as the threads can work on ahead, and no more in memory.
            if len(waiting) > workers:
                yield waiting.popleft().result()
            waiting.append(pool.submit(block, replicate))
        while waiting:
            yield waiting.popleft().result()


def tallied_draws(
    project: UncertainProject,
    *,
    count: int,
    seed: int = SEED,
    design: Design = Design.SOBOL,
    threads: int | None = None,
) -> dict[Outcome, Tally]:
    """Distributions of all outcomes over any number of draws, in memory of one size.

    Parameters
    ----------
    project, count, seed, design, threads
        As of `project_draws`.

    Returns
    -------
    dict of Outcome to Tally
        Those that every draw has: the minimum price only where it is found.
    """
    told: dict[Outcome, Tally] = {}
    for block in outcome_blocks(project, count=count, seed=seed, design=design, threads=threads):
        for outcome in Outcome:
            row = block[outcome]
            if np.isnan(row).all():
                continue
            if outcome in told:
                told[outcome].add(row)
            else:
                told[outcome] = Tally(row)
    return told
