"""Draws of a project: from points of the unit cube to what every draw comes to.

Draws are made in replicates of a design. A replicate is drawn and valued by itself, so that any
number of them passes through memory of one size, and threads change nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.outcomes import Outcome
from polysight.study.uncertain_project import UncertainProject
from polysight.uncertainty.designs import Design, balanced_count
from polysight.uncertainty.tally import Tally

Floats = NDArray[np.float64]

SEED = 20_260_101
REPLICATES = 16
#: Draws of a replicate where there may be any number of replicates.
BLOCK = 8192
#: Draws that one thread values at a time; fixed, whatever the number of threads.
PIECE = 2048


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
    paths : ndarray of float or None
        Axes draw, t; price over the level of a draw, where it moves about it.
    """

    project: UncertainProject
    design: Design
    seed: int
    replicates: int
    values: Floats
    outcomes: Floats
    paths: Floats | None = None

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
        [project.drawn(design, seed=seed, count=each, replicate=at) for at in range(replicates)],
        axis=1,
    )
    drawn = [project.paths(seed=seed, count=each, replicate=at) for at in range(replicates)]
    moved = [one for one in drawn if one is not None]
    paths = np.concatenate(moved) if moved else None
    outcomes = valued_in_pieces(project, values, paths, threads=threads)
    return ProjectDraws(project, design, seed, replicates, values, outcomes, paths)


def valued_in_pieces(
    project: UncertainProject,
    values: Floats,
    paths: Floats | None = None,
    *,
    threads: int | None = None,
) -> Floats:
    """What draws come to, worked by several threads.

    Parameters
    ----------
    project : UncertainProject
        The project.
    values : ndarray of float
        Axes factor, draw.
    paths : ndarray of float, optional
        Axes draw, t; see `UncertainProject.paths`.
    threads : int, optional
        Threads; one for each processor when omitted.

    Returns
    -------
    ndarray of float
        Axes `Outcome`, draw; the same bits for any number of threads.
    """
    return _in_pieces(project.outcomes, values, paths, threads)


def paid_in_pieces(
    project: UncertainProject,
    values: Floats,
    paths: Floats | None = None,
    *,
    threads: int | None = None,
) -> Floats:
    """What owners pay in under draws, worked by several threads.

    Parameters
    ----------
    project, values, paths, threads
        As of `valued_in_pieces`.

    Returns
    -------
    ndarray of float
        Axis draw; present value [CNY].
    """
    return _in_pieces(project.paid_in, values, paths, threads)


def _in_pieces(
    work: Callable[[Floats, Floats | None], Floats],
    values: Floats,
    paths: Floats | None,
    threads: int | None,
) -> Floats:
    def piece(at: int) -> Floats:
        own = slice(at, at + PIECE)
        return work(values[:, own], None if paths is None else paths[own])

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        parts = list(pool.map(piece, range(0, values.shape[1], PIECE)))
    return np.concatenate(parts, axis=-1)


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
        paths = project.paths(seed=seed, count=BLOCK, replicate=replicate)
        return project.outcomes(values, paths)

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
