"""Capture at the stacks of a plant, beside its footprint and never in it.

The stream is what the stacks of the plant itself emit (scope 1). Energy of the capture plant counts
by contract and with a gas boiler; its cost, transport and storage are not counted here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.carbon.capture import Capture, EnergySupply, capture_effect
from polysight.carbon.product import SCOPES, Scope
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_account import CARBON_DIOXIDE
from polysight.study.footprint_amounts import amounts, row
from polysight.study.footprint_draws import told
from polysight.study.readings import Reading

UNIT = "kgCO2e/kg"
#: Rows of the capture plant.
RATE, HEAT = "capture_rate", "capture_heat"
POWER = ("capture_electricity", "capture_compression_electricity")


@dataclass(frozen=True, slots=True)
class Captured:
    """What capture would do.

    Parameters
    ----------
    stream, caught, avoided : Reading
        CO2 of the stacks, caught of it, and truly avoided [kgCO2e/kg].
    footprint : Reading
        Covered footprint by contract with it [kgCO2e/kg].
    rows : tuple of str
        Ids of the rows.
    """

    stream: Reading
    caught: Reading
    avoided: Reading
    footprint: Reading
    rows: tuple[str, ...]


def captured(found: Footprint, evidence: Evidence) -> Captured:
    """Capture at the stacks of a plant.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Rows of the capture plant.

    Returns
    -------
    Captured
        Beside the footprint.
    """
    account, stated = found.life_cycle, amounts(found.model, evidence, found.known)
    names = {one: row(found.known, one) for one in (RATE, HEAT, *POWER)}
    gas = account.market.gases.index(CARBON_DIOXIDE)
    cells = account.market.emissions_kgco2e_per_unit[..., SCOPES.index(Scope.DIRECT), gas]
    stream = np.asarray(np.nansum(cells, axis=-1))
    none = np.zeros_like(stream)
    power = sum((stated.stated(names[one], "kWh/kg") for one in POWER), none)
    heat, _ = stated.steam_mj_per_kg
    boiler = account.chains.of("steam-gas").sum(axis=-1) / heat
    plant = Capture(
        stated.stated(names[RATE], "1"), none, np.asarray(power),
        stated.stated(names[HEAT], "MJ/kg"), none, none,
    )  # fmt: skip
    market = np.broadcast_to(account.power.supplied.market, stream.shape)
    effect = capture_effect(stream, plant, EnergySupply(market, boiler, none, none))
    left = account.market.covered_total - effect.avoided_kgco2e_per_kg
    return Captured(
        told("carbon_account.emission", UNIT, stream),
        told("carbon_account.emission", UNIT, effect.caught_kgco2e_per_kg),
        told("carbon_account.emission", UNIT, effect.avoided_kgco2e_per_kg),
        told("carbon_account.covered", UNIT, left),
        tuple(names.values()),
    )
