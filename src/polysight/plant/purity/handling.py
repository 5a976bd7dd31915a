"""Impurities that breaking, sieving, etching and packing leave on the surface."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.purity.bounds import possible
from polysight.plant.purity.impurities import Floats, by_impurity


@dataclass(frozen=True, slots=True)
class HandlingDesign:
    """From rod or bed to bag; axes ... each.

    Parameters
    ----------
    boron_contact_ppba, phosphorus_contact_ppba, carbon_contact_ppba : ndarray of float
        Brought onto the surface by tools, air and packing, counted on the whole mass [ppba].
    oxygen_contact_ppba, metals_contact_ppba : ndarray of float
        The same [ppba].
    boron_etched_fraction, phosphorus_etched_fraction, carbon_etched_fraction : ndarray of float
        Part of it that cleaning takes off; 0 where nothing is etched.
    oxygen_etched_fraction, metals_etched_fraction : ndarray of float
        The same.
    """

    boron_contact_ppba: Floats
    phosphorus_contact_ppba: Floats
    carbon_contact_ppba: Floats
    oxygen_contact_ppba: Floats
    metals_contact_ppba: Floats
    boron_etched_fraction: Floats
    phosphorus_etched_fraction: Floats
    carbon_etched_fraction: Floats
    oxygen_etched_fraction: Floats
    metals_etched_fraction: Floats


def surface_ppba(design: HandlingDesign) -> Floats:
    """Impurities left on the surface of the packed product.

    Parameters
    ----------
    design : HandlingDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba of the whole mass.

    Raises
    ------
    UsageError
        If an amount is negative or a fraction outside 0 to 1.
    """
    possible(design)
    contact = by_impurity(design, "contact_ppba")
    return contact * (1.0 - by_impurity(design, "etched_fraction"))
