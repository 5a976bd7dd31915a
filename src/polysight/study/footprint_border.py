"""Shadow of the EU border charge of a kilogram: what would count, and what it would cost by year.

The mechanism counts carbon dioxide of the process and of its heat as direct, wherever the heat is
made, and electricity as indirect, wherever it is made. Neither is a scope of the account nor holds
what lies upstream. Materials bought count where the law names them; for polysilicon it names none,
so that they are left out, and the whole life cycle stands beside as a bound from above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.border_charge import (
    BorderTerms,
    Embedded,
    FreeShares,
    ShadowCharge,
    shadow_charge,
)
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import CARBON_DIOXIDE
from polysight.study.footprint_grid import grid, grid_factors
from polysight.study.footprint_inventory import OWN_POWER, RELEASE
from polysight.study.footprint_power import CAPTIVE
from polysight.study.footprint_suppliers import Grid
from polysight.study.view import FACTS

#: Suppliers of heat; what burns for it counts as direct on whatever site it burns.
HEAT = ("steam-coal", "steam-gas", "steam-bought")
TABLE, KEPT, CORRECTION = "border_carbon", "free_share_kept", "cross_sectoral_factor"
CERTIFICATE, YUAN_PER_EURO = "cbam-certificate", "CNY/EUR"


@dataclass(frozen=True, slots=True, eq=False)
class BorderYear:
    """Charge of one year of import.

    Parameters
    ----------
    charge : ShadowCharge
        By what is counted and by bound.
    correction_stated : bool
        Whether the cross-sectoral factor is stated for the year; otherwise the last one stands
        for it.
    """

    charge: ShadowCharge
    correction_stated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """Shadow of the border charge, at central values.

    Parameters
    ----------
    embedded : Embedded
        What would count [kgCO2e/kg].
    years : tuple of BorderYear
        By year.
    grid : Grid
        Average of the grid whose electricity counts as indirect.
    certificate, rate : Observation
        Price of a certificate, and yuan for a euro.
    correction : float
        Cross-sectoral factor.
    correction_row : str
        Id of its row.
    correction_until : int
        Last year for which it is stated.
    """

    embedded: Embedded
    years: tuple[BorderYear, ...]
    grid: Grid
    certificate: Observation
    rate: Observation
    correction: float
    correction_row: str
    correction_until: int


def border(found: Footprint, evidence: Evidence) -> Border:
    """Shadow of the border charge of a footprint.

    Parameters
    ----------
    found : Footprint
        The footprint, every stage covered.
    evidence : Evidence
        Free shares, factor, prices, grid factors.

    Returns
    -------
    Border
        A scenario: the annex does not list polysilicon.

    Raises
    ------
    DataError
        If the country of the grid has no average of what burns.

    References
    ----------
    Regulation (EU) 2023/956, Article 3 (definitions of direct and indirect emissions) and
    Annex IV.
    """
    factors = grid_factors(evidence)
    last = max(one.year for one in factors)
    country = found.life_cycle.power.grid.region
    spread = found.life_cycle.power.grid.multipliers
    average = grid(factors, ElectricityBasis.COMBUSTION, country, last, spread)
    counted = embedded(found, average)
    certificate = evidence.select("carbon_price", product=CERTIFICATE)[-1]
    rate = _rate(evidence)
    row = next(cells for cells in _rows(evidence, CORRECTION))
    until, correction = period(row["period"]).end.year, float(row["value"])
    shares = _shares(evidence)
    terms = BorderTerms(np.asarray(certificate.middle), correction, np.zeros(()))
    years = tuple(
        BorderYear(shadow_charge(counted, terms, shares, year=year, listed=False), year <= until)
        for year in shares.years
    )
    return Border(counted, years, average, certificate, rate, correction, row["id"], until)


def embedded(found: Footprint, average: Grid) -> Embedded:
    """What the mechanism would count in a kilogram, at central values.

    Parameters
    ----------
    found : Footprint
        The footprint.
    average : Grid
        Average of what burns for the grid of the country.

    Returns
    -------
    Embedded
        Direct: carbon of the metal and fuel of all heat. Full: with electricity, of the grid at
        its average and of a captive unit at its stack; lines of its own and power under contract
        nought, certificates not counted. Life cycle: the footprint by place, as nothing claimed by
        certificate lowers it either.
    """
    chains = found.life_cycle.chains
    place = chains.gases.index(CARBON_DIOXIDE)
    energy = found.plant.origins.energy

    def taken(activity: str) -> float:
        return float(
            sum(
                one.amount[0]
                for one in found.inventory.exchanges
                if one.activity == activity and not one.inside
            )
        )

    def stack(activity: str) -> float:
        return float(chains.own_of(activity)[0, place])

    heat = sum(taken(one) * stack(one) for one in HEAT if taken(one) > 0.0)
    direct = taken(RELEASE) + heat
    burnt = energy.grid_share * float(average.kgco2e_per_kwh[0])
    if energy.captive_coal_share > 0.0:
        burnt += energy.captive_coal_share * stack(CAPTIVE)
    return Embedded(
        np.asarray(direct),
        np.asarray(direct + taken(OWN_POWER) * burnt),
        life_cycle_kgco2e_per_kg=np.asarray(found.life_cycle.location.total[0]),
    )


def _rows(evidence: Evidence, code: str) -> Iterator[dict[str, str]]:
    for row in evidence.tables[TABLE]:
        if row.cells["code"] == code and row.cells["value"]:
            yield row.cells


def _shares(evidence: Evidence) -> FreeShares:
    """Years before the charged phase are not told here: the first charged year stands for them."""
    kept = {
        int(row["period"]): evidence.units.convert(float(row["value"]), row["unit"], "1")
        for row in _rows(evidence, KEPT)
    }
    years = tuple(sorted(kept))
    return FreeShares(years, tuple(kept[year] for year in years), years[0])


def _rate(evidence: Evidence) -> Observation:
    """Last observed exchange rate."""
    rows = [
        one
        for one in evidence.select("exchange_rate")
        if one.canonical_unit == YUAN_PER_EURO and one.kind in FACTS
    ]
    return max(rows, key=lambda one: one.period.end)
