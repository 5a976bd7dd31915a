"""A million valuations of a project of 20 years in memory that does not grow, and its peers.

The shipped Siemens project with all its uncertain factors, streamed through two threads: drawing,
joining by the copula, the whole statement, three rates of return, paybacks, covers and the counts
of every distribution. Then the fused kernel alone, one thread, against the plain Python statement
that the tests take as oracle, valuation by valuation; both give the same values.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np
from pairing import ROUNDS, compare_states

from polysight.evidence.store import evidence
from polysight.investment.case import ProjectCase
from polysight.investment.outcomes import Outcome
from polysight.study.project_case import resolved_project
from polysight.study.project_draws import outcome_blocks, tallied_draws
from polysight.study.project_factors import project_factors
from polysight.study.project_files import project_file
from polysight.study.uncertain_project import UncertainProject
from polysight.uncertainty.designs import Design
from tests.investment.factored_case import factored_case
from tests.investment.plain_indicators import plain_indicators
from tests.investment.plain_statement import plain_statement

PROJECT, SEED = "siemens-inner-mongolia", 20260101
DRAWS, THREADS = 1_000_000, 2
KERNEL_DRAWS, PEER_DRAWS = 16_384, 32
MEGABYTE = 1024.0


def most_memory() -> float:
    """Most memory resident so far [MB]."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


def stream(project: UncertainProject) -> None:
    """A few draws, then the million: time, and what memory it took beyond the few."""
    for _ in outcome_blocks(project, count=4 * THREADS * 8192, threads=THREADS):
        pass
    before, start, spent = most_memory(), time.perf_counter(), time.process_time()
    told = tallied_draws(project, count=DRAWS, seed=SEED, threads=THREADS)
    wall, cpu = time.perf_counter() - start, time.process_time() - spent
    value = told[Outcome.NPV]
    sys.stdout.write(
        f"{value.count:,} valuations of {project.case.periods} periods, "
        f"{len(project.factors.keys)} factors, {THREADS} threads: {wall:.1f} s wall, "
        f"{cpu:.1f} s CPU ({cpu / value.count * 1e6:.1f} us each); memory {before:.0f} MB before, "
        f"{most_memory():.0f} MB at most\n"
        f"chance of a loss {value.loss_probability:.4f}, 5 % quantile of the value "
        f"{value.quantile(0.05) / 1e6:,.0f} MCNY known to {value.cell / 1e6:.1f}\n"
    )


def plainly(case: ProjectCase, values: np.ndarray, keys: tuple[str, ...]) -> list[float]:
    """Values after tax by the plain statement, draw by draw."""
    told = []
    for row in values.T:
        factors = dict(zip(keys, (float(one) for one in row), strict=True))
        for key in [key for key in factors if key.startswith("consumption:")]:
            own = f"input:{key.removeprefix('consumption:')}"
            factors[own] = factors.get(own, 1.0) * factors.pop(key)
        book = plain_statement(factored_case(case, factors))
        told.append(plain_indicators(book)[0]["npv_after_tax"])
    return told


def main() -> None:
    """The stream, and the kernel against the plain statement."""
    shipped = evidence()
    resolved = resolved_project(project_file(PROJECT, shipped), shipped)
    project = UncertainProject(resolved.case, project_factors(resolved))
    values = project.drawn(Design.SOBOL, seed=SEED, count=KERNEL_DRAWS)
    some = values[:, :PEER_DRAWS]
    ours = project.outcomes(some)[Outcome.NPV]
    theirs = plainly(resolved.case, some, project.factors.keys)
    worst = np.max(np.abs(ours / theirs - 1))
    sys.stdout.write(f"{PEER_DRAWS} values agree to {worst:.1e}\n")
    assert worst < 1e-9
    stream(project)
    own, other, ratio = compare_states(
        lambda: project.outcomes(values), KERNEL_DRAWS,
        lambda: plainly(resolved.case, some, project.factors.keys), PEER_DRAWS,
    )  # fmt: skip
    sys.stdout.write(
        f"one thread, {ROUNDS} pairs: {1 / own:,.0f} valuations per CPU second, plain Python "
        f"{1 / other:,.0f}; {ratio:,.0f} times\n"
    )


if __name__ == "__main__":
    main()
