"""Distillation of trichlorosilane: by the columns of the deposition that it goes to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.energy.distillation import distillation_demand
from polysight.plant.energy.silane import SilaneEnergyDesign
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign
from polysight.plant.sections import Demand

Floats = NDArray[np.float64]


def silane_part(flows: Balance) -> Floats:
    """Part of the new SiHCl3 that becomes silane; the rest makes good what rods consume.

    Parameters
    ----------
    flows : Balance
        Materials.

    Returns
    -------
    ndarray of float
        Axes ...; fraction.
    """
    consumed = flows.tcs_to_deposition - flows.tcs_unreacted
    return np.asarray(flows.tcs_to_silane / (flows.tcs_to_silane + consumed))


def columns_of_rods(design: ChlorosilaneDesign, flows: Balance, part: Floats) -> Demand:
    """Distillation of the SiHCl3 of rods, new and recovered.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.
    part : ndarray of float
        Part of the new SiHCl3 that goes to rods [fraction]; axes ....

    Returns
    -------
    Demand
        Axes ....
    """
    return distillation_demand(
        _new(flows) * part, flows.tcs_unreacted, design.distillation,
        design.chlorosilane_properties, design.machines,
    )  # fmt: skip


def columns_of_silane(
    design: ChlorosilaneDesign, flows: Balance, part: Floats, silane: SilaneEnergyDesign
) -> Demand:
    """Distillation of the SiHCl3 that becomes silane, by columns of its own.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Materials.
    part : ndarray of float
        Part of the new SiHCl3 that becomes silane [fraction]; axes ....
    silane : SilaneEnergyDesign
        Number of its purification columns.

    Returns
    -------
    Demand
        Axes ....
    """
    own = replace(design.distillation, new_purification_columns=silane.feed_purification_columns)
    return distillation_demand(
        _new(flows) * part, np.zeros(()), own, design.chlorosilane_properties, design.machines
    )


def _new(flows: Balance) -> Floats:
    """SiHCl3 that does not come from the off-gas."""
    made = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    return np.asarray(made + flows.tcs_from_redistribution)
