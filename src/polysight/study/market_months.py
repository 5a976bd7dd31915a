"""What comes from outside the market, month by month after a day, as the day knew and expected it.

Every array of `polysight.market.case.MonthArrays` but those of power (tariffs and rationing), which
belong to the plants: their axes are empty here. Demand is of `market_demand`, silicon metal of
`market_metal`, the rest rows of ``data/market_drivers.csv`` as paths; then dated events act
(`market_events`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from polysight.market.case import Market, MonthArrays
from polysight.study.market_demand import Demand, demand, electronic, intensity
from polysight.study.market_driver_rows import (
    YEAR_MONTHS,
    Drivers,
    drivers,
    faded_trend,
    month_times,
)
from polysight.study.market_events import Change, Event, changed, market_events, month_number
from polysight.study.market_metal import silicon_metal
from polysight.study.view import View

Floats = NDArray[np.float64]

#: Drivers that are rows and nothing else.
ROWS = ("import_duty", "export_duty", "import_freight", "export_freight", "restricted_share",
        "traceable_share", "trader_cover")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class MarketDrivers:
    """What comes from outside the market, with what it rests on.

    Parameters
    ----------
    months : MonthArrays
        The arrays; those with an axis of regions or supply points have none of them yet.
    demand : Demand
        Demand for modules before events, its level on the day and its spreads.
    use : ndarray of float
        Axis market; use of polysilicon on the day, without season [kt per month].
    events : tuple of Event
        Events that acted.
    inputs : tuple of str
        Ids of all rows behind the arrays.
    """

    months: MonthArrays
    demand: Demand
    use: Floats
    events: tuple[Event, ...]
    inputs: tuple[str, ...]


def market_months(
    view: View,
    origin: dt.date,
    last_month: str,
    events: Sequence[Event] | None = None,
    use: tuple[float, float] | None = None,
) -> MarketDrivers:
    """Drivers of the market after a day.

    Parameters
    ----------
    view : View
        The evidence as its day knew it.
    origin : datetime.date
        End of the month before the first; not after the day of knowledge. Months between both are
        as they were known to have been.
    last_month : str
        Last wanted month, as ``2030-12``.
    events : sequence of Event, optional
        Events that act, in this order; those that the day knew and that are active when left out.
    use : tuple of float, optional
        Logarithm of the use of polysilicon in China on the day of knowledge [kt per month] and its
        standard deviation, from the history of the market.

    Returns
    -------
    MarketDrivers
        The months after the day.
    """
    first = origin.year * YEAR_MONTHS + origin.month
    numbers = np.arange(first, month_number(last_month) + 1, dtype=np.int64)
    day = view.as_of or origin
    known = drivers(view.evidence, day)
    wanted = demand(view, known, numbers, use)
    if events is None:
        events = [one for one in market_events(view.evidence, day) if one.active]
    times = month_times(numbers)
    share = known.path("china_wafer_share", times)
    chips = electronic(known, times) / YEAR_MONTHS
    silicon = intensity(known, times)
    wants = np.array([share, 1.0 - share]) * wanted.modules * silicon + chips
    metal = silicon_metal(view, known, numbers, _china_output(known, times, wants.sum(axis=0)))
    count, empty = len(numbers), np.zeros((0, len(numbers)))
    one, none = np.ones(count), np.zeros(count)
    plain = MonthArrays(
        number=numbers, module_demand=wanted.modules, china_wafer_share=share,
        silicon_g_per_w=silicon, electronic_use=chips,
        module_other_cost=_other_cost(known, times),
        n_type_demand_share=_n_type_share(known, times),
        tariff=empty, rationing_probability=empty, rationing_depth=empty,
        metal_base_price=metal.base_price, metal_supply=metal.supply,
        metal_other_use=metal.other_use, import_open=one, export_open=one,
        futures_listed=none, price_floor=none, floor_strength=none, output_limit=one,
        start_permit=np.ones((len(Market), count)), purchase_capacity=none, rule_force=none,
        **{name: known.path(name, times) for name in ROWS},
    )  # fmt: skip
    acting = tuple(one for one in events if any(_acts(change, first) for change in one.changes))
    later = day.year * YEAR_MONTHS + day.month
    changes = [_ahead(change, later) for event in acting for change in event.changes]
    cited = (*wanted.inputs, *metal.inputs, *(name for one in acting for name in one.ids))
    kept = known.ids(*ROWS, "china_wafer_share", "n_type_share", "module_other_cost",
                     "electronic_share_china", "output_outside")  # fmt: skip
    return MarketDrivers(
        changed(plain, changes), wanted, _use(known, wanted.level, first / YEAR_MONTHS),
        acting, tuple(dict.fromkeys([*cited, *kept])),
    )  # fmt: skip


def _acts(change: Change, first: int) -> bool:
    """Whether a change reaches the months from the first one on."""
    return change.last is None or change.last >= first


def _ahead(change: Change, later: int) -> Change:
    """A change of demand from the day of knowledge on; what was used holds it before."""
    if change.field != "module_demand" or change.first >= later:
        return change
    return replace(change, first=later)


def _use(known: Drivers, level: float, time: float) -> Floats:
    """Use of polysilicon in both markets on the day [kt per month]."""
    at = np.array([time])
    share = float(known.path("china_wafer_share", at)[0])
    solar = level * float(intensity(known, at)[0])
    chips = electronic(known, at)[:, 0] / YEAR_MONTHS
    return np.array([share * solar, (1.0 - share) * solar]) + chips


def _china_output(known: Drivers, times: Floats, use: Floats) -> Floats:
    """Polysilicon that China is expected to make: all that is used but the output outside."""
    outside = known.path("output_outside", times, log=True) / YEAR_MONTHS
    return np.maximum(use - outside, 0.1 * use)


def _other_cost(known: Drivers, times: Floats) -> Floats:
    halving = known.number("module_other_cost_halving")
    return faded_trend(known.of("module_other_cost"), times, halving)


def _n_type_share(known: Drivers, times: Floats) -> Floats:
    """Share that needs n-type silicon: log odds on the line, and on the last line afterwards."""
    rows = known.of("n_type_share")
    middles = np.array([row.year + 0.5 for row in rows])
    odds = logit([row.value for row in rows])
    pace = (odds[-1] - odds[-2]) / (middles[-1] - middles[-2]) if len(rows) > 1 else 0.0
    later = np.maximum(times - middles[-1], 0.0) * max(float(pace), 0.0)
    return np.asarray(expit(np.interp(times, middles, odds) + later))
