"""What one factor at a time does to the value of the reference project."""

from __future__ import annotations

from itertools import product

import numpy as np

from polysight.axes import Axis
from polysight.investment.case import ProjectCase
from polysight.investment.draw_factors import LOAD, factor_keys
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import sensitivity_table, switching_values
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.missing_reasons import NO_COEFFICIENT, NO_IRR, NO_SWITCHING

MILLION = 1e6


def add_sensitivity(draft: Draft, case: ProjectCase, known: Cell, period: str) -> None:
    """Add value and rate of return under changes, coefficients, and the changes that turn them.

    Parameters
    ----------
    draft : Draft
        The result so far.
    case : ProjectCase
        The reference project.
    known : Cell
        Everything that the project rests on.
    period : str
        Horizon of the project.
    """
    keys = factor_keys(case)
    table = sensitivity_table(case, keys)
    factor = Axis("factor", keys)
    change = Axis("change", tuple(f"{one:g}" for one in table.changes))
    basis = "tax=after;viewpoint=project"
    places = tuple(product(keys, table.changes))
    for name, values, unit, otherwise in (
        ("sensitivity", table.values[Outcome.NPV] / MILLION, "MCNY", NO_COEFFICIENT),
        ("irr_sensitivity", table.values[Outcome.IRR], "1", NO_IRR),
        ("sensitivity_coefficient", table.coefficients(Outcome.NPV), "1", NO_COEFFICIENT),
    ):
        cells = [
            known_or(float(one), otherwise, _over(case, key, move, known))
            for (key, move), one in zip(places, np.ravel(values), strict=True)
        ]
        draft.add(f"investment.{name}", (factor, change), cells, unit, basis=basis, period=period)
    turns = [known_or(float(one), NO_SWITCHING, known) for one in switching_values(case, keys)]
    draft.add("investment.switching_value", (factor,), turns, "1", basis=basis, period=period)


def _over(case: ProjectCase, key: str, move: float, known: Cell) -> Cell:
    """What a change rests on, marked where no plant can run at the load."""
    over = key == LOAD and float(case.load.max()) * (1.0 + move) > 1.0
    return combined(0.0, [known], *(("mark.over_nameplate",) if over else ()))
