"""An inventory that somebody brought along, weighed with the suppliers of the evidence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.solve import released, supply
from polysight.evidence.store import Evidence
from polysight.study.footprint import COUNTRY, EDITION
from polysight.study.footprint_grid import grid, grid_factors
from polysight.study.footprint_potentials import potentials
from polysight.study.footprint_rows import pedigree
from polysight.study.footprint_suppliers import suppliers
from polysight.study.inventory import Inventory, weighing
from polysight.study.plant_model import SEED


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one unit of an imported activity causes.

    Parameters
    ----------
    activity, unit : str
        Its code, and the unit of its product; empty where the file has none.
    gases : tuple of str
        Keys of the parts.
    by_gas : tuple of float
        Parts by gas [kgCO2e per unit].
    """

    activity: str
    unit: str
    gases: tuple[str, ...]
    by_gas: tuple[float, ...]

    @property
    def total(self) -> float:
        """Sum over the gases [kgCO2e per unit]."""
        return sum(self.by_gas)


def weighed(inventory: Inventory, evidence: Evidence, activity: str = "") -> Weighed:
    """Footprint of one unit of an imported activity, on the life-cycle basis.

    Parameters
    ----------
    inventory : Inventory
        What was read.
    evidence : Evidence
        Suppliers, grids, warming potentials.
    activity : str
        Code of the activity; the first of the file when empty.

    Returns
    -------
    Weighed
        At central values, or the mean over the draws that a package holds; by the factors of the
        file itself where it brought some.

    Raises
    ------
    DataError
        If there is no such activity, or a supplier or gas has no factor.
    """
    code = activity or inventory.own[0]
    given = inventory.foreground
    running = supply(given, given.demand(code))
    flows = released(given, running)
    basis, factors = ElectricityBasis.LIFE_CYCLE, grid_factors(evidence)
    national = grid(factors, basis, COUNTRY, max(one.year for one in factors), np.ones(1))
    warming = potentials(evidence)
    chains = suppliers(
        evidence, basis, national, national, pedigree(evidence, EDITION), warming.of,
        seed=SEED, count=0,
    )  # fmt: skip
    method = inventory.method
    if method is None:
        of = {one: chains.of(one)[0] for one in inventory.suppliers}
        method = weighing(inventory, chains.gases, warming.of, of)
    # A package may hold draws; the mean of the parts is the mean of their sum.
    parts = method.weighed(flows).reshape(-1, len(method.indicators)).mean(axis=0)
    unit = inventory.units[given.place(code)] if inventory.units else ""
    return Weighed(code, unit, method.indicators, tuple(parts.tolist()))
