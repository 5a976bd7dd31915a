"""Electricity of deposition per kilogram: radiation, gas, reaction, and a calibrated remainder.

The first three are physics; together they explain a good half of what reactors take. The rest is
set so that a stated design meets a stated observation, and is named so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.batch import deposition_time_h, diameter_nodes
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.gas_heat import FeedEnthalpies, gas_heat, reaction_heat
from polysight.plant.rod_reactor.radiation import (
    black_flux,
    net_flux,
    rod_resistance,
    wall_resistance,
)
from polysight.plant.rod_reactor.refusals import bounded, demand
from polysight.plant.rod_reactor.view_factors import WallView

Floats = NDArray[np.float64]

_KWH = constants.kilo * constants.hour


@dataclass(frozen=True, slots=True)
class RodReactorEnergy:
    """Electricity per kilogram of silicon deposited, term by term.

    Parameters
    ----------
    radiation_kwh_per_kg : ndarray of float
        Axes ...; radiated by the rods to the wall.
    gas_kwh_per_kg : ndarray of float
        Axes ...; taken up by the gas behind its preheater.
    reaction_kwh_per_kg : ndarray of float
        Axes ...; heat of deposition.
    remainder_kwh_per_kg : ndarray of float
        Axes ...; calibrated, not computed.
    recovered_kwh_per_kg : ndarray of float
        Axes ...; taken up by the gas in its preheater, from recovered heat; no electricity and
        not in the total.
    learning_kwh_per_kg : ndarray of float
        Axes ...; what reactors of another year take beyond the other terms, mostly less than
        nothing: from a fitted curve, not computed.
    """

    radiation_kwh_per_kg: Floats
    gas_kwh_per_kg: Floats
    reaction_kwh_per_kg: Floats
    remainder_kwh_per_kg: Floats
    recovered_kwh_per_kg: Floats
    learning_kwh_per_kg: Floats = field(default_factory=lambda: np.zeros(()))

    @property
    def computed_kwh_per_kg(self) -> Floats:
        """Radiation, gas and reaction."""
        return np.asarray(
            self.radiation_kwh_per_kg + self.gas_kwh_per_kg + self.reaction_kwh_per_kg
        )

    @property
    def total_kwh_per_kg(self) -> Floats:
        """Everything that the reactor's transformer takes, calibrated and learnt terms included."""
        of_fleet = self.computed_kwh_per_kg + self.remainder_kwh_per_kg
        return np.asarray(of_fleet + self.learning_kwh_per_kg)


@dataclass(frozen=True, slots=True)
class CalibratedRemainder:
    """What is left between an observation and the computed terms of a design.

    Parameters
    ----------
    remainder_kwh_per_kg : ndarray of float
        Axes ...; calibrated, not computed.
    observed_kwh_per_kg : ndarray of float
        Axes ...; electricity of deposition that was observed.
    row : str
        Id of the row that states the observation.
    """

    remainder_kwh_per_kg: Floats
    observed_kwh_per_kg: Floats
    row: str


def rod_reactor_energy(
    design: RodReactorDesign, view: WallView, enthalpies: FeedEnthalpies
) -> RodReactorEnergy:
    """All terms of a design.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor; it is checked.
    view : WallView
        Table of its plan, ``wall_view(design.layout())``; made once a plan.
    enthalpies : FeedEnthalpies
        Polynomials of hydrogen and trichlorosilane.

    Returns
    -------
    RodReactorEnergy
        Axes ....

    Raises
    ------
    UsageError
        If the reactor cannot be run so.
    """
    design.check()
    cold, warm = design.feed_temperature_c, design.preheat_temperature_c
    ratio, share = design.hydrogen_ratio, design.silicon_yield
    preheated = np.any(warm != cold)
    return RodReactorEnergy(
        radiation_kwh_per_kg=_radiated(design, view),
        gas_kwh_per_kg=gas_heat(enthalpies, ratio, share, warm, design.off_gas_temperature_c),
        reaction_kwh_per_kg=reaction_heat(
            design.tetrachloride_share,
            design.tetrachloride_path_kwh_per_kg,
            design.hydrogen_chloride_path_kwh_per_kg,
        ),
        remainder_kwh_per_kg=np.asarray(design.remainder_kwh_per_kg),
        recovered_kwh_per_kg=(
            gas_heat(enthalpies, ratio, share, cold, warm) if preheated else np.zeros(1)
        ),
    )


