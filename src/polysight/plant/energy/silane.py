"""Energy of the silane plant: redistribution columns and cold silane columns."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.energy.limits import check_design, check_not_negative
from polysight.plant.energy.machines import (
    MachineDesign,
    pumping_kwh_per_kg,
    refrigeration_kwh_per_kg,
)
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.sections import Demand, Floats


@dataclass(frozen=True, slots=True)
class SilaneEnergyDesign:
    """Redistribution of SiHCl3 to SiH4 and its distillation; axes ....

    Parameters
    ----------
    feed_purification_columns : ndarray of float
        Purification columns in series that SiHCl3 passes before redistribution; its crude column
        and their reflux are those of `energy.distillation` [1].
    circulation_ratio : ndarray of float
        SiHCl3 and SiH2Cl2 distilled per SiHCl3 converted, since a pass converts little [1].
    redistribution_reflux : ndarray of float
        Reflux over distillate of those columns [1].
    heat_integration_fraction : ndarray of float
        Share of their reboiler heat that other columns or heat pumps give.
    silane_reflux : ndarray of float
        Reflux over silane of the cold columns, all columns together [1].
    silane_latent_kj_per_kg : ndarray of float
        Heat of vaporisation of silane at their pressure.
    refrigeration_temperature_c : ndarray of float
        Temperature at which their condensers are cooled.
    reflux_head_m : ndarray of float
        Head of the pumps.
    """

    feed_purification_columns: Floats
    circulation_ratio: Floats
    redistribution_reflux: Floats
    heat_integration_fraction: Floats
    silane_reflux: Floats
    silane_latent_kj_per_kg: Floats
    refrigeration_temperature_c: Floats
    reflux_head_m: Floats


def silane_demand(
    tcs_to_silane: Floats,
    silane_made: Floats,
    design: SilaneEnergyDesign,
    properties: ChlorosilaneProperties,
    machines: MachineDesign,
) -> Demand:
    """What the silane plant takes beyond hydrogenation and distillation of its SiHCl3.

    vapour = m_TCS c (1 + R); steam heat = vapour x latent heat x (1 - integration);
    refrigeration = m_SiH4 (1 + R_s) x latent heat of silane.

    Parameters
    ----------
    tcs_to_silane : ndarray of float
        SiHCl3 converted [kg/kg polysilicon]; axes ....
    silane_made : ndarray of float
        SiH4 made [kg/kg]; axes ....
    design : SilaneEnergyDesign
        Columns.
    properties : ChlorosilaneProperties
        Heats.
    machines : MachineDesign
        Machines.

    Returns
    -------
    Demand
        Electricity and steam; axes ....

    Raises
    ------
    UsageError
        For negative flows or sizes, or a share outside 0 to 1.

    References
    ----------
    Zang et al. 2017, Industrial & Engineering Chemistry Research, doi:10.1021/acs.iecr.6b03715:
    reactive distillation of trichlorosilane to silane.
    """
    check_design(design)
    check_not_negative("tcs_to_silane", tcs_to_silane)
    check_not_negative("silane_made", silane_made)
    vapour = tcs_to_silane * design.circulation_ratio * (1.0 + design.redistribution_reflux)
    heat = vapour * properties.tcs_latent_kj_per_kg * (1.0 - design.heat_integration_fraction)
    load = silane_made * (1.0 + design.silane_reflux) * design.silane_latent_kj_per_kg
    return Demand(
        electricity_kwh_per_kg=refrigeration_kwh_per_kg(
            load, design.refrigeration_temperature_c, machines
        )
        + pumping_kwh_per_kg(vapour, design.reflux_head_m, machines),
        steam_kg_per_kg=heat / machines.steam_latent_kj_per_kg,
    )
