"""Deposition of silicon on rods from trichlorosilane: what one pass of gas leaves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.errors import UsageError, refusal
from polysight.plant.equilibrium import Outcome
from polysight.plant.ranges import positive
from polysight.plant.species import MOLAR_MASS, SI, STC
from polysight.plant.stream import Amounts, Floats, Step


@dataclass(frozen=True, slots=True)
class DepositionDesign:
    """Design of the chemistry of the rod reactors; axes ....

    Parameters
    ----------
    temperature_c, pressure_bar : ndarray of float
        Rod surface and gas, at which the equilibrium is taken.
    hydrogen_ratio : ndarray of float
        H2 fed [mol/mol SiHCl3].
    approach : ndarray of float
        Part of the way to equilibrium that the gas goes; see `equilibrium.approached`.
    handling_loss_share : ndarray of float
        Part of the deposited silicon lost in harvest, crushing and etching [fraction].
    """

    temperature_c: Floats
    pressure_bar: Floats
    hydrogen_ratio: Floats
    approach: Floats
    handling_loss_share: Floats


def deposition(outcome: Outcome, hydrogen_ratio: ArrayLike) -> Step:
    """4 SiHCl3 -> Si + 3 SiCl4 + 2 H2 and SiHCl3 + H2 -> Si + 3 HCl mixed; per mole SiHCl3 fed.

    Parameters
    ----------
    outcome : Outcome
        Axes ...; gas that leaves and silicon deposited per mole SiHCl3 fed, approach applied.
    hydrogen_ratio : array_like of float
        Axes ...; H2 fed [mol/mol SiHCl3].

    Returns
    -------
    Step
        Axes ...; the deposited silicon is part of the effluent.

    Raises
    ------
    UsageError
        If no hydrogen is fed or no silicon is deposited.

    References
    ----------
    Reactions A and B: mass balance rows MB01 to MB05. Amounts: `equilibrium`.
    """
    ratio = positive("deposition.hydrogen_ratio", hydrogen_ratio)
    least = float(np.min(outcome.silicon, initial=np.inf))
    if not least > 0.0:
        raise refusal(UsageError, "plant.no_deposition", got=f"{least:.3g}")
    return Step(
        feed=Amounts(hydrogen=ratio, trichlorosilane=np.ones_like(ratio)),
        effluent=Amounts(
            silicon=outcome.silicon,
            hydrogen=outcome.hydrogen,
            hydrogen_chloride=outcome.hydrogen_chloride,
            dichlorosilane=outcome.dichlorosilane,
            trichlorosilane=outcome.trichlorosilane,
            silicon_tetrachloride=outcome.silicon_tetrachloride,
        ),
    )


def tetrachloride_bound(dcs_leaving: ArrayLike) -> Floats:
    """Most SiCl4 that deposition can make: 3 + d mol per mol silicon.

    With a SiHCl3 used and s SiCl4, d SiH2Cl2, h HCl made per silicon, Si says a = 1 + s + d and
    Cl says 3 a = 4 s + 2 d + h, so s = 3 + d - h. Dichlorosilane that goes back to SiHCl3 takes
    up as much SiCl4, so net of it the bound is 3 mol or 18.15 kg per kg; where it leaves (d > 0)
    the bound moves up by d.

    Parameters
    ----------
    dcs_leaving : array_like of float
        Axes ...; SiH2Cl2 that is not turned back [mol/mol silicon].

    Returns
    -------
    ndarray of float
        Axes ...; bound [kg SiCl4 per kg silicon].

    References
    ----------
    Mass balance rows MB02 (18.148) and MB13 (3 to 4 mol quoted, so with dichlorosilane leaving).
    """
    leaving = np.asarray(dcs_leaving, dtype=np.float64)
    return np.asarray((3.0 + leaving) * (MOLAR_MASS[STC] / MOLAR_MASS[SI]))
