"""What one factor at a time does to an outcome of a project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from polysight.investment.bracket import rising_root
from polysight.investment.npv import Floats
from polysight.investment.project import Project

Factor = Literal["price", "capex", "output", "unit_costs", "fixed_cost"]
Outcome = Callable[[Project], Floats]

_FIELDS: dict[Factor, str] = {
    "price": "price_cny_per_kg",
    "capex": "capex_cny",
    "output": "output_kg",
    "unit_costs": "unit_costs_cny_per_kg",
    "fixed_cost": "fixed_cost_cny",
}


@dataclass(frozen=True, slots=True)
class OneAtATime:
    """Table of single-factor sensitivity.

    Parameters
    ----------
    factors : tuple of str
        Keys of the factor axis.
    changes : ndarray of float
        Axis change; relative change of the factor, for example -0.1.
    base : ndarray of float
        Axes ...; outcome without change.
    outcome : ndarray of float
        Axes factor, change, ....
    coefficient : ndarray of float
        Axes factor, change, ...; relative change of the outcome over that of the factor; NaN
        where the change or the base is zero.
    switching : ndarray of float
        Axes factor, ...; relative change of the factor at which the outcome reaches the target;
        NaN where it does not within the range searched.
    """

    factors: tuple[Factor, ...]
    changes: Floats
    base: Floats
    outcome: Floats
    coefficient: Floats
    switching: Floats


def scaled(project: Project, factor: Factor, multiplier: Floats) -> Project:
    """Project with one factor multiplied in every year.

    Parameters
    ----------
    project : Project
        The project.
    factor : {"price", "capex", "output", "unit_costs", "fixed_cost"}
        What is multiplied.
    multiplier : ndarray of float
        Axes case, ... or ...; one for no change.

    Returns
    -------
    Project
        Its arrays have the axes of the multiplier in front.
    """
    name = _FIELDS[factor]
    behind = {"capex": 0, "unit_costs": 2}.get(factor, 1)
    wide = multiplier.reshape(multiplier.shape + (1,) * behind)
    return replace(project, **{name: wide * getattr(project, name)})


def one_at_a_time(
    project: Project,
    outcome: Outcome,
    *,
    factors: tuple[Factor, ...],
    changes: Floats,
    target: float,
    search: tuple[float, float],
) -> OneAtATime:
    """Outcome, sensitivity coefficient and switching value of each factor, the others unchanged.

    Parameters
    ----------
    project : Project
        The base case; axes ....
    outcome : callable
        From a project to numbers with its leading axes, for example its present value.
    factors : tuple of str
        Which factors.
    changes : ndarray of float
        Axis change; relative changes.
    target : float
        Outcome at which the decision turns: zero for a present value.
    search : (float, float)
        Relative changes between which the switching value is searched.

    Returns
    -------
    OneAtATime
        The table.

    References
    ----------
    Sensitivity coefficient (dA/A)/(dF/F) and switching value: NDRC and MOHURD, Economic
    Evaluation Methods and Parameters for Construction Projects, 3rd ed. (2006).
    """
    base = outcome(project)
    cases = (1.0 + changes).reshape(-1, *(1,) * base.ndim) * np.ones_like(base)
    table = np.stack([outcome(scaled(project, factor, cases)) for factor in factors])
    moves = changes.reshape(-1, *(1,) * base.ndim)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (table - base) / np.abs(base) / moves
    coefficient = np.where(np.isfinite(ratio), ratio, np.nan)
    switching = np.stack(
        [_switching(project, outcome, factor, base, target, search) for factor in factors]
    )
    return OneAtATime(factors, changes, base, table, coefficient, switching)


def _switching(
    project: Project,
    outcome: Outcome,
    factor: Factor,
    base: Floats,
    target: float,
    search: tuple[float, float],
) -> Floats:
    low, high = (np.full(base.shape, 1.0 + end) for end in search)
    rises = outcome(scaled(project, factor, high)) >= outcome(scaled(project, factor, low))
    direction = np.where(rises, 1.0, -1.0)

    def distance(multiplier: Floats) -> Floats:
        return direction * (outcome(scaled(project, factor, multiplier)) - target)

    return rising_root(distance, low, high) - 1.0
