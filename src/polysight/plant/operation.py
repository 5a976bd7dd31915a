"""A plant in operation: what all routes have in common once their flow sheet is worked through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.equilibrium import Kind, Outcome
from polysight.plant.purity.product import Product
from polysight.plant.rod_reactor.batch import Batch
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import RodReactorEnergy
from polysight.plant.rod_reactor.gas_heat import FeedEnthalpies
from polysight.plant.rod_reactor.view_factors import WallView
from polysight.plant.sections import DEPOSITION, Consumption, combined

Floats = NDArray[np.float64]

#: Where equilibria come from, Cantera or a surrogate: kind, temperature [degC], pressure [bar] and
#: hydrogen ratio [mol/mol chlorosilane] to the state at full approach; axes ....
Equilibrium = Callable[[Kind, Floats, Floats, Floats], Outcome]


@dataclass(frozen=True, slots=True)
class Foundation:
    """What a flow sheet needs beside its design.

    Parameters
    ----------
    equilibrium : callable
        Source of equilibria.
    enthalpies : FeedEnthalpies
        Polynomials of the gases fed to rod reactors.
    wall_view : callable
        Table of the view from rods to wall for a rod reactor; a plan is worth keeping, because
        the table of one is the same for all draws.
    """

    equilibrium: Equilibrium
    enthalpies: FeedEnthalpies
    wall_view: Callable[[RodReactorDesign], WallView]


@dataclass(frozen=True, slots=True)
class RodReactor:
    """Rod reactors of a plant; axes ....

    Parameters
    ----------
    design : RodReactorDesign
        Geometry and operation, with what deposition links to it.
    view : WallView
        View from rods to wall.
    energy : RodReactorEnergy
        Electricity by term [kWh/kg deposited on rods].
    batch : Batch
        Times and masses of a batch.
    """

    design: RodReactorDesign
    view: WallView
    energy: RodReactorEnergy
    batch: Batch


@dataclass(frozen=True, slots=True)
class Operation:
    """What a plant takes, makes and loses; axes ....

    Parameters
    ----------
    balance : Balance
        Materials [kg/kg].
    physics : Consumption
        Energy and utilities by section as far as heat balances explain them.
    remainder : Consumption
        What published consumption of the fleet has beyond that: calibrated, not computed.
    product : Product
        Impurities of the product.
    conversions : dict of Kind to ndarray of float
        Conversion of the chlorosilane fed, per pass, by step.
    reactor : RodReactor or None
        Rod reactors, where the route has them.
    """

    balance: Balance
    physics: Consumption
    remainder: Consumption
    product: Product
    conversions: dict[Kind, Floats]
    reactor: RodReactor | None = None

    @property
    def consumption(self) -> Consumption:
        """Physics and remainder together; axes ..., section."""
        return combined(self.physics, self.remainder)


def uncalibrated(physics: Consumption) -> Consumption:
    """A remainder of nothing, for an operation before its calibration.

    Parameters
    ----------
    physics : Consumption
        Axes ..., section.

    Returns
    -------
    Consumption
        Zeros of the same axes.
    """
    return Consumption(
        *(np.zeros_like(getattr(physics, name)) for name in Consumption.__dataclass_fields__)
    )


def calibrated(operation: Operation, remainder: Consumption) -> Operation:
    """Operation with the remainder that the reference plant of the route leaves unexplained.

    The remainder is what the published consumption of the fleet has beyond the physics of the
    default design at its central values. It stays the same, per kilogram, for every other design,
    so that a design differs from the fleet by its physics alone.

    Parameters
    ----------
    operation : Operation
        Any design of the route; axes ....
    remainder : Consumption
        Axes ..., section, that broadcast with those of the operation.

    Returns
    -------
    Operation
        Axes ...; the part that belongs to rod reactors stands in their energy too, per kilogram
        that they deposit.
    """
    reactor = operation.reactor
    if reactor is not None:
        rods = remainder.electricity_kwh_per_kg[..., DEPOSITION] / operation.balance.silicon_by_rods
        reactor = replace(
            reactor,
            design=replace(reactor.design, remainder_kwh_per_kg=rods),
            energy=replace(reactor.energy, remainder_kwh_per_kg=rods),
        )
    return replace(operation, remainder=remainder, reactor=reactor)
