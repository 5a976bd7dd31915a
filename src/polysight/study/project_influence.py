"""Which factors of a project its outcomes come from, told in the ways that suit each question.

Elementary effects screen: what a factor does, moved by itself. Sobol indices share the variance
between blocks of factors that are independent of each other. Shapley effects share it between
all factors although some go together. PAWN asks how far knowing a factor moves the distribution,
of all outcomes or of losses alone; it needs no variance, so that rates that do not exist count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.outcomes import Outcome
from polysight.study.project_draws import SEED, ProjectDraws, valued_in_pieces
from polysight.study.uncertain_project import UncertainProject
from polysight.uncertainty.copula import correlated, correlated_blocks
from polysight.uncertainty.designs import Design, points
from polysight.uncertainty.elementary_effects import ElementaryEffects, elementary_effects
from polysight.uncertainty.pawn import Pawn, pawn
from polysight.uncertainty.shapley_effects import shapley_effects
from polysight.uncertainty.variance_shares import Model, Shares, VarianceShares, variance_shares

Floats = NDArray[np.float64]

#: Outcomes whose variance is shared: those that every draw has as a finite number.
SHARED = (Outcome.NPV_BEFORE_TAX, Outcome.NPV, Outcome.NPV_EQUITY)
#: Outcomes whose distribution is compared.
COMPARED = (Outcome.NPV, Outcome.IRR, Outcome.IRR_EQUITY)
COMPARED_DRAWS = 4096
TRAJECTORIES = 64
COUNT = 2048
#: Most factors between which Shapley effects are shared, and evaluations spent on them.
MOST_SHARED, SHAPLEY_EVALUATIONS = 9, 2**18
#: Fewest and most points of a set of groups.
LEAST, MOST = 256, 4096


@dataclass(frozen=True, eq=False)
class ProjectInfluence:
    """Influence of the factors of a project.

    Parameters
    ----------
    keys : tuple of str
        Factors.
    screening : ElementaryEffects
        Axes `SHARED`, factor.
    blocks : tuple of tuple of str
        Factors that go together.
    variance : VarianceShares
        Axes `SHARED`, block.
    groups : tuple of tuple of str
        Factors, or those with least effect together, between which Shapley effects are shared.
    shapley : Shares
        Axes `SHARED`, group.
    distance : dict of Outcome to Pawn
        Axis factor, for `COMPARED`.
    distance_in_losses : Pawn
        Axis factor; of present values after tax below zero alone.
    """

    keys: tuple[str, ...]
    screening: ElementaryEffects
    blocks: tuple[tuple[str, ...], ...]
    variance: VarianceShares
    groups: tuple[tuple[str, ...], ...]
    shapley: Shares
    distance: dict[Outcome, Pawn]
    distance_in_losses: Pawn


def project_influence(
    draws: ProjectDraws, *, count: int = COUNT, seed: int = SEED, threads: int | None = None
) -> ProjectInfluence:
    """Influence of the factors of a project on its values.

    Parameters
    ----------
    draws : ProjectDraws
        Draws of the project, for the distances.
    count : int
        Points of the Sobol indices; a power of two.
    seed : int
        Seed of the designs.
    threads : int, optional
        Threads; one for each processor when omitted.

    Returns
    -------
    ProjectInfluence
        By every method.
    """
    factors = draws.project.factors
    project = UncertainProject(draws.project.case, factors)
    keys, number = factors.keys, len(factors.keys)
    model = _model(project, threads)
    screening = elementary_effects(
        model, number, tuple((at,) for at in range(number)), trajectories=TRAJECTORIES, seed=seed
    )
    blocks = correlated_blocks(factors.copula)
    variance = variance_shares(
        lambda cube: model(correlated(cube, factors.copula)),
        _design(keys, seed, count), blocks, seed=seed,
    )  # fmt: skip
    groups = _groups(screening)
    # Twice the groups, half the points: the work stays what it is.
    each = min(max(SHAPLEY_EVALUATIONS >> len(groups), LEAST), MOST)
    shapley = shapley_effects(model, _design(keys, seed, each), factors.copula, groups, seed=seed)
    return ProjectInfluence(
        keys,
        screening,
        _named(blocks, keys),
        variance,
        _named(groups, keys),
        shapley,
        {one: _distance(draws, one, seed, np.inf) for one in COMPARED},
        _distance(draws, Outcome.NPV, seed, 0.0),
    )


def _distance(draws: ProjectDraws, outcome: Outcome, seed: int, at_most: float) -> Pawn:
    """Distances from the first draws of every replicate; more draws would tell no more."""
    each = max(COMPARED_DRAWS // draws.replicates, 1)
    values = draws.values.reshape(len(draws.values), draws.replicates, -1)[:, :, :each]
    return pawn(
        values.reshape(len(values), -1), draws.of(outcome)[:, :each].ravel(), seed=seed,
        at_most=at_most,
    )  # fmt: skip


def _model(project: UncertainProject, threads: int | None) -> Model:
    """From points of the cube, correlated or not, to the values."""

    def model(cube: Floats) -> Floats:
        values = project.values(cube)
        return np.asarray(valued_in_pieces(project, values, threads=threads)[list(SHARED)])

    return model


def _design(keys: Sequence[str], seed: int, count: int) -> Floats:
    """Two independent sets of points in one even design."""
    names = (*keys, *(f"{key}'" for key in keys))
    return points(Design.SOBOL, names, seed=seed, count=count)


def _groups(screening: ElementaryEffects) -> tuple[tuple[int, ...], ...]:
    """Every factor by itself, or those with least effect on the value after tax together."""
    effects = screening.mean_absolute[SHARED.index(Outcome.NPV)]
    order = np.argsort(-effects, kind="stable")
    if order.size <= MOST_SHARED:
        return tuple((at,) for at in range(order.size))
    own = sorted(int(at) for at in order[: MOST_SHARED - 1])
    rest = sorted(int(at) for at in order[MOST_SHARED - 1 :])
    return (*((at,) for at in own), tuple(rest))


def _named(places: Sequence[Sequence[int]], keys: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(keys[at] for at in each) for each in places)
