"""Upgraded metallurgical silicon: slag, acid, vacuum and directional solidification."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.energy.limits import check_design
from polysight.plant.energy.machines import KJ_IN_KILOWATT_HOUR
from polysight.plant.sections import Consumption, Demand, Floats, by_section

#: Steps in their order.
STEPS = ("slag-refining", "acid-leaching", "vacuum-refining", "directional-solidification")


@dataclass(frozen=True, slots=True)
class MetallurgicalDesign:
    """Steps that refine silicon metal without chlorosilanes; axes ....

    Parameters
    ----------
    melting_heat_kj_per_kg : ndarray of float
        Heat of a kilogram of silicon from ambient temperature to the melt.
    slag_ratio_kg_per_kg : ndarray of float
        Slag per kilogram of silicon in each treatment.
    slag_treatments : ndarray of float
        How often fresh slag is taken; the silicon stays molten between them.
    slag_heat_kj_per_kg : ndarray of float
        Heat of a kilogram of slag from ambient temperature to the melt.
    slag_furnace_efficiency_fraction : ndarray of float
        Heat in slag and silicon over electricity of the slag furnace.
    leachings : ndarray of float
        How often silicon is leached.
    leaching_kwh_per_kg : ndarray of float
        Electricity of crushing, leaching and filtering per kilogram leached.
    leaching_heat_mj_per_kg : ndarray of float
        Heat of acid and drying per kilogram leached.
    leaching_water_t_per_kg : ndarray of float
        Water per kilogram leached.
    vacuum_share_fraction : ndarray of float
        Share of the silicon that passes vacuum, plasma or electron-beam refining.
    vacuum_furnace_efficiency_fraction : ndarray of float
        Melting heat over electricity of that furnace.
    solidifications : ndarray of float
        How often silicon is molten and solidified from one end.
    solidification_furnace_efficiency_fraction : ndarray of float
        Melting heat over electricity of directional solidification.
    slag_yield_fraction, leaching_yield_fraction : ndarray of float
        Silicon out over silicon in, each time.
    vacuum_yield_fraction, solidification_yield_fraction : ndarray of float
        The same; what is cut off an ingot does not come back.
    """

    melting_heat_kj_per_kg: Floats
    slag_ratio_kg_per_kg: Floats
    slag_treatments: Floats
    slag_heat_kj_per_kg: Floats
    slag_furnace_efficiency_fraction: Floats
    leachings: Floats
    leaching_kwh_per_kg: Floats
    leaching_heat_mj_per_kg: Floats
    leaching_water_t_per_kg: Floats
    vacuum_share_fraction: Floats
    vacuum_furnace_efficiency_fraction: Floats
    solidifications: Floats
    solidification_furnace_efficiency_fraction: Floats
    slag_yield_fraction: Floats
    leaching_yield_fraction: Floats
    vacuum_yield_fraction: Floats
    solidification_yield_fraction: Floats


def step_feeds(design: MetallurgicalDesign) -> Floats:
    """Silicon that enters each step for the first time, per kilogram of product.

    feed_i = 1 / (yield_i^n_i yield_{i+1}^n_{i+1} ...), n how often the step is done; the vacuum
    step loses only of the share that passes it.

    Parameters
    ----------
    design : MetallurgicalDesign
        Steps; yields above 0.

    Returns
    -------
    ndarray of float
        Axes ..., step; kg/kg. The first is the silicon metal that the route needs.

    Raises
    ------
    UsageError
        For negative sizes or a share outside 0 to 1.
    """
    check_design(design)
    vacuum = 1.0 - design.vacuum_share_fraction * (1.0 - design.vacuum_yield_fraction)
    solidified = design.solidification_yield_fraction**-design.solidifications
    refined = solidified / vacuum
    leached = refined * design.leaching_yield_fraction**-design.leachings
    slagged = leached * design.slag_yield_fraction**-design.slag_treatments
    return np.stack(np.broadcast_arrays(slagged, leached, refined, solidified), axis=-1)


def repeated(yield_fraction: Floats, times: Floats) -> Floats:
    """Silicon fed to all repetitions of a step over what entered the first.

    1 + y + ... + y^(n-1) = (1 - y^n) / (1 - y), and n where nothing is lost.

    Parameters
    ----------
    yield_fraction : ndarray of float
        Axes ...; silicon out over silicon in, y.
    times : ndarray of float
        Axes ...; how often, n; between whole numbers the formula is kept.

    Returns
    -------
    ndarray of float
        Axes ...; ratio.
    """
    lost = 1.0 - np.asarray(yield_fraction)
    whole = lost <= 0.0
    return np.where(whole, times, (1.0 - yield_fraction**times) / np.where(whole, 1.0, lost))


def metallurgical_consumption(design: MetallurgicalDesign) -> Consumption:
    """What the refining steps take by heat balance.

    Slag: silicon is molten once, slag each time, over the efficiency; leaching, vacuum and
    solidification take their heat each time they are done, per kilogram that enters. Silicon
    metal is an input and its smelting is not counted. Slag and vacuum refining stand under
    synthesis, leaching under distillation (the purification), solidification under deposition
    (the step that makes the solid product).

    Parameters
    ----------
    design : MetallurgicalDesign
        Steps.

    Returns
    -------
    Consumption
        Axes ..., section.

    Raises
    ------
    UsageError
        For negative sizes or a share outside 0 to 1.

    References
    ----------
    Safarian, Tranell and Tangstad 2012, Energy Procedia 20, 88-97, doi:10.1016/
    j.egypro.2012.03.011: the steps. De Wild-Scholten et al. 2008, 23rd EU PVSEC: their inventory.
    """
    feeds = step_feeds(design)
    slagged, leached, refined, solidified = (feeds[..., step] for step in range(len(STEPS)))
    leached = leached * repeated(design.leaching_yield_fraction, design.leachings)
    solidified = solidified * repeated(design.solidification_yield_fraction, design.solidifications)
    melted = design.melting_heat_kj_per_kg / KJ_IN_KILOWATT_HOUR
    slag = design.slag_ratio_kg_per_kg * design.slag_heat_kj_per_kg / KJ_IN_KILOWATT_HOUR
    slag = slag * repeated(design.slag_yield_fraction, design.slag_treatments)
    molten = melted * np.minimum(design.slag_treatments, 1.0)
    smelting = slagged * (molten + slag) / design.slag_furnace_efficiency_fraction
    vacuum = refined * design.vacuum_share_fraction * melted
    vacuum = vacuum / design.vacuum_furnace_efficiency_fraction
    solid = solidified * melted / design.solidification_furnace_efficiency_fraction
    return by_section(
        synthesis=Demand(smelting + vacuum),
        hydrogenation=Demand(),
        distillation=Demand(
            leached * design.leaching_kwh_per_kg,
            heat_mj_per_kg=leached * design.leaching_heat_mj_per_kg,
            process_water_t_per_kg=leached * design.leaching_water_t_per_kg,
        ),
        deposition=Demand(solid),
        off_gas=Demand(),
        utilities=Demand(),
    )
