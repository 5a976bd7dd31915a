"""What physics leaves unexplained of a published consumption: named, never hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.sections import (
    DEPOSITION,
    HYDROGENATION,
    Consumption,
    Demand,
    Floats,
    Physics,
    Unexplained,
    by_section,
    whole_plant,
)


@dataclass(frozen=True, slots=True)
class CalibrationDesign:
    """Published consumption of the fleet to which a route is calibrated; axes ....

    Parameters
    ----------
    whole_plant_kwh_per_kg : ndarray of float
        Electricity of the whole plant.
    deposition_kwh_per_kg : ndarray of float
        Electricity of the deposition step.
    hydrogenation_kwh_per_kg : ndarray of float
        Electricity of cold hydrogenation.
    steam_kg_per_kg : ndarray of float
        Steam of the whole plant.
    process_water_t_per_kg : ndarray of float
        Fresh water of the whole plant.
    """

    whole_plant_kwh_per_kg: Floats
    deposition_kwh_per_kg: Floats
    hydrogenation_kwh_per_kg: Floats
    steam_kg_per_kg: Floats
    process_water_t_per_kg: Floats


@dataclass(frozen=True, slots=True)
class BedCalibrationDesign:
    """Published consumption of a silane plant with a fluidised bed; axes ....

    Parameters
    ----------
    whole_plant_kwh_per_kg : ndarray of float
        Electricity of the whole plant.
    bed_fraction : ndarray of float
        Share of it that the bed takes.
    steam_kg_per_kg : ndarray of float
        Steam of the whole plant.
    process_water_t_per_kg : ndarray of float
        Fresh water of the whole plant.
    """

    whole_plant_kwh_per_kg: Floats
    bed_fraction: Floats
    steam_kg_per_kg: Floats
    process_water_t_per_kg: Floats


def remainder(observed: Floats, explained: Floats, field: str) -> Floats:
    """Observed less explained; the calibrated remainder of one quantity.

    Parameters
    ----------
    observed : ndarray of float
        Axes ...; the published figure.
    explained : ndarray of float
        Axes ...; what physics gives for the plant that the figure speaks of.
    field : str
        Name of the quantity, for the refusal.

    Returns
    -------
    ndarray of float
        Axes ...; at least 0.

    Raises
    ------
    UsageError
        If physics explains more than was observed: a parameter is wrong, and a negative
        remainder would hide it.
    """
    rest = observed - explained
    if not np.all(rest >= 0.0):
        worst = np.argmin(np.broadcast_to(rest, np.shape(rest)))
        raise refusal(
            UsageError, "plant.calibration", field=field,
            got=f"{np.broadcast_to(explained, rest.shape).flat[worst]:.4g}",
            observed=f"{np.broadcast_to(observed, rest.shape).flat[worst]:.4g}",
        )  # fmt: skip
    return np.asarray(rest)


def rod_plant_remainder(physics: Physics, observed: CalibrationDesign) -> Consumption:
    """The part of the published fleet consumption that the sections do not explain.

    Rows split the electricity of the fleet into deposition, cold hydrogenation and the rest
    (UC0006 to UC0009), and no further. So there are three remainders of electricity: of
    deposition, of hydrogenation, and one of all other sections, which stands under utilities; one
    of steam and one of water stand there too. Deposition comes first, because its jackets replace
    steam; then steam; and what cooling takes last, because it sheds the heat of all of it.

    Parameters
    ----------
    physics : callable
        Sections of the plant that the published figures speak of.
    observed : CalibrationDesign
        The published figures.

    Returns
    -------
    Consumption
        Axes ..., section; constant per kilogram, to be added by `sections.combined`.

    Raises
    ------
    UsageError
        If physics explains more than was observed.
    """
    explained = physics(Unexplained()).electricity_kwh_per_kg
    rods = remainder(
        observed.deposition_kwh_per_kg, explained[..., DEPOSITION], "deposition electricity"
    )
    cold = remainder(
        observed.hydrogenation_kwh_per_kg, explained[..., HYDROGENATION],
        "hydrogenation electricity",
    )  # fmt: skip
    named = observed.deposition_kwh_per_kg + observed.hydrogenation_kwh_per_kg
    elsewhere = observed.whole_plant_kwh_per_kg - named
    return by_section(
        synthesis=Demand(),
        hydrogenation=Demand(cold),
        distillation=Demand(),
        deposition=Demand(rods),
        off_gas=Demand(),
        utilities=_utilities(
            physics, Unexplained(rods, cold), elsewhere, (DEPOSITION, HYDROGENATION), observed
        ),
    )


def bed_plant_remainder(physics: Physics, observed: BedCalibrationDesign) -> Consumption:
    """The same for a silane plant with a fluidised bed: of the bed, and of all else.

    Parameters
    ----------
    physics : callable
        Sections of the plant that the published figures speak of.
    observed : BedCalibrationDesign
        The published figures.

    Returns
    -------
    Consumption
        Axes ..., section; constant per kilogram, to be added by `sections.combined`.

    Raises
    ------
    UsageError
        If physics explains more than was observed.
    """
    published = observed.whole_plant_kwh_per_kg * observed.bed_fraction
    explained = physics(Unexplained()).electricity_kwh_per_kg
    bed = remainder(published, explained[..., DEPOSITION], "bed electricity")
    elsewhere = observed.whole_plant_kwh_per_kg - published
    return by_section(
        synthesis=Demand(),
        hydrogenation=Demand(),
        distillation=Demand(),
        deposition=Demand(bed),
        off_gas=Demand(),
        utilities=_utilities(
            physics, Unexplained(other_kwh_per_kg=bed), elsewhere, (DEPOSITION,), observed
        ),
    )


def _utilities(
    physics: Physics,
    known: Unexplained,
    elsewhere: Floats,
    named: Sequence[int],
    observed: CalibrationDesign | BedCalibrationDesign,
) -> Demand:
    """Remainders of the sections that no row names, once those that rows name are known."""
    steam = remainder(
        observed.steam_kg_per_kg, whole_plant(physics(known)).steam_kg_per_kg, "steam"
    )
    known = replace(known, steam_kg_per_kg=steam)
    gap = remainder(elsewhere, _unnamed(physics(known), named), "other electricity")
    # This rest is shed as heat too, and cooling takes electricity in proportion: two points give
    # the line on which the rest and what cooling takes are together what was published.
    more = _unnamed(physics(_with_other(known, gap)), named) - _unnamed(physics(known), named)
    rest = gap * gap / np.where(gap > 0.0, gap + more, 1.0)
    water = whole_plant(physics(_with_other(known, rest))).process_water_t_per_kg
    return Demand(
        rest,
        steam,
        process_water_t_per_kg=remainder(observed.process_water_t_per_kg, water, "process water"),
    )


def _unnamed(consumption: Consumption, named: Sequence[int]) -> Floats:
    """Electricity of all sections but those named."""
    power = consumption.electricity_kwh_per_kg
    return np.asarray(np.delete(power, named, axis=-1).sum(axis=-1))


def _with_other(known: Unexplained, more: Floats) -> Unexplained:
    """The same with more electricity in the other sections."""
    return replace(known, other_kwh_per_kg=known.other_kwh_per_kg + more)
