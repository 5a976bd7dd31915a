"""Outcomes of several cases of one project, and effects of changes on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import draw_factors
from polysight.investment.ensemble import valued
from polysight.investment.outcomes import Outcome
from polysight.investment.shapley import Effects, effects, subsets
from polysight.study.project_change import ReadChange, with_changes

Floats = NDArray[np.float64]

#: Outcomes whose effects add up; rates and ratios may not exist.
VALUES = (Outcome.NPV_BEFORE_TAX, Outcome.NPV, Outcome.NPV_EQUITY)


def case_outcomes(cases: Sequence[ProjectCase]) -> Floats:
    """Outcomes of each case.

    Parameters
    ----------
    cases : sequence of ProjectCase
        Any number of cases.

    Returns
    -------
    ndarray of float
        Axes case, `Outcome`.
    """
    told = np.empty((len(cases), len(Outcome)))
    for place, case in enumerate(cases):
        told[place] = valued(case, draw_factors(case, {}, 1)).values[:, 0]
    return told


def joint_effects(
    case: ProjectCase, changes: Sequence[Sequence[ReadChange]]
) -> tuple[Effects, Floats]:
    """Effects of several sets of changes, alone, together and by Shapley shares.

    Parameters
    ----------
    case : ProjectCase
        The project.
    changes : sequence of sequence of ReadChange
        Sets of changes; every subset of them is worked.

    Returns
    -------
    effects : Effects
        Axes set, place in `VALUES` [CNY].
    outcomes : ndarray of float
        Axis `Outcome`; of all sets together.
    """
    chosen = subsets(len(changes))
    cases = [
        with_changes(case, [one for place in subset for one in changes[place]]) for subset in chosen
    ]
    told = case_outcomes(cases)
    return effects(told[:, list(VALUES)]), told[-1]
