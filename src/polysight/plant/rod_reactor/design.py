"""What a rod reactor is and how it is run."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from polysight.plant.rod_reactor.layout import RodLayout, check_diameter, check_room, rod_layout
from polysight.plant.rod_reactor.radiation import check_emissivity, check_temperatures
from polysight.plant.rod_reactor.refusals import bounded, demand

Floats = NDArray[np.float64]

#: Fields that must lie above zero.
_POSITIVE = (
    "leg_length_m", "core_diameter_mm", "silicon_density_kg_per_m3", "growth_um_per_min",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RodReactorDesign:
    """Geometry and operation; all fields broadcast over ..., those of the plan hold one value.

    Parameters
    ----------
    rod_pairs, pitch_mm, wall_gap_mm : ndarray of float
        Plan: U-rods, least distance of the axes of two legs, and distance from the axes of the
        outermost legs to the wall. One value each.
    leg_length_m : ndarray of float
        Height of a leg on which silicon grows.
    core_diameter_mm, final_diameter_mm : ndarray of float
        Slim rod at the start (round, or of equal section), rod at the end of the batch.
    growth_um_per_min : ndarray of float
        Mean radial growth over the batch: half the gain in diameter over the time it takes.
    growth_exponent : ndarray of float
        Power of the diameter with which growth changes around that mean; 0 is constant growth.
    turnaround_h : ndarray of float
        From the end of one deposition to the start of the next.
    operating_share : ndarray of float
        Share of the year in which reactors run or are turned around.
    silicon_density_kg_per_m3 : ndarray of float
        Density of the deposit.
    rod_temperature_c, wall_temperature_c, coolant_temperature_c : ndarray of float
        Surface of the rods, inner surface of the wall, coolant behind the wall.
    rod_emissivity, wall_emissivity : ndarray of float
        Total emissivities, grey and diffuse.
    shields, shield_emissivity : ndarray of float
        Radiation shields before the wall, and the emissivity of their faces.
    hydrogen_ratio : ndarray of float
        Moles of hydrogen per mole of trichlorosilane fed.
    silicon_yield : ndarray of float
        Silicon deposited per silicon fed, in one pass.
    feed_temperature_c, preheat_temperature_c, off_gas_temperature_c : ndarray of float
        Feed before and behind the preheater that recovers heat, and gas that leaves.
    tetrachloride_share : ndarray of float
        Share of the silicon made by 4 SiHCl3 = Si + 3 SiCl4 + 2 H2.
    tetrachloride_path_kwh_per_kg, hydrogen_chloride_path_kwh_per_kg : ndarray of float
        Heats of the two reactions that bound deposition.
    remainder_kwh_per_kg : ndarray of float
        Convection to wall and plates, dome and base plate, electrodes, transformer. Calibrated,
        not computed: see `energy.calibrated_remainder`.
    """

    rod_pairs: Floats
    pitch_mm: Floats
    wall_gap_mm: Floats
    leg_length_m: Floats
    core_diameter_mm: Floats
    final_diameter_mm: Floats
    growth_um_per_min: Floats
    growth_exponent: Floats
    turnaround_h: Floats
    operating_share: Floats
    silicon_density_kg_per_m3: Floats
    rod_temperature_c: Floats
    wall_temperature_c: Floats
    coolant_temperature_c: Floats
    rod_emissivity: Floats
    wall_emissivity: Floats
    shields: Floats
    shield_emissivity: Floats
    hydrogen_ratio: Floats
    silicon_yield: Floats
    feed_temperature_c: Floats
    preheat_temperature_c: Floats
    off_gas_temperature_c: Floats
    tetrachloride_share: Floats
    tetrachloride_path_kwh_per_kg: Floats
    hydrogen_chloride_path_kwh_per_kg: Floats
    remainder_kwh_per_kg: Floats

    def layout(self) -> RodLayout:
        """Plan of the reactor.

        Returns
        -------
        RodLayout
            Positions of the legs and of the wall.

        Raises
        ------
        UsageError
            If the plan differs from draw to draw, or cannot be built.
        """
        given = (_single(self, name) for name in ("rod_pairs", "pitch_mm", "wall_gap_mm"))
        layout = rod_layout(*given)
        check_diameter(layout, self.final_diameter_mm)
        return layout

    def check(self) -> None:
        """Nothing if the reactor can be run so.

        Raises
        ------
        UsageError
            With the rule that is broken, the worst value and the nearest possible one.
        """
        for name in _POSITIVE:
            bounded(name, getattr(self, name), above=0.0)
        for name in ("shields", "turnaround_h", "remainder_kwh_per_kg"):
            bounded(name, getattr(self, name), least=0.0, key="plant.negative")
        bounded("growth_exponent", self.growth_exponent)
        share = self.operating_share
        bounded("operating_share", share, above=0.0, most=1.0, key="plant.share_outside")
        self._check_rods()
        self._check_shields()
        self._check_temperatures()

    def _check_rods(self) -> None:
        """Rods grow, and have room until they are harvested."""
        core, final = self.core_diameter_mm, self.final_diameter_mm
        bounded("final_diameter_mm", final, above=0.0)
        demand(final > core, "plant.core_not_thinner", core, final)
        pitch, gap = (
            bounded(name, getattr(self, name), above=0.0) for name in ("pitch_mm", "wall_gap_mm")
        )
        if np.size(final) and pitch.size and gap.size:
            check_room(final, float(pitch.min()), float(gap.min()))

    def _check_shields(self) -> None:
        """Shields are whole, and emissivities are possible."""
        shields = np.asarray(self.shields)
        whole = np.rint(shields)
        demand(shields == whole, "plant.shields_not_whole", shields, whole)
        for name in ("rod_emissivity", "wall_emissivity", "shield_emissivity"):
            check_emissivity(getattr(self, name), name)

    def _check_temperatures(self) -> None:
        """Rods are solid, and the hottest; heat and gas run the way they should."""
        check_temperatures(
            self.rod_temperature_c, self.wall_temperature_c, self.coolant_temperature_c
        )
        feed, off_gas = self.feed_temperature_c, self.off_gas_temperature_c
        demand(
            self.preheat_temperature_c >= feed,
            "plant.preheat_below_feed",
            self.preheat_temperature_c,
            feed,
        )
        rods = self.rod_temperature_c
        demand(off_gas <= rods, "plant.gas_hotter_than_rods", off_gas, rods)

    def shape(self) -> tuple[int, ...]:
        """Shape of ... that all fields broadcast to.

        Returns
        -------
        tuple of int
            The shape.
        """
        return np.broadcast_shapes(*(np.shape(getattr(self, each.name)) for each in fields(self)))


def _single(design: RodReactorDesign, name: str) -> float:
    """The one value of a field of the plan."""
    given = np.asarray(getattr(design, name), dtype=np.float64)
    first = given.flat[0]
    demand(given == first, "plant.one_plan", given, first, field=name)
    return float(first)
