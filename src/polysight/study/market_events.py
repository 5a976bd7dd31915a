"""Dated events of the market: policy, trade measures, rushes, and what they change by how much.

An event is one or several rows of ``data/market_events.csv``, each a change of one driver over a
stretch of months: ``set`` puts a number in its place, ``multiply`` and ``add`` change what stands
there. Numbers that are set come first, in the order in which they became known, so that the last
one holds; then what is multiplied and added, in the same order: a number that is set later does not
wipe out a ruling that weakens it. A day knows only events that were known
on it; events that are not active wait for a scenario to switch them on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.case import Market, MonthArrays

Floats = NDArray[np.float64]

TABLE = "market_events"
#: Drivers with an axis of markets, and those with an axis of regions.
BY_MARKET = ("electronic_use", "start_permit")
BY_REGION = ("rationing_probability", "rationing_depth")
BY_SUPPLY = ("tariff",)
#: Regions by which rows name the markets.
MARKETS = {"CN": Market.CHINA, "XCN": Market.OUTSIDE}
#: Drivers that a change may name, with their units; power belongs to the plants.
UNITS = {
    "module_demand": "GW", "china_wafer_share": "1", "silicon_g_per_w": "g/W",
    "electronic_use": "kt/month", "module_other_cost": "CNY/W", "n_type_demand_share": "1",
    "tariff": "CNY/kWh", "rationing_probability": "1", "rationing_depth": "1",
    "metal_base_price": "CNY/kg", "metal_supply": "kt/month", "metal_other_use": "kt/month",
    "import_duty": "1", "export_duty": "1", "import_freight": "CNY/kg", "export_freight": "CNY/kg",
    "import_open": "1", "export_open": "1", "restricted_share": "1", "traceable_share": "1",
    "trader_cover": "months", "futures_listed": "1", "price_floor": "CNY/kg",
    "floor_strength": "1", "output_limit": "1", "start_permit": "1", "purchase_capacity": "kt/a",
    "rule_force": "1",
}  # fmt: skip
#: Drivers that lie between zero and one.
SHARES = (
    "china_wafer_share", "n_type_demand_share", "rationing_probability", "rationing_depth",
    "import_open", "export_open", "restricted_share", "traceable_share", "futures_listed",
    "floor_strength", "output_limit", "rule_force",
)  # fmt: skip
#: Drivers by which something is divided or of which a logarithm is taken.
POSITIVE = ("silicon_g_per_w", "metal_base_price")


class Operation(StrEnum):
    """How a change acts."""

    SET = "set"
    MULTIPLY = "multiply"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one driver over a stretch of months.

    Parameters
    ----------
    field : str
        Name of an array of `MonthArrays`.
    where : str
        Market, region or supply point; empty for all.
    operation : Operation
        How it acts.
    value : float
        The number.
    first : int
        First month, since January of year 0.
    last : int or None
        Last month; None for good.
    """

    field: str
    where: str
    operation: Operation
    value: float
    first: int
    last: int | None = None

    def strengthened(self, factor: float) -> Change:
        """The same change, stronger or weaker.

        Parameters
        ----------
        factor : float
            One leaves it, zero takes it away, two doubles it; a number that is set is moved from
            nothing, a factor is raised to this power.

        Returns
        -------
        Change
            The change.
        """
        value = self.value**factor if self.operation is Operation.MULTIPLY else self.value * factor
        return Change(self.field, self.where, self.operation, value, self.first, self.last)

    def moved(self, months: int) -> Change:
        """The same change at another time.

        Parameters
        ----------
        months : int
            Months by which it comes later; earlier when negative.

        Returns
        -------
        Change
            The change.
        """
        last = None if self.last is None else self.last + months
        first = self.first + months
        return Change(self.field, self.where, self.operation, self.value, first, last)


@dataclass(frozen=True, slots=True)
class Event:
    """An event with its changes.

    Parameters
    ----------
    code, en, zh : str
        Its name, and its names in both languages.
    first_known : datetime.date
        Day on which it could first be known.
    active : bool
        Whether it acts unless a scenario says otherwise.
    measure : str
        Id of the measure behind it; may be empty.
    changes : tuple of Change
        What it changes.
    ids : tuple of str
        Ids of its rows.
    """

    code: str
    en: str
    zh: str
    first_known: dt.date
    active: bool
    measure: str
    changes: tuple[Change, ...]
    ids: tuple[str, ...]


def market_events(evidence: Evidence, origin: dt.date) -> tuple[Event, ...]:
    """Events that a day knew.

    Parameters
    ----------
    evidence : Evidence
        Its tables hold the events.
    origin : datetime.date
        The day.

    Returns
    -------
    tuple of Event
        In the order in which they became known.
    """
    held: dict[str, Event] = {}
    for row in evidence.tables[TABLE]:
        cells = row.cells
        known = dt.date.fromisoformat(cells["first_known"])
        if known > origin:
            continue
        change = Change(
            cells["field"],
            cells["where"],
            Operation(cells["operation"]),
            float(cells["value"]),
            month_number(cells["start"]),
            month_number(cells["end"]) if cells["end"] else None,
        )
        one = held.get(cells["event"])
        earlier, ids = (one.changes, one.ids) if one else ((), ())
        held[cells["event"]] = Event(
            cells["event"], cells["en"], cells["zh"], known, cells["active"] == "yes",
            cells["measure"], (*earlier, change), (*ids, cells["id"]),
        )  # fmt: skip
    return tuple(sorted(held.values(), key=lambda one: (one.first_known, one.ids)))


def month_number(text: str) -> int:
    """Months since January of year 0.

    Parameters
    ----------
    text : str
        A month, as ``2026-07``.

    Returns
    -------
    int
        The count.
    """
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def changed(
    months: MonthArrays,
    changes: Iterable[Change],
    regions: Sequence[str] = (),
    supply_points: Sequence[str] = (),
) -> MonthArrays:
    """Months after changes.

    Parameters
    ----------
    months : MonthArrays
        What comes from outside the model.
    changes : iterable of Change
        Changes in the order in which they became known; those that set a number act first.
    regions, supply_points : sequence of str, optional
        Keys of these axes, for changes of power.

    Returns
    -------
    MonthArrays
        New arrays; those without a change are the same objects.
    """
    places: dict[str, dict[str, int]] = {
        name: {key: int(at) for key, at in MARKETS.items()} for name in BY_MARKET
    }
    places |= {name: {key: at for at, key in enumerate(regions)} for name in BY_REGION}
    places |= {name: {key: at for at, key in enumerate(supply_points)} for name in BY_SUPPLY}
    made: dict[str, Floats] = {}
    for one in sorted(changes, key=lambda one: one.operation is not Operation.SET):
        values = made.setdefault(one.field, np.array(getattr(months, one.field), dtype=float))
        held = months.number >= one.first
        if one.last is not None:
            held &= months.number <= one.last
        if one.field in places and one.where:
            row = places[one.field][one.where]
            values[row, held] = _acted(values[row, held], one)
        else:
            values[..., held] = _acted(values[..., held], one)
    return months._replace(**made)  # type: ignore[arg-type]


def _acted(values: Floats, change: Change) -> Floats:
    if change.operation is Operation.SET:
        return np.full_like(values, change.value)
    if change.operation is Operation.MULTIPLY:
        return values * change.value
    return values + change.value
