"""Polysilicon of China by province: output, use of wafer makers, flows and delivered prices.

Shares of wafer regions are assumptions (`polysight.study.wafer_regions`). Freight from each
province to the wafer regions as a whole is that of its plants; between two provinces it follows
distance, ``(handling + rate * distance)``, with the two numbers that fit the freights of all
provinces best, times what brings each province to its own. Provinces send by the cheapest ways (a
transport problem); its shadow prices say how far delivered prices can lie apart (Samuelson 1952,
Spatial Price Equilibrium and Linear Programming, American Economic Review 42, 283-303). Their mean
over the wafer regions is the price in China of the model, which knows no provinces.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog, nnls

from polysight.evidence.store import Evidence
from polysight.market.case import Market
from polysight.study.market_groups import GroupMeasure
from polysight.study.market_model import MarketModel
from polysight.study.market_tables import MarketTables
from polysight.study.market_years import MONTHS, YearMeasure
from polysight.study.wafer_regions import ELSEWHERE, WaferRegion, distances, wafer_regions

Floats = NDArray[np.float64]

#: Province in which imports land, exports leave and chips are made; its row is needed.
COAST = "CN-JS"
#: Least output of a province that is told [kt].
LEAST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class ProvincialBalance:
    """Provinces in each year; means over the draws, which add up.

    Parameters
    ----------
    producers, users : tuple of str
        Codes of provinces that make polysilicon, and of those that pull ingots.
    output : ndarray of float
        Axes year, producer [kt of the simulated months].
    sent : ndarray of float
        Axes year, producer; of it to wafer makers and, less imports, abroad and to chips: what is
        made and not sent goes into stock, in proportion to output [kt].
    use : ndarray of float
        Axes year, user; of wafer makers [kt].
    flow : ndarray of float
        Axes year, producer, user [kt].
    freight : ndarray of float
        Axes producer, user [CNY/kg].
    cost : ndarray of float
        Axes year, producer; cash cost at the works, without freight [CNY/kg].
    works_price, delivered_price : ndarray of float
        Axes year, producer and year, user; without tax [CNY/kg].
    inputs : tuple of str
        Ids of the rows of wafer regions.
    """

    producers: tuple[str, ...]
    users: tuple[str, ...]
    output: Floats
    sent: Floats
    use: Floats
    flow: Floats
    freight: Floats
    cost: Floats
    works_price: Floats
    delivered_price: Floats
    inputs: tuple[str, ...]

    def delivered_cost(self) -> Floats:
        """Cash cost at the gates of wafer makers.

        Returns
        -------
        ndarray of float
            Axes year, producer, user [CNY/kg].
        """
        return np.asarray(self.cost[:, :, None] + self.freight[None])

    def net(self, region: str) -> Floats:
        """What a province sends more than it uses.

        Parameters
        ----------
        region : str
            Code.

        Returns
        -------
        ndarray of float
            Axis year [kt].
        """
        out, taken = (
            values[:, names.index(region)] if region in names else np.zeros(len(values))
            for values, names in ((self.sent, self.producers), (self.use, self.users))
        )
        return np.asarray(out - taken)


def provincial_balance(
    evidence: Evidence, day: dt.date, model: MarketModel, tables: MarketTables
) -> ProvincialBalance | None:
    """Balance of the provinces in a simulated market.

    Parameters
    ----------
    evidence : Evidence
        Its tables hold wafer regions.
    day : datetime.date
        Day of knowledge.
    model : MarketModel
        The market.
    tables : MarketTables
        What was simulated.

    Returns
    -------
    ProvincialBalance or None
        The balance; None where no wafer regions were known on the day, or China makes nothing.
    """
    known = wafer_regions(evidence, day)
    if ELSEWHERE not in known or COAST not in known:
        return None
    means = tables.regions.means
    made = means[..., GroupMeasure.OUTPUT]
    held = np.flatnonzero(made.max(axis=0, initial=0.0) > LEAST)
    if not held.size:
        return None
    names = tuple(tables.regions.grouping.keys[at] for at in held)
    users = tuple(one.region for one in known.values() if one.share > 0.0)
    shares = np.array([known[one].share for one in users])
    shares /= shares.sum()
    ends = [known.get(one, known[ELSEWHERE]) for one in names], [known[one] for one in users]
    own = _own_freight(model, names)
    freight = _freight(*ends, own, shares)
    output = made[:, held]
    use, beyond = _wanted(model, tables)
    sent = output * ((use + beyond) / np.maximum(output.sum(axis=1), LEAST))[:, None]
    price = tables.years.values[..., YearMeasure.PRICE_CHINA].mean(axis=0)
    taken = use[:, None] * shares
    found = [
        _cheapest(one, each, float(rest), freight, users.index(COAST))
        for one, each, rest in zip(sent, taken, beyond, strict=True)
    ]
    flow, works, gates = (np.array([one[place] for one in found]) for place in range(3))
    level = price - gates @ shares
    return ProvincialBalance(
        names, users, output, sent, taken, flow, freight,
        means[:, held, GroupMeasure.CASH_COST] - own,
        works + level[:, None], gates + level[:, None], tuple(one.id for one in known.values()),
    )  # fmt: skip


def _own_freight(model: MarketModel, names: Sequence[str]) -> Floats:
    """Freight of the plants of each province, weighted by capacity [CNY/kg]."""
    plants = model.plants
    inside = np.asarray(plants.market) == Market.CHINA
    found = []
    for name in names:
        own = inside & (np.asarray(plants.region) == model.regions.index(name))
        found.append(float(np.average(plants.freight[own], weights=plants.capacity[own])))
    return np.array(found)


def _freight(
    origins: list[WaferRegion], targets: list[WaferRegion], own: Floats, shares: Floats
) -> Floats:
    """Axes producer, user: by distance, so that each province keeps its own mean."""
    apart = distances(origins, targets)
    mean = apart @ shares
    terms, _ = nnls(np.column_stack([np.ones(len(mean)), mean]), own)
    fitted = np.maximum(terms[0] + terms[1] * mean, LEAST)
    return np.asarray((terms[0] + terms[1] * apart) * (own / fitted)[:, None])


def _wanted(model: MarketModel, tables: MarketTables) -> tuple[Floats, Floats]:
    """Axis year: use of wafer makers, and exports and chips less imports [kt]."""
    of = {one: tables.years.values[..., one].mean(axis=0) for one in YearMeasure}
    year = np.asarray(model.months.number) // MONTHS
    chips = np.array(
        [model.months.electronic_use[Market.CHINA][year == one].sum() for one in tables.years.years]
    )
    use = of[YearMeasure.USE_CHINA] - chips
    return use, of[YearMeasure.EXPORTS] + chips - of[YearMeasure.IMPORTS]


def _cheapest(
    sent: Floats, taken: Floats, beyond: float, freight: Floats, coast: int
) -> tuple[Floats, Floats, Floats]:
    """Cheapest flows, and shadow prices of producers and users.

    What leaves the country more than it enters is taken at the coast. Where more enters than
    leaves, that much of the use of the coast is met from there, the rest by all users alike.
    """
    need = taken.copy()
    need[coast] += beyond
    if need[coast] < 0.0:
        need[coast] = 0.0
        need *= sent.sum() / max(float(need.sum()), LEAST)
    rows, columns = freight.shape
    by_row = np.kron(np.eye(rows), np.ones(columns))
    by_column = np.kron(np.ones(rows), np.eye(columns))
    # The last line follows from the others: without it no shadow price is arbitrary.
    held = np.vstack([by_row, by_column])[:-1]
    limits = np.concatenate([sent, need])[:-1]
    made = linprog(freight.ravel(), A_eq=held, b_eq=limits, method="highs")
    flow = np.asarray(made.x).reshape(rows, columns)
    shadow = np.append(np.asarray(made.eqlin.marginals), 0.0)
    return flow, -shadow[:rows], shadow[rows:]
