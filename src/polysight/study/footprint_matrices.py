"""A footprint as one foreground: plant, its electricity and all its suppliers, ready to hand on.

Solving it gives the footprint again, draw by draw; that is what proves to whoever receives it that
the total is nothing but the inventory and the factors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges
from polysight.carbon.extension import extended
from polysight.carbon.foreground import Foreground
from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.study.footprint_account import CARBON_DIOXIDE, Account
from polysight.study.footprint_inventory import OWN_POWER, RELEASE, Exchange, Inventory
from polysight.study.footprint_power import PowerPart

Floats = NDArray[np.float64]

PRODUCT = "polysilicon"
#: Activities that stand for the ways in which a plant gets its electricity.
_OWN = "own-power-"
#: What stands between a grid and its place.
_PLACE = "@"
_MASS, _ENERGY = "kg", "kWh"


@dataclass(frozen=True, slots=True, eq=False)
class Matrices:
    """Everything behind a footprint.

    Parameters
    ----------
    foreground : Foreground
        Suppliers, ways of supply with electricity, and the product, which is the last activity;
        values with the axes draw, exchange, the central value first, or central values alone.
    method : Characterisation
        Warming potentials by gas.
    product : str
        Code of the activity that makes one kilogram of polysilicon.
    """

    foreground: Foreground
    method: Characterisation
    product: str


def matrices(
    account: Account,
    inventory: Inventory,
    *,
    by: Literal["location", "market"] = "location",
    draws: int | None = None,
) -> Matrices:
    """Foreground of a footprint.

    Parameters
    ----------
    account : Account
        The footprint on one basis.
    inventory : Inventory
        The inventory that it was made of.
    by : {"location", "market"}
        How electricity is counted.
    draws : int, optional
        How many draws to keep after the central value; all when omitted, none for 0.

    Returns
    -------
    Matrices
        Its score is the total of the footprint, draw by draw.

    Raises
    ------
    DataError
        If a stage is not covered, so that there is no total.
    """
    footprint = account.location if by == "location" else account.market
    if np.any(np.isnan(footprint.total)):
        stages = ", ".join(footprint.not_covered)
        raise refusal(DataError, "inventory.not_covered", stages=stages)
    chains = account.chains
    power = account.power.location if by == "location" else account.power.market
    found = chains.foreground
    carriers = tuple(dict.fromkeys(one.carrier for one in power))
    for carrier in carriers:
        parts = [one for one in power if one.carrier is carrier]
        releases = tuple(_released(parts, chains.method))
        found = extended(found, _OWN + carrier.value, inputs=(), releases=releases)
    left_out = {one.supplier for one in account.cut_off}
    taken = [one for one in inventory.exchanges if not one.inside and one.activity not in left_out]
    ways = tuple(_OWN + carrier.value for carrier in carriers)
    inputs = tuple(_inputs(taken, ways, chains.activities))
    freed = tuple((CARBON_DIOXIDE, one.amount) for one in taken if one.activity == RELEASE)
    whole = extended(found, PRODUCT, inputs=inputs, releases=freed)
    if draws is not None:
        whole = _first(whole, draws)
    return Matrices(whole, chains.method, PRODUCT)


def units(foreground: Foreground, evidence: Evidence) -> tuple[str, ...]:
    """Unit of the product of each activity.

    Parameters
    ----------
    foreground : Foreground
        Of a footprint, see `matrices`.
    evidence : Evidence
        The table of activities.

    Returns
    -------
    tuple of str
        Axis activity; unit codes.
    """
    known = {row.cells["code"]: row.cells["unit"] for row in evidence.tables["activities"]}
    known[PRODUCT] = _MASS
    return tuple(
        _ENERGY if code.startswith(_OWN) else known[code.split(_PLACE)[0]]
        for code in foreground.activities
    )


def _inputs(
    taken: list[Exchange], ways: tuple[str, ...], activities: tuple[str, ...]
) -> Iterator[tuple[str, Floats]]:
    """Amounts by supplier; a supplier that lies outside the boundary of the basis has none."""
    for one in taken:
        if one.activity == OWN_POWER:
            yield from ((way, one.amount) for way in ways)
        elif one.activity in activities:
            yield one.activity, one.amount


def _released(parts: list[PowerPart], method: Characterisation) -> Iterator[tuple[str, Floats]]:
    """Gases of a kilowatt hour as masses [kg/kWh]."""
    intensity = sum((one.intensity for one in parts), np.zeros(len(method.flows)))
    for place, flow in enumerate(method.flows):
        potential = float(method.factors[:, place].sum())
        if np.any(intensity[..., place] != 0):
            yield flow, intensity[..., place] / potential


def _first(foreground: Foreground, draws: int) -> Foreground:
    """The central value and some draws; no axis of draws for the central value alone."""

    def kept(part: Exchanges) -> Exchanges:
        if not part.free_shape:
            return part
        values = part.values[: draws + 1] if draws else part.values[0]
        return Exchanges(part.rows, part.columns, values)

    technosphere, biosphere = kept(foreground.technosphere), kept(foreground.biosphere)
    return replace(foreground, technosphere=technosphere, biosphere=biosphere)
