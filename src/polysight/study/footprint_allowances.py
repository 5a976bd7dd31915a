"""Allowances that a captive coal unit owes: by day, by benchmark and by output of the plant.

The plan of each year has its own benchmark and counts its own kind of power. A day whose year has
no benchmark here gets no verdict. Where two rows state the benchmark of one year, both are told.
The scheme counts carbon dioxide alone. Boilers that raise steam alone are no power unit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.counted_power import Counted, counted_power
from polysight.carbon.emissions_trading import (
    Benchmark,
    Installation,
    Obligation,
    SectorCoverage,
    Status,
    benchmark_allocation,
    obligation,
)
from polysight.estimate import Estimate
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.designs import stated_range
from polysight.study.footprint import Footprint, Plant
from polysight.study.footprint_account import CARBON_DIOXIDE
from polysight.study.footprint_amounts import row
from polysight.study.footprint_draws import drawn, told
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.footprint_power import CAPTIVE
from polysight.study.plant_files import stated_number
from polysight.study.readings import Reading

Floats = NDArray[np.float64]

POWER, UNIT_NAME = "power", "captive-coal-unit"
KG_PER_TONNE = 1000.0
#: Larger units are bound to the tighter benchmark; the size of a captive unit is not told.
UNIT_CLASS = "coal-to-300mw"
#: Table of the scheme, and its rows on sectors and on benchmarks.
TRADING, COVERAGE, BENCHMARK = "emissions_trading", "coverage", "power_benchmark"
#: Observations of benchmarks and of the price of an allowance.
OBSERVED, PRICE, ALLOWANCE = "allocation_benchmark", "carbon_price", "carbon-allowance"
#: Parameter of the row that says what a unit uses itself, and answer of a plant's file.
OWN_USE, OUTPUT_RATIO = "own_use_share", "output-ratio"


class Level(StrEnum):
    """Output at which amounts of a year are told."""

    NAMEPLATE = "nameplate"
    STATED = "stated-output"


@dataclass(frozen=True, slots=True)
class DatedBenchmark:
    """Benchmark of the class of the unit, with the days on which it holds.

    Parameters
    ----------
    id, tier : str
        Row and its tier.
    first, last : datetime.date
        First and last day.
    allowed_tco2e_per_mwh : float
        Allowances per megawatt hour.
    counted : Counted
        Which power it is multiplied with.
    """

    id: str
    tier: str
    first: dt.date
    last: dt.date
    allowed_tco2e_per_mwh: float
    counted: Counted


@dataclass(frozen=True, slots=True)
class Allocation:
    """What one benchmark makes of the year of a unit.

    Parameters
    ----------
    benchmark : DatedBenchmark
        The benchmark.
    free, net : Reading
        Allowances given, and those that are missing [tCO2e/a]; negative where some are left over.
    cost : Reading or None
        Of those that are missing [CNY/kg]; None where the day has no price.
    """

    benchmark: DatedBenchmark
    free: Reading
    net: Reading
    cost: Reading | None


@dataclass(frozen=True, slots=True)
class Settlement:
    """Year of the unit at one output of the plant.

    Parameters
    ----------
    level : Level
        Which output.
    output_t_per_year : float
        Polysilicon of a year.
    status : Status
        Whether the unit is covered.
    emitted : Reading
        Carbon dioxide of the unit [tCO2e/a].
    allocations : tuple of Allocation
        By benchmark; empty where none of the year is known or the unit is not covered.
    """

    level: Level
    output_t_per_year: float
    status: Status
    emitted: Reading
    allocations: tuple[Allocation, ...]


@dataclass(frozen=True, slots=True)
class Allowances:
    """Obligation of a captive coal unit on a day.

    Parameters
    ----------
    day : datetime.date
        The day; its year is the one to be settled.
    status : Status
        Whether the unit is covered at nameplate.
    settlements : tuple of Settlement
        At nameplate and at the output that the file states; empty before the sector is covered.
    last_known : datetime.date
        Last day for which a benchmark is known.
    price : Observation or None
        Price of an allowance on the day; None where nobody states one.
    own_use : str
        Id of the row of the unit's own use.
    """

    day: dt.date
    status: Status
    settlements: tuple[Settlement, ...]
    last_known: dt.date
    price: Observation | None
    own_use: str


def allowances(found: Footprint, evidence: Evidence, day: dt.date) -> Allowances | None:
    """Allowances that the captive coal unit of a plant owes.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Coverage, benchmarks, prices.
    day : datetime.date
        The day.

    Returns
    -------
    Allowances or None
        None for a plant without such a unit, or one whose capacity nobody states.
    """
    share, capacity = found.plant.origins.energy.captive_coal_share, found.plant.capacity_t_per_year
    if share <= 0.0 or capacity is None:
        return None
    rows = tuple(_benchmarks(evidence))
    now = tuple(one for one in rows if one.first <= day <= one.last)
    price = _price(evidence, day)
    outputs = tuple(_outputs(found.plant, capacity, evidence))
    settled = tuple(
        _settlement(level, output, found, evidence, day, now, price) for level, output in outputs
    )
    status = settled[0].status
    told_on = () if status is Status.SECTOR_NOT_COVERED else settled
    own_use = row(found.known, OWN_USE)
    return Allowances(day, status, told_on, max(one.last for one in rows), price, own_use)


def coverage(evidence: Evidence) -> tuple[SectorCoverage, ...]:
    """Sectors that the scheme covers.

    Parameters
    ----------
    evidence : Evidence
        The table of the scheme.

    Returns
    -------
    tuple of SectorCoverage
        With their days and thresholds.
    """
    rows = [one.cells for one in evidence.tables[TRADING]]
    return tuple(
        SectorCoverage(
            cells["sector"],
            dt.date.fromisoformat(cells["from"]),
            dt.date.fromisoformat(cells["to"]) if cells["to"] else None,
            evidence.units.convert(float(cells["value"]), cells["unit"], "tCO2e/a"),
            cells["source"],
        )
        for cells in rows
        if cells["code"] == COVERAGE
    )


def _benchmarks(evidence: Evidence) -> Iterator[DatedBenchmark]:
    """Benchmarks of the class, of the table of the scheme and of the observations."""
    for cells in (one.cells for one in evidence.tables[TRADING]):
        if (cells["code"], cells["unit_class"]) == (BENCHMARK, UNIT_CLASS):
            first, last = (dt.date.fromisoformat(cells[name]) for name in ("from", "to"))
            value = evidence.units.convert(float(cells["value"]), cells["unit"], "tCO2e/MWh")
            counted = Counted(cells["counted"])
            yield DatedBenchmark(cells["id"], cells["tier"], first, last, value, counted)
    for one in evidence.select(OBSERVED):
        if one.basis.get("unit_class") == UNIT_CLASS:
            value = evidence.units.convert(one.middle, one.canonical_unit, "tCO2e/MWh")
            yield DatedBenchmark(
                one.id, one.tier, one.period.start, one.period.end, value,
                Counted(one.basis.get("counted") or ""),
            )  # fmt: skip


def _price(evidence: Evidence, day: dt.date) -> Observation | None:
    """Price of the day: of all rows whose period holds it, that of the shortest period."""
    rows = [
        one
        for one in evidence.select(PRICE, product=ALLOWANCE)
        if one.period.start <= day <= one.period.end
    ]
    return min(rows, key=lambda one: one.period.end - one.period.start, default=None)


def _outputs(plant: Plant, capacity: float, evidence: Evidence) -> Iterator[tuple[Level, float]]:
    """Nameplate, and what the file says that the plant made of it."""
    yield Level.NAMEPLATE, capacity
    answer = None if plant.file is None else plant.file.answers.get(OUTPUT_RATIO)
    if answer is not None and not answer.unknown and not answer.computed:
        yield Level.STATED, capacity * stated_number(answer, "1", evidence)


def _settlement(
    level: Level,
    output_t_per_year: float,
    found: Footprint,
    evidence: Evidence,
    day: dt.date,
    benchmarks: tuple[DatedBenchmark, ...],
    price: Observation | None,
) -> Settlement:
    sent_out = _sent_out(found) * output_t_per_year
    chains = found.life_cycle.chains
    emitted = sent_out * chains.own_of(CAPTIVE)[:, chains.gases.index(CARBON_DIOXIDE)]
    sectors = coverage(evidence)
    plain = obligation(Installation(UNIT_NAME, POWER, emitted), sectors, day)
    own_use = _own_use(found, evidence)
    made = []
    for one in benchmarks if plain.status is Status.COVERED else ():
        power = counted_power(sent_out, own_use, one.counted)
        allowed = Benchmark(one.id, one.allowed_tco2e_per_mwh, 0.0)
        given = benchmark_allocation(power, np.zeros_like(power), allowed)
        owed = obligation(Installation(UNIT_NAME, POWER, emitted, given), sectors, day)
        made.append(_allocation(one, given, owed, price, output_t_per_year))
    yearly = told("carbon_account.stack", "tCO2e/a", emitted)
    return Settlement(level, output_t_per_year, plain.status, yearly, tuple(made))


def _allocation(
    benchmark: DatedBenchmark,
    given: Floats,
    owed: Obligation,
    price: Observation | None,
    output_t_per_year: float,
) -> Allocation:
    cost = None
    if price is not None:
        yearly = owed.cost_cny_per_year(price.middle)
        cost = told("carbon_account.charge", "CNY/kg", yearly / (output_t_per_year * KG_PER_TONNE))
    return Allocation(
        benchmark,
        told("carbon_account.free", "tCO2e/a", given),
        told("carbon_account.missing", "tCO2e/a", owed.net_tco2e_per_year),
        cost,
    )


def _sent_out(found: Footprint) -> Floats:
    """Power that the unit sends to the works [kWh/kg, which is MWh/t]."""
    taken = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    return np.asarray(taken) * found.plant.origins.energy.captive_coal_share


def _own_use(found: Footprint, evidence: Evidence) -> Floats:
    """Share of its generation that the unit itself uses, axis draw."""
    name = row(found.known, OWN_USE)
    low, value, high = stated_range(name, "1", evidence, found.known)
    estimate = Estimate(name, value, low, high, "1", (), "", "", (name,))
    model = found.model
    return drawn(f"footprint.{name}", estimate, seed=model.seed, count=model.count)
