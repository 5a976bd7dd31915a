"""What physics leaves unexplained of a published consumption: named, never hidden."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.sections import (
    DEPOSITION,
    HYDROGENATION,
    Consumption,
    Demand,
    Floats,
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


def rod_plant_remainder(physics: Consumption, observed: CalibrationDesign) -> Consumption:
    """The part of the published fleet consumption that the sections do not explain.

    Rows split the electricity of the fleet into deposition, cold hydrogenation and the rest
    (UC0006 to UC0009), and no further. So there are two remainders of electricity here: of
    hydrogenation, and one of all other sections, which stands under utilities; that of deposition
    belongs to the rod reactor and comes with its electricity. One remainder of steam and one of
    water stand under utilities too.

    Parameters
    ----------
    physics : Consumption
        What physics gives for the plant that the published figures speak of; axes ..., section.
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
    electricity = physics.electricity_kwh_per_kg
    hydrogenation = electricity[..., HYDROGENATION]
    elsewhere = (
        observed.whole_plant_kwh_per_kg
        - observed.deposition_kwh_per_kg
        - observed.hydrogenation_kwh_per_kg
    )
    other = whole_plant(physics).electricity_kwh_per_kg - electricity[..., DEPOSITION]
    return by_section(
        synthesis=Demand(),
        hydrogenation=Demand(
            remainder(observed.hydrogenation_kwh_per_kg, hydrogenation, "hydrogenation electricity")
        ),
        distillation=Demand(),
        deposition=Demand(),
        off_gas=Demand(),
        utilities=_utilities(physics, elsewhere, other - hydrogenation, observed),
    )


def bed_plant_remainder(physics: Consumption, observed: BedCalibrationDesign) -> Consumption:
    """The same for a silane plant with a fluidised bed: of the bed, and of all else.

    Parameters
    ----------
    physics : Consumption
        What physics gives for the plant that the published figures speak of; axes ..., section.
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
    bed = physics.electricity_kwh_per_kg[..., DEPOSITION]
    published = observed.whole_plant_kwh_per_kg * observed.bed_fraction
    other = whole_plant(physics).electricity_kwh_per_kg - bed
    return by_section(
        synthesis=Demand(),
        hydrogenation=Demand(),
        distillation=Demand(),
        deposition=Demand(remainder(published, bed, "bed electricity")),
        off_gas=Demand(),
        utilities=_utilities(physics, observed.whole_plant_kwh_per_kg - published, other, observed),
    )


def _utilities(
    physics: Consumption,
    elsewhere: Floats,
    explained: Floats,
    observed: CalibrationDesign | BedCalibrationDesign,
) -> Demand:
    whole = whole_plant(physics)
    return Demand(
        remainder(elsewhere, explained, "other electricity"),
        remainder(observed.steam_kg_per_kg, whole.steam_kg_per_kg, "steam"),
        process_water_t_per_kg=remainder(
            observed.process_water_t_per_kg, whole.process_water_t_per_kg, "process water"
        ),
    )
