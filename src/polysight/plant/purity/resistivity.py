"""Resistivity of silicon from its dopants at 23 degC, by ASTM F723 (now SEMI MF723).

The coefficients are those of the standard as implemented in the public package
mirkov/material-properties (source ``mirkov-material-properties-f723``); scope and self-consistency
(3 % boron, 4.5 % phosphorus) from the abstract of ASTM F723-99.
"""

from __future__ import annotations

import numpy as np

from polysight.plant.purity.impurities import Floats

#: Densities for which the standard gives a conversion [at/cm3].
LEAST_DENSITY = 1e12
MOST_BORON, MOST_PHOSPHORUS = 1e21, 5e20


def boron_resistivity_ohm_cm(acceptors_at_per_cm3: Floats) -> Floats:
    """Resistivity of boron-doped silicon: 1.305e16/N + 1.133e17/(N (1 + (2.58e-19 N)^-0.737)).

    Parameters
    ----------
    acceptors_at_per_cm3 : ndarray of float
        Axes ...; boron. Below 1e12, where the standard ends, the value at 1e12 is given: the
        resistivity is then at least that. Above 1e21: not a number.

    Returns
    -------
    ndarray of float
        Axes ...; ohm cm.
    """
    density = np.maximum(acceptors_at_per_cm3, LEAST_DENSITY)
    told = 1.305e16 / density + 1.133e17 / (density * (1.0 + (2.58e-19 * density) ** -0.737))
    return np.asarray(np.where(density <= MOST_BORON, told, np.nan))


def phosphorus_resistivity_ohm_cm(donors_at_per_cm3: Floats) -> Floats:
    """Resistivity of phosphorus-doped silicon: 6.242e18 / N 10^Z, Z a ratio of cubics in log10 N.

    Parameters
    ----------
    donors_at_per_cm3 : ndarray of float
        Axes ...; phosphorus (net donors). Below 1e12, where the standard ends, the value at 1e12
        is given: the resistivity is then at least that. Above 5e20: not a number.

    Returns
    -------
    ndarray of float
        Axes ...; ohm cm.
    """
    density = np.maximum(donors_at_per_cm3, LEAST_DENSITY)
    x = np.log10(density) - 16.0
    top = -3.0769 + x * (2.2108 + x * (-0.62272 + x * 0.057501))
    bottom = 1.0 + x * (-0.68157 + x * (0.19833 + x * -0.018376))
    told = 6.242e18 / density * 10.0 ** (top / bottom)
    return np.asarray(np.where(density <= MOST_PHOSPHORUS, told, np.nan))
