"""How plants run on the first day.

In China by margin, at the price at which the known output is made. Outside China what is known of
output is pooled with the usual load of a term: what is made for chips runs, newcomers are in their
trial at the lowest load, the rest share what is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.market.case import Market, PlantState
from polysight.study.market_costs import CostRule
from polysight.study.market_standing import KnownSize
from polysight.study.market_tariffs import CHINA, PowerPrices
from polysight.study.market_terms import Terms
from polysight.study.market_units import MONTHS, Unit, supply_point

Floats = NDArray[np.float64]

#: Loads at which the price is looked for, as factors on cost, and steps of the search.
LOWEST, HIGHEST, STEPS = 0.05, 20.0, 80
#: Share of nameplate that a plant can make, before its outages.
EFFECTIVE = 0.97
DAYS_PER_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class StartLoads:
    """How plants run on the first day.

    Parameters
    ----------
    load : ndarray of float
        Axis unit; share of what it can make, zero where it stands still.
    price : float
        Price at which China makes what it made [CNY/kg]; NaN where nothing was known.
    """

    load: Floats
    price: float


def known_output(evidence: Evidence, day: dt.date) -> tuple[float, tuple[str, ...]]:
    """What China made a month by the newest statement of a day.

    Parameters
    ----------
    evidence : Evidence
        Evidence of the day.
    day : datetime.date
        The day.

    Returns
    -------
    float
        Thousand tonnes a month by the statement that ends last, the shortest of equally new ones,
        as mean of its equals; NaN where there is none.
    tuple of str
        Its ids.
    """
    rows = [
        row
        for row in evidence.select("production", geography=CHINA, product="polysilicon")
        if row.kind in ("observed", "estimate")
        and not (row.company or row.site)
        and row.grade in ("", "all")
        and row.route in ("", "all")
        and row.period.end <= day
        and row.canonical_unit in ("kt", "t")
    ]
    if not rows:
        return float("nan"), ()

    def newness(row: Observation) -> tuple[dt.date, int]:
        return row.period.end, -(row.period.end - row.period.start).days

    best = max(newness(row) for row in rows)
    found = [row for row in rows if newness(row) == best]
    whole = [
        row.middle
        * evidence.units.factor(row.canonical_unit, "kt")
        / (((row.period.end - row.period.start).days + 1) / DAYS_PER_MONTH)
        for row in found
    ]
    return float(np.mean(whole)), tuple(row.id for row in found)


def start_loads(
    units: Sequence[Unit], costs: CostRule, power: PowerPrices, terms: Terms, made: float,
    known: KnownSize | None = None,
) -> StartLoads:  # fmt: skip
    """Loads of the first day.

    Parameters
    ----------
    units : sequence of Unit
        Plants.
    costs, power, terms : CostRule, PowerPrices, Terms
        Of the day.
    made : float
        What China made lately [kt per month]; NaN where nothing was known.
    known : KnownSize or None
        What the history says of output outside China; the load of a term where it says nothing.

    Returns
    -------
    StartLoads
        By unit; plants that were idled stand still.
    """
    standing = np.array([one.state is PlantState.STANDING for one in units])
    running = standing & np.array([np.isnan(one.idle_months) for one in units])
    china = np.array([one.market is Market.CHINA for one in units])
    cash = np.array([costs.cash(one, power.at(supply_point(one))) for one in units])
    chips = np.array([one.chips for one in units])
    size_of = np.array([one.kt_per_year for one in units]) / MONTHS * EFFECTIVE
    young = costs.year - np.array([one.first_year for one in units]) < _grown(terms)
    load = np.where(running & chips, terms.value("chip_load"), 0.0)
    abroad = running & ~china & ~chips & _worth(cash, running & ~china, terms)
    load[abroad] = np.where(young, terms.value("start_minimum"), terms.value("fraction_outside"))[
        abroad
    ]
    steady = abroad & ~young
    load[steady] = _pooled_load(size_of * load, steady, running & ~china, known, terms)
    mine = running & china & ~chips
    made -= float(size_of[china] @ load[china])
    if np.isnan(made) or not mine.any():
        return StartLoads(load, float("nan"))
    cost, size = cash[mine], size_of[mine]
    slope, least, stop = (
        terms.value(name) for name in ("load_slope", "start_minimum", "start_stop")
    )

    def loads(price: float) -> Floats:
        margin = price / cost - 1.0
        run = least + (1.0 - least) * np.clip(0.5 + 0.5 * margin / slope, 0.0, 1.0)
        return np.where(margin < stop, 0.0, run)

    low, high = LOWEST * cost.min(), HIGHEST * cost.max()
    for _ in range(STEPS):
        middle = np.sqrt(low * high)
        if size @ loads(middle) < made:
            low = middle
        else:
            high = middle
    load[mine] = loads(high)
    return StartLoads(load, float(high))


def _grown(terms: Terms) -> float:
    """Years after which a plant is no longer in its trial."""
    return terms.value("ramp_months") / MONTHS


def _pooled_load(
    usual: Floats, steady: NDArray[np.bool_], running: NDArray[np.bool_],
    known: KnownSize | None, terms: Terms,
) -> float:  # fmt: skip
    """Load with which all make what usual loads and the known output say, by their variances.

    Parameters
    ----------
    usual : ndarray of float
        Axis unit; output at the usual load [kt per month].
    steady, running : ndarray of bool
        Axis unit; whose load is asked, and all that run.
    known : KnownSize or None
        Output of the day.
    terms : Terms
        Doubts.

    Returns
    -------
    float
        The load.
    """
    load = terms.value("fraction_outside")
    own, whole = float(usual[steady].sum()), float(usual[running].sum())
    if known is None or own <= 0.0:
        return load
    doubt = np.array([terms.value("load_doubt"), known.output[1]])
    doubt[0] = np.hypot(doubt[0], terms.value("register_doubt"))
    pooled = np.exp(np.average([np.log(whole), known.output[0]], weights=doubt**-2.0))
    wanted = load * float(pooled - (whole - own)) / own
    return min(1.0, max(terms.value("start_minimum"), wanted))


def _worth(cash: Floats, abroad: NDArray[np.bool_], terms: Terms) -> NDArray[np.bool_]:
    """Plants that are not too dear to run, of those that run outside China; all others are."""
    if not abroad.any():
        return ~abroad
    dear = cash > terms.value("still_outside") * cash[abroad].mean()
    return np.asarray(~(abroad & dear))
