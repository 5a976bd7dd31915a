"""Which share of green power, or which silicon metal, brings a footprint down to a target.

By contract: power that is claimed counts with its own factor and the rest with the residual one.
Silicon metal may at best be smelted with water power; everything else of it stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.target import (
    GreenLever,
    MetalLever,
    Reach,
    green_share_needed,
    metal_intensity_for,
    metal_intensity_needed,
)
from polysight.errors import BasisError, UsageError, refusal
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import Account
from polysight.study.footprint_draws import spread_out, told
from polysight.study.footprint_inventory import OWN_POWER
from polysight.study.footprint_suppliers import GRID, Suppliers
from polysight.study.readings import Reading, reading

Floats = NDArray[np.float64]

METAL, UNIT = "silicon-metal", "kgCO2e/kg"
BEST = "electricity-hydro"
#: Green shares at which the limit of the silicon metal is told.
SHARES = 5


@dataclass(frozen=True, slots=True)
class Target:
    """What reaches a target.

    Parameters
    ----------
    target_kgco2e_per_kg, confidence : float
        Footprint wanted, and share of the draws in which it must be met.
    today : Reading
        Footprint of today, by contract [kgCO2e/kg].
    green, metal : Reach
        Green share of what is not captive, and footprint that silicon metal may have at most.
    green_share, metal_kgco2e_per_kg : float
        Settings that reach it with the confidence; NaN where none does.
    green_range, metal_range : Reading
        The same over the draws that can reach it; NaN where none can.
    present_share : float
        Green share of today.
    metal_today, metal_best : Reading
        Footprint of the silicon metal of today, and smelted with water power.
    both : tuple of (float, Reading)
        Green share with the footprint that the metal may then have at most, over the draws in
        which such metal is made; NaN where the best metal reaches the target in fewer draws than
        the confidence asks for, or not at central values.
    """

    target_kgco2e_per_kg: float
    confidence: float
    today: Reading
    green: Reach
    metal: Reach
    green_share: float
    metal_kgco2e_per_kg: float
    green_range: Reading
    metal_range: Reading
    present_share: float
    metal_today: Reading
    metal_best: Reading
    both: tuple[tuple[float, Reading], ...]


def footprint_target(found: Footprint, target_kgco2e_per_kg: float, confidence: float) -> Target:
    """What brings a footprint down to a target.

    Parameters
    ----------
    found : Footprint
        The footprint.
    target_kgco2e_per_kg : float
        Footprint wanted, by contract.
    confidence : float
        Share of the draws in which it must be met.

    Returns
    -------
    Target
        Each lever alone, and both together.

    Raises
    ------
    UsageError
        If the target is not above nought.
    DataError
        If a stage is not covered, so that there is no total.
    BasisError
        If there is no residual factor for what is not claimed.
    """
    if not target_kgco2e_per_kg > 0.0:
        raise refusal(UsageError, "footprint_data.target", got=target_kgco2e_per_kg)
    account = found.life_cycle
    lever, power = _green(found, account)
    total = account.market.total
    metal, amount, best = _metal(found, account.chains)
    green = green_share_needed(target_kgco2e_per_kg, spread_out(total - power), _drawn_green(lever))
    offered = MetalLever(*(spread_out(one) for one in (amount, metal, np.minimum(best, metal))))
    metals = metal_intensity_needed(
        target_kgco2e_per_kg, spread_out(total - amount * metal), offered
    )
    shares = np.linspace(0.0, lever.most, SHARES)
    line = metal_intensity_for(
        target_kgco2e_per_kg, total - power - amount * metal, lever, amount, shares
    )
    # No smelter offers less than the best one.
    line = np.where(line < np.minimum(best, metal), np.nan, line)
    return Target(
        target_kgco2e_per_kg, confidence, told("carbon_account.today", UNIT, total),
        green, metals,
        float(green.setting(confidence)), float(metals.setting(confidence)),
        _range("carbon_account.green_share", "1", green),
        _range("carbon_account.metal", UNIT, metals), lever.present,
        told("carbon_account.metal", UNIT, metal), told("carbon_account.metal", UNIT, best),
        tuple(
            (float(share), _reached(one, confidence))
            for share, one in zip(shares, line, strict=True)
        ),
    )  # fmt: skip


def _reached(line: Floats, confidence: float) -> Reading:
    """Metal that a green share leaves; not a number where too few draws have any that is made."""
    draws = spread_out(line)
    known = draws[~np.isnan(draws)]
    if np.isnan(line[0]) or known.size < confidence * draws.size:
        known = np.full(1, np.nan)
        return reading("carbon_account.metal", UNIT, known, known)
    return reading("carbon_account.metal", UNIT, line[0], known)


def _drawn_green(lever: GreenLever) -> GreenLever:
    """Lever without the central value in front of its draws."""
    return replace(
        lever,
        electricity_kwh_per_kg=spread_out(lever.electricity_kwh_per_kg),
        remainder_kgco2e_per_kwh=spread_out(lever.remainder_kgco2e_per_kwh),
        green_kgco2e_per_kwh=spread_out(lever.green_kgco2e_per_kwh),
        unclaimed_kgco2e_per_kwh=spread_out(lever.unclaimed_kgco2e_per_kwh),
    )


def _green(found: Footprint, account: Account) -> tuple[GreenLever, Floats]:
    """Lever of green power, and what its electricity causes today; the central value first."""
    energy, supplied = found.plant.origins.energy, account.power.supplied
    residual = account.power.residual
    if residual is None:
        raise refusal(BasisError, "carbon.no_residual", basis=account.basis.electricity)
    free = 1.0 - energy.captive_coal_share
    power = sum(one.amount for one in found.inventory.exchanges if one.activity == OWN_POWER)
    taken = np.asarray(power) * free
    green, rest = account.power.contract_kgco2e_per_kwh, residual.kgco2e_per_kwh
    present = float(np.max(supplied.claimed)) / free if free > 0.0 else 0.0
    # What nobody claims counts with the residual factor whether or not this plant claims any.
    lever = GreenLever(taken, rest, green, rest, min(present, 1.0), 1.0)
    return lever, taken * (lever.present * green + (1.0 - lever.present) * rest)


def _metal(found: Footprint, chains: Suppliers) -> tuple[Floats, Floats, Floats]:
    """Footprint of the metal, how much of it is taken, and its footprint from water power."""
    (taken,) = found.inventory.of(METAL)
    today = chains.of(taken.activity).sum(axis=-1)
    saved = (chains.of(GRID) - chains.of(BEST)).sum(axis=-1)
    return today, taken.amount, np.asarray(today - _smelting(chains, taken.activity) * saved)


def _smelting(chains: Suppliers, activity: str) -> Floats:
    """Electricity of the smelter, axis draw [kWh/kg]."""
    part = chains.foreground.technosphere
    rows = part.rows == chains.activities.index(GRID)
    columns = part.columns == chains.activities.index(activity)
    return np.asarray(-part.values[..., rows & columns].sum(axis=-1))


def _range(key: str, unit: str, reach: Reach) -> Reading:
    known = reach.needed[reach.reachable]
    if not known.size:
        known = np.full(1, np.nan)
    return reading(key, unit, np.median(known, keepdims=True), known)
