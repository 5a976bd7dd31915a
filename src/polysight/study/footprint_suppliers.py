"""What one unit of each supplier causes by gas, with all tiers behind it, on one electricity basis.

On the life-cycle basis the grid is national, for no province has such a factor. On the combustion
basis electricity counts with the average of a grid, which leaves out the fuels and plants behind
it, and factors that a source tells for a whole chain at once lie outside: what burns and reacts
along the inventories remains, a screening and no footprint of a product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.characterisation import Characterisation, by_gas
from polysight.carbon.exchanges import exchanges
from polysight.carbon.foreground import Foreground
from polysight.carbon.solve import characterised_intensities, contributions
from polysight.evidence.store import Evidence
from polysight.study.footprint_rows import (
    EMISSION,
    INPUT,
    OUTPUT,
    UNSPLIT,
    WASTE,
    InventoryRow,
    Pedigree,
    drawn_rows,
    inventory_rows,
)

Floats = NDArray[np.float64]

GRID = "electricity-grid"
#: Where an emission arises that a source tells for a whole chain at once.
WHOLE_CHAIN = "life-cycle"
#: Kinds of activity that have no factor.
GAP = "gap"
SMELTING = "silicon-metal"


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Emission of a kilowatt hour from a grid.

    Parameters
    ----------
    region : str
        Region code.
    year : int
        Year of the factor.
    kgco2e_per_kwh : ndarray, [draw]
        The central value first.
    row : str
        Id of the row.
    burnt_share : float or None
        Part of it that power plants burn [fraction]; the rest lies in the supply of fuels, plants
        and losses. None where no source tells them apart.
    burnt_rows : tuple of str
        Ids of the rows behind that part.
    """

    region: str
    year: int
    kgco2e_per_kwh: Floats
    row: str
    burnt_share: float | None = None
    burnt_rows: tuple[str, ...] = ()

    @property
    def multipliers(self) -> Floats:
        """What each draw makes of one, axis draw: shared by all grids of a footprint."""
        return np.asarray(self.kgco2e_per_kwh / self.kgco2e_per_kwh[0])


@dataclass(frozen=True, slots=True, eq=False)
class Suppliers:
    """Intensities of all suppliers.

    Parameters
    ----------
    basis : ElectricityBasis
        Basis of the electricity inside them.
    gases : tuple of str
        Keys of the gas axis.
    activities : tuple of str
        Keys of the last axis.
    intensities : ndarray, [draw, gas, activity]
        What one unit causes with everything behind it [kgCO2e per unit]; the central value first.
    own : ndarray, [draw, gas, activity]
        Its part that the activity itself gives off.
    rows : dict of str to tuple of str
        Ids of the rows of each activity's own inventory.
    left_out : dict of str to tuple of str
        Inputs without any factor by the activity that takes them: cut off, and told.
    gaps : tuple of str
        Suppliers for which nobody states a factor.
    streams : tuple of (str, ndarray)
        Draws of every row that varies, by the id under which it is drawn.
    foreground : Foreground
        The matrices behind it, for export.
    method : Characterisation
        Warming potentials by gas.
    """

    basis: ElectricityBasis
    gases: tuple[str, ...]
    activities: tuple[str, ...]
    intensities: Floats
    own: Floats
    rows: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, tuple[str, ...]]
    gaps: tuple[str, ...]
    streams: tuple[tuple[str, Floats], ...]
    foreground: Foreground
    method: Characterisation

    def of(self, activity: str) -> Floats:
        """Intensity of a supplier.

        Parameters
        ----------
        activity : str
            Its code.

        Returns
        -------
        ndarray, [draw, gas]
            What one unit causes [kgCO2e per unit]; NaN where nobody states a factor.
        """
        return self._at(self.intensities, activity)

    def own_of(self, activity: str) -> Floats:
        """What a supplier itself gives off.

        Parameters
        ----------
        activity : str
            Its code.

        Returns
        -------
        ndarray, [draw, gas]
            Part of `of` [kgCO2e per unit].
        """
        return self._at(self.own, activity)

    def _at(self, numbers: Floats, activity: str) -> Floats:
        if activity not in self.activities:
            return np.full(numbers.shape[:2], np.nan)
        return np.asarray(numbers[..., self.activities.index(activity)])


