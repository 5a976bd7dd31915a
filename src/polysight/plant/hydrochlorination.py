"""Cold hydrogenation: SiCl4 and hydrogen over metallurgical silicon give trichlorosilane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.direct_chlorination import chlorination
from polysight.plant.equilibrium import Outcome
from polysight.plant.ranges import positive
from polysight.plant.stream import Amounts, Floats, Step


@dataclass(frozen=True, slots=True)
class HydrochlorinationDesign:
    """Design of the hydrochlorination reactors; axes ....

    Parameters
    ----------
    temperature_c, pressure_bar : ndarray of float
        State of the fluidised bed, at which the equilibrium is taken.
    hydrogen_ratio : ndarray of float
        H2 fed [mol/mol SiCl4].
    conversion : ndarray of float
        SiCl4 that one pass converts [fraction]; how near that is to equilibrium follows.
    cofeed_tcs_share : ndarray of float
        Part of the silicon that co-fed HCl turns into SiHCl3 [mol/mol]; the rest becomes SiCl4.
    hydrogen_recovery : ndarray of float
        Part of the hydrogen and HCl in the gas that returns to the feed [fraction].
    """

    temperature_c: Floats
    pressure_bar: Floats
    hydrogen_ratio: Floats
    conversion: Floats
    cofeed_tcs_share: Floats
    hydrogen_recovery: Floats


def hydrochlorination(outcome: Outcome, hydrogen_ratio: ArrayLike) -> Step:
    """3 SiCl4 + 2 H2 + Si <-> 4 SiHCl3, with SiH2Cl2 and HCl on the side; per mole SiCl4 fed.

    Parameters
    ----------
    outcome : Outcome
        Axes ...; gas that leaves and silicon used per mole SiCl4 fed, at its conversion.
    hydrogen_ratio : array_like of float
        Axes ...; H2 fed [mol/mol SiCl4].

    Returns
    -------
    Step
        Axes ...; the silicon used is part of the feed.

    Raises
    ------
    UsageError
        If no hydrogen is fed.

    References
    ----------
    Stoichiometry: the reaction above, mass balance row MB08. Amounts: `equilibrium`.
    """
    ratio = positive("hydrochlorination.hydrogen_ratio", hydrogen_ratio)
    return Step(
        feed=Amounts(
            silicon=-outcome.silicon, hydrogen=ratio, silicon_tetrachloride=np.ones_like(ratio)
        ),
        effluent=Amounts(
            hydrogen=outcome.hydrogen,
            hydrogen_chloride=outcome.hydrogen_chloride,
            dichlorosilane=outcome.dichlorosilane,
            trichlorosilane=outcome.trichlorosilane,
            silicon_tetrachloride=outcome.silicon_tetrachloride,
        ),
    )


def cofeed(tcs_share: ArrayLike) -> Step:
    """HCl fed to the hydrochlorination bed chlorinates silicon there; per mole silicon.

    The HCl is used up: over silicon in excess its equilibrium amount is small and already part of
    the outcome of `hydrochlorination`.

    Parameters
    ----------
    tcs_share : array_like of float
        Axes ...; part of that silicon which becomes SiHCl3 [mol/mol].

    Returns
    -------
    Step
        Axes ...; as `direct_chlorination.chlorination`.
    """
    return chlorination(tcs_share)
