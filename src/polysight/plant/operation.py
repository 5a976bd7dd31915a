"""A plant in operation: what all routes have in common once their flow sheet is worked through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace

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
from polysight.plant.sections import (
    DEPOSITION,
    HYDROGENATION,
    SECTIONS,
    Consumption,
    Physics,
    Unexplained,
    combined,
    whole_plant,
)

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
    limited : bool
        Whether a step whose drawn conversion lies above its drawn equilibrium goes to equilibrium.
        Right for draws around a plant that is possible; the plant itself is refused.
    """

    equilibrium: Equilibrium
    enthalpies: FeedEnthalpies
    wall_view: Callable[[RodReactorDesign], WallView]
    limited: bool = False


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
    learning : Consumption or None
        What the fleet of another year takes beyond physics and remainder, mostly less than
        nothing: from fitted curves, not computed. None in the year of the calibration.
    sections : callable or None
        How ``physics`` follows from what is left unexplained, on a route that is calibrated.
    stc_hydrogenated_cold : ndarray of float
        SiCl4 fed to cold hydrogenation [kg/kg], which the fleets of the calibration have.
    """

    balance: Balance
    physics: Consumption
    remainder: Consumption
    product: Product
    conversions: dict[Kind, Floats]
    reactor: RodReactor | None = None
    learning: Consumption | None = None
    sections: Physics | None = None
    stc_hydrogenated_cold: Floats = field(default_factory=lambda: np.zeros(()))

    def explained(self, unexplained: Unexplained) -> Consumption:
        """Physics of the same plant when it takes some more besides.

        Parameters
        ----------
        unexplained : Unexplained
            What it takes beyond its heat balances.

        Returns
        -------
        Consumption
            Axes ..., section; on a route that is not calibrated its physics as it is.
        """
        return self.physics if self.sections is None else self.sections(unexplained)

    @property
    def consumption(self) -> Consumption:
        """Physics, remainder and learning together; axes ..., section."""
        of_fleet = combined(self.physics, self.remainder)
        return of_fleet if self.learning is None else combined(of_fleet, self.learning)

    @property
    def learnt(self) -> Consumption:
        """What the year changes, nothing in that of the calibration; axes ..., section."""
        return uncalibrated(self.physics) if self.learning is None else self.learning


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
    none: Floats = np.zeros(())
    shapes = (getattr(physics, one.name).shape for one in fields(Consumption))
    # One zero that is seen from everywhere takes no memory.
    return Consumption(*(np.broadcast_to(none, shape) for shape in shapes))


@dataclass(frozen=True, slots=True)
class Fleet:
    """The fleet that a route is calibrated to: what it leaves unexplained, and its flows.

    Parameters
    ----------
    remainder : Consumption
        What published consumption has beyond the physics of the default design at its central
        values; axes ..., section.
    stc_hydrogenated_cold, silicon_by_rods, silicon_by_silane : ndarray of float
        Flows of that design [kg/kg]; see `Operation` and `Balance`.
    """

    remainder: Consumption
    stc_hydrogenated_cold: Floats
    silicon_by_rods: Floats
    silicon_by_silane: Floats


def fleet(operation: Operation, remainder: Consumption) -> Fleet:
    """Fleet from the default design in operation and its remainder.

    Parameters
    ----------
    operation : Operation
        Axes ....
    remainder : Consumption
        Axes ..., section.

    Returns
    -------
    Fleet
        Axes ....
    """
    flows = operation.balance
    return Fleet(
        remainder, operation.stc_hydrogenated_cold, flows.silicon_by_rods, flows.silicon_by_silane
    )


def calibrated(operation: Operation, fleets: Sequence[tuple[Fleet, Floats]]) -> Operation:
    """Operation with what the fleets of its routes leave unexplained.

    A remainder follows the flow that it belongs to: that of hydrogenation the SiCl4 hydrogenated
    cold, that of deposition the silicon deposited in the same way, every other one the product. So
    a design differs from the fleet by its physics and its flows alone. Physics is worked through
    again with the remainder, since jackets and cooling towers meet the heat of all electricity.

    Parameters
    ----------
    operation : Operation
        Any design; axes ....
    fleets : sequence of (Fleet, ndarray of float)
        Fleet of each way of deposition that the route has, with its share of the product
        [fraction]; axes ....

    Returns
    -------
    Operation
        Axes ...; the part that belongs to rod reactors stands in their energy too, per kilogram
        that they deposit.
    """
    flows = operation.balance
    hydrogenated = sum(share * one.stc_hydrogenated_cold for one, share in fleets)
    cold = _ratio(operation.stc_hydrogenated_cold, np.asarray(hydrogenated))
    parts = []
    rods: Floats = np.zeros(())
    for one, share in fleets:
        per_rod = one.remainder.electricity_kwh_per_kg[..., DEPOSITION]
        grown = _ratio(flows.silicon_by_rods, one.silicon_by_rods)
        grown = grown + _ratio(flows.silicon_by_silane, one.silicon_by_silane)
        if np.any(one.silicon_by_rods > 0.0):
            rods = rods + per_rod / one.silicon_by_rods
        factors = {HYDROGENATION: share * cold, DEPOSITION: grown}
        parts.append(_following(one.remainder, np.asarray(share), factors))
    remainder = parts[0] if len(parts) == 1 else combined(*parts)
    reactor = operation.reactor
    if reactor is not None:
        reactor = replace(
            reactor,
            design=replace(reactor.design, remainder_kwh_per_kg=rods),
            energy=replace(reactor.energy, remainder_kwh_per_kg=rods),
        )
    physics = operation.explained(_unexplained(remainder, rods * flows.silicon_by_rods))
    return replace(operation, physics=physics, remainder=remainder, reactor=reactor)


def _unexplained(remainder: Consumption, in_rods: Floats) -> Unexplained:
    """Remainder by where it turns into heat; `in_rods` is electricity per kilogram of product."""
    more = whole_plant(remainder)
    return Unexplained(in_rods, more.electricity_kwh_per_kg - in_rods, more.steam_kg_per_kg)


def _ratio(flow: Floats, reference: Floats) -> Floats:
    """Flow over that of a fleet; nothing where the fleet has none."""
    flow, reference = np.broadcast_arrays(flow, reference)
    return np.divide(flow, reference, out=np.zeros(flow.shape), where=reference > 0.0)


def _following(remainder: Consumption, share: Floats, factors: dict[int, Floats]) -> Consumption:
    """Remainder by share of the product, electricity of some sections by their own flow."""
    every = [factors.get(place, share) for place in range(len(SECTIONS))]
    by_section = np.stack(np.broadcast_arrays(*every), axis=-1)
    electricity = remainder.electricity_kwh_per_kg * by_section
    rest = {
        one.name: getattr(remainder, one.name) * share[..., None]
        for one in fields(Consumption)
        if one.name != "electricity_kwh_per_kg"
    }
    return Consumption(electricity_kwh_per_kg=electricity, **rest)
