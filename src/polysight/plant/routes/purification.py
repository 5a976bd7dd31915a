"""Impurities of trichlorosilane by the columns, vapour and purge that the plant pays for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.purity.distillation import ColumnsDesign
from polysight.plant.purity.product import Trichlorosilane
from polysight.plant.routes.chlorosilanes import ChlorosilaneDesign
from polysight.plant.species import MOLAR_MASS, SI, TCS

Floats = NDArray[np.float64]


def columns(design: ChlorosilaneDesign, count: Floats) -> ColumnsDesign:
    """Purification columns of SiHCl3 as energy and balance state them.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Reflux over feed, and the part of the crude that is purged.
    count : ndarray of float
        Axes ...; columns in series.

    Returns
    -------
    ColumnsDesign
        Axes ....
    """
    return replace(
        design.purification_columns,
        columns=count,
        vapour_mol_per_mol=1.0 + design.distillation.purification_reflux,
        purge_fraction=design.losses.distillation_purge_share,
    )


def trichlorosilane_source(
    design: ChlorosilaneDesign, flows: Balance, count: Floats
) -> Trichlorosilane:
    """New SiHCl3, which carries the impurities of the silicon metal that the plant takes.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    flows : Balance
        Silicon metal, and the SiHCl3 made and bought; what is bought is taken as pure.
    count : ndarray of float
        Axes ...; purification columns that it passes.

    Returns
    -------
    Trichlorosilane
        Axes ....
    """
    made = flows.tcs_from_hydrogenation + flows.tcs_from_chlorination
    made = made + flows.tcs_from_redistribution + flows.tcs_bought
    metal = flows.silicon_metal / MOLAR_MASS[SI]
    return Trichlorosilane(
        metal=design.silicon_metal,
        metal_mol_per_mol=metal / (made / MOLAR_MASS[TCS]),
        transfer=design.impurity_transfer,
        volatility=design.trichlorosilane_volatility,
        columns=columns(design, count),
    )
