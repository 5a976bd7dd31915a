"""What is told of a footprint: readings by stage, scope and gas, factors, and what moves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.data_quality import variance_shares
from polysight.carbon.product import SCOPES, ProductFootprint
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import Account
from polysight.study.footprint_draws import spread_out, told
from polysight.study.footprint_inventory import OWN_POWER, RELEASE, STAGES
from polysight.study.readings import Reading, influences

Floats = NDArray[np.float64]

UNIT, YEARLY = "kgCO2e/kg", "tCO2e/a"
#: Streams that are told as what moves the total.
MOST = 10
#: Standard errors of a correlation beyond which it is told.
CHANCE = 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """One stage, scope or gas.

    Parameters
    ----------
    code : str
        Its code.
    location, market : Reading
        By place and by contract [kgCO2e/kg]; NaN where not covered.
    share : float
        Share of the covered total by place; NaN where not covered.
    """

    code: str
    location: Reading
    market: Reading
    share: float


@dataclass(frozen=True, slots=True)
class Taken:
    """One supplier at one stage.

    Parameters
    ----------
    stage, activity : str
        Codes.
    unit : str
        Unit of the amount per kilogram.
    amount : Reading
        How much a kilogram takes.
    factor : Reading
        What a unit causes [kgCO2e per unit], by place; NaN where nobody states it.
    emission : Reading
        Their product [kgCO2e/kg].
    inside : str
        Stage whose electricity makes it; empty otherwise.
    rows : tuple of str
        Ids of the rows that amount and factor rest on.
    """

    stage: str
    activity: str
    unit: str
    amount: Reading
    factor: Reading
    emission: Reading
    inside: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sold:
    """One by-product that leaves the plant for a buyer.

    Parameters
    ----------
    output : str
        Its code.
    amount : Reading
        Per kilogram of polysilicon [kg/kg].
    rows : tuple of str
        What the amount rests on.
    """

    output: str
    amount: Reading
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A footprint on one basis.

    Parameters
    ----------
    account : Account
        What it is read from.
    location, market : Reading
        Total [kgCO2e/kg]; NaN where a stage is not covered.
    covered_location, covered_market : Reading
        Sum of what is covered.
    yearly : Reading or None
        Covered sum by place of a year at nameplate [tCO2e/a]; None for a route alone.
    not_covered : tuple of str
        Stages without a number.
    stages, scopes, gases : tuple of Line
        Parts of it.
    variance : tuple of (str, float)
        Share of each stage in the variance of the covered sum, largest first; they sum to one.
    """

    account: Account
    location: Reading
    market: Reading
    covered_location: Reading
    covered_market: Reading
    yearly: Reading | None
    not_covered: tuple[str, ...]
    stages: tuple[Line, ...]
    scopes: tuple[Line, ...]
    gases: tuple[Line, ...]
    variance: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class FootprintReading:
    """Everything that is told of a footprint beside its comparisons.

    Parameters
    ----------
    life_cycle : Told
        Footprint of the product.
    screening : Told or None
        What burns and reacts, with the grid of the province.
    suppliers : tuple of Taken
        First tier with its factors, on the life-cycle basis.
    influences : tuple of (str, float)
        Parameters and rows that the covered sum follows most, with the rank correlation.
    outputs : tuple of Sold
        By-products that are sold; none on a closed loop.
    """

    life_cycle: Told
    screening: Told | None
    suppliers: tuple[Taken, ...]
    influences: tuple[tuple[str, float], ...]
    outputs: tuple[Sold, ...]


def footprint_reading(found: Footprint) -> FootprintReading:
    """Readings of a footprint.

    Parameters
    ----------
    found : Footprint
        The footprint.

    Returns
    -------
    FootprintReading
        What is told of it.
    """
    capacity = found.plant.capacity_t_per_year
    life_cycle = _told(found.life_cycle, capacity)
    screening = None if found.screening is None else _told(found.screening, capacity)
    return FootprintReading(
        life_cycle, screening, tuple(_suppliers(found)), tuple(_influences(found)),
        tuple(
            Sold(one.activity, told("carbon_account.amount", one.unit, one.amount), one.rests_on)
            for one in found.inventory.outputs
        ),
    )  # fmt: skip


