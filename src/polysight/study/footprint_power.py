"""Electricity of a plant: what a kilowatt hour causes by place and by contract, by way of supply.

Power under contract counts with its own factor and what the grid adds on the way; private lines
bypass the grid. All that nobody claims counts with the residual factor by contract, whether or not
this plant claims any, so that the first kilowatt hour claimed moves nothing but itself. On the
combustion basis sun, wind and water burn nothing, so that their factor is nought by definition and
not by a row. What power plants burn is the energy that a plant buys; fuels, plants and losses
behind it belong to the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import (
    PowerFactor,
    Remainder,
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
class Delivery:
    """What the grid adds on the way from a power plant.

    Parameters
    ----------
    kgco2e_per_kwh : ndarray, [draw]
        The central value first, losses included.
    rows : tuple of str
        Ids of the rows.
    """

    kgco2e_per_kwh: Floats
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PowerPart:
    """One way of supply, per kilowatt hour of all electricity of the plant.

    Parameters
    ----------
    carrier : Carrier
        The way.
    scope : Scope
        Direct for what a captive unit burns, energy for what is burnt for bought power, chain for
        the supply of fuels, plants and losses; all bought power is energy where no source tells
        the two apart.
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
    contract_kgco2e_per_kwh : ndarray, [draw]
        Power under contract at the fence of the plant.
    delivered : bool
        Whether that holds what the grid adds; False where nobody states it.
    location, market : tuple of PowerPart
        The same by scope and gas.
    rows : tuple of str
        Ids of the rows behind them.
    """

    supplied: SuppliedPower
    grid: Grid
    residual: Residual | None
    contract_kgco2e_per_kwh: Floats
    delivered: bool
    location: tuple[PowerPart, ...]
    market: tuple[PowerPart, ...]
    rows: tuple[str, ...]


def own_power(
    energy: Energy,
    grid: Grid,
    residual: Residual | None,
    chains: Suppliers,
    delivery: Delivery | None = None,
) -> OwnPower:
    """Electricity of a plant from its supply.

    Parameters
    ----------
    energy : Energy
        Shares of the ways of supply.
    grid : Grid
        Average of the grid that the plant stands on, on the basis of the suppliers.
    residual : Residual or None
        What is left once others have claimed; None where there is none: then all that is not
        claimed counts with the average, and a claim is refused.
    chains : Suppliers
        Factors of private lines and of the captive unit.
    delivery : Delivery or None
        What the grid adds to power under contract; None where nobody states it.

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
    contract = _contract(chains, delivery)
    captive = _factor(chains, CAPTIVE)
    shares = supply(
        grid=energy.grid_share,
        contract=energy.green_contract_share,
        direct_line=sum(getattr(energy, name) for name in LINES),
        captive_coal=energy.captive_coal_share,
        certificates=energy.certificates_share,
        certificates_sold_on=energy.certificates_sold_on,
        direct_line_certificates_sold=energy.direct_line_certificates_sold,
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
    rule = Remainder.WHERE_CLAIMED if residual is None else Remainder.ALWAYS
    supplied = supplied_power(shares, factors, rule=rule)
    burnt = supplied_power(shares, _burnt(factors, grid), rule=rule)
    rows = (grid.row, *grid.burnt_rows, *line_rows)
    if energy.captive_coal_share:
        rows += chains.rows.get(CAPTIVE, ())
    if energy.green_contract_share + energy.certificates_share:
        rows += contract.ids
    if residual is not None and np.any(supplied.at_residual):
        rows += residual.rows
    parts = (
        tuple(_parts(whole, of_it, chains, energy.captive_coal_share))
        for whole, of_it in (
            (supplied.location_kgco2e_per_kwh, burnt.location_kgco2e_per_kwh),
            (supplied.market_kgco2e_per_kwh, burnt.market_kgco2e_per_kwh),
        )
    )
    location, market = parts
    return OwnPower(
        supplied, grid, residual, contract.kgco2e_per_kwh, delivery is not None,
        location, market, tuple(dict.fromkeys(rows)),
    )  # fmt: skip


def _contract(chains: Suppliers, delivery: Delivery | None) -> PowerFactor:
    """Power under contract with what the grid adds on the way."""
    made = _factor(chains, CONTRACT)
    if delivery is None:
        return made
    ids = (*made.ids, *delivery.rows)
    return PowerFactor(np.asarray(made.kgco2e_per_kwh + delivery.kgco2e_per_kwh), made.basis, ids)


def _burnt(factors: SupplyFactors, grid: Grid) -> SupplyFactors:
    """What is burnt for bought power: nothing for sun, wind and water; all where nobody tells."""
    share = grid.burnt_share
    if share is None:
        return factors

    def part(one: PowerFactor | None, of_it: float) -> PowerFactor | None:
        return None if one is None else replace(one, kgco2e_per_kwh=of_it * one.kgco2e_per_kwh)

    return replace(
        factors,
        grid=replace(factors.grid, kgco2e_per_kwh=share * factors.grid.kgco2e_per_kwh),
        residual=part(factors.residual, share),
        contract=part(factors.contract, 0.0),
        certificate=part(factors.certificate, 0.0),
        direct_line=part(factors.direct_line, 0.0),
    )


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


def _parts(
    whole: Floats, burnt: Floats, chains: Suppliers, captive_share: float
) -> Iterator[PowerPart]:
    """Bought power stands unsplit by gas; a captive unit by gas under direct and chain."""
    unsplit = (np.array(chains.gases) == UNSPLIT).astype(float)
    draws = chains.intensities.shape[0]
    for place, carrier in enumerate(CARRIERS):
        if carrier is Carrier.CAPTIVE_COAL:
            own = captive_share * chains.own_of(CAPTIVE)
            behind = captive_share * chains.of(CAPTIVE) - own
            if captive_share:
                yield PowerPart(carrier, Scope.DIRECT, own)
                yield PowerPart(carrier, Scope.CHAIN, behind)
            continue
        by_scope = ((Scope.ENERGY, burnt[place]), (Scope.CHAIN, whole[place] - burnt[place]))
        for scope, part in by_scope:
            total = np.broadcast_to(part, (draws,))
            if np.any(total):
                yield PowerPart(carrier, scope, total[:, None] * unsplit)
