"""Chlorine and hydrogen change places between chlorosilanes over a catalyst, in both directions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.stream import Amounts, Floats, Step


@dataclass(frozen=True, slots=True)
class RedistributionDesign:
    """Design of the columns with catalyst; axes ....

    Parameters
    ----------
    dcs_returned_share : ndarray of float
        Part of the recovered SiH2Cl2 that is turned back into SiHCl3 [fraction]; the rest is sold.
    silane_loss_share : ndarray of float
        Part of the silane made that is purged with light impurities and burnt [fraction].
    """

    dcs_returned_share: Floats
    silane_loss_share: Floats


def comproportionation() -> Step:
    """SiH2Cl2 + SiCl4 -> 2 SiHCl3; per mole SiH2Cl2.

    Unconverted feed stays in the columns of the loop, so the step is counted as complete.

    Returns
    -------
    Step
        No axes.

    References
    ----------
    Stoichiometry; that dichlorosilane goes back this way: source ccin-nd-0c7000.
    """
    one = np.ones(())
    return Step(
        feed=Amounts(dichlorosilane=one, silicon_tetrachloride=one),
        effluent=Amounts(trichlorosilane=2.0 * one),
    )


def disproportionation() -> Step:
    """4 SiHCl3 -> SiH4 + 3 SiCl4 in three steps over a catalyst; per mole SiH4.

    2 SiHCl3 -> SiH2Cl2 + SiCl4, 2 SiH2Cl2 -> SiH3Cl + SiHCl3, 2 SiH3Cl -> SiH4 + SiH2Cl2. What is
    not converted stays in the columns. So 3 mol (18.15 kg) SiCl4 come back per mol (kg) silicon.

    Returns
    -------
    Step
        No axes.

    References
    ----------
    Mass balance row MB06.
    """
    one = np.ones(())
    return Step(
        feed=Amounts(trichlorosilane=4.0 * one),
        effluent=Amounts(silane=one, silicon_tetrachloride=3.0 * one),
    )