def _told(account: Account, capacity_t_per_year: float | None) -> Told:
    location, market = account.location, account.market
    covered = location.covered_total
    yearly = None
    if capacity_t_per_year is not None:
        # Tonnes per tonne are kilograms per kilogram.
        yearly = told("carbon_account.yearly", YEARLY, covered * capacity_t_per_year)
    return Told(
        account,
        told("carbon_account.total", UNIT, location.total),
        told("carbon_account.total", UNIT, market.total),
        told("carbon_account.covered", UNIT, covered),
        told("carbon_account.covered", UNIT, market.covered_total),
        yearly,
        location.not_covered,
        tuple(_lines("stage", location.stages, location, market, (-2, -1))),
        tuple(_lines("scope", tuple(one.value for one in SCOPES), location, market, (-3, -1))),
        tuple(_lines("gas", location.gases, location, market, (-3, -2))),
        tuple(_variance(location)),
    )


def _lines(
    kind: str,
    codes: tuple[str, ...],
    location: ProductFootprint,
    market: ProductFootprint,
    over: tuple[int, int],
) -> Iterator[Line]:
    """Parts along one axis; scopes and gases are sums of what is covered."""
    sums = []
    for one in (location, market):
        cells = one.emissions_kgco2e_per_unit
        covered = cells if kind == "stage" else np.where(_known(one), cells, 0.0)
        sums.append(covered.sum(axis=over))
    whole = location.covered_total[0]
    for place, code in enumerate(codes):
        here, there = (told(f"carbon_account.{kind}", UNIT, one[..., place]) for one in sums)
        yield Line(code, here, there, here.central / whole if whole else np.nan)


def _known(one: ProductFootprint) -> NDArray[np.bool_]:
    """Cells of covered stages, axes draw, stage, scope, gas."""
    return np.asarray(one.covered[..., None, None])


def _variance(one: ProductFootprint) -> Iterator[tuple[str, float]]:
    draws = spread_out(np.moveaxis(one.by_stage, 0, -1))
    known = [place for place in range(len(STAGES)) if not np.isnan(draws[place]).any()]
    if draws.shape[-1] < 2 or not known:
        return
    shares = variance_shares(draws[known])
    pairs = [(one.stages[place], float(share)) for place, share in zip(known, shares, strict=True)]
    yield from sorted((pair for pair in pairs if pair[1] != 0.0), key=lambda pair: -pair[1])


def _suppliers(found: Footprint) -> Iterator[Taken]:
    account = found.life_cycle
    own = np.asarray(sum(one.intensity.sum(axis=-1) for one in account.power.location))
    for one in found.inventory.exchanges:
        if not np.any(one.amount):
            continue
        rows: tuple[str, ...] = ()
        if one.activity == OWN_POWER:
            factor, rows = own, account.power.rows
        elif one.activity == RELEASE:
            factor = np.ones_like(one.amount)
        else:
            factor = account.chains.of(one.activity).sum(axis=-1)
            rows = account.chains.rows.get(one.activity, ())
        amount, unit = one.amount, f"kgCO2e/{one.unit.partition('/')[0]}"
        if one.inside:
            factor, rows = np.zeros_like(amount), ()
        yield Taken(
            one.stage, one.activity, one.unit,
            told("carbon_account.amount", one.unit, amount),
            told("carbon_account.factor", unit, factor),
            told("carbon_account.emission", UNIT, amount * factor),
            one.inside, tuple(dict.fromkeys((*one.rests_on, *rows))),
        )  # fmt: skip


def _influences(found: Footprint) -> Iterator[tuple[str, float]]:
    outcome = spread_out(found.life_cycle.location.covered_total)
    if len(outcome) < 2:
        return
    own, model = found.model.design, found.model
    streams = [
        (key, own.drawn(key, seed=model.seed, count=model.count))
        for key, one in own.parameters.items()
        if one.estimate.low < one.estimate.high
    ]
    streams += [(row, spread_out(one)) for row, one in found.life_cycle.chains.streams]
    varying = [(key, one) for key, one in streams if len(one) == len(outcome) and np.ptp(one) > 0]
    # Weaker ones cannot be told from chance with so few draws.
    least = CHANCE / np.sqrt(len(outcome))
    yield from (pair for pair in influences(varying, outcome, MOST) if abs(pair[1]) >= least)
