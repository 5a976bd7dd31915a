"""Consumption per kilogram by section of a plant; whole plant and deposition kept apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal

Floats = NDArray[np.float64]

#: Sections of a plant, in the order of every ``section`` axis.
SECTIONS = ("synthesis", "hydrogenation", "distillation", "deposition", "off-gas", "utilities")
SYNTHESIS, HYDROGENATION, DISTILLATION, DEPOSITION, OFF_GAS, UTILITIES = range(len(SECTIONS))


def _nothing() -> Floats:
    return np.zeros(())


@dataclass(frozen=True, slots=True)
class Demand:
    """What one section, or one basis, takes per kilogram of polysilicon; axes ....

    Parameters
    ----------
    electricity_kwh_per_kg : ndarray of float
        Electricity.
    steam_kg_per_kg : ndarray of float
        Steam from the boiler or bought; what waste heat replaces is not in it.
    heat_mj_per_kg : ndarray of float
        Heat from fuel or hot oil, beside steam.
    cooling_water_t_per_kg : ndarray of float
        Cooling water that circulates.
    process_water_t_per_kg : ndarray of float
        Fresh water.
    nitrogen_kg_per_kg : ndarray of float
        Nitrogen.
    labour_persons_per_kt_per_year : ndarray of float
        Persons per thousand tonnes a year.
    """

    electricity_kwh_per_kg: Floats = field(default_factory=_nothing)
    steam_kg_per_kg: Floats = field(default_factory=_nothing)
    heat_mj_per_kg: Floats = field(default_factory=_nothing)
    cooling_water_t_per_kg: Floats = field(default_factory=_nothing)
    process_water_t_per_kg: Floats = field(default_factory=_nothing)
    nitrogen_kg_per_kg: Floats = field(default_factory=_nothing)
    labour_persons_per_kt_per_year: Floats = field(default_factory=_nothing)


@dataclass(frozen=True, slots=True)
class Consumption:
    """What the sections take per kilogram of polysilicon; axes ..., section.

    The sum over sections is the whole plant (`whole_plant`), the basis of the yearly averages of
    the association; one section is the deposition step (`deposition_only`), the basis of its
    reduction electricity. The two are never added or compared.

    Parameters
    ----------
    electricity_kwh_per_kg, steam_kg_per_kg, heat_mj_per_kg : ndarray of float
        As in `Demand`, with the section axis last.
    cooling_water_t_per_kg, process_water_t_per_kg, nitrogen_kg_per_kg : ndarray of float
        As in `Demand`.
    labour_persons_per_kt_per_year : ndarray of float
        As in `Demand`; rows split no staff by section, so all of it stands under utilities.
    """

    electricity_kwh_per_kg: Floats
    steam_kg_per_kg: Floats
    heat_mj_per_kg: Floats
    cooling_water_t_per_kg: Floats
    process_water_t_per_kg: Floats
    nitrogen_kg_per_kg: Floats
    labour_persons_per_kt_per_year: Floats


@dataclass(frozen=True, slots=True)
class Unexplained:
    """What a plant takes beyond its heat balances, where it turns into heat; axes ....

    Parameters
    ----------
    rods_kwh_per_kg : ndarray of float
        Electricity of rod reactors (dome, base plate, gas to wall): it ends in their jackets.
    other_kwh_per_kg : ndarray of float
        Electricity of all other sections.
    steam_kg_per_kg : ndarray of float
        Steam.
    """

    rods_kwh_per_kg: Floats = field(default_factory=_nothing)
    other_kwh_per_kg: Floats = field(default_factory=_nothing)
    steam_kg_per_kg: Floats = field(default_factory=_nothing)


#: Sections as far as heat balances explain them, for a plant that takes some more besides: jackets
#: flash steam from all that rods take, and cooling sheds the heat of everything.
Physics = Callable[[Unexplained], Consumption]

_QUANTITIES = tuple(one.name for one in fields(Consumption))


def by_section(
    *,
    synthesis: Demand,
    hydrogenation: Demand,
    distillation: Demand,
    deposition: Demand,
    off_gas: Demand,
    utilities: Demand,
) -> Consumption:
    """Consumption from the demands of the sections.

    Parameters
    ----------
    synthesis, hydrogenation, distillation, deposition, off_gas, utilities : Demand
        Axes ... that broadcast.

    Returns
    -------
    Consumption
        Axes ..., section.
    """
    parts = (synthesis, hydrogenation, distillation, deposition, off_gas, utilities)
    return Consumption(*(_side_by_side([getattr(part, name) for part in parts])
                         for name in _QUANTITIES))  # fmt: skip


def _side_by_side(parts: list[Floats]) -> Floats:
    """Section axis last for the reader, first in memory: each part is written in one stroke."""
    together = np.empty((len(parts), *np.broadcast_shapes(*(part.shape for part in parts))))
    for place, part in enumerate(parts):
        together[place] = part
    return np.moveaxis(together, 0, -1)


def whole_plant(consumption: Consumption) -> Demand:
    """All sections together: the basis "whole plant".

    Parameters
    ----------
    consumption : Consumption
        Axes ..., section.

    Returns
    -------
    Demand
        Axes ...; sums over the sections.
    """
    return Demand(*(_summed(getattr(consumption, name)) for name in _QUANTITIES))


def _summed(values: Floats) -> Floats:
    # Added section by section, so that a state has the same bits alone and in a batch.
    total = values[..., 0].copy()
    for place in range(1, values.shape[-1]):
        total += values[..., place]
    return total


def deposition_only(consumption: Consumption) -> Demand:
    """The deposition step alone: the basis "deposition".

    Parameters
    ----------
    consumption : Consumption
        Axes ..., section.

    Returns
    -------
    Demand
        Axes ....
    """
    return Demand(*(getattr(consumption, name)[..., DEPOSITION] for name in _QUANTITIES))


def combined(physics: Consumption, remainder: Consumption) -> Consumption:
    """What physics explains and what calibration adds, together.

    Parameters
    ----------
    physics, remainder : Consumption
        Axes ..., section, that broadcast.

    Returns
    -------
    Consumption
        Their sum.
    """
    return Consumption(*(getattr(physics, name) + getattr(remainder, name) for name in _QUANTITIES))


def scaled(
    consumption: Consumption, electricity_factor: Floats, steam_factor: Floats
) -> Consumption:
    """Consumption of another year: electricity by section and steam scaled, the rest kept.

    Parameters
    ----------
    consumption : Consumption
        Of the reference year; axes ..., section.
    electricity_factor : ndarray of float
        Axes ..., section; from `learning.year_factor` of the step.
    steam_factor : ndarray of float
        Axes ..., one for all sections.

    Returns
    -------
    Consumption
        Axes ..., section.

    Raises
    ------
    UsageError
        If a factor is negative or not a number.
    """
    for name, factor in (("electricity_factor", electricity_factor), ("steam", steam_factor)):
        if not np.all(factor >= 0.0):
            raise refusal(UsageError, "plant.energy_negative", field=name, got=np.min(factor))
    return Consumption(
        consumption.electricity_kwh_per_kg * electricity_factor,
        consumption.steam_kg_per_kg * steam_factor[..., None],
        *(getattr(consumption, name) for name in _QUANTITIES[2:]),
    )
