"""How often each unit of a chlorosilane loop runs, from the net production of pools being zero.

The loop (TCS is SiHCl3, STC SiCl4, DCS SiH2Cl2)::

     Si, HCl m                            H2
        |                                 |
        v         TCS                TCS  v
     [ y ] ------------> columns -------------> [ w rods ] ---> Si, product
      ^ |                 ^    |                    |
      | | STC             |    +-> [ v ] -> SiH4 -> [ granules ] ---> Si, product
      | v                 |          | STC          |
      | (STC) <-----------|----------+              |
      |   |  ^            |                         |
      |   |  +------------|-------------------------+ off-gas: STC, DCS, HCl, TCS, H2
      |   +--> [ x ] -----+ TCS                     |
      |   |     ^ H2, Si  ^ TCS                     |
      |   |               |                         |
      |   +--> [ z ] -----+ <--- DCS ---------------+
      |   |                                         |
      |   +--> share L leaves                       |
      +------------------------ HCl ----------------+

    unit, extent               takes          gives
    chlorination, y            Si, a HCl      TCS, STC, H2
    hydrogenation, x           STC, H2, s Si  TCS, DCS, HCl, STC left over
    comproportionation, z      DCS, STC       2 TCS
    rods, w                    TCS, H2        Si; TCS left over, STC, DCS, HCl, H2
    disproportionation, v      4 TCS          SiH4, 3 STC
    granules                   SiH4           Si, 2 H2

Extents are moles per gram of product, so that amount x molar mass [g/mol] is kg per kg.

Unknowns: x (SiCl4 fed; in an open loop without hydrogenation the SiCl4 that leaves), y (silicon
reacted), z (SiH2Cl2 fed) and m. Known beforehand, because the product fixes them: w (SiHCl3 fed),
v (SiH4 made). Silicon and hydrogen are no pools of the system: each closes by a make-up that
touches no other pool.

With n_u(j) for what one run of unit u brings back of species j, after gas recovery and columns:

    HCl    m + n_x(HCl) x + n_w(HCl) w + 4 f L A      = y a + b (s x + y)
    DCS    r (n_x(DCS) x + n_w(DCS) w)                = z
    TCS    n_x x + n_y y + n_z z + n_w w + bought TCS = w + 4 v
    STC    (1 - L) A + n_x(STC) x + bought STC        = x + z + q (s x + y)
    A    = n_y(STC) y + n_w(STC) w + n_v(STC) v         the SiCl4 that arises

where a is the HCl fed per silicon chlorinated, s the silicon used per SiCl4 hydrogenated, b and q
the HCl bound by impurities and the SiCl4 lost with slurry per silicon that reacts, r the part of
SiH2Cl2 that is returned, and f the part of the chlorine of the outgoing SiCl4 that fumed silica
gives back as HCl. The make-up may be SiHCl3 or SiCl4 instead of HCl; m then stands in their rows.

References
----------
Stoichiometry: mass balance rows MB01 to MB09. Net production of pools by linear equations: R. M.
Felder, R. W. Rousseau, Elementary Principles of Chemical Processes, chapter 4 (recycle, extents of
reaction).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.loop import ChlorineSource, Loop, Unit, Units
from polysight.plant.losses import SiliconMetal
from polysight.plant.ranges import positive
from polysight.plant.species import MOLAR_MASS, SI, STC, TCS
from polysight.plant.stream import NONE, Floats, fraction

_ONE: Floats = np.ones(())


class Pools(NamedTuple):
    """What something brings to the pools of the system (takes where negative); axes ...; moles.

    Parameters
    ----------
    hydrogen_chloride, dichlorosilane, trichlorosilane, silicon_tetrachloride : ndarray of float
        One amount for each pool.
    """

    hydrogen_chloride: Floats
    dichlorosilane: Floats
    trichlorosilane: Floats
    silicon_tetrachloride: Floats


#: Where the make-up of chlorine enters.
_ENTERS = {
    ChlorineSource.HYDROGEN_CHLORIDE: Pools(_ONE, NONE, NONE, NONE),
    ChlorineSource.TRICHLOROSILANE: Pools(NONE, NONE, _ONE, NONE),
    ChlorineSource.SILICON_TETRACHLORIDE: Pools(NONE, NONE, NONE, _ONE),
}


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
    """Columns of the system: what one unit of x, y, z and m brings to each pool."""
    first = _outlet(loop) if loop.hydrogenation is None else _hydrogenation(loop, parts, metal)
    return (
        first,
        _chlorination(loop, parts, metal),
        _comproportionation(parts),
        _ENTERS[loop.chlorine_source],
    )


def _outlet(loop: Loop) -> Pools:
    """Column x of an open loop: a mole of SiCl4 leaves; fumed silica gives back its HCl."""
    return Pools(_acid_returned(loop), NONE, NONE, -_ONE)


def _hydrogenation(loop: Loop, parts: Units, metal: SiliconMetal) -> Pools:
    """Column x: a mole of SiCl4 is hydrogenated, with the silicon and losses that go with it."""
    back = parts.hydrogenation.kept
    silicon_used = parts.hydrogenation.feed.silicon
    return Pools(
        hydrogen_chloride=back.hydrogen_chloride - metal.bound_chlorine * silicon_used,
        dichlorosilane=back.dichlorosilane * loop.redistribution.dcs_returned_share,
        trichlorosilane=back.trichlorosilane,
        silicon_tetrachloride=back.silicon_tetrachloride - 1.0 - metal.slurry_stc * silicon_used,
    )


def _chlorination(loop: Loop, parts: Units, metal: SiliconMetal) -> Pools:
    """Column y: a mole of silicon is chlorinated; a share of its SiCl4 leaves the loop."""
    leaves, acid_fed = _leaves(loop), parts.chlorination.feed.hydrogen_chloride
    arising = parts.chlorination.kept.silicon_tetrachloride
    return Pools(
        hydrogen_chloride=_acid_returned(loop) * leaves * arising - acid_fed - metal.bound_chlorine,
        dichlorosilane=NONE,
        trichlorosilane=parts.chlorination.kept.trichlorosilane,
        silicon_tetrachloride=(1.0 - leaves) * arising - metal.slurry_stc,
    )


def _comproportionation(parts: Units) -> Pools:
    """Column z: SiH2Cl2 + SiCl4 -> 2 SiHCl3, less what the columns purge."""
    made = parts.comproportionation.kept.trichlorosilane
    return Pools(NONE, -_ONE, made, -_ONE)


def _known(loop: Loop, parts: Units, rods: Floats, silane: Floats, arising: Floats) -> Pools:
    """Right-hand side: what deposition w, silane v and purchases bring to each pool."""
    leaves, bought = _leaves(loop), loop.make_up
    back = fraction("redistribution.dcs_returned_share", loop.redistribution.dcs_returned_share)
    kept = parts.rods.kept
    tcs_used = rods + parts.disproportionation.feed.trichlorosilane * silane
    return Pools(
        hydrogen_chloride=kept.hydrogen_chloride * rods + _acid_returned(loop) * leaves * arising,
        dichlorosilane=kept.dichlorosilane * rods * back,
        trichlorosilane=kept.trichlorosilane * rods
        - tcs_used
        + bought.tcs_bought_kg_per_kg / MOLAR_MASS[TCS],
        silicon_tetrachloride=(1.0 - leaves) * arising
        + bought.stc_bought_kg_per_kg / MOLAR_MASS[STC],
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
    """Unknowns, first axis, for which every pool balances: columns @ unknowns = -known."""
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
