"""Hot (thermal) hydrogenation: SiCl4 back to trichlorosilane without silicon; now history."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.equilibrium import Outcome
from polysight.plant.ranges import positive
from polysight.plant.stream import Amounts, Floats, Step


@dataclass(frozen=True, slots=True)
class HotHydrogenationDesign:
    """Design of the thermal converters; axes ....

    Parameters
    ----------
    temperature_c, pressure_bar : ndarray of float
        State of the gas, at which the equilibrium is taken.
    hydrogen_ratio : ndarray of float
        H2 fed [mol/mol SiCl4].
    conversion : ndarray of float
        SiCl4 that one pass converts [fraction]; how near that is to equilibrium follows.
    hydrogen_recovery : ndarray of float
        Part of the hydrogen and HCl in the gas that is used again [fraction].
    """

    temperature_c: Floats
    pressure_bar: Floats
    hydrogen_ratio: Floats
    conversion: Floats
    hydrogen_recovery: Floats


def hot_hydrogenation(outcome: Outcome, hydrogen_ratio: ArrayLike) -> Step:
    """SiCl4 + H2 <-> SiHCl3 + HCl in the gas, with SiH2Cl2 on the side; per mole SiCl4 fed.

    Parameters
    ----------
    outcome : Outcome
        Axes ...; gas that leaves per mole SiCl4 fed, at its conversion; no silicon takes part.
    hydrogen_ratio : array_like of float
        Axes ...; H2 fed [mol/mol SiCl4].

    Returns
    -------
    Step
        Axes ...; the HCl must chlorinate silicon elsewhere.

    Raises
    ------
    UsageError
        If no hydrogen is fed.

    References
    ----------
    Single pass of about 0.2: mass balance row MB20. Amounts: `equilibrium`.
    """
    ratio = positive("hot_hydrogenation.hydrogen_ratio", hydrogen_ratio)
    return Step(
        feed=Amounts(hydrogen=ratio, silicon_tetrachloride=np.ones_like(ratio)),
        effluent=Amounts(
            hydrogen=outcome.hydrogen,
            hydrogen_chloride=outcome.hydrogen_chloride,
            dichlorosilane=outcome.dichlorosilane,
            trichlorosilane=outcome.trichlorosilane,
            silicon_tetrachloride=outcome.silicon_tetrachloride,
        ),
    )
