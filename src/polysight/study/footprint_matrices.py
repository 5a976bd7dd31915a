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
from polysight.study.footprint import Footprint
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
    units : tuple of str
        Axis activity; unit of the product of each.
    """

    foreground: Foreground
    method: Characterisation
    product: str
    units: tuple[str, ...]


def matrices(
    found: Footprint,
    evidence: Evidence,
    *,
    screening: bool = False,
    by: Literal["location", "market"] = "location",
    draws: int | None = None,
) -> Matrices:
    """Foreground of a footprint.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        The table of activities, for their units.
    screening : bool
        Whether the screening on combustion factors is asked for, and not the product's footprint.
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
        If a stage is not covered, so that there is no total, or the province has no factor.
    """
    account = found.screening if screening else found.life_cycle
    footprint = None if account is None else getattr(account, by)
    if account is None or footprint is None or np.any(np.isnan(footprint.total)):
        stages = "" if footprint is None else ", ".join(footprint.not_covered)
        raise refusal(DataError, "inventory.not_covered", stages=stages or "electricity")
    whole = _whole(account, found.inventory, getattr(account.power, by))
    if draws is not None:
        whole = _first(whole, draws)
    return Matrices(whole, account.chains.method, PRODUCT, _units(whole, evidence))


def _whole(account: Account, inventory: Inventory, power: tuple[PowerPart, ...]) -> Foreground:
    """Suppliers, then the ways of supply with electricity, then the product."""
    chains = account.chains
    built = chains.foreground
    carriers = tuple(dict.fromkeys(one.carrier for one in power))
    for carrier in carriers:
        parts = [one for one in power if one.carrier is carrier]
        releases = tuple(_released(parts, chains.method))
        built = extended(built, _OWN + carrier.value, inputs=(), releases=releases)
    left_out = {one.supplier for one in account.cut_off}
    taken = [one for one in inventory.exchanges if not one.inside and one.activity not in left_out]
    ways = tuple(_OWN + carrier.value for carrier in carriers)
    inputs = tuple(_inputs(taken, ways, chains.activities))
    freed = tuple((CARBON_DIOXIDE, one.amount) for one in taken if one.activity == RELEASE)
    return extended(built, PRODUCT, inputs=inputs, releases=freed)


def _units(foreground: Foreground, evidence: Evidence) -> tuple[str, ...]:
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
