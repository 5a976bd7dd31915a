"""What one factor at a time does to the value of the reference project."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.investment.cash_flow import project_cash_flow
from polysight.investment.npv import npv
from polysight.investment.project import Project
from polysight.investment.sensitivity import Factor, one_at_a_time
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.project_settings import ProjectSettings

#: Keys of the result and what the room calls them; load is output over nameplate.
FACTORS: dict[str, Factor] = {
    "price": "price",
    "capex": "capex",
    "load": "output",
    "unit-costs": "unit_costs",
}
FACTOR = Axis("factor", tuple(FACTORS))
CHANGE = Axis("change", ("-0.2", "-0.1", "-0.05", "0.05", "0.1", "0.2"))
#: Relative changes between which the switching value is searched: from nothing to tenfold.
SEARCH = (-1.0, 9.0)
MILLION = 1e6


def add_sensitivity(
    draft: Draft, project: Project, settings: ProjectSettings, known: Cell, period: str
) -> None:
    """Add the present value after tax under changes, and the change at which it turns.

    Parameters
    ----------
    draft : Draft
        The result so far, with the present value.
    project : Project
        The reference project.
    settings : ProjectSettings
        Its settings.
    known : Cell
        Everything that the project rests on.
    period : str
        Horizon of the project.
    """
    rate = np.asarray(settings.discount_rate)

    def value(changed: Project) -> NDArray[np.float64]:
        return npv(rate, project_cash_flow(changed).net_after_tax, "end") / MILLION

    found = one_at_a_time(
        project,
        value,
        factors=tuple(FACTORS.values()),
        changes=np.array([float(key) for key in CHANGE.keys]),
        target=0.0,
        search=SEARCH,
    )
    base = (draft.cell("investment.npv", "after"), known)
    top = float(settings.loads.max())
    places = product(FACTOR.keys, CHANGE.keys)
    cells = [
        combined(float(one), base, *_over(factor, float(change), top))
        for one, (factor, change) in zip(found.outcome.ravel(), places, strict=True)
    ]
    basis = "tax=after;viewpoint=project"
    axes = (FACTOR, CHANGE)
    draft.add("investment.sensitivity", axes, cells, "MCNY", basis=basis, period=period)
    turns = [
        unknown("mark.no_switching", *base)
        if math.isnan(change)
        else combined(float(change), base, *_over(factor, float(change), top))
        for factor, change in zip(FACTOR.keys, found.switching, strict=True)
    ]
    draft.add("investment.switching_value", (FACTOR,), turns, "1", basis=basis, period=period)


def _over(factor: str, change: float, top: float) -> tuple[str, ...]:
    """Mark of a load that no plant can run at."""
    return ("mark.over_nameplate",) if factor == "load" and top * (1.0 + change) > 1.0 else ()
