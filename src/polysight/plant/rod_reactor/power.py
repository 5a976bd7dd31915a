"""Power of a reactor hour by hour over its batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import NDArray

from polysight.plant.rod_reactor.batch import Batch, diameter_at
from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.energy import RodReactorEnergy
from polysight.plant.rod_reactor.radiation import (
    black_flux,
    net_flux,
    rod_resistance,
    wall_resistance,
)
from polysight.plant.rod_reactor.view_factors import WallView

Floats = NDArray[np.float64]

#: Intervals of a batch, and Gauss nodes within each.
INTERVALS = 96
_AT, _WEIGHT = np.polynomial.legendre.leggauss(3)


@dataclass(frozen=True, slots=True)
class PowerProfile:
    """Mean power in equal intervals of the deposition; between batches the reactor takes none.

    Parameters
    ----------
    hours : ndarray of float
        Axes ..., edge; ends of the intervals, from the start of growth.
    diameter_mm : ndarray of float
        Axes ..., edge; diameter of the rods.
    radiation_mw, gas_mw, reaction_mw, remainder_mw : ndarray of float
        Axes ..., interval. Gas, reaction and the calibrated remainder follow the silicon that
        grows in the interval.
    turnaround_h : ndarray of float
        Axes ...; idle time behind the last edge.
    """

    hours: Floats
    diameter_mm: Floats
    radiation_mw: Floats
    gas_mw: Floats
    reaction_mw: Floats
    remainder_mw: Floats
    turnaround_h: Floats

    @property
    def power_mw(self) -> Floats:
        """All terms; axes ..., interval."""
        return np.asarray(self.radiation_mw + self.gas_mw + self.reaction_mw + self.remainder_mw)

    @property
    def batch_mwh(self) -> Floats:
        """Energy of the batch; axes ...."""
        return np.asarray(np.sum(self.power_mw * np.diff(self.hours, axis=-1), axis=-1))

    @property
    def mean_mw(self) -> Floats:
        """Mean over the cycle with its turnaround, the load of one among many; axes ...."""
        return np.asarray(self.batch_mwh / (self.hours[..., -1] + self.turnaround_h))


def power_profile(
    design: RodReactorDesign,
    view: WallView,
    energy: RodReactorEnergy,
    batch: Batch,
    intervals: int = INTERVALS,
) -> PowerProfile:
    """Power over the batch of one reactor.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor.
    view : WallView
        Table of its plan.
    energy : RodReactorEnergy
        Its terms per kilogram.
    batch : Batch
        Its times and masses.
    intervals : int
        Number of intervals.

    Returns
    -------
    PowerProfile
        Its energy is that of the terms per kilogram times the silicon deposited.
    """
    edges = np.linspace(0.0, 1.0, intervals + 1)
    inner = (edges[:-1, None] + (1.0 + _AT) / 2.0 / intervals).ravel()
    length_m = (2.0 * design.rod_pairs * design.leg_length_m)[..., None]
    radiated_w_per_m = _radiated_per_length(design, view, diameter_at(design, inner))
    mean = radiated_w_per_m.reshape(*radiated_w_per_m.shape[:-1], intervals, _AT.size) @ (
        _WEIGHT / 2.0
    )
    diameter = diameter_at(design, edges)
    hours = batch.deposition_h[..., None] * edges
    grown = np.diff(diameter**2, axis=-1)
    grown_t = batch.deposited_t[..., None] * grown / np.sum(grown, axis=-1, keepdims=True)
    # Tonnes an hour times kilowatt hours a kilogram are megawatts.
    rate = grown_t / np.diff(hours, axis=-1)
    return PowerProfile(
        hours=hours,
        diameter_mm=diameter,
        radiation_mw=np.asarray(length_m * mean / constants.mega),
        gas_mw=rate * energy.gas_kwh_per_kg[..., None],
        reaction_mw=rate * energy.reaction_kwh_per_kg[..., None],
        remainder_mw=rate * energy.remainder_kwh_per_kg[..., None],
        turnaround_h=np.asarray(design.turnaround_h),
    )


def _radiated_per_length(design: RodReactorDesign, view: WallView, diameter_mm: Floats) -> Floats:
    """Radiation of a metre of rod [W/m], q pi d; axes ..., time."""
    rods = rod_resistance(design.rod_emissivity)[..., None]
    wall = wall_resistance(design.wall_emissivity, design.shields, design.shield_emissivity)
    black = black_flux(design.rod_temperature_c, design.wall_temperature_c)[..., None]
    ratio = view.area_ratio(diameter_mm)
    flux = net_flux(black, rods, view.at(diameter_mm), ratio, wall[..., None])
    return np.asarray(np.pi * constants.milli * diameter_mm * flux)
