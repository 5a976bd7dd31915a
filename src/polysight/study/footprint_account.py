"""Footprint of a plant on one electricity basis: inventory times intensities, by stage and scope.

What the plant makes itself stands where its energy is. A supplier without any factor leaves its
stage uncovered, unless the most that it can make is so little that the rule of cut-off lets it go;
then it is named with that bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis, FootprintBasis
from polysight.carbon.product import Part, ProductFootprint, Scope, product_footprint
from polysight.study.footprint_inventory import OWN_POWER, RELEASE, STAGES, Exchange, Inventory
from polysight.study.footprint_power import OwnPower, PowerPart
from polysight.study.footprint_suppliers import Suppliers

Floats = NDArray[np.float64]

BOUNDARY, SCREENING = "cradle-to-gate", "combustion-screening"
METHOD = "iso-14067"
#: Suppliers that burn on the site of the plant.
ON_SITE = ("steam-coal", "steam-gas")
#: Energy that is bought beside electricity.
BOUGHT_ENERGY = ("steam-bought",)
CARBON_DIOXIDE = "CO2"


@dataclass(frozen=True, slots=True)
class CutOff:
    """Rule by which inputs without a factor are left out: where they can make next to nothing.

    Parameters
    ----------
    each, together : float
        Share of what is covered that one such input, and all of them, may make at most [fraction].
    bounds : dict of str to float
        Most that a unit of a supplier without a factor can cause [kgCO2e per unit]; one that
        nobody bounds is never left out.
    rows : tuple of str
        Ids of the rows.
    """

    each: float
    together: float
    bounds: Mapping[str, float]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An input that was left out.

    Parameters
    ----------
    supplier : str
        Its code.
    most_kgco2e_per_kg : float
        Most that it can make per kilogram of polysilicon.
    """

    supplier: str
    most_kgco2e_per_kg: float


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """Footprint of a plant on one basis, by place and by contract.

    Parameters
    ----------
    basis : FootprintBasis
        What it may be compared with.
    location, market : ProductFootprint
        Axes draw, stage, scope, gas; the central value first [kgCO2e/kg].
    chains : Suppliers
        Intensities behind it.
    power : OwnPower
        Electricity behind it.
    cut_off : tuple of LeftOut
        Suppliers that were left out by the rule.
    rule : CutOff
        The rule.
    """

    basis: FootprintBasis
    location: ProductFootprint
    market: ProductFootprint
    chains: Suppliers
    power: OwnPower
    cut_off: tuple[LeftOut, ...]
    rule: CutOff

    @property
    def screening(self) -> bool:
        """True where it is no footprint of a product but what burns and reacts along the chain."""
        return self.basis.screening


def account(inventory: Inventory, chains: Suppliers, power: OwnPower, rule: CutOff) -> Account:
    """Footprint of an inventory.

    Parameters
    ----------
    inventory : Inventory
        What a kilogram takes.
    chains : Suppliers
        What a unit of each supplier causes.
    power : OwnPower
        What a kilowatt hour of the plant causes.
    rule : CutOff
        What may be left out.

    Returns
    -------
    Account
        By place and by contract.
    """
    screening = chains.basis is not ElectricityBasis.LIFE_CYCLE
    kept = tuple(
        _nothing(one) if screening and _outside(one, chains) else one for one in inventory.exchanges
    )
    left_out = _left_out(kept, chains, power, rule)
    codes = {one.supplier for one in left_out}
    kept = tuple(_nothing(one) if one.activity in codes else one for one in kept)
    location, market = (
        _footprint(kept, chains, by_carrier) for by_carrier in (power.location, power.market)
    )
    basis = FootprintBasis(SCREENING if screening else BOUNDARY, "included", chains.basis, METHOD)
    return Account(basis, location, market, chains, power, left_out, rule)


def _nothing(one: Exchange) -> Exchange:
    """Exchange that causes nothing and so leaves its stage covered."""
    return replace(one, amount=np.zeros_like(one.amount), inside=one.inside or one.stage)


def _footprint(
    exchanges: tuple[Exchange, ...], chains: Suppliers, power: tuple[PowerPart, ...]
) -> ProductFootprint:
    parts = tuple(part for one in exchanges for part in _parts(one, chains, power))
    return product_footprint(parts, stages=STAGES, gases=chains.gases)


def _left_out(
    exchanges: tuple[Exchange, ...], chains: Suppliers, power: OwnPower, rule: CutOff
) -> tuple[LeftOut, ...]:
    """Inputs without a factor that can make next to nothing, alone and together."""
    covered = float(_footprint(exchanges, chains, power.location).covered_total[0])
    found = tuple(
        LeftOut(one.activity, float(one.amount[0]) * rule.bounds[one.activity])
        for one in exchanges
        if not one.inside and one.activity in chains.gaps and one.activity in rule.bounds
    )
    small = tuple(one for one in found if 0.0 < one.most_kgco2e_per_kg <= rule.each * covered)
    together = sum(one.most_kgco2e_per_kg for one in small)
    return small if together <= rule.together * covered else ()


def _outside(one: Exchange, chains: Suppliers) -> bool:
    """Whether a supplier lies outside what burns and reacts: nothing of it does."""
    if one.activity in (OWN_POWER, RELEASE):
        return False
    return one.activity in chains.gaps or not chains.of(one.activity).any()


def _parts(one: Exchange, chains: Suppliers, power: tuple[PowerPart, ...]) -> Iterator[Part]:
    """Weighed parts of an exchange."""
    if one.inside:
        nothing = np.zeros_like(one.amount)
        yield Part(one.stage, Scope.CHAIN, one.activity, nothing, nothing[:, None] + _none(chains))
    elif one.activity == OWN_POWER:
        for each in power:
            yield Part(one.stage, each.scope, each.carrier.value, one.amount, each.intensity)
    elif one.activity == RELEASE:
        gas = (np.array(chains.gases) == CARBON_DIOXIDE).astype(float)
        yield Part(one.stage, Scope.DIRECT, RELEASE, one.amount, gas[None, :])
    elif one.activity in ON_SITE:
        own = chains.own_of(one.activity)
        behind = chains.of(one.activity) - own
        yield Part(one.stage, Scope.DIRECT, one.activity, one.amount, own)
        yield Part(one.stage, Scope.CHAIN, one.activity, one.amount, behind)
    else:
        scope = Scope.ENERGY if one.activity in BOUGHT_ENERGY else Scope.CHAIN
        yield Part(one.stage, scope, one.activity, one.amount, chains.of(one.activity))


def _none(chains: Suppliers) -> Floats:
    return np.zeros(len(chains.gases))