def radiated(design: RodReactorDesign, view: WallView) -> Floats:
    """Radiation per kilogram: the integral of q pi d dt over rho pi (d_f^2 - d_0^2)/4 [kWh/kg].

    With constant flux and constant growth this is q / (rho growth), for a core of any diameter.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor; it is checked.
    view : WallView
        Table of its plan.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If the reactor cannot be run so, or its rods have no room in the plan of the table.
    """
    design.check()
    return _radiated(design, view)


def _radiated(design: RodReactorDesign, view: WallView) -> Floats:
    view.check(design.final_diameter_mm)
    rods = rod_resistance(design.rod_emissivity)
    wall = wall_resistance(design.wall_emissivity, design.shields, design.shield_emissivity)
    # The flux of black surfaces is the same all through the batch.
    perimeter: Floats = np.zeros(1)
    for diameter, time_share in diameter_nodes(design):
        flux = net_flux(
            time_share * diameter, rods, view.at(diameter), view.area_ratio(diameter), wall
        )
        perimeter = perimeter + flux
    black = black_flux(design.rod_temperature_c, design.wall_temperature_c)
    core, final = design.core_diameter_mm, design.final_diameter_mm
    section = design.silicon_density_kg_per_m3 * (final - core) * (final + core) * constants.milli
    hours = deposition_time_h(design) * (4.0 / constants.kilo)
    return np.asarray(black * perimeter * (hours / section))


def radiated_at_constant_flux(
    flux_w_per_m2: ArrayLike, growth_um_per_min: ArrayLike, silicon_density_kg_per_m3: ArrayLike
) -> Floats:
    """Closed form of `radiated` where the flux never changes: q / (rho growth) [kWh/kg].

    Parameters
    ----------
    flux_w_per_m2 : array_like of float
        Axes ...; net flux of the rods.
    growth_um_per_min : array_like of float
        Axes ...; radial growth.
    silicon_density_kg_per_m3 : array_like of float
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ...; exact for a core of any diameter: the perimeter pi (d_f + d_0)/2 of the mean
        diameter and the time (d_f - d_0)/(2 growth) give the ring pi (d_f^2 - d_0^2)/4.

    Raises
    ------
    UsageError
        If growth or density are not above zero.
    """
    bounded("growth_um_per_min", growth_um_per_min, above=0.0)
    bounded("silicon_density_kg_per_m3", silicon_density_kg_per_m3, above=0.0)
    growth = np.asarray(growth_um_per_min) * (constants.micro / constants.minute)
    return np.asarray(flux_w_per_m2 / (np.asarray(silicon_density_kg_per_m3) * growth * _KWH))


def calibrated_remainder(
    energy: RodReactorEnergy, observed_kwh_per_kg: ArrayLike, row: str
) -> CalibratedRemainder:
    """Remainder that makes a design meet an observation; calibrated, not computed.

    Parameters
    ----------
    energy : RodReactorEnergy
        Terms of the design that stands for the observed reactors; its remainder is not used.
    observed_kwh_per_kg : array_like of float
        Axes ...; electricity of the deposition step alone.
    row : str
        Id of the row that states the observation.

    Returns
    -------
    CalibratedRemainder
        Axes ....

    Raises
    ------
    UsageError
        If the computed terms alone exceed the observation.
    """
    observed = bounded("observed_kwh_per_kg", observed_kwh_per_kg)
    computed = energy.computed_kwh_per_kg
    demand(observed >= computed, "plant.calibration_below_physics", observed, computed, row=row)
    return CalibratedRemainder(np.asarray(observed - computed), observed, row)
