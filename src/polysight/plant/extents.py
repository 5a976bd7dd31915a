"""How often each unit of a loop runs per gram of product."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.loop import Unit, Units
from polysight.plant.stream import NONE, Floats


@dataclass(frozen=True, slots=True)
class Extents:
    """Solution of a loop; axes ...; moles per gram of product.

    Parameters
    ----------
    hydrogenation, chlorination, comproportionation : ndarray of float
        SiCl4 fed, silicon reacted, SiH2Cl2 fed.
    rods, disproportionation, granules : ndarray of float
        SiHCl3 fed, SiH4 made, SiH4 fed.
    stc_leaving, stc_arising : ndarray of float
        SiCl4 that leaves as by-product, and SiCl4 of which it is a share.
    make_up : ndarray of float
        HCl, SiHCl3 or SiCl4 that closes the chlorine balance.
    """

    hydrogenation: Floats
    chlorination: Floats
    comproportionation: Floats
    rods: Floats
    disproportionation: Floats
    granules: Floats
    stc_leaving: Floats
    stc_arising: Floats
    make_up: Floats


def runs(parts: Units, extents: Extents) -> tuple[tuple[Unit, Floats], ...]:
    """Units with their extents; units that are missing are left out.

    Parameters
    ----------
    parts : Units
        Units of a loop.
    extents : Extents
        Its solution.

    Returns
    -------
    tuple of (Unit, ndarray of float)
        Each unit and how often it runs [mol/g].
    """
    every = (
        (parts.hydrogenation, extents.hydrogenation),
        (parts.chlorination, extents.chlorination),
        (parts.comproportionation, extents.comproportionation),
        (parts.rods, extents.rods),
        (parts.disproportionation, extents.disproportionation),
        (parts.granules, extents.granules),
    )
    return tuple(pair for pair in every if any(value is not NONE for value in pair[0].feed.values))
