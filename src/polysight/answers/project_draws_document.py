"""A project under uncertainty, and its document for machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head, uncertainty_document, words
from polysight.answers.project_influence_document import influence_document
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.project_words import (
    factor_name,
)
from polysight.messages import LANGUAGES
from polysight.study.project_draws import SEED
from polysight.study.project_factors import UncertainFactor
from polysight.study.project_influence import ProjectInfluence, project_influence
from polysight.study.project_market import SimulatedPaths
from polysight.study.project_uncertainty import (
    COUNT,
    ProjectUncertainty,
    project_uncertainty,
)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A project under draws.

    Parameters
    ----------
    uncertainty : ProjectUncertainty
        Distributions and figures of risk.
    influence : ProjectInfluence or None
        What they come from, where that was asked for.
    """

    uncertainty: ProjectUncertainty
    influence: ProjectInfluence | None


def drawn(
    asked: ProjectAnswer, count: int | None, seed: int | None, *, influence: bool = False
) -> Drawn:
    """A project under draws of its uncertain factors.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    count, seed : int or None
        Number of draws, and start of the random sequences; the usual ones when None.
    influence : bool
        Whether to find what the uncertainty comes from.

    Returns
    -------
    Drawn
        Distributions, and influence where asked for.
    """
    start = SEED if seed is None else seed
    found = project_uncertainty(
        asked.resolved, case=asked.case, count=COUNT if count is None else count, seed=start
    )
    return Drawn(found, project_influence(found.draws, seed=start) if influence else None)


def document(asked: ProjectAnswer, found: Drawn) -> dict[str, object]:
    """Distributions of a project for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Drawn
        What was found.

    Returns
    -------
    dict
        As `schemas/project_draws.schema.json` says.
    """
    project = found.uncertainty.draws.project
    factors, paths = project.factors, project.simulated
    return {
        **head(asked),
        **uncertainty_document(found.uncertainty),
        "simulated_price": None if paths is None else market_of(paths),
        "figures_of_risk": [
            {
                "figure": one.key,
                "outcome": one.outcome.key,
                "draws": one.steps.counts.tolist(),
                "value": finite_list(one.steps.value),
                "low": finite_list(one.steps.low),
                "high": finite_list(one.steps.high),
            }
            for one in found.uncertainty.figures
        ],
        "factors": [_factor_document(one) for one in factors.factors],
        "correlations": [
            {
                "between": list(one.between), "origin": one.origin, "rank": one.rank,
                "used": one.used, "low": finite(one.low), "high": finite(one.high),
                "count": one.count, "effective_count": finite(one.effective_count),
                "first": one.first, "last": one.last, "inputs": list(one.inputs),
            }
            for one in factors.correlations
        ],
        "largest_correlation_change": factors.largest_change,
        "influence": None if found.influence is None else influence_document(found.influence),
        "assumptions": {key: words(one) for key, one in asked.resolved.words.items()
                        if key.startswith(("project:uncertainty", "project:correlations"))},
    }  # fmt: skip


def market_of(paths: SimulatedPaths) -> dict[str, object]:
    """Simulated market that gave the prices of a project.

    Parameters
    ----------
    paths : SimulatedPaths
        Prices by draw and year.

    Returns
    -------
    dict
        Scenario, draws, seed, years and the year whose money counts.
    """
    scenario, years = paths.price.forecast.scenario, paths.price.years
    return {
        "scenario": scenario.id, "draws": scenario.draws, "seed": scenario.seed,
        "first": int(years[0]), "last": int(years[-1]), "money": paths.price.money_year,
    }  # fmt: skip


def _factor_document(one: UncertainFactor) -> dict[str, object]:
    form = getattr(one.margin, "form", None)
    ends = one.margin.quantile(np.array([0.05, 0.5, 0.95]))
    return {
        "factor": one.key,
        "name": {each: factor_name(one.key, each) for each in LANGUAGES},
        "distribution": form.value if form else "sampled",
        "central": one.central,
        "quantiles": dict(zip(("0.05", "0.5", "0.95"), finite_list(ends), strict=True)),
        "inputs": list(one.inputs),
    }


def cited(found: Drawn) -> Iterator[str]:
    """Ids on which distributions and correlations rest.

    Parameters
    ----------
    found : Drawn
        What was found.

    Yields
    ------
    str
        Ids of rows, sources and assumptions.
    """
    factors = found.uncertainty.draws.project.factors
    for factor in factors.factors:
        yield from factor.inputs
    for pair in factors.correlations:
        yield from pair.inputs
