"""Where a footprint arises: from what emits, through the stage that asks for it, to the product."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from polysight.carbon.exchanges import Exchanges
from polysight.carbon.foreground import Foreground
from polysight.carbon.solve import contributions, supply
from polysight.study.flows import Flow
from polysight.study.footprint_account import Account
from polysight.study.footprint_inventory import OWN_POWER, RELEASE, Inventory
from polysight.study.footprint_power import CAPTIVE
from polysight.study.footprint_suppliers import GRID, SMELTING, Suppliers

#: Message keys of what emits, and of the product.
GRID_POWER, SMELTERS, BOILERS, CAPTIVE_UNIT, GREEN, OTHERS, PRODUCT = (
    f"footprint_flow.{name}"
    for name in ("grid", "smelters", "boilers", "captive", "green", "others", "product")
)
ELECTRICITY = "electricity"


def footprint_flows(inventory: Inventory, account: Account) -> list[Flow]:
    """Flows of a footprint at central values, by place [kgCO2e/kg].

    Parameters
    ----------
    inventory : Inventory
        What a kilogram takes.
    account : Account
        Its footprint.

    Returns
    -------
    list of Flow
        Labels are message keys of what emits and of the product, and codes of stages as
        ``footprint_stage.…``; electricity of all sections stands together.
    """
    sums: dict[tuple[str, str], float] = {}
    for stage, emitter, amount in _parts(inventory, account):
        sums[emitter, stage] = sums.get((emitter, stage), 0.0) + amount
    found = [
        Flow(emitter, stage, amount) for (emitter, stage), amount in sums.items() if amount > 0.0
    ]
    stages = dict.fromkeys(one.target for one in found)
    return found + [
        Flow(stage, PRODUCT, sum(one.amount for one in found if one.target == stage))
        for stage in stages
    ]


def _parts(inventory: Inventory, account: Account) -> Iterator[tuple[str, str, float]]:
    """Stage, what emits and how much, for every exchange that causes anything."""
    centre = _central(account.chains)
    for one in inventory.exchanges:
        amount = float(one.amount[0])
        group = ELECTRICITY if one.stage.startswith(ELECTRICITY) else one.stage
        stage = f"footprint_stage.{group.replace('-', '_')}"
        if one.inside or not amount > 0.0:
            continue
        if one.activity == RELEASE:
            # Next to nothing: a column of its own would not be seen.
            yield stage, OTHERS, amount
        elif one.activity == OWN_POWER:
            yield from ((stage, *pair) for pair in _power(account, amount))
        elif one.activity in account.chains.activities:
            yield from ((stage, *pair) for pair in _chain(centre, account, one.activity, amount))


def _power(account: Account, amount: float) -> Iterator[tuple[str, float]]:
    """Power by way of supply."""
    names = {"grid": GRID_POWER, "captive-coal": CAPTIVE_UNIT}
    for part in account.power.location:
        emitter = names.get(part.carrier.value, GREEN)
        # By place a contract is grid power.
        emitter = GRID_POWER if part.carrier.value == "contract" else emitter
        yield emitter, amount * float(part.intensity[0].sum())


def _chain(
    centre: Foreground, account: Account, activity: str, amount: float
) -> Iterator[tuple[str, float]]:
    running = supply(centre, centre.demand(activity, amount))
    given = contributions(centre, account.chains.method, running).sum(axis=0)
    for code, emitted in zip(centre.activities, given, strict=True):
        yield _emitter(code), float(emitted)


def _emitter(code: str) -> str:
    if code.startswith(GRID):
        return GRID_POWER
    if code.startswith(SMELTING):
        return SMELTERS
    if code.startswith("steam"):
        return BOILERS
    return CAPTIVE_UNIT if code == CAPTIVE else OTHERS


def _central(chains: Suppliers) -> Foreground:
    """The matrices at central values."""
    given = chains.foreground
    technosphere, biosphere = (
        Exchanges(part.rows, part.columns, np.atleast_2d(part.values)[0])
        for part in (given.technosphere, given.biosphere)
    )
    return Foreground(given.activities, given.flows, technosphere, biosphere)
