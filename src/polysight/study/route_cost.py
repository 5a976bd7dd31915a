"""What a kilogram of a route costs beside its place: consumption, and a calibrated remainder.

Consumption is that of the plant model, carried to the year. What no price explains stands in a
remainder that is calibrated on reported quarters of one producer of the route: every line but
electricity and silicon metal is in it, because the reports divide it no further. It is calibrated
draw by draw: an error of consumption or of a tariff that holds in every quarter moves what is
explained and what remains against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.costing.calibration import Check, leave_one_out
from polysight.costing.remainder import calibrated, drawn
from polysight.costing.tariff import weighted_tariff
from polysight.errors import UsageError, refusal
from polysight.periods import period
from polysight.study.consumption import RouteConsumption, consumption
from polysight.study.cost_book import (
    ELECTRICITY,
    SILICON_METAL,
    SILICON_STREAM,
    RouteUse,
    path_draws,
    supply_of,
    tariff_stream,
)
from polysight.study.cost_check import reported_cost
from polysight.study.draft import Cell, combined
from polysight.study.months import MonthlyPath, months_between, silicon_metal_path, tariff_path
from polysight.study.plant_levels import events_of, level
from polysight.study.readings import HIGH, LOW
from polysight.study.scenario import Calibration
from polysight.study.view import View
from polysight.suggestion import nearest
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

#: Uniform numbers may be an exact zero, whose quantile is minus infinity.
SMALLEST = 2.0**-54
#: Quarters from which one can be told from the others.
LEAST = 3


@dataclass(frozen=True)
class RouteCost:
    """Consumption and calibration of a route.

    Parameters
    ----------
    consumption : RouteConsumption
        Consumption of the year.
    use : RouteUse
        What is paid for, by draw.
    company : str
        Producer whose quarters fix the remainder.
    check : Check or None
        Its quarters, each told from the others [CNY/kg]; None where fewer than three were known.
    remainder : float
        Remainder at central values: the mean of the quarters [CNY/kg].
    inputs : tuple of str
        Ids of the quarters, tariffs and silicon prices that the remainder rests on.
    marks : tuple of str
        Message keys of what was stretched.
    """

    consumption: RouteConsumption
    use: RouteUse
    company: str
    check: Check | None
    remainder: float
    inputs: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Prices:
    """What a producer paid in one quarter; [0] central, the rest draws."""

    power: Floats
    silicon: Floats
    cell: Cell


def route_cost(
    view: View,
    route: str,
    changes: Sequence[str] = (),
    *,
    year: int,
    seed: int,
    count: int,
) -> RouteCost:
    """Cost of a route in a year, beside the prices of a place.

    Parameters
    ----------
    view : View
        The evidence with its scenario.
    route : str
        Code of a route with a calibration in the scenario.
    changes : sequence of str
        ``operation.field=value``; they do not move the calibration.
    year : int
        Year of consumption.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    RouteCost
        CNY/kg without value-added tax.

    Raises
    ------
    UsageError
        If the route has no calibration; those that have one are named.
    """
    told = view.scenario.calibration
    if route not in told:
        raise refusal(
            UsageError, "costing.unreported", got=route, known=", ".join(told),
            suggestion=nearest(route, list(told)),
        )  # fmt: skip
    company = told[route].company
    quarters = tuple(sorted({*told[route].quarters, *told[route].checked}))
    cells = {name: reported_cost(view, company, name) for name in quarters}
    names = tuple(name for name, cell in cells.items() if not np.isnan(cell.value))
    plants = {
        one: consumption(view, route, year=one, seed=seed, count=count)
        for one in sorted({year, *(period(name).start.year for name in names)})
    }
    prices = [_prices(view, company, route, name, seed, count) for name in names]
    reported = np.array([cells[name].value for name in names])
    explained = np.reshape(
        [
            _explained(plants[period(name).start.year], paid)
            for name, paid in zip(names, prices, strict=True)
        ],
        (len(names), count + 1),
    ).T
    used_here = [at for at, name in enumerate(names) if name in told[route].quarters]
    rest = (reported - explained)[:, used_here]
    if not used_here:
        rest = np.full((count + 1, 1), np.nan)
    chance = np.maximum(uniforms(seed, f"cost.remainder.{route}", count), SMALLEST)
    own = plants[year]
    if changes:
        own = consumption(view, route, changes, year=year, seed=seed, count=count)
    used = tuple((name, own.values[name][1:]) for name in (ELECTRICITY, SILICON_METAL))
    whole = combined(0.0, [one for at in used_here for one in (cells[names[at]], prices[at].cell)])
    return RouteCost(
        own,
        RouteUse(route, used, drawn(rest[1:], chance)),
        company,
        _check(names, explained[1:], reported, told[route], seed, count),
        float(calibrated(rest[0])),
        whole.inputs,
        whole.marks,
    )


def _explained(used: RouteConsumption, paid: _Prices) -> Floats:
    """Electricity and silicon metal of a quarter; central value, then draws [CNY/kg]."""
    return used.values[ELECTRICITY] * paid.power + used.values[SILICON_METAL] * paid.silicon


def _prices(view: View, company: str, route: str, quarter: str, seed: int, count: int) -> _Prices:
    """Tariff and silicon price of a producer in a quarter, on the streams of everybody."""
    span = period(quarter)
    months = months_between(f"{span.start:%Y-%m}", f"{span.end:%Y-%m}")
    own = [one for one in view.plants() if one.group == company and one.route == route]
    sizes = np.array([level(view, one, span.start.year, unverified=True) for one in own])
    events = Cell(0.0, events_of(view, own, span.start.year, unverified=True))
    metal = silicon_metal_path(view, months)
    paths = [tariff_path(view, one.geography, months, supply_of(one)) for one in own]
    names = [tariff_stream(one.geography, supply_of(one)) for one in own]
    paid = np.stack(
        [_mean(path, name, seed, count) for path, name in zip(paths, names, strict=True)], axis=-1
    )
    cells = [Cell(0.0, one.inputs, one.marks) for one in (metal, *paths)]
    return _Prices(
        weighted_tariff(paid, sizes), _mean(metal, SILICON_STREAM, seed, count),
        combined(0.0, [*cells, events]),
    )  # fmt: skip


def _mean(path: MonthlyPath, name: str, seed: int, count: int) -> Floats:
    """Mean over the months of a path; central value, then draws."""
    draws = path_draws(path, name, seed, count).mean(axis=-1)
    return np.concatenate([[path.central.mean()], draws])


def _check(
    names: tuple[str, ...],
    explained: Floats,
    reported: Floats,
    told: Calibration,
    seed: int,
    count: int,
) -> Check | None:
    """Checked quarters, each told with a remainder from the others."""
    kept = [at for at, name in enumerate(names) if name in told.checked]
    if len(kept) < LEAST or np.isnan(explained[:, kept]).any():
        return None
    chances = [
        np.maximum(uniforms(seed, f"check.{told.company}.{names[at]}.remainder", count), SMALLEST)
        for at in kept
    ]
    return leave_one_out(
        tuple(names[at] for at in kept), explained[:, kept], reported[kept],
        probability=np.stack(chances, axis=-1), confidence=HIGH - LOW,
    )  # fmt: skip
