"""One factor at a time: tables, coefficients, switching values, tornado, spider and heat map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import CARBON, LOAN_RATE, factor_keys
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import (
    CHANGES,
    SensitivityTable,
    sensitivity_table,
    switching_values,
    two_factor_values,
)

Floats = NDArray[np.float64]

#: Change at which the bars of a tornado end.
SWING = 0.1
#: Outcomes at whose zero a decision turns.
TURNING = (Outcome.NPV_BEFORE_TAX, Outcome.NPV, Outcome.NPV_EQUITY)


@dataclass(frozen=True, eq=False)
class ProjectSensitivity:
    """What each factor of a project does by itself.

    Parameters
    ----------
    table : SensitivityTable
        All outcomes at all changes.
    switching : dict of Outcome to ndarray
        Axis factor; relative change at which the value is zero, NaN where none is found.
    """

    table: SensitivityTable
    switching: dict[Outcome, Floats]

    def order(self, outcome: Outcome, swing: float = SWING) -> tuple[int, ...]:
        """Places of the factors from the widest bar of a tornado to the narrowest.

        Parameters
        ----------
        outcome : Outcome
            Which outcome.
        swing : float
            Change at which the bars end.

        Returns
        -------
        tuple of int
            Places in the factors of the table; infinite bars first, bars that cannot be told
            last.
        """
        ends = self.table.swing(outcome, swing)
        with np.errstate(invalid="ignore"):
            width = np.abs(ends[:, 1] - ends[:, 0])
        known = np.where(np.isnan(width), -1.0, width)
        return tuple(int(at) for at in np.argsort(-known, kind="stable"))


def project_sensitivity(
    case: ProjectCase,
    keys: Sequence[str] = (),
    changes: Sequence[float] = CHANGES,
    *,
    minimum_price: bool = False,
) -> ProjectSensitivity:
    """Tables of one factor at a time.

    Parameters
    ----------
    case : ProjectCase
        The project.
    keys : sequence of str
        Factors; all that the project has when empty: carbon only where it costs something, the
        loan rate only where there are loans.
    changes : sequence of float
        Relative changes.
    minimum_price : bool, default False
        Whether the minimum price is found too.

    Returns
    -------
    ProjectSensitivity
        Table and switching values.
    """
    names = tuple(keys) or _present(case)
    return ProjectSensitivity(
        sensitivity_table(case, names, changes, minimum_price=minimum_price),
        {one: switching_values(case, names, outcome=one) for one in TURNING},
    )


def heat_map(
    case: ProjectCase,
    outcome: Outcome,
    first: str,
    second: str,
    changes: Sequence[float] = CHANGES,
) -> Floats:
    """One outcome over a grid of two factors.

    Parameters
    ----------
    case : ProjectCase
        The project.
    outcome : Outcome
        Which outcome.
    first, second : str
        The factors.
    changes : sequence of float
        Relative changes of both.

    Returns
    -------
    ndarray of float
        Axes change of the first, change of the second.
    """
    return np.asarray(two_factor_values(case, (first, changes), (second, changes))[outcome])


def _present(case: ProjectCase) -> tuple[str, ...]:
    idle = set()
    if not np.any(case.running.carbon_cny_per_kg):
        idle.add(CARBON)
    if not case.financing.loans:
        idle.add(LOAN_RATE)
    return tuple(key for key in factor_keys(case) if key not in idle)
