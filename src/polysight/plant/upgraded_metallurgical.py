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
        Slag per kilogram of silicon.
    slag_heat_kj_per_kg : ndarray of float
        Heat of a kilogram of slag from ambient temperature to the melt.
    slag_furnace_efficiency_fraction : ndarray of float
        Heat in slag and silicon over electricity of the slag furnace.
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
    solidification_furnace_efficiency_fraction : ndarray of float
        Melting heat over electricity of directional solidification.
    slag_yield_fraction, leaching_yield_fraction : ndarray of float
        Silicon out over silicon in, by step.
    vacuum_yield_fraction, solidification_yield_fraction : ndarray of float
        The same; cut-offs that do not come back are losses.
    """

    melting_heat_kj_per_kg: Floats
    slag_ratio_kg_per_kg: Floats
    slag_heat_kj_per_kg: Floats
    slag_furnace_efficiency_fraction: Floats
    leaching_kwh_per_kg: Floats
    leaching_heat_mj_per_kg: Floats
    leaching_water_t_per_kg: Floats
    vacuum_share_fraction: Floats
    vacuum_furnace_efficiency_fraction: Floats
    solidification_furnace_efficiency_fraction: Floats
    slag_yield_fraction: Floats
    leaching_yield_fraction: Floats
    vacuum_yield_fraction: Floats
    solidification_yield_fraction: Floats


def step_feeds(design: MetallurgicalDesign) -> Floats:
    """Silicon that enters each step per kilogram of product.

    feed_i = 1 / (yield_i yield_{i+1} ... yield_n); the vacuum step loses only of the share that
    passes it.

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
    solidified = 1.0 / design.solidification_yield_fraction
    refined = solidified / vacuum
    leached = refined / design.leaching_yield_fraction
    slagged = leached / design.slag_yield_fraction
    return np.stack(np.broadcast_arrays(slagged, leached, refined, solidified), axis=-1)


def metallurgical_consumption(design: MetallurgicalDesign) -> Consumption:
    """What the refining steps take by heat balance.

    Slag: (melting heat + slag ratio x slag heat) / efficiency; vacuum and solidification: melting
    heat / efficiency, each per kilogram that enters. Silicon metal is an input and its smelting is
    not counted. Slag and vacuum refining stand under synthesis, leaching under distillation (the
    purification), solidification under deposition (the step that makes the solid product).

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
    slag = design.melting_heat_kj_per_kg + design.slag_ratio_kg_per_kg * design.slag_heat_kj_per_kg
    melted = design.melting_heat_kj_per_kg / KJ_IN_KILOWATT_HOUR
    smelting = slagged * slag / design.slag_furnace_efficiency_fraction / KJ_IN_KILOWATT_HOUR
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