def suppliers(
    evidence: Evidence,
    basis: ElectricityBasis,
    grid: Grid,
    smelter_grid: Grid,
    quality: Pedigree,
    potentials: Mapping[str, float],
    *,
    seed: int,
    count: int,
) -> Suppliers:
    """Intensities of all suppliers on one basis.

    Parameters
    ----------
    evidence : Evidence
        The tables ``inventories`` and ``activities``.
    basis : ElectricityBasis
        Life-cycle, or combustion average for a screening.
    grid, smelter_grid : Grid
        Grid of the suppliers, and that of the silicon metal; both on this basis.
    quality : Pedigree
        What scores add to the spread.
    potentials : dict of str to float
        Warming potential by gas [kgCO2e/kg].
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    Suppliers
        By gas and activity.

    Raises
    ------
    DataError
        If a loop of suppliers takes as much as it makes.
    """
    kinds = {row.cells["code"]: row.cells["kind"] for row in evidence.tables["activities"]}
    every = tuple(_placed(row, basis, smelter_grid) for row in inventory_rows(evidence))
    stated = {row.activity for row in every if row.direction == OUTPUT}
    known = [code for code in kinds if kinds[code] != GAP and code in stated]
    grids = {GRID: grid, _grid_code(basis, smelter_grid): smelter_grid}
    activities = (*known, *grids)
    gases = (*(gas for gas in potentials if gas != UNSPLIT), UNSPLIT)
    used = tuple(row for row in every if row.activity in known and _inside(row, basis))
    drawn = list(drawn_rows(used, quality, seed=seed, count=count))
    fed, left_out = _fed(used, activities)
    made = _foreground(used, drawn, fed, activities, gases, grids)
    method = by_gas(gases, gases, np.array([potentials.get(gas, 1.0) for gas in gases]))
    running = np.ones((count + 1, len(activities)))
    moving = [(row.stream, one) for row, one in zip(used, drawn, strict=True)]
    moving += [(one.row, one.kgco2e_per_kwh) for one in grids.values()]
    varying = {name: one for name, one in moving if np.ptp(one) > 0}
    return Suppliers(
        basis, gases, activities,
        characterised_intensities(made, method), contributions(made, method, running),
        {code: tuple(row.id for row in used if row.activity == code) for code in known}
        | {code: (one.row,) for code, one in grids.items()},
        left_out, tuple(code for code in kinds if kinds[code] == GAP),
        tuple(varying.items()), made, method,
    )  # fmt: skip


def _grid_code(basis: ElectricityBasis, grid: Grid) -> str:
    """Grid of the smelter: that of its province where provinces have factors."""
    return GRID if basis is ElectricityBasis.LIFE_CYCLE else f"{GRID}@{grid.region}"


def _placed(row: InventoryRow, basis: ElectricityBasis, smelter_grid: Grid) -> InventoryRow:
    """Row of a smelter with the grid on which it stands."""
    if row.flow == GRID and row.activity.startswith(SMELTING):
        return replace(row, flow=_grid_code(basis, smelter_grid))
    return row


def _inside(row: InventoryRow, basis: ElectricityBasis) -> bool:
    """Whether a row lies inside the boundary of a basis."""
    life_cycle = basis is ElectricityBasis.LIFE_CYCLE
    return life_cycle or row.direction != EMISSION or row.flow != WHOLE_CHAIN


def _fed(
    rows: Sequence[InventoryRow], activities: tuple[str, ...]
) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Rows whose supplier is known, and inputs that nobody states a factor for."""
    fed, left_out = set(), dict[str, tuple[str, ...]]()
    for row in rows:
        if row.direction not in (INPUT, WASTE):
            continue
        if row.flow in activities:
            fed.add(row.id)
        else:
            left_out[row.activity] = (*left_out.get(row.activity, ()), row.flow)
    return fed, left_out


def _foreground(
    rows: Sequence[InventoryRow],
    drawn: Sequence[Floats],
    fed: set[str],
    activities: tuple[str, ...],
    gases: tuple[str, ...],
    grids: Mapping[str, Grid],
) -> Foreground:
    place = {code: at for at, code in enumerate(activities)}
    gas_place = {code: at for at, code in enumerate(gases)}
    taken: list[tuple[int, int, Floats | float]] = []
    given: list[tuple[int, int, Floats | float]] = []
    for row, amount in zip(rows, drawn, strict=True):
        column = place[row.activity]
        if row.direction == OUTPUT:
            taken.append((column, column, amount))
        elif row.id in fed:
            taken.append((place[row.flow], column, -amount))
        elif row.direction == EMISSION:
            given.append((gas_place[row.gas], column, amount))
    for code, grid in grids.items():
        taken.append((place[code], place[code], 1.0))
        given.append((gas_place[UNSPLIT], place[code], grid.kgco2e_per_kwh))
    return Foreground(activities, gases, exchanges(tuple(taken)), exchanges(tuple(given)))
