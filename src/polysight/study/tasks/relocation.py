"""Where the plants of the register stood, year by year: how capacity moved between provinces."""

from __future__ import annotations

from polysight.axes import Axis
from polysight.study.draft import Cell, Draft, combined, unknown
from polysight.study.plant_levels import events_of, level
from polysight.study.view import View

BASIS = "measure=nameplate;timing=year-end"
#: Part of the register below which a province is not told [1].
LITTLE = 0.002


def add_relocation(view: View, draft: Draft) -> None:
    """Add capacity of the register by province and its share of the whole.

    Parameters
    ----------
    view : View
        The evidence.
    draft : Draft
        The result so far, with the sums of the register.
    """
    years = view.scenario.scope.years
    plants = view.plants()
    regions = sorted({one.geography for one in plants})
    held: dict[str, list[Cell]] = {}
    for region in regions:
        own = [one for one in plants if one.geography == region]
        held[region] = [
            Cell(
                sum(level(view, one, year, unverified=True) for one in own),
                events_of(view, own, year, unverified=True),
            )
            for year in years
        ]
    wholes = [draft.cell("market.capacity_register", str(year), "all") for year in years]
    kept = [
        region
        for region in regions
        if any(
            one.value > LITTLE * whole.value
            for one, whole in zip(held[region], wholes, strict=True)
        )
    ]
    if not kept:
        return
    axes = (Axis("region", tuple(kept)), Axis("year", tuple(str(year) for year in years)))
    cells = [
        _standing(one, whole)
        for region in kept
        for one, whole in zip(held[region], wholes, strict=True)
    ]
    draft.add("market.register_region", axes, cells, "kt/a", basis=BASIS)
    shares = [
        _share(draft.cell("market.register_region", region, key), whole)
        for region in kept
        for key, whole in zip(axes[1].keys, wholes, strict=True)
    ]
    draft.add("market.register_region_share", axes, shares, "1", basis=BASIS)


def _standing(one: Cell, whole: Cell) -> Cell:
    """A level that rests on events; where there were none, on the register that holds none."""
    return one if one.inputs else Cell(0.0, whole.inputs)


def _share(own: Cell, whole: Cell) -> Cell:
    if not whole.value > 0.0:
        return unknown("mark.no_row", own, whole)
    return combined(own.value / whole.value, (own, whole))
