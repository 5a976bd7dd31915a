"""Concentrations of impurities in silicon from one unit into another; trace amounts throughout."""

from __future__ import annotations

import numpy as np

from polysight.plant.purity.impurities import (
    MOLAR_MASS,
    SILICON_ATOMS_PER_CM3,
    SILICON_MOLAR_MASS,
    Floats,
)

_PER_BILLION = 1e-9
_THOUSAND = 1e3


def ppbw_from_ppba(ppba: Floats, molar_mass: Floats = MOLAR_MASS) -> Floats:
    """Parts per billion by weight, which are also ng/g: ppba M / M_Si.

    Parameters
    ----------
    ppba : ndarray of float
        Axes ..., impurity; parts per billion atoms.
    molar_mass : ndarray of float
        Axis impurity, or a number for one impurity; g/mol.

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppbw.
    """
    return ppba * (molar_mass / SILICON_MOLAR_MASS)


def ppba_from_ppbw(ppbw: Floats, molar_mass: Floats = MOLAR_MASS) -> Floats:
    """Parts per billion atoms: ppbw M_Si / M.

    Parameters
    ----------
    ppbw : ndarray of float
        Axes ..., impurity; parts per billion by weight (ng/g).
    molar_mass : ndarray of float
        Axis impurity, or a number for one impurity; g/mol.

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba.
    """
    return ppbw * (SILICON_MOLAR_MASS / molar_mass)


def ppba_from_ppmw(ppmw: Floats, molar_mass: Floats = MOLAR_MASS) -> Floats:
    """Parts per billion atoms from parts per million by weight.

    Parameters
    ----------
    ppmw : ndarray of float
        Axes ..., impurity; parts per million by weight.
    molar_mass : ndarray of float
        Axis impurity, or a number for one impurity; g/mol.

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba.
    """
    return ppba_from_ppbw(ppmw * _THOUSAND, molar_mass)


def at_per_cm3_from_ppba(ppba: Floats) -> Floats:
    """Atoms per cm3 of solid silicon; 1 ppba is 4.994e13 (rounded to 5.0e13 in row SG0072).

    Parameters
    ----------
    ppba : ndarray of float
        Axes ...; parts per billion atoms.

    Returns
    -------
    ndarray of float
        Axes ...; at/cm3.
    """
    return np.asarray(ppba * (SILICON_ATOMS_PER_CM3 * _PER_BILLION))


def ppba_from_at_per_cm3(at_per_cm3: Floats) -> Floats:
    """Parts per billion atoms of a number density in solid silicon.

    Parameters
    ----------
    at_per_cm3 : ndarray of float
        Axes ...; at/cm3.

    Returns
    -------
    ndarray of float
        Axes ...; ppba.
    """
    return np.asarray(at_per_cm3 / (SILICON_ATOMS_PER_CM3 * _PER_BILLION))


def ppma_from_ppba(ppba: Floats) -> Floats:
    """Parts per million atoms.

    Parameters
    ----------
    ppba : ndarray of float
        Axes ...; parts per billion atoms.

    Returns
    -------
    ndarray of float
        Axes ...; ppma.
    """
    return ppba / _THOUSAND
