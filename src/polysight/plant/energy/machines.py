"""Compressors, pumps and refrigeration: work from states."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import constants

from polysight.plant.energy.limits import check_at_least, check_beyond, check_warmer
from polysight.plant.sections import Floats
from polysight.plant.species import H2, MOLAR_MASS

#: Megajoules in a kilowatt hour.
MJ_IN_KILOWATT_HOUR: float = constants.hour * constants.kilo / constants.mega
#: Kilojoules in a kilowatt hour.
KJ_IN_KILOWATT_HOUR: float = constants.hour


@dataclass(frozen=True, slots=True)
class MachineDesign:
    """Machines and media that all sections share; axes ....

    Parameters
    ----------
    compressor_efficiency_fraction : ndarray of float
        Isentropic work over electricity of a compressor, drive included.
    pump_efficiency_fraction : ndarray of float
        Hydraulic work over electricity of a pump.
    refrigeration_carnot_fraction : ndarray of float
        Coefficient of performance over that of Carnot.
    heat_rejection_temperature_c : ndarray of float
        Temperature at which refrigerant condenses.
    hydrogen_heat_capacity_ratio : ndarray of float
        cp / cv of hydrogen [1].
    suction_temperature_c : ndarray of float
        Temperature at the compressor's inlet.
    steam_latent_kj_per_kg : ndarray of float
        Heat that a kilogram of steam gives as it condenses.
    """

    compressor_efficiency_fraction: Floats
    pump_efficiency_fraction: Floats
    refrigeration_carnot_fraction: Floats
    heat_rejection_temperature_c: Floats
    hydrogen_heat_capacity_ratio: Floats
    suction_temperature_c: Floats
    steam_latent_kj_per_kg: Floats


def compression_kwh_per_kg(pressure_ratio: Floats, machines: MachineDesign) -> Floats:
    """Electricity to compress a kilogram of hydrogen in one adiabatic stage.

    w = k / (k - 1) R T / M [ratio^((k - 1) / k) - 1] / efficiency (ideal gas).

    Parameters
    ----------
    pressure_ratio : ndarray of float
        Outlet over inlet pressure, 1 or more; axes ....
    machines : MachineDesign
        Machines.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        For a pressure ratio below 1.

    References
    ----------
    Perry's Chemical Engineers' Handbook, 8th ed., section 10: adiabatic compression.
    """
    check_at_least("pressure_ratio", pressure_ratio, 1.0)
    efficiency = machines.compressor_efficiency_fraction
    check_beyond("compressor_efficiency_fraction", efficiency, 0.0)
    ratio = machines.hydrogen_heat_capacity_ratio
    exponent = (ratio - 1.0) / ratio
    inlet_k = machines.suction_temperature_c + constants.zero_Celsius
    specific = constants.R * inlet_k / MOLAR_MASS[H2]  # kJ/kg
    ideal = specific / exponent * (pressure_ratio**exponent - 1.0)
    return np.asarray(ideal / efficiency / KJ_IN_KILOWATT_HOUR)


def refrigeration_kwh_per_kg(
    load_kj_per_kg: Floats, temperature_c: Floats, machines: MachineDesign
) -> Floats:
    """Electricity that takes up a heat load at a low temperature.

    W = Q / COP, COP = share T_e / (T_c - T_e) of Carnot's cycle between evaporation T_e and heat
    rejection T_c.

    Parameters
    ----------
    load_kj_per_kg : ndarray of float
        Heat per kilogram of polysilicon; axes ....
    temperature_c : ndarray of float
        Temperature of evaporation, below that of heat rejection; axes ....
    machines : MachineDesign
        Machines.

    Returns
    -------
    ndarray of float
        Axes ....

    Raises
    ------
    UsageError
        If heat is rejected no warmer than it is taken up.

    References
    ----------
    Perry's Chemical Engineers' Handbook, 8th ed., section 11: coefficient of performance and its
    bound by Carnot's cycle.
    """
    check_warmer(
        "heat_rejection_temperature_c", machines.heat_rejection_temperature_c, temperature_c
    )
    lift = machines.heat_rejection_temperature_c - temperature_c
    carnot = (temperature_c + constants.zero_Celsius) / lift
    performance = machines.refrigeration_carnot_fraction * carnot
    return np.asarray(load_kj_per_kg / performance / KJ_IN_KILOWATT_HOUR)


def pumping_kwh_per_kg(mass_kg_per_kg: Floats, head_m: Floats, machines: MachineDesign) -> Floats:
    """Electricity to lift liquid: m g h / efficiency.

    Parameters
    ----------
    mass_kg_per_kg : ndarray of float
        Liquid pumped per kilogram of polysilicon; axes ....
    head_m : ndarray of float
        Head; axes ....
    machines : MachineDesign
        Machines.

    Returns
    -------
    ndarray of float
        Axes ....

    References
    ----------
    Perry's Chemical Engineers' Handbook, 8th ed., section 10: total head and pump efficiency.
    """
    check_beyond("pump_efficiency_fraction", machines.pump_efficiency_fraction, 0.0)
    work = mass_kg_per_kg * head_m * (constants.g / constants.kilo)  # kJ
    return np.asarray(work / machines.pump_efficiency_fraction / KJ_IN_KILOWATT_HOUR)
