"""Silane to granules in a fluidised bed: the chemistry (the heat is in `fluidised_bed`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.stream import Amounts, Floats, Step, fraction


@dataclass(frozen=True, slots=True)
class SilanePyrolysisDesign:
    """Design of the chemistry of the fluidised bed; axes ....

    Carrier gas and dust are in `fluidised_bed.FluidisedBedDesign`.

    Parameters
    ----------
    slip_share : ndarray of float
        Part of the silane that leaves unconverted and is burnt [fraction].
    hydrogen_recovery : ndarray of float
        Part of the hydrogen in the gas that is used again [fraction].
    """

    slip_share: Floats
    hydrogen_recovery: Floats


def pyrolysis(hydrogen_ratio: ArrayLike, slip_share: ArrayLike) -> Step:
    """SiH4 -> Si + 2 H2; per mole SiH4 fed.

    Parameters
    ----------
    hydrogen_ratio : array_like of float
        Axes ...; carrier hydrogen [mol/mol SiH4].
    slip_share : array_like of float
        Axes ...; part of the silane that leaves unconverted [fraction].

    Returns
    -------
    Step
        Axes ...; silicon, granules and dust together, is part of the effluent.

    Raises
    ------
    UsageError
        If the slip lies outside 0 to 1, or the ratio is negative.

    References
    ----------
    Mass balance row MB07: 2 mol (0.144 kg) hydrogen per mol (kg) silicon.
    """
    carrier = fraction("silane_pyrolysis.hydrogen_ratio", hydrogen_ratio, highest=np.inf)
    slip = fraction("silane_pyrolysis.slip_share", slip_share)
    converted = 1.0 - slip
    return Step(
        feed=Amounts(hydrogen=carrier, silane=np.ones_like(converted)),
        effluent=Amounts(silicon=converted, hydrogen=carrier + 2.0 * converted, silane=slip),
    )
