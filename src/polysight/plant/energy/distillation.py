"""Energy of distillation: reflux makes vapour, vapour takes steam."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.energy.limits import check_design, check_not_negative
from polysight.plant.energy.machines import MachineDesign, pumping_kwh_per_kg
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.sections import Demand, Floats


@dataclass(frozen=True, slots=True)
class DistillationDesign:
    """Columns of a chlorosilane distillation; axes ....

    Parameters
    ----------
    crude_reflux : ndarray of float
        Reflux over distillate of the column that parts new SiHCl3 from SiCl4 [1].
    recovered_reflux : ndarray of float
        The same of the column for the condensate of the off-gas [1].
    purification_reflux : ndarray of float
        Reflux over feed of each purification column (light ends or heavy ends) [1].
    new_purification_columns : ndarray of float
        Purification columns in series that new SiHCl3 passes [1].
    recovered_purification_columns : ndarray of float
        The same for SiHCl3 recovered from the off-gas [1].
    heat_integration_fraction : ndarray of float
        Share of all reboiler heat that vapour of other columns or heat pumps give.
    reflux_head_m : ndarray of float
        Head of the reflux and transfer pumps.
    """

    crude_reflux: Floats
    recovered_reflux: Floats
    purification_reflux: Floats
    new_purification_columns: Floats
    recovered_purification_columns: Floats
    heat_integration_fraction: Floats
    reflux_head_m: Floats


def distillation_demand(
    tcs_new: Floats,
    tcs_recovered: Floats,
    design: DistillationDesign,
    properties: ChlorosilaneProperties,
    machines: MachineDesign,
) -> Demand:
    """What distillation takes: steam = latent heat x vapour, and pumps.

    vapour = m_new [(1 + R_crude) + n_new (1 + R_p)] + m_rec [(1 + R_rec) + n_rec (1 + R_p)];
    steam heat = vapour x latent heat x (1 - integration), every column adiabatic with
    boiling feed; all distillate is reckoned with the latent heat of SiHCl3.

    Parameters
    ----------
    tcs_new : ndarray of float
        SiHCl3 from hydrogenation, synthesis and redistribution [kg/kg polysilicon]; axes ....
    tcs_recovered : ndarray of float
        SiHCl3 that passed deposition unreacted [kg/kg]; axes ....
    design : DistillationDesign
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
    Seader, Henley and Roper, Separation Process Principles, 3rd ed., section 7.2: reboiler duty of
    a column by constant molal overflow.
    Qie et al. 2019, China Petroleum Processing and Petrochemical Technology 21(3): what heat
    integration saves in the distillation of trichlorosilane.
    """
    check_design(design)
    check_not_negative("tcs_new", tcs_new)
    check_not_negative("tcs_recovered", tcs_recovered)
    column = 1.0 + design.purification_reflux
    vapour = tcs_new * (1.0 + design.crude_reflux + design.new_purification_columns * column)
    vapour = vapour + tcs_recovered * (
        1.0 + design.recovered_reflux + design.recovered_purification_columns * column
    )
    heat = vapour * properties.tcs_latent_kj_per_kg * (1.0 - design.heat_integration_fraction)
    return Demand(
        electricity_kwh_per_kg=pumping_kwh_per_kg(vapour, design.reflux_head_m, machines),
        steam_kg_per_kg=heat / machines.steam_latent_kj_per_kg,
    )
