"""Net radiation of every single rod, as a check of the two-surface enclosure."""

from __future__ import annotations

import numpy as np
import scipy.constants as constants
from numpy.typing import NDArray

from polysight.plant.rod_reactor.view_factors import ViewFactors

Floats = NDArray[np.float64]


def rod_fluxes(
    views: ViewFactors,
    rod_temperature_c: float,
    wall_temperature_c: float,
    rod_emissivity: float,
    wall_emissivity: float,
) -> Floats:
    """Net flux of each leg [W/m2] from the radiosities J of all legs and of the wall.

    J_i = e_i sigma T_i^4 + (1 - e_i) sum_j F_ij J_j,  q_i = J_i - sum_j F_ij J_j.

    Parameters
    ----------
    views : ViewFactors
        Views at the diameter of the rods.
    rod_temperature_c, wall_temperature_c : float
        Temperatures of all rods and of the wall.
    rod_emissivity, wall_emissivity : float
        Emissivities of rods and wall, grey and diffuse.

    Returns
    -------
    ndarray of float
        Axis leg.

    References
    ----------
    Net-radiation method: Incropera and DeWitt, Fundamentals of Heat and Mass Transfer.
    """
    legs = views.rod_wall.size
    every = np.empty((legs + 1, legs + 1))
    every[:legs, :legs], every[:legs, legs] = views.rod_rod, views.rod_wall
    every[legs, :legs], every[legs, legs] = views.wall_rod, views.wall_wall
    emissivity = np.append(np.full(legs, rod_emissivity), wall_emissivity)
    temperature = np.append(np.full(legs, rod_temperature_c), wall_temperature_c)
    emitted = constants.Stefan_Boltzmann * (temperature + constants.zero_Celsius) ** 4
    mirrored = np.eye(legs + 1) - (1.0 - emissivity)[:, None] * every
    radiosity = np.linalg.solve(mirrored, emissivity * emitted)
    return np.asarray((radiosity - every @ radiosity)[:legs])
