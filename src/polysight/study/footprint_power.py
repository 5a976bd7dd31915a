"""Electricity of a plant: what a kilowatt hour causes by place and by contract, by way of supply.

Power under contract and private lines count with their own factor. On the combustion basis sun,
wind and water burn nothing, so that their factor is nought by definition and not by a row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import (
    PowerFactor,
    ResidualOrigin,
    SuppliedPower,
    SupplyFactors,
    supplied_power,
)
from polysight.carbon.product import Scope
from polysight.carbon.supply_shares import CARRIERS, Carrier, supply
from polysight.study.footprint_rows import UNSPLIT
from polysight.study.footprint_suppliers import Grid, Suppliers
from polysight.study.plant_supply import Energy

Floats = NDArray[np.float64]

CAPTIVE = "electricity-coal-captive"
#: Suppliers of private lines by field of the plant's file.
LINES = {
    "direct_pv_share": "electricity-pv",
    "direct_wind_share": "electricity-wind",
    "direct_hydro_share": "electricity-hydro",
}
#: Power under contract whose plant nobody names counts as solar, the higher of sun and wind.
CONTRACT = "electricity-pv"


@dataclass(frozen=True, slots=True, eq=False)
class Residual:
    """Factor of what is left of a grid once others have claimed their green power.

    Parameters
    ----------
    kgco2e_per_kwh : ndarray, [draw]
        The central value first.
    basis : ElectricityBasis
        As `SupplyFactors` asks for it.
    origin : ResidualOrigin
        Published, or scaled by the study.
    rows : tuple of str
        Ids of the rows.
    """

    kgco2e_per_kwh: Floats
    basis: ElectricityBasis
    origin: ResidualOrigin
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PowerPart:
    """One way of supply, per kilowatt hour of all electricity of the plant.

    Parameters
    ----------
    carrier : Carrier
        The way.
    scope : Scope
        Direct for what a captive unit burns, energy for what is bought, chain for fuel supply.
    intensity : ndarray, [draw, gas]
        [kgCO2e/kWh].
    """

    carrier: Carrier
    scope: Scope
    intensity: Floats


@dataclass(frozen=True, slots=True, eq=False)
class OwnPower:
    """Electricity of a plant on one basis.

    Parameters
    ----------
    supplied : SuppliedPower
        Both factors, by way of supply.
    grid : Grid
        Average of the grid that the plant stands on.
    residual : Residual or None
        What is left of it once others have claimed theirs.
    location, market : tuple of PowerPart
        The same by scope and gas.
    rows : tuple of str
        Ids of the rows behind them.
    """

    supplied: SuppliedPower
    grid: Grid
    residual: Residual | None
    location: tuple[PowerPart, ...]
    market: tuple[PowerPart, ...]
    rows: tuple[str, ...]


def own_power(energy: Energy, grid: Grid, residual: Residual | None, chains: Suppliers) -> OwnPower:
    """Electricity of a plant from its supply.

    Parameters
    ----------
    energy : Energy
        Shares of the ways of supply.
    grid : Grid
        Average of the grid that the plant stands on, on the basis of the suppliers.
    residual : Residual or None
        What is left once others have claimed; None where there is none.
    chains : Suppliers
        Factors of private lines and of the captive unit.

    Returns
    -------
    OwnPower
        By place and by contract.

    Raises
    ------
    BasisError
        If green power is claimed and there is no residual factor of the basis.
    """
    line, line_rows = _line(energy, chains)
    contract = _factor(chains, CONTRACT)
    captive = _factor(chains, CAPTIVE)
    shares = supply(
        grid=energy.grid_share,
        contract=energy.green_contract_share,
        direct_line=sum(getattr(energy, name) for name in LINES),
        captive_coal=energy.captive_coal_share,
        certificates=energy.certificates_share,
    )
    factors = SupplyFactors(
        grid=PowerFactor(grid.kgco2e_per_kwh, chains.basis, (grid.row,)),
        residual=None
        if residual is None
        else PowerFactor(residual.kgco2e_per_kwh, residual.basis, residual.rows),
        residual_origin=ResidualOrigin.ABSENT if residual is None else residual.origin,
        contract=contract,
        certificate=contract,
        direct_line=line,
        captive_coal=captive,
    )
    supplied = supplied_power(shares, factors)
    rows = (grid.row, *line_rows)
    if energy.captive_coal_share:
        rows += chains.rows.get(CAPTIVE, ())
    if energy.green_contract_share + energy.certificates_share:
        rows += (*chains.rows.get(CONTRACT, ()), *(() if residual is None else residual.rows))
    parts = (
        tuple(_parts(by_carrier, chains, energy.captive_coal_share))
        for by_carrier in (supplied.location_kgco2e_per_kwh, supplied.market_kgco2e_per_kwh)
    )
    location, market = parts
    return OwnPower(supplied, grid, residual, location, market, rows)


def _factor(chains: Suppliers, activity: str) -> PowerFactor:
    basis = chains.basis if chains.basis is ElectricityBasis.LIFE_CYCLE else ElectricityBasis.NONE
    return PowerFactor(chains.of(activity).sum(axis=-1), basis, chains.rows.get(activity, ()))


def _line(energy: Energy, chains: Suppliers) -> tuple[PowerFactor | None, tuple[str, ...]]:
    """Private lines together, each by its share."""
    used = {name: getattr(energy, name) for name in LINES if getattr(energy, name) > 0.0}
    if not used:
        return None, ()
    whole = sum(used.values())
    factors = [_factor(chains, LINES[name]) for name in used]
    rows = tuple(row for one in factors for row in one.ids)
    mixed = sum(
        (
            share / whole * one.kgco2e_per_kwh
            for share, one in zip(used.values(), factors, strict=True)
        ),
        np.zeros(()),
    )
    return PowerFactor(np.asarray(mixed), factors[0].basis, rows), rows


def _parts(by_carrier: Floats, chains: Suppliers, captive_share: float) -> list[PowerPart]:
    """Bought power stands unsplit under energy; a captive unit by gas under direct and chain."""
    unsplit = (np.array(chains.gases) == UNSPLIT).astype(float)
    draws = chains.intensities.shape[0]
    found = []
    for place, carrier in enumerate(CARRIERS):
        if carrier is Carrier.CAPTIVE_COAL:
            own = captive_share * chains.own_of(CAPTIVE)
            behind = captive_share * chains.of(CAPTIVE) - own
            if captive_share:
                found.append(PowerPart(carrier, Scope.DIRECT, own))
                found.append(PowerPart(carrier, Scope.CHAIN, behind))
            continue
        total = np.broadcast_to(by_carrier[place], (draws,))
        if np.any(total):
            found.append(PowerPart(carrier, Scope.ENERGY, total[:, None] * unsplit))
    return found
