"""How often each unit of a loop runs, from the net production of every pool being zero.

What the steps make of a species, less what they take, with make-ups and outlets, is zero for every
pool. Deposition, silane and its disproportionation follow from the product; silicon metal and
hydrogen each close by a make-up that touches no other pool. What remains is one square system over
the pools HCl, SiH2Cl2, SiHCl3 and SiCl4 with four unknowns: hydrogenation (in an open loop the
SiCl4 that leaves), chlorination, comproportionation and the make-up of chlorine. Amounts are moles
per gram of product, so that amount x molar mass [g/mol] is kg/kg.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.loop import ChlorineSource, Loop, Unit, Units
from polysight.plant.losses import SiliconMetal
from polysight.plant.ranges import positive
from polysight.plant.species import MOLAR_MASS, SI, STC, TCS
from polysight.plant.stream import NONE, Floats, fraction

_ONE: Floats = np.ones(())
#: Where the make-up of chlorine enters the system: HCl, SiH2Cl2, SiHCl3, SiCl4.
_ENTERS = {
    ChlorineSource.HYDROGEN_CHLORIDE: (_ONE, NONE, NONE, NONE),
    ChlorineSource.TRICHLOROSILANE: (NONE, NONE, _ONE, NONE),
    ChlorineSource.SILICON_TETRACHLORIDE: (NONE, NONE, NONE, _ONE),
}

Pools = tuple[Floats, Floats, Floats, Floats]


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


def solution(loop: Loop, parts: Units, metal: SiliconMetal) -> Extents:
    """Extents of all units, make-up and outlet; they may be negative.

    Parameters
    ----------
    loop : Loop
        Axes ....
    parts : Units
        Units of the loop.
    metal : SiliconMetal
        What each mole of reacted silicon brings along.

    Returns
    -------
    Extents
        Axes ....

    Raises
    ------
    UsageError
        If a share is outside 0 to 1, all of a product is lost, or nothing makes SiHCl3.
    """
    rods, granules = _product(loop, parts)
    kept = 1.0 - loop.redistribution.silane_loss_share
    silane = granules / positive("1 - redistribution.silane_loss_share", kept)
    known = _arising(parts, rods, silane)
    columns = _unknown(loop, parts, metal)
    first, chlorination, comproportionation, make_up = _solved(
        columns, _known(loop, parts, rods, silane, known)
    )
    arising = known + parts.chlorination.kept.silicon_tetrachloride * chlorination
    is_open = loop.hydrogenation is None
    return Extents(
        hydrogenation=np.zeros_like(first) if is_open else first,
        chlorination=chlorination,
        comproportionation=comproportionation,
        rods=rods,
        disproportionation=silane,
        granules=granules,
        stc_leaving=first if is_open else arising * loop.by_products.stc_outlet_share,
        stc_arising=arising,
        make_up=make_up,
    )


def _product(loop: Loop, parts: Units) -> tuple[Floats, Floats]:
    """SiHCl3 to rods and SiH4 to granules for one gram of product."""
    silicon, share = 1.0 / MOLAR_MASS[SI], np.asarray(loop.silane_share)
    rods = granules = NONE
    if loop.rods is not None:
        lost = fraction("deposition.handling_loss_share", loop.rods.lost_share)
        sold = positive("silicon sold from rods", (1.0 - lost) * parts.rods.effluent.silicon)
        rods = silicon * (1.0 - share) / sold
    if loop.granules is not None:
        lost = fraction("dust of the fluidised bed", loop.granules.lost_share)
        sold = positive("silicon sold as granules", (1.0 - lost) * parts.granules.effluent.silicon)
        granules = silicon * share / sold
    return np.asarray(rods), np.asarray(granules)


def _arising(parts: Units, rods: Floats, silane: Floats) -> Floats:
    """SiCl4 that comes back from rods and disproportionation."""
    return np.asarray(
        parts.rods.kept.silicon_tetrachloride * rods
        + parts.disproportionation.kept.silicon_tetrachloride * silane
    )


def _unknown(loop: Loop, parts: Units, metal: SiliconMetal) -> tuple[Pools, Pools, Pools, Pools]:
    """What one unit of each unknown brings to the pools HCl, SiH2Cl2, SiHCl3, SiCl4."""
    leaves, acid = _leaves(loop), _acid_returned(loop)
    back = loop.redistribution.dcs_returned_share
    hydrogenation, chlorination = parts.hydrogenation, parts.chlorination
    used = hydrogenation.feed.silicon
    outlet = (acid, NONE, NONE, -_ONE)
    hydrogenated = (
        hydrogenation.kept.hydrogen_chloride - metal.bound_chlorine * used,
        hydrogenation.kept.dichlorosilane * back,
        hydrogenation.kept.trichlorosilane,
        hydrogenation.kept.silicon_tetrachloride - 1.0 - metal.slurry_stc * used,
    )
    arising = chlorination.kept.silicon_tetrachloride
    chlorinated = (
        acid * leaves * arising - chlorination.feed.hydrogen_chloride - metal.bound_chlorine,
        NONE,
        chlorination.kept.trichlorosilane,
        (1.0 - leaves) * arising - metal.slurry_stc,
    )
    comproportioned = (NONE, -_ONE, parts.comproportionation.kept.trichlorosilane, -_ONE)
    first = outlet if loop.hydrogenation is None else hydrogenated
    return first, chlorinated, comproportioned, _ENTERS[loop.chlorine_source]


def _known(loop: Loop, parts: Units, rods: Floats, silane: Floats, arising: Floats) -> Pools:
    """What deposition, silane and purchases bring to the same pools."""
    leaves, bought = _leaves(loop), loop.make_up
    back = fraction("redistribution.dcs_returned_share", loop.redistribution.dcs_returned_share)
    kept = parts.rods.kept
    tcs_used = rods + parts.disproportionation.feed.trichlorosilane * silane
    return (
        kept.hydrogen_chloride * rods + _acid_returned(loop) * leaves * arising,
        kept.dichlorosilane * rods * back,
        kept.trichlorosilane * rods - tcs_used + bought.tcs_bought_kg_per_kg / MOLAR_MASS[TCS],
        (1.0 - leaves) * arising + bought.stc_bought_kg_per_kg / MOLAR_MASS[STC],
    )


def _leaves(loop: Loop) -> Floats:
    """Part of the SiCl4 arising that leaves; in an open loop it is an unknown of its own."""
    share = fraction("by_products.stc_outlet_share", loop.by_products.stc_outlet_share)
    return NONE if loop.hydrogenation is None else share


def _acid_returned(loop: Loop) -> Floats:
    """HCl that comes back from fumed silica, per mole of SiCl4 that leaves."""
    outlets = loop.by_products
    return np.asarray(4.0 * outlets.fumed_silica_share * outlets.fumed_chloride_recovery)


def _solved(columns: tuple[Pools, ...], known: Pools) -> Floats:
    """Unknowns, first axis, for which every pool balances."""
    shape = np.broadcast_shapes(*(np.shape(entry) for each in columns for entry in each))
    matrix = np.empty((*shape, len(known), len(columns)))
    for place, column in enumerate(columns):
        for pool, entry in enumerate(column):
            matrix[..., pool, place] = entry
    right = np.stack(np.broadcast_arrays(*known), axis=-1)
    try:
        found = np.linalg.solve(matrix, -right[..., None])[..., 0]
    except np.linalg.LinAlgError as fault:
        raise refusal(UsageError, "plant.no_trichlorosilane") from fault
    return np.moveaxis(found, -1, 0)
