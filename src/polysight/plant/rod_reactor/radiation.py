"""Net radiation from the rods to the wall: a two-surface enclosure, with or without shields."""

from __future__ import annotations

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.refusals import bounded, demand

Floats = NDArray[np.float64]

#: Melting point of silicon, 1687 K: CRC Handbook of Chemistry and Physics, physical constants of
#: inorganic compounds.
SILICON_MELTS_C = 1414.0


def check_temperatures(
    rod_temperature_c: ArrayLike, wall_temperature_c: ArrayLike, coolant_temperature_c: ArrayLike
) -> None:
    """Nothing if heat runs from solid rods to the wall and from the wall to the coolant.

    Parameters
    ----------
    rod_temperature_c, wall_temperature_c, coolant_temperature_c : array_like of float
        Axes ...; surface of the rods, inner surface of the wall, coolant behind it.

    Raises
    ------
    UsageError
        If the rods melt, the wall is colder than its coolant or not colder than the rods, or the
        coolant is colder than the absolute zero.
    """
    rod = bounded("rod_temperature_c", rod_temperature_c)
    bounded("rod_temperature_c", rod, most=SILICON_MELTS_C, key="plant.rods_melt")
    coolant = bounded("coolant_temperature_c", coolant_temperature_c, above=-constants.zero_Celsius)
    wall = bounded("wall_temperature_c", wall_temperature_c)
    demand(wall >= coolant, "plant.wall_colder_than_coolant", wall, coolant)
    demand(wall < rod, "plant.wall_hotter_than_rods", wall, rod)


def check_emissivity(emissivity: ArrayLike, field: str) -> None:
    """Nothing if an emissivity is above zero and at most one.

    Parameters
    ----------
    emissivity : array_like of float
        Axes ....
    field : str
        Name of the parameter, for the message.

    Raises
    ------
    UsageError
        If it is outside.
    """
    bounded(field, emissivity, above=0.0, most=1.0, key="plant.emissivity")


def black_flux(rod_temperature_c: ArrayLike, wall_temperature_c: ArrayLike) -> Floats:
    """Net flux between black surfaces [W/m2]: sigma (T_r^4 - T_w^4).

    Parameters
    ----------
    rod_temperature_c, wall_temperature_c : array_like of float
        Axes ...; the two surfaces.

    Returns
    -------
    ndarray of float
        Axes ...; per surface of the rods.
    """
    rod = np.square(np.asarray(rod_temperature_c, dtype=np.float64) + constants.zero_Celsius)
    wall = np.square(np.asarray(wall_temperature_c, dtype=np.float64) + constants.zero_Celsius)
    return np.asarray(constants.Stefan_Boltzmann * (rod - wall) * (rod + wall))


def rod_resistance(rod_emissivity: ArrayLike) -> Floats:
    """Surface resistance of the rods, (1 - e_r) / e_r.

    Parameters
    ----------
    rod_emissivity : array_like of float
        Axes ...; total hemispherical emissivity of hot silicon.

    Returns
    -------
    ndarray of float
        Axes ...; times the surface of the rods.
    """
    return np.asarray(1.0 / np.asarray(rod_emissivity, dtype=np.float64) - 1.0)


def wall_resistance(
    wall_emissivity: ArrayLike, shields: ArrayLike = 0.0, shield_emissivity: ArrayLike = 1.0
) -> Floats:
    """Resistance of shields and wall per surface of the wall, (1 - e_w)/e_w + N (2/e_s - 1).

    A shield floats close before the wall: what it takes on its inner face, (1 - e_s)/e_s, it
    gives on its outer one, (1 - e_s)/e_s, to the next surface, which it sees alone, 1.

    Parameters
    ----------
    wall_emissivity : array_like of float
        Axes ....
    shields : array_like of float
        Axes ...; number of shields one behind the other.
    shield_emissivity : array_like of float
        Axes ...; of both faces.

    Returns
    -------
    ndarray of float
        Axes ...; times the surface of the wall.

    References
    ----------
    Incropera and DeWitt, Fundamentals of Heat and Mass Transfer, radiation shields in series.
    """
    wall = 1.0 / np.asarray(wall_emissivity, dtype=np.float64) - 1.0
    one_shield = 2.0 / np.asarray(shield_emissivity, dtype=np.float64) - 1.0
    return np.asarray(wall + np.asarray(shields, dtype=np.float64) * one_shield)


def net_flux(
    black: ArrayLike, rods: ArrayLike, view: ArrayLike, area_ratio: ArrayLike, wall: ArrayLike
) -> Floats:
    """Net flux of the rods, q = sigma (T_r^4 - T_w^4) / [rods + 1/F_rw + (A_r/A_w) wall] [W/m2].

    Holds where all rods have one temperature, the wall has one, both are grey and diffuse, and
    each is lit evenly. The radiosities of the single rods (`radiosity.rod_fluxes`) give
    about one per cent less over a batch and up to four at its end, for thick rods in the middle
    of the reactor hardly see the wall.

    Parameters
    ----------
    black : array_like of float
        Axes ...; see `black_flux`.
    rods : array_like of float
        Axes ...; see `rod_resistance`.
    view : array_like of float
        Axes ...; mean view F_rw from rods to wall.
    area_ratio : array_like of float
        Axes ...; A_r/A_w, surface of the rods over that of the wall.
    wall : array_like of float
        Axes ...; see `wall_resistance`.

    Returns
    -------
    ndarray of float
        Axes ...; per surface of the rods.

    References
    ----------
    Two-surface enclosure: Incropera and DeWitt, Fundamentals of Heat and Mass Transfer; applied
    to Siemens reactors by del Coso, del Cañizo and Sinke, Sol. Energy Mater. Sol. Cells 95 (2011)
    1042.
    """
    resistance = np.asarray(rods) + 1.0 / np.asarray(view) + np.asarray(area_ratio) * wall
    return np.asarray(black / resistance)
