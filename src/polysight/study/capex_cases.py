"""Announced plants whose capital cost may stand in one fit, and the overruns that were seen.

Rule. Plans (not revisions) of one route and country on one scope, with a capacity by the same
source for the same plant and time, in the currency of the country; rows from memory never. Plans
of other scopes (with a silicon metal smelter, with electronic grade, debottlenecking) and those
whose scope is not told stay out: they are other things.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.evidence.observation import Observation
from polysight.study.months import Floats
from polysight.study.view import UNVERIFIED, View

PLAN = "target"
SCOPE = "polysilicon-only"
#: Parameter of the rows that tell outturn over plan.
OVERRUN = "capex_overrun_ratio"
#: What makes a capacity row the one of a capital cost row.
SAME = ("geography", "site", "company", "route", "kind", "source")


@dataclass(frozen=True, slots=True)
class CapexCases:
    """Comparable plants.

    Parameters
    ----------
    ids : tuple of str
        Capital cost row and capacity row of each case, in turn.
    unit_capex : ndarray of float
        Axis case; money per kilogram of yearly capacity [money/(kg/a)].
    capacity_kt_per_year : ndarray of float
        Axis case; yearly capacity.
    year : ndarray of float
        Axis case; calendar year of the plan.
    """

    ids: tuple[str, ...]
    unit_capex: Floats
    capacity_kt_per_year: Floats
    year: Floats


@dataclass(frozen=True, slots=True)
class Overruns:
    """Outturn over plan of finished or nearly finished plants.

    Parameters
    ----------
    ids : tuple of str
        Rows.
    ratio : ndarray of float
        Axis case; [1].
    """

    ids: tuple[str, ...]
    ratio: Floats


def capex_cases(
    view: View, route: str, *, country: str, currency: str, scope: str = SCOPE
) -> CapexCases:
    """Plants by the rule of this module.

    Parameters
    ----------
    view : View
        The evidence.
    route : str
        Route code.
    country : str
        Country of the plants.
    currency : str
        Currency of the capital cost; amounts in another one would need a rate of their year.
    scope : str
        What the capital cost covers.

    Returns
    -------
    CapexCases
        Sorted by period and id; there may be none.
    """
    units = view.evidence.units
    rows = [
        row
        for row in view.evidence.select("capex_total", as_of=view.as_of, route=route)
        if row.basis.get("scope") == scope
        and row.geography.split("-")[0] == country
        and row.kind == PLAN
        and row.tier != UNVERIFIED
        and units.unit(row.canonical_unit).currency == currency
    ]
    sizes = view.evidence.select("capacity", as_of=view.as_of, route=route, kind=PLAN)
    pairs = [(row, size) for row in rows for size in sizes if _of(row, size)]
    tonnes = np.array(
        [size.middle * units.factor(size.canonical_unit, "kt/a") for _, size in pairs]
    )
    kilograms = np.array(
        [size.middle * units.factor(size.canonical_unit, "kg/a") for _, size in pairs]
    )
    money = np.array([row.middle * units.factor(row.canonical_unit, currency) for row, _ in pairs])
    return CapexCases(
        tuple(one.id for pair in pairs for one in pair),
        np.asarray(money / kilograms, dtype=np.float64),
        np.asarray(tonnes, dtype=np.float64),
        np.array([row.period.start.year for row, _ in pairs], dtype=np.float64),
    )


def overruns(view: View) -> Overruns:
    """Every overrun that a row tells, of whatever route and place: there are too few to choose.

    Parameters
    ----------
    view : View
        The evidence.

    Returns
    -------
    Overruns
        In the order of the rows.
    """
    rows = [
        row.cells
        for row in view.evidence.tables["process_parameters"]
        if row.cells["parameter"] == OVERRUN
    ]
    ratio = [view.references.number(cells["id"], "1", view.evidence) for cells in rows]
    return Overruns(tuple(cells["id"] for cells in rows), np.array(ratio, dtype=np.float64))


def _of(row: Observation, size: Observation) -> bool:
    return row.period == size.period and all(
        getattr(row, name) == getattr(size, name) for name in SAME
    )
