"""Who holds the simulated market and what falls together: owners, provinces, routes, joint odds.

Parts of the market are means over the draws, so that they add up. Joint odds count the draws in
which two things happen in the same year; beside them stands what they would be if the two had
nothing to do with one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.study.draft import Cell
from polysight.study.market_groups import GroupMeasure
from polysight.study.market_tables import GroupTable, MarketTables
from polysight.study.market_years import YearMeasure
from polysight.study.tasks.market_further import FurtherArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Of = YearMeasure

#: Measures of each part of the market: name, unit, written basis.
MEASURES: tuple[tuple[str, GroupMeasure, str, str], ...] = (
    ("capacity", GroupMeasure.CAPACITY, "kt/a", "measure=nameplate;timing=year-end"),
    ("output", GroupMeasure.OUTPUT, "kt", ""),
    ("load", GroupMeasure.UTILISATION, "1", ""),
    ("cost", GroupMeasure.CASH_COST, "CNY/kg", "tax=excluded"),
    ("margin", GroupMeasure.MARGIN, "CNY/kg", "tax=excluded"),
    ("share", GroupMeasure.SHARE, "1", ""),
)
#: Sizes of the group of leading owners.
LEADING = Axis("leading", ("5", "10"))
#: What can go wrong in a year, and the rise of silicon metal that counts.
EVENTS = ("idle", "tight", "under-median", "under-marginal", "loss", "metal")
RISE = 1.1
#: States of a year by two of them.
STATES = ("neither", "idle", "under-median", "both")
NOTHING_STANDS = "mark.nothing_stands"


@dataclass(frozen=True, slots=True)
class Limits:
    """Utilisation below which a year is one of glut, and above which of shortage.

    Parameters
    ----------
    idle, tight : Cell
        Output over capacity at the end of the year, citing what they rest on.
    """

    idle: Cell
    tight: Cell


def share_arrays(
    year: Axis, quantile: Axis, tables: MarketTables | None, groups: dict[str, Axis]
) -> Iterator[FurtherArray]:
    """Parts of the simulated market of China.

    Parameters
    ----------
    year, quantile : Axis
        Axes of tables by year.
    tables : MarketTables or None
        What was simulated.
    groups : dict of str to Axis
        Axis of ``owner``, ``region`` and ``route``; empty where nothing was simulated.

    Yields
    ------
    FurtherArray
        In the order of telling.
    """
    if tables is None:
        return
    parts = {"owner": tables.owners, "region": tables.regions, "route": tables.routes}
    for name, table in parts.items():
        axis = groups[name]
        for measure, place, unit, basis in MEASURES:
            rows = table.means[..., place].T
            yield FurtherArray(
                f"{name}_{measure}", (axis, year), rows, unit, basis, missing=NOTHING_STANDS
            )
    yield FurtherArray("leading_share", (LEADING, year), _leading(tables), "1")
    yield FurtherArray(
        "entrant_capacity", (year, quantile), tables.entrants.capacity.T, "kt/a",
        "measure=nameplate;timing=year-end",
    )  # fmt: skip
    yield FurtherArray("entrant_chance", (year,), tables.entrants.share, "1")


def group_axes(tables: MarketTables | None) -> dict[str, Axis]:
    """Axes of the parts of a market.

    Parameters
    ----------
    tables : MarketTables or None
        What was simulated.

    Returns
    -------
    dict of str to Axis
        Axis of owners, provinces and routes; empty where nothing was simulated.
    """
    if tables is None:
        return {}
    named = {"owner": tables.owners, "region": tables.regions, "form": tables.routes}
    axes = {name: Axis(name, one.grouping.keys) for name, one in named.items()}
    return {"owner": axes["owner"], "region": axes["region"], "route": axes["form"]}


def _leading(tables: MarketTables) -> Floats:
    """Mean capacity of the largest owners over that of China; axes size, year."""
    held = _of(tables.owners, GroupMeasure.CAPACITY)
    whole = tables.years.values[..., Of.CAPACITY_CHINA].mean(axis=0)
    falling = -np.sort(-held, axis=-1)
    return np.array([falling[:, : int(size)].sum(axis=-1) / whole for size in LEADING.keys])


def _of(table: GroupTable, measure: GroupMeasure) -> Floats:
    return np.asarray(table.means[..., measure])


def joint_arrays(year: Axis, tables: MarketTables | None, limits: Limits) -> Iterator[FurtherArray]:
    """Odds that two things happen in the same year, and what they then cost.

    Parameters
    ----------
    year : Axis
        Years.
    tables : MarketTables or None
        What was simulated.
    limits : Limits
        Limits of glut and shortage.

    Yields
    ------
    FurtherArray
        Odds of both, odds if they were apart, and margin and revenue by state.
    """
    first, second = Axis("event", EVENTS), Axis("other_event", EVENTS)
    inputs = (limits.idle, limits.tight)
    flags = None if tables is None else _events(tables, limits)
    both = apart = None
    if flags is not None:
        both = np.einsum("edy,fdy->efy", flags, flags, dtype=np.float64) / flags.shape[1]
        alone = flags.mean(axis=1)
        apart = alone[:, None, :] * alone[None, :, :]
    yield FurtherArray("together", (first, second, year), both, "1", inputs=inputs)
    yield FurtherArray("apart", (first, second, year), apart, "1", inputs=inputs)
    state = Axis("state", STATES)
    for name, measure, unit in (
        ("state_margin", Of.PRODUCER_MARGIN, "CNY/kg"), ("state_revenue", Of.REVENUE_CHINA, "GCNY"),
    ):  # fmt: skip
        rows = None
        if flags is not None and tables is not None:
            rows = _by_state(flags, tables.years.values[..., measure])
        yield FurtherArray(name, (state, year), rows, unit, inputs=inputs, missing=NOTHING_STANDS)


def _events(tables: MarketTables, limits: Limits) -> Flags:
    """Axes event, draw, year."""
    years = tables.years
    price, used = years.of(Of.PRICE_CHINA), years.of(Of.UTILISATION_YEAR_END)
    metal = years.of(Of.METAL_PRICE)
    dear = RISE * np.median(metal[:, :1], axis=0)
    found = (
        used < limits.idle.value, used > limits.tight.value,
        price < years.of(Of.MEDIAN_COST_CHINA), price < years.of(Of.MARGINAL_COST_CHINA),
        years.of(Of.PRODUCER_MARGIN) < 0.0, metal > dear,
    )  # fmt: skip
    return np.array(found)


def _by_state(flags: Flags, values: Floats) -> Floats:
    """Means over the draws of each state; axes state, year, NaN where no draw is in it."""
    idle, under = flags[EVENTS.index("idle")], flags[EVENTS.index("under-median")]
    states = (~idle & ~under, idle & ~under, ~idle & under, idle & under)
    counts = np.array([one.sum(axis=0) for one in states], dtype=np.float64)
    sums = np.array([np.where(one, values, 0.0).sum(axis=0) for one in states])
    found = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=found, where=counts > 0.0)
    return found
