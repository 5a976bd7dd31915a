"""An inventory that somebody licensed and brought along: what was read, ready to be weighed.

Inputs that no activity of the file makes are taken from suppliers of ours. Each of those stands
in the matrices as an activity that gives off one flow, its own product, so that the same algebra
weighs it with the intensity of the supplier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, Problem, refusal
from polysight.study.inventory_spread import Spread

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """Activities with their exchanges, as a file states them.

    Parameters
    ----------
    foreground : Foreground
        Central values: the activities of the file in its order, then the suppliers it takes from.
    units : tuple of str
        Axis activity; unit of the product of each; empty where the file has no units.
    flow_units : tuple of str
        Axis flow; unit of each flow; empty where the file has no units.
    gases : tuple of str
        Axis flow; code of the greenhouse gas that a flow is; empty for any other flow.
    suppliers : dict of str to str
        Flow that stands for what a supplier of ours causes, by the code of the supplier.
    technosphere, biosphere : Spread
        How far the exchanges may lie from the middle.
    method : Characterisation or None
        Factors that came with the file.
    remarks : tuple of Problem
        What the reader should know though it is no fault.
    """

    foreground: Foreground
    units: tuple[str, ...]
    flow_units: tuple[str, ...]
    gases: tuple[str, ...]
    suppliers: Mapping[str, str]
    technosphere: Spread
    biosphere: Spread
    method: Characterisation | None = None
    remarks: tuple[Problem, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Activities of the file itself."""
        return tuple(code for code in self.foreground.activities if code not in self.suppliers)

    def drawn(self, *, seed: int, count: int, first: int = 0) -> Foreground:
        """The same activities with draws of every exchange that varies.

        Parameters
        ----------
        seed, count, first : int
            See `polysight.uncertainty.stream.uniforms`.

        Returns
        -------
        Foreground
            Values with the axes draw, exchange; exchanges are independent of one another.
        """
        given = self.foreground
        parts = []
        for part, spread, rows in (
            (given.technosphere, self.technosphere, given.activities),
            (given.biosphere, self.biosphere, given.flows),
        ):
            names = _names(part, rows, given.activities)
            drawn = spread.drawn(names, seed=seed, count=count, first=first)
            parts.append(Exchanges(part.rows, part.columns, drawn))
        return replace(given, technosphere=parts[0], biosphere=parts[1])


def weighing(
    inventory: Inventory,
    gases: tuple[str, ...],
    potentials: Mapping[str, float],
    intensities: Mapping[str, Floats],
) -> Characterisation:
    """Factors that turn the flows of an inventory into kgCO2e by gas.

    Parameters
    ----------
    inventory : Inventory
        What was read.
    gases : tuple of str
        Keys of the indicator axis.
    potentials : dict of str to float
        Warming potential of each gas that the inventory gives off [kgCO2e/kg].
    intensities : dict of str to ndarray
        Axes ..., gas; what one unit of each supplier causes, with everything behind it
        [kgCO2e per unit of the supplier's product].

    Returns
    -------
    Characterisation
        Axes ..., gas, flow; nought for flows that are no greenhouse gas.

    Raises
    ------
    DataError
        If a gas has no potential or no place on the gas axis, or a supplier has no intensity.
    """
    for code in inventory.suppliers:
        if code not in intensities or np.any(np.isnan(intensities[code])):
            raise refusal(DataError, "inventory.no_intensity", supplier=code)
    for gas in {gas for gas in inventory.gases if gas}:
        if gas not in potentials or gas not in gases:
            raise refusal(DataError, "inventory.no_potential", gas=gas)
    flows = inventory.foreground.flows
    used = [np.asarray(intensities[code]) for code in inventory.suppliers]
    free = np.broadcast_shapes((), *(one.shape[:-1] for one in used))
    factors = np.zeros((*free, len(gases), len(flows)))
    for place, gas in enumerate(inventory.gases):
        if gas:
            factors[..., gases.index(gas), place] = potentials[gas]
    for (_, flow), intensity in zip(inventory.suppliers.items(), used, strict=True):
        factors[..., flows.index(flow)] = intensity
    return Characterisation(gases, flows, factors)


def _names(part: Exchanges, rows: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """Name of the stream of each exchange; a second one of the same place is told apart."""
    met: dict[str, int] = {}
    names = []
    for row, column in zip(part.rows, part.columns, strict=True):
        name = f"inventory|{columns[column]}|{rows[row]}"
        met[name] = met.get(name, 0) + 1
        names.append(name if met[name] == 1 else f"{name}|{met[name]}")
    return tuple(names)
