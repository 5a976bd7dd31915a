"""The same plant on the grid of every province: a screening, for only such factors are provincial.

What the plant takes from the grid counts with the average of the province; everything else,
silicon metal included, stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_draws import Floats, told
from polysight.study.footprint_grid import grid_factors, grid_or_none
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.footprint_suppliers import Grid
from polysight.study.readings import Reading

UNIT = "kgCO2e/kg"
#: Kind of a region that is a province.
PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Province:
    """Screening of a plant in one province.

    Parameters
    ----------
    grid : Grid
        Average of its grid.
    covered : Reading
        Sum of what is covered, by place [kgCO2e/kg].
    """

    grid: Grid
    covered: Reading


def provinces(found: Footprint, evidence: Evidence) -> tuple[Province, ...]:
    """Screening of a plant by province.

    Parameters
    ----------
    found : Footprint
        The footprint, with a screening.
    evidence : Evidence
        Grid factors and provinces.

    Returns
    -------
    tuple of Province
        From the lowest; provinces without a factor are left out. None where there is no screening.
    """
    account = found.screening
    if account is None:
        return ()
    here, taken = account.power.grid, _from_grid(found)
    rest = account.location.covered_total - taken * here.kgco2e_per_kwh
    factors = grid_factors(evidence)
    told_provinces = []
    for code in _codes(evidence):
        # One vintage for all: provinces are compared.
        grid = grid_or_none(factors, ElectricityBasis.COMBUSTION, code, here.year, here.multipliers)
        if grid is None or grid.year != here.year:
            continue
        covered = rest + taken * grid.kgco2e_per_kwh
        told_provinces.append(Province(grid, told("carbon_account.covered", UNIT, covered)))
    return tuple(sorted(told_provinces, key=lambda one: (one.covered.central, one.grid.region)))


def _codes(evidence: Evidence) -> list[str]:
    regions = (row.cells for row in evidence.tables["regions"])
    return [one["code"] for one in regions if one["kind"] == PROVINCE]


def _from_grid(found: Footprint) -> Floats:
    """Electricity from the public grid, under contract or not [kWh/kg], axis draw."""
    energy = found.plant.origins.energy
    share = energy.grid_share + energy.green_contract_share
    power = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    return np.asarray(power * share)
