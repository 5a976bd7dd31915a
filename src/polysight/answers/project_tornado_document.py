"""One factor at a time: the work, and its document for machines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.answers.project_answer import ProjectAnswer
from polysight.answers.project_document import head
from polysight.answers.project_numbers import finite, finite_list
from polysight.answers.project_words import (
    factor_name,
)
from polysight.errors import UsageError, refusal
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import CHANGES, switching_values
from polysight.messages import LANGUAGES
from polysight.study.project_sensitivity import (
    SWING,
    ProjectSensitivity,
    heat_map,
    project_sensitivity,
)
from polysight.suggestion import nearest

#: Outcomes whose whole table is told.
TABLED = (Outcome.NPV, Outcome.IRR)
#: What the bars may show, by the word with which it is asked for.
ASKED = {
    "npv": Outcome.NPV,
    "irr-equity": Outcome.IRR_EQUITY,
    "debt-cover": Outcome.MINIMUM_DEBT_COVER,
}


@dataclass(frozen=True, eq=False)
class Tornado:
    """What one factor, or two, do to a project.

    Parameters
    ----------
    by : float
        Change at which the bars end.
    sensitivity : ProjectSensitivity
        All outcomes at all changes.
    grid : tuple of str
        Two factors of a heat map; empty where none was asked for.
    heat : dict of Outcome to ndarray
        Axes change of the first, change of the second.
    outcome : Outcome
        What the bars show.
    turns : ndarray of float
        Axis factor; relative change at which the outcome turns, NaN where none is found.
    """

    by: float
    sensitivity: ProjectSensitivity
    grid: tuple[str, ...]
    heat: dict[Outcome, np.ndarray]
    outcome: Outcome
    turns: np.ndarray

    @property
    def tabled(self) -> tuple[Outcome, ...]:
        """Outcomes whose whole table is told, what the bars show among them.

        Returns
        -------
        tuple of Outcome
            Without doubles.
        """
        return tuple(dict.fromkeys((self.outcome, *TABLED)))


def tornado(
    asked: ProjectAnswer, by: float | None, grid: tuple[str, str] | None, of: str | None = None
) -> Tornado:
    """One factor of a project at a time.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    by : float or None
        Change at which the bars end; a tenth when None.
    grid : tuple of str or None
        Two factors of a heat map.
    of : str or None
        What the bars show, a word of `ASKED`; the value after tax when None.

    Returns
    -------
    Tornado
        Table, switching values and heat map.

    Raises
    ------
    UsageError
        If the project has no such factor.
    """
    swing = SWING if by is None else by
    changes = sorted({*CHANGES, -swing, swing})
    found = project_sensitivity(asked.case, changes=changes)
    names = found.table.keys
    for key in grid or ():
        if key not in names:
            raise refusal(
                UsageError, "project_page.no_factor", got=key, known=", ".join(names),
                suggestion=nearest(key, names),
            )  # fmt: skip
    heat = {one: heat_map(asked.case, one, *grid) for one in TABLED} if grid else {}
    outcome = ASKED[of or "npv"]
    if outcome is Outcome.MINIMUM_DEBT_COVER:
        turns = switching_values(asked.case, names, outcome=outcome, target=1.0)
    else:
        # A rate turns where the value at the rate that is asked for is nought.
        turns = found.switching[Outcome.NPV if outcome is Outcome.NPV else Outcome.NPV_EQUITY]
    return Tornado(swing, found, grid or (), heat, outcome, turns)


def document(asked: ProjectAnswer, found: Tornado) -> dict[str, object]:
    """One factor at a time, for machines.

    Parameters
    ----------
    asked : ProjectAnswer
        The project.
    found : Tornado
        What was found.

    Returns
    -------
    dict
        As `schemas/project_tornado.schema.json` says.
    """
    one = found.sensitivity.table
    told = [each for each in Outcome if not each.key.endswith("status")]
    told.remove(Outcome.MINIMUM_PRICE)
    order = found.sensitivity.order(found.outcome, found.by)
    return {
        **head(asked),
        "by": found.by,
        "of": found.outcome.key,
        "changes": one.changes.tolist(),
        "base": {each.key: finite(float(one.base[each])) for each in told},
        "factors": [
            {
                "factor": one.keys[at],
                "name": {each: factor_name(one.keys[at], each) for each in LANGUAGES},
                "outcomes": {each.key: finite_list(one.values[each][at]) for each in told},
                "coefficient_npv": finite_list(one.coefficients(Outcome.NPV)[at]),
                "coefficient": finite_list(one.coefficients(found.outcome)[at]),
                "turns_at": finite(float(found.turns[at])),
                "coefficient_irr": finite_list(one.coefficients(Outcome.IRR)[at]),
                "switching": {
                    key.key: finite(float(values[at]))
                    for key, values in found.sensitivity.switching.items()
                },
            }
            for at in order
        ],
        "grid": list(found.grid),
        "heat": {
            key.key: [finite_list(row) for row in values] for key, values in found.heat.items()
        },
    }


def cited(found: Tornado) -> tuple[str, ...]:
    """Nothing: factors are moved by round numbers.

    Parameters
    ----------
    found : Tornado
        What was found.

    Returns
    -------
    tuple of str
        Empty.
    """
    del found
    return ()
