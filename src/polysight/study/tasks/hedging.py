"""What futures, long contracts and a group of its own do to the reference project."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.study.draft import Cell, Draft, combined
from polysight.study.hedge_file import HedgeTerms, hedge_terms
from polysight.study.project_case import ResolvedProject
from polysight.study.project_hedge import SHARES, HedgeRow, HedgeTable, project_hedge
from polysight.study.references import SCENARIO
from polysight.study.result import Assumption

Floats = NDArray[np.float64]

MILLION = 1e6
#: The plan that is held against the reference project.
PLAN = "half-and-half"
SHARE = Axis("draw_share", tuple(f"{one:g}" for one in SHARES))
CHANCE = Axis("hedge_chance", ("loss", "cover-below-one"))
SIDE = Axis("price_side", ("market", "transfer"))


def add_hedging(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """Add every way of bearing the price on the same paths of it.

    Parameters
    ----------
    draft : Draft
        The result so far.
    resolved : ResolvedProject
        The reference project.
    known : Cell
        Everything that it rests on.
    """
    terms = hedge_terms(PLAN, resolved.view)
    table = project_hedge(resolved, terms)
    draft.assumptions += assumptions(terms)
    rests = combined(0.0, [known, Cell(0.0, _inputs(draft, table))])
    _variants(draft, table, rests)
    stages = Axis("group_stage", tuple(one.stage for one in table.stages))
    sums = [value / MILLION for one in table.stages for value in (one.market, one.transfer)]
    cells = [combined(one, [rests]) for one in sums]
    if cells:
        draft.add("investment.stage_profit", (stages, SIDE), cells, "MCNY")
    draft.add("investment.hedge_draws", (), [combined(float(table.draws), [rests])], "count")


def assumptions(terms: HedgeTerms) -> Iterator[Assumption]:
    """Numbers of the plan that no row gives.

    Parameters
    ----------
    terms : HedgeTerms
        The plan.

    Yields
    ------
    Assumption
        Each with its number and reason.
    """
    for name, words in terms.words.items():
        _, part, field = name.split(".")
        stated = getattr(getattr(terms.file, part), field)
        value = math.nan if stated.value is None else stated.value
        yield Assumption(name, value, stated.unit, words.en, words.zh, stated.ref)


def _inputs(draft: Draft, table: HedgeTable) -> tuple[str, ...]:
    """Rows, and numbers of the plan as the result knows them."""
    rows = draft.references
    words = table.terms.words
    return tuple(
        f"{SCENARIO}{one}" if one in words else one
        for one in table.inputs
        if one in words or one in rows.observations or one in rows.rows
    )


def _variants(draft: Draft, table: HedgeTable, rests: Cell) -> None:
    axis = Axis("variant", tuple(one.variant.value for one in table.rows))

    def add(name: str, unit: str, values: list[float], *more: Axis) -> None:
        cells = [combined(one, [rests]) for one in values]
        draft.add(f"investment.hedge_{name}", (axis, *more), cells, unit)

    rows = table.rows
    add("value", "MCNY", [float(v) / MILLION for one in rows for v in one.value], SHARE)
    add("cover", "count", [float(v) for one in rows for v in one.cover], SHARE)
    add("need", "MCNY", [float(v) / MILLION for one in rows for v in one.need], SHARE)
    add("low", "MCNY", [one.low / MILLION for one in rows])
    add("deviation", "MCNY", [_deviation(one) for one in rows])
    add("mean", "MCNY", [one.value_mean / MILLION for one in rows])
    chances = [value for one in rows for value in (one.loss_chance, one.cover_chance)]
    add("chance", "1", chances, CHANCE)


def _deviation(one: HedgeRow) -> float:
    """Mean over the full years of the standard deviation of a year's cash."""
    return float(one.yearly_deviation.mean()) / MILLION
