"""What carbon costs a kilogram: allowances by unit, the shadow of a border charge, modules.

Polysilicon stands in no list of the border mechanism, so that its charge is a scenario. A plant fed
by the grid owes no allowances, for the scheme leaves out what is bought. All numbers are those of
today's rows; the direct part is what the stacks of the plant itself emit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.carbon.border_charge import (
    BorderTerms,
    Embedded,
    FreeShares,
    ShadowCharge,
    shadow_charge,
)
from polysight.carbon.emissions_trading import (
    Benchmark,
    Installation,
    Obligation,
    SectorCoverage,
    benchmark_allocation,
    obligation,
)
from polysight.carbon.module_contribution import (
    LimitUse,
    ModuleLimit,
    limit_uses,
    module_contribution,
)
from polysight.carbon.product import SCOPES, Scope
from polysight.errors import DataError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_draws import told
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.footprint_power import CAPTIVE
from polysight.study.readings import Reading
from polysight.study.view import FACTS

POWER, UNIT_NAME = "power", "captive-coal-unit"
KG_PER_TONNE = 1000.0
#: Larger units are bound to the tighter benchmark; the size of a captive unit is not told.
UNIT_CLASS = "coal-to-300mw"
#: Table of the scheme, and its rows on sectors and on benchmarks.
TRADING, COVERAGE, BENCHMARK = "emissions_trading", "coverage", "power_benchmark"


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """What carbon costs.

    Parameters
    ----------
    day : datetime.date
        Day of the obligation.
    owed : Obligation or None
        Obligation of the captive unit; None for a plant without one.
    benchmark, allowance_row : str
        Ids of the rows of free allocation and of the price of an allowance.
    allowance_cny_per_tco2e : float
        Price of an allowance.
    emitted, free, net : Reading or None
        Of the captive unit [tCO2e/a].
    owed_cny_per_kg : Reading or None
        Cost of the obligation.
    border : tuple of ShadowCharge
        Scenario by year, at central values.
    certificate_row : str
        Id of the row of the price of a certificate.
    certificate_eur_per_tco2e : float
        That price.
    grams_per_watt : float
        Polysilicon of a watt.
    grams_row : str
        Id of its row.
    module : Reading
        What the silicon adds to a kilowatt of module [kgCO2e/kW].
    limits : tuple of LimitUse
        Limits of modules with the part that it uses up.
    """

    day: dt.date
    owed: Obligation | None
    benchmark: str
    allowance_row: str
    allowance_cny_per_tco2e: float
    emitted: Reading | None
    free: Reading | None
    net: Reading | None
    owed_cny_per_kg: Reading | None
    border: tuple[ShadowCharge, ...]
    certificate_row: str
    certificate_eur_per_tco2e: float
    grams_per_watt: float
    grams_row: str
    module: Reading
    limits: tuple[LimitUse, ...]


def footprint_charges(found: Footprint, evidence: Evidence, day: dt.date) -> Charges:
    """What carbon costs a plant.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Prices, free shares, benchmarks, limits.
    day : datetime.date
        Day of the obligation.

    Returns
    -------
    Charges
        Allowances, border, modules.

    Raises
    ------
    DataError
        If a stage is not covered, so that there is no total.
    """
    totals = found.life_cycle.market.total
    if np.isnan(totals).any():
        stages = ", ".join(found.life_cycle.market.not_covered)
        raise refusal(DataError, "carbon.not_covered", stages=stages)
    allowance = _latest(evidence, "carbon-allowance")
    certificate = _latest(evidence, "cbam-certificate")
    owed, benchmark = _owed(found, evidence, day)
    emitted = free = net = cost = None
    if owed is not None and found.plant.capacity_t_per_year is not None:
        output = found.plant.capacity_t_per_year * KG_PER_TONNE
        emitted = told("carbon_account.yearly", "tCO2e/a", owed.installation.direct_tco2e_per_year)
        given = owed.installation.free_tco2e_per_year
        free = None if given is None else told("carbon_account.yearly", "tCO2e/a", given)
        net = told("carbon_account.yearly", "tCO2e/a", owed.net_tco2e_per_year)
        price = owed.cost_cny_per_year(allowance.middle) / output
        cost = told("carbon_account.charge", "CNY/kg", price)
    grams = _grams(evidence)
    contribution = module_contribution(totals, np.asarray(grams.middle))
    return Charges(
        day, owed, benchmark, allowance.id, allowance.middle, emitted, free, net, cost,
        tuple(_border(found, evidence, certificate.middle)), certificate.id, certificate.middle,
        grams.middle, grams.id, told("carbon_account.module", "kgCO2e/kW", contribution),
        limit_uses(contribution, tuple(_limits(evidence)), method=found.life_cycle.basis.method),
    )  # fmt: skip


def _latest(evidence: Evidence, product: str) -> Observation:
    return evidence.select("carbon_price", product=product)[-1]


def _grams(evidence: Evidence) -> Observation:
    """Last observed or estimated silicon of a watt."""
    rows = evidence.select("silicon_intensity", product="module")
    return [row for row in rows if row.kind in FACTS][-1]


def _owed(found: Footprint, evidence: Evidence, day: dt.date) -> tuple[Obligation | None, str]:
    """Obligation of the captive unit, and the row of its benchmark."""
    share, capacity = found.plant.origins.energy.captive_coal_share, found.plant.capacity_t_per_year
    if share <= 0.0 or capacity is None:
        return None, ""
    chains = found.life_cycle.chains
    taken = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    # Kilowatt hours a kilogram times tonnes a year are megawatt hours a year.
    power = np.asarray(taken) * share * capacity
    emitted = power * chains.own_of(CAPTIVE).sum(axis=-1)
    row = _benchmark(evidence)
    allowed = evidence.units.convert(float(row["value"]), row["unit"], "tCO2e/MWh")
    given = benchmark_allocation(power, np.zeros_like(power), Benchmark(row["id"], allowed, 0.0))
    unit = Installation(UNIT_NAME, POWER, emitted, given)
    return obligation(unit, _coverage(evidence), day), row["id"]


def _benchmark(evidence: Evidence) -> dict[str, str]:
    """Last benchmark of the class."""
    rows = [row.cells for row in evidence.tables[TRADING]]
    return max(
        (one for one in rows if (one["code"], one["unit_class"]) == (BENCHMARK, UNIT_CLASS)),
        key=lambda one: one["from"],
    )


def _coverage(evidence: Evidence) -> tuple[SectorCoverage, ...]:
    """Sectors that the scheme covers."""
    rows = [row.cells for row in evidence.tables[TRADING]]
    return tuple(
        SectorCoverage(
            row["sector"],
            dt.date.fromisoformat(row["from"]),
            dt.date.fromisoformat(row["to"]) if row["to"] else None,
            evidence.units.convert(float(row["value"]), row["unit"], "tCO2e/a"),
            row["source"],
        )
        for row in rows
        if row["code"] == COVERAGE
    )


def _border(
    found: Footprint, evidence: Evidence, price_eur_per_tco2e: float
) -> Iterator[ShadowCharge]:
    footprint = found.life_cycle.market
    direct = footprint.by_scope[0, SCOPES.index(Scope.DIRECT)]
    embedded = Embedded(np.asarray(direct), np.asarray(footprint.total[0]))
    rows = [row.cells for row in evidence.tables["border_carbon"] if row.cells["value"]]
    kept = {
        int(row["period"]): evidence.units.convert(float(row["value"]), row["unit"], "1")
        for row in rows
        if row["code"] == "free_share_kept"
    }
    years = tuple(sorted(kept))
    shares = FreeShares(years, tuple(kept[year] for year in years), _reporting_from(years))
    factor = next(float(row["value"]) for row in rows if row["code"] == "cross_sectoral_factor")
    terms = BorderTerms(np.asarray(price_eur_per_tco2e), factor, np.zeros(()))
    for year in years:
        yield shadow_charge(embedded, terms, shares, year=year, listed=False)


def _reporting_from(years: tuple[int, ...]) -> int:
    """Years before the charged phase are not told here: the first charged year stands for them."""
    return years[0]


def _limits(evidence: Evidence) -> Iterator[ModuleLimit]:
    for row in evidence.select("module_carbon_footprint"):
        if row.kind == "limit" and row.value is not None:
            method = row.basis.get("method") or ""
            yield ModuleLimit(row.id, f"{method} {row.period.text}", row.middle, method)
