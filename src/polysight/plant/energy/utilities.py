"""Utilities: cooling water from the heat to be shed, fresh water, nitrogen, air."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import constants

from polysight.plant.energy.limits import check_beyond, check_design, check_not_negative
from polysight.plant.energy.machines import MJ_IN_KILOWATT_HOUR
from polysight.plant.sections import Demand, Floats


@dataclass(frozen=True, slots=True)
class UtilitiesDesign:
    """Cooling towers, water and gases; axes ....

    Parameters
    ----------
    water_cooled_fraction : ndarray of float
        Share of the heat shed through cooling towers; air coolers take the rest.
    cooling_range_c : ndarray of float
        Warming of the cooling water, above 0.
    water_heat_capacity_kj_per_kg_k : ndarray of float
        Heat capacity of water.
    evaporation_kj_per_kg : ndarray of float
        Heat that a kilogram of evaporated water carries off.
    cycles_of_concentration : ndarray of float
        Salt in the blow-down over that in the make-up, above 1 [1].
    cooling_kwh_per_t : ndarray of float
        Electricity of pumps and fans per tonne of cooling water.
    nitrogen_kg_per_kg : ndarray of float
        Nitrogen used per kilogram of polysilicon.
    nitrogen_kwh_per_kg : ndarray of float
        Electricity per kilogram of nitrogen.
    compressed_air_kwh_per_kg : ndarray of float
        Electricity of compressed air per kilogram of polysilicon.
    """

    water_cooled_fraction: Floats
    cooling_range_c: Floats
    water_heat_capacity_kj_per_kg_k: Floats
    evaporation_kj_per_kg: Floats
    cycles_of_concentration: Floats
    cooling_kwh_per_t: Floats
    nitrogen_kg_per_kg: Floats
    nitrogen_kwh_per_kg: Floats
    compressed_air_kwh_per_kg: Floats


def utilities_demand(
    electricity_kwh_per_kg: Floats,
    steam_kg_per_kg: Floats,
    heat_mj_per_kg: Floats,
    steam_latent_kj_per_kg: Floats,
    design: UtilitiesDesign,
) -> Demand:
    """What utilities take, from the energy that the other sections turn into heat.

    Q = 3.6 electricity + steam x latent heat + fuel heat: what goes in leaves as heat, since the
    chemical energy of products is small. Cooling water = f Q / (cp dT), evaporation = f Q / r,
    make-up = evaporation k / (k - 1) with k cycles of concentration; electricity = cooling water
    x pumps and fans + nitrogen + compressed air. The heat of the utilities themselves is left out.

    Parameters
    ----------
    electricity_kwh_per_kg, steam_kg_per_kg, heat_mj_per_kg : ndarray of float
        What the other sections take together; axes ....
    steam_latent_kj_per_kg : ndarray of float
        Heat of condensation of steam; axes ....
    design : UtilitiesDesign
        Utilities.

    Returns
    -------
    Demand
        Electricity, cooling water, fresh water and nitrogen; axes ....

    Raises
    ------
    UsageError
        For negative inputs or sizes, a share outside 0 to 1, or a single cycle of concentration.

    References
    ----------
    Perry's Chemical Engineers' Handbook, 8th ed., section 12: make-up and blow-down of towers.
    """
    check_design(design)
    check_beyond("cycles_of_concentration", design.cycles_of_concentration, 1.0)
    check_beyond("cooling_range_c", design.cooling_range_c, 0.0)
    for name, value in (("electricity", electricity_kwh_per_kg), ("steam", steam_kg_per_kg)):
        check_not_negative(name, value)
    steam = steam_kg_per_kg * steam_latent_kj_per_kg / constants.kilo
    heat = electricity_kwh_per_kg * MJ_IN_KILOWATT_HOUR + steam + heat_mj_per_kg
    shed = heat * design.water_cooled_fraction  # MJ/kg; over kJ/kg this gives t/kg
    warming = design.water_heat_capacity_kj_per_kg_k * design.cooling_range_c
    circulating = shed / warming
    evaporated = shed / design.evaporation_kj_per_kg
    cycles = design.cycles_of_concentration
    return Demand(
        electricity_kwh_per_kg=circulating * design.cooling_kwh_per_t
        + design.nitrogen_kg_per_kg * design.nitrogen_kwh_per_kg
        + design.compressed_air_kwh_per_kg,
        cooling_water_t_per_kg=circulating,
        process_water_t_per_kg=evaporated * cycles / (cycles - 1.0),
        nitrogen_kg_per_kg=design.nitrogen_kg_per_kg,
    )
