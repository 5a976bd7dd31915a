"""What comes from outside the market in a scenario: its events, then its own changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from polysight.errors import DataError, refusal
from polysight.market.case import MonthArrays
from polysight.study.market_events import (
    BY_MARKET,
    BY_REGION,
    BY_SUPPLY,
    MARKETS,
    POSITIVE,
    SHARES,
    UNITS,
    Change,
    Event,
    Operation,
    changed,
    market_events,
    month_number,
)
from polysight.study.market_months import MarketDrivers, market_months
from polysight.study.market_scenario import DriverChange, EventChange, MarketScenario
from polysight.study.view import View
from polysight.suggestion import nearest


def scenario_events(view: View, scenario: MarketScenario) -> tuple[Event, ...]:
    """Events that act in a scenario.

    Parameters
    ----------
    view : View
        The evidence.
    scenario : MarketScenario
        Switches events on and off, moves and strengthens them.

    Returns
    -------
    tuple of Event
        In the order in which they became known.
    """
    told = {one.event: one for one in scenario.events}
    found = []
    for event in market_events(view.evidence, scenario.knowledge):
        own = told.get(event.code)
        if own is None:
            found += [event] if event.active else []
        elif own.active:
            found.append(replace(event, changes=_as_told(event.changes, own)))
    return tuple(found)


def _as_told(changes: tuple[Change, ...], own: EventChange) -> tuple[Change, ...]:
    """Changes of an event, moved and strengthened."""
    return tuple(one.moved(own.moved_months).strengthened(own.strength) for one in changes)


def scenario_drivers(
    view: View, scenario: MarketScenario, use: tuple[float, float] | None = None
) -> MarketDrivers:
    """Drivers of a scenario with its events, before its own changes.

    Parameters
    ----------
    view : View
        The evidence as the day of knowledge of the scenario knew it.
    scenario : MarketScenario
        The scenario.
    use : tuple of float, optional
        As in `polysight.study.market_months.market_months`.

    Returns
    -------
    MarketDrivers
        The months of the scenario; power has no rows yet.
    """
    events = scenario_events(view, scenario)
    return market_months(view, scenario.origin, scenario.last_month, events, use)


def scenario_months(
    months: MonthArrays,
    scenario: MarketScenario,
    regions: Sequence[str],
    supply_points: Sequence[str],
) -> MonthArrays:
    """Months after the changes that a scenario makes to drivers.

    Parameters
    ----------
    months : MonthArrays
        Drivers of the scenario with power.
    scenario : MarketScenario
        The scenario.
    regions, supply_points : sequence of str
        Keys of these axes.

    Returns
    -------
    MonthArrays
        What the simulation takes.

    Raises
    ------
    DataError
        If a change names a place that its driver does not have, or leaves a driver negative, or a
        share above one.
    """
    changes = []
    for one in scenario.drivers:
        _refuse_place(one, regions, supply_points)
        last = month_number(one.end) if one.end else None
        operation, first = Operation(one.operation), month_number(one.start)
        changes.append(Change(one.driver, one.where, operation, one.value, first, last))
    made = changed(months, changes, regions, supply_points)
    _refuse_impossible(made)
    return made


def _refuse_place(
    change: DriverChange, regions: Sequence[str], supply_points: Sequence[str]
) -> None:
    """A place must be on the axis of its driver."""
    if not change.where:
        return
    axes: dict[str, Sequence[str]] = dict.fromkeys(BY_MARKET, tuple(MARKETS))
    axes |= dict.fromkeys(BY_REGION, regions) | dict.fromkeys(BY_SUPPLY, supply_points)
    known = axes.get(change.driver, ())
    if change.where not in known:
        raise refusal(
            DataError, "market_scenario.no_such_place", driver=change.driver, got=change.where,
            known=", ".join(known) or "-", suggestion=nearest(change.where, known),
        )  # fmt: skip


def _refuse_impossible(months: MonthArrays) -> None:
    """Drivers must stay where the market can take them."""
    for name in UNITS:
        values = np.atleast_2d(getattr(months, name))
        if values.size == 0:
            continue
        least = 1e-9 if name in POSITIVE else 0.0
        most = 1.0 if name in SHARES else np.inf
        wrong = ~((values >= least) & (values <= most))
        if name == "tariff":
            wrong = ~np.isfinite(values)
        if wrong.any():
            row, column = np.argwhere(wrong)[0]
            number = int(months.number[column])
            raise refusal(
                DataError, "market_scenario.impossible", driver=name, unit=UNITS[name],
                month=f"{number // 12:04d}-{number % 12 + 1:02d}",
                got=f"{float(values[row, column]):.6g}",
            )  # fmt: skip
