"""Trichlorosilane from silicon and hydrogen chloride."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.stream import Amounts, Floats, Step, fraction


@dataclass(frozen=True, slots=True)
class DirectChlorinationDesign:
    """Design of the synthesis reactors; axes ....

    Parameters
    ----------
    tcs_share : ndarray of float
        Part of the silicon that becomes SiHCl3 [mol/mol]; the rest becomes SiCl4.
    hydrogen_recovery : ndarray of float
        Part of the hydrogen in the gas that is used in the plant [fraction].
    """

    tcs_share: Floats
    hydrogen_recovery: Floats


def chlorination(tcs_share: ArrayLike) -> Step:
    """Si + 3 HCl -> SiHCl3 + H2 beside Si + 4 HCl -> SiCl4 + 2 H2; per mole silicon that reacts.

    Parameters
    ----------
    tcs_share : array_like of float
        Axes ...; part s of the silicon that becomes SiHCl3 [mol/mol].

    Returns
    -------
    Step
        Axes ...; 4 - s HCl in, s SiHCl3, 1 - s SiCl4 and 2 - s H2 out.

    Raises
    ------
    UsageError
        If the share lies outside 0 to 1.

    References
    ----------
    Both reactions and the share: mass balance row MB18.
    """
    share = fraction("tcs_share", tcs_share)
    return Step(
        feed=Amounts(silicon=np.ones_like(share), hydrogen_chloride=4.0 - share),
        effluent=Amounts(
            hydrogen=2.0 - share, trichlorosilane=share, silicon_tetrachloride=1.0 - share
        ),
    )
