"""Capacity of the register by year, against published capacity, and how much of it is observed."""

from __future__ import annotations

import math

import numpy as np

from polysight.axes import Axis
from polysight.evidence.choice import Choice
from polysight.evidence.observation import Observation
from polysight.evidence.plants import Plant
from polysight.evidence.register_sums import (
    is_observed,
    own_consumption,
    published_capacity,
    register_sum_kt_per_year,
)
from polysight.market.shares import observed_share
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.plant_levels import events_of, level, year_end
from polysight.study.tasks.relocation import add_relocation
from polysight.study.view import UNVERIFIED, View, cell_of

COVERS = ("sourced", "all")
#: Names of the report, and the fields of the register.
FIELDS = {
    "location": "geography",
    "route": "route",
    "start": "start",
    "consumption": "consumption",
}
BOUND = Axis("bound", ("low", "high"))
QUALIFIED = {"about": "mark.about", "over": "mark.over", "under": "mark.under"}
INDIRECT = {"derived": "mark.derived", "inferred": "mark.inferred"}
#: Why a row on another basis lost.
OTHER_BASIS = "choice.basis"


def compute(view: View, draft: Draft) -> None:
    """Add the register, published capacity, the residual and observed shares by year.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far.
    """
    years = view.scenario.scope.years
    axis = Axis("year", tuple(str(year) for year in years))
    plants = view.plants()
    sums = [_register_sum(view, plants, year, cover) for year in years for cover in COVERS]
    basis = "measure=nameplate;timing=year-end"
    draft.add("market.capacity_register", (axis, Axis("cover", COVERS)), sums, "kt/a", basis=basis)
    found = [
        published_capacity(view.evidence, view.scenario.scope.country, year, view.as_of)
        for year in years
    ]
    published = [_published(one) for one in found]
    draft.add("market.capacity_published", (axis,), published, "kt/a", basis=basis)
    ends = [cell for one in found for cell in _range(one)]
    draft.add("market.capacity_published_range", (axis, BOUND), ends, "kt/a", basis=basis)
    rests = [_unallocated(draft, key) for key in axis.keys]
    draft.add("market.unallocated", (axis,), rests, "kt/a", basis=basis)
    shares = [_observed(view, plants, year, field) for year in years for field in FIELDS]
    draft.add("market.observed_share", (axis, Axis("field", tuple(FIELDS))), shares, "1")
    add_relocation(view, draft)


def _register_sum(view: View, plants: list[Plant], year: int, cover: str) -> Cell:
    every = cover == "all"
    total = register_sum_kt_per_year(plants, year_end(year), unverified=every, as_of=view.as_of)
    return Cell(total, events_of(view, plants, year, unverified=every))


def _published(found: Choice | None) -> Cell:
    if found is None:
        return unknown("mark.no_row")
    cell = cell_of(found.estimate())
    return combined(cell.value, [cell], *_stated(found.chosen))


def _stated(row: Observation) -> tuple[str, ...]:
    """Marks of a figure that the source does not state exactly or as such."""
    marks = (QUALIFIED.get(row.qualifier, ""), INDIRECT.get(row.evidence, ""))
    return tuple(mark for mark in marks if mark)


def _range(found: Choice | None) -> list[Cell]:
    """Lowest and highest figure of all verified rows on the basis, the chosen one and the rest."""
    if found is None:
        return [unknown("mark.no_row")] * len(BOUND.keys)
    others = (row for row, why in found.losers if why != OTHER_BASIS)
    rows = [row for row in (found.chosen, *others) if math.isfinite(row.middle)]
    rows = [row for row in rows if row.tier != UNVERIFIED] or rows
    inputs = [Cell(row.middle, (row.id,), _stated(row)) for row in rows]
    ends = (min(row.spread[0] for row in rows), max(row.spread[1] for row in rows))
    marks = ("mark.unverified",) if rows[0].tier == UNVERIFIED else ()
    return [combined(end, inputs, *marks) for end in ends]


def _unallocated(draft: Draft, year: str) -> Cell:
    published = draft.cell("market.capacity_published", year)
    register = draft.cell("market.capacity_register", year, "all")
    if math.isnan(published.value):
        return unknown("mark.no_row", published, register)
    rest = published.value - register.value
    marks = ("mark.register_exceeds",) if rest < 0 else ()
    return combined(rest, (published, register), *marks)


def _observed(view: View, plants: list[Plant], year: int, field: str) -> Cell:
    weight = np.array([level(view, plant, year, unverified=True) for plant in plants])
    known = [is_observed(plant, FIELDS[field], view.evidence, view.as_of) for plant in plants]
    inputs = events_of(view, plants, year, unverified=True)
    if field == "consumption":
        rows = (
            row for plant in plants for row in own_consumption(plant, view.evidence, view.as_of)
        )
        inputs = (*inputs, *dict.fromkeys(row.id for row in rows))
    return Cell(float(observed_share(weight, np.array(known, dtype=bool))), inputs)
