"""What crosses the fence of a plant: inputs, outlets, and whether they close by element.

The fence runs round the loop of `extents`; nothing that circulates is counted here::

    silicon metal ------> +------------------------------+ ------> polysilicon (1 g)
    hydrogen -----------> |                              | ------> SiCl4, SiH2Cl2, silica sold
    HCl, or Cl2 + H2 ---> |  chlorosilane loop, columns, | ------> surplus hydrogen
    TCS, STC bought ----> |  rods, beds, gas recovery    | ------> losses: fines, slurry, purges,
    O2 of fumed silica -> |                              |         vents, dust, chlorides of metals
    NaOH, Ca(OH)2 ------> +------------------------------+         (neutralised as HCl)

Equations, in moles per gram of product, for every element e:

    sum over inputs n_i e_i - 1/M(Si) [only Si] - sum over outlets n_o e_o = 0

Every species lost is what a unit gives off less what comes back (`Unit.effluent` less
`Unit.kept`), so that the residual is an independent check of the solved extents and not their
restatement. Hydrogen is the one element whose make-up is found here: feeds less returns, plus what
burns with chlorine and silica, less what impurities of the metal set free (M + 2 HCl -> MCl2 + H2).

References
----------
Stoichiometry of inputs and losses: mass balance rows MB01 to MB09.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from polysight.plant.by_products import OXYGEN_GAS, SILICA, fumed_silica, neutraliser
from polysight.plant.extents import Extents
from polysight.plant.loop import ChlorineSource, Loop, Unit, Units, chlorosilane_mass
from polysight.plant.losses import CHLORINE, SiliconMetal
from polysight.plant.species import (
    ATOMIC_WEIGHT,
    ATOMS,
    DCS,
    H2,
    HCL,
    MOLAR_MASS,
    SI,
    SILANE,
    STC,
    TCS,
)
from polysight.plant.stream import NONE, Amounts, Floats, plus, times


@dataclass(frozen=True, slots=True)
class Crossing:
    """What crosses the fence of a plant; axes ...; mol per gram of product.

    Parameters
    ----------
    reacted, fed, bound : ndarray of float
        Silicon that reacts and that is fed; chlorine bound by impurities of the metal.
    lost : Amounts
        Species lost; silicon is counted beside.
    acid, acid_bought, tcs_bought, stc_bought : ndarray of float
        HCl made up, its part from outside (the rest is burnt from Cl2), chlorosilanes from
        outside.
    hydrogen_need : ndarray of float
        Hydrogen made up; negative where the plant makes more than it needs.
    dcs_sold, stc_sold, stc_burnt, stc_hydrolysed : ndarray of float
        Chlorosilanes that leave as by-products.
    dust, handling : ndarray of float
        Deposited silicon that is not sold.
    """

    reacted: Floats
    fed: Floats
    bound: Floats
    lost: Amounts
    acid: Floats
    acid_bought: Floats
    tcs_bought: Floats
    stc_bought: Floats
    hydrogen_need: Floats
    dcs_sold: Floats
    stc_sold: Floats
    stc_burnt: Floats
    stc_hydrolysed: Floats
    dust: Floats
    handling: Floats


def crossing(
    loop: Loop,
    parts: Units,
    metal: SiliconMetal,
    extents: Extents,
    running: tuple[tuple[Unit, Floats], ...],
) -> Crossing:
    """Everything that enters or leaves, from the extents.

    Parameters
    ----------
    loop : Loop
        Axes ....
    parts : Units
        Units of the loop.
    metal : SiliconMetal
        What each mole of reacted silicon brings along.
    extents : Extents
        Solution of the loop.
    running : tuple of (Unit, ndarray of float)
        See `extents.runs`.

    Returns
    -------
    Crossing
        Axes ....
    """
    by_kind = dict.fromkeys(ChlorineSource, NONE) | {loop.chlorine_source: extents.make_up}
    acid = by_kind[ChlorineSource.HYDROGEN_CHLORIDE]
    outlets, bought = loop.by_products, loop.make_up
    burnt = extents.stc_leaving * outlets.fumed_silica_share
    hydrolysed = extents.stc_leaving * outlets.hydrolysed_share
    reacted = extents.hydrogenation * parts.hydrogenation.feed.silicon + extents.chlorination
    slurry, bound = reacted * metal.slurry_stc, reacted * metal.bound_chlorine
    flame = fumed_silica()
    unreturned = burnt * flame.effluent.hydrogen_chloride * (1.0 - outlets.fumed_chloride_recovery)
    silane = extents.disproportionation - extents.granules * (1.0 - parts.granules.effluent.silane)
    lost = Amounts(hydrogen_chloride=unreturned, silicon_tetrachloride=slurry, silane=silane)
    need = burnt * flame.feed.hydrogen + 0.5 * (acid * bought.chlorine_burnt_share - bound)
    returned_dcs = NONE
    for unit, extent in running:
        away = times(plus(unit.effluent, times(unit.kept, -1.0)), extent)
        lost = plus(lost, replace(away, silicon=NONE, silane=NONE))
        need = need + extent * (unit.feed.hydrogen - unit.kept.hydrogen)
        returned_dcs = returned_dcs + extent * unit.kept.dichlorosilane
    formed = extents.rods * parts.rods.effluent.silicon
    grown = extents.granules * parts.granules.effluent.silicon
    return Crossing(
        reacted=reacted,
        fed=reacted * metal.fed,
        bound=bound,
        lost=lost,
        acid=acid,
        acid_bought=acid * (1.0 - bought.chlorine_burnt_share),
        tcs_bought=bought.tcs_bought_kg_per_kg / MOLAR_MASS[TCS]
        + by_kind[ChlorineSource.TRICHLOROSILANE],
        stc_bought=bought.stc_bought_kg_per_kg / MOLAR_MASS[STC]
        + by_kind[ChlorineSource.SILICON_TETRACHLORIDE],
        dcs_sold=returned_dcs * (1.0 - loop.redistribution.dcs_returned_share),
        hydrogen_need=need,
        stc_sold=np.maximum(extents.stc_leaving - burnt - hydrolysed, 0.0),
        stc_burnt=burnt,
        stc_hydrolysed=hydrolysed,
        dust=grown * loop.granules.lost_share if loop.granules else NONE,
        handling=formed * loop.rods.lost_share if loop.rods else NONE,
    )


def inputs(loop: Loop, metal: SiliconMetal, fence: Crossing) -> dict[str, Floats]:
    """What enters.

    Parameters
    ----------
    loop : Loop
        Axes ....
    metal : SiliconMetal
        What each mole of reacted silicon brings along.
    fence : Crossing
        What crosses the fence.

    Returns
    -------
    dict of str to ndarray of float
        Axes ...; kg/kg by field of `balance.Balance`.
    """
    contained = fence.fed + fence.tcs_bought + fence.stc_bought
    chlorine = fence.acid + 3.0 * fence.tcs_bought + 4.0 * fence.stc_bought
    base = neutraliser(loop.by_products.lime_share)
    taken_up = _neutralised(fence)
    return {
        "silicon_metal": fence.reacted * metal.mass,
        "silicon_in": contained * MOLAR_MASS[SI],
        "hydrogen": np.maximum(fence.hydrogen_need, 0.0) * MOLAR_MASS[H2],
        "hydrogen_chloride": fence.acid_bought * MOLAR_MASS[HCL],
        "chlorine": (fence.acid - fence.acid_bought) * CHLORINE,
        "chlorine_equivalent": chlorine * CHLORINE,
        "tcs_bought": fence.tcs_bought * MOLAR_MASS[TCS],
        "stc_bought": fence.stc_bought * MOLAR_MASS[STC],
        "oxygen": fence.stc_burnt * OXYGEN_GAS,
        "caustic_soda": taken_up * base.caustic_soda,
        "lime": taken_up * base.lime,
    }


def _neutralised(fence: Crossing) -> Floats:
    """Chlorine that bases take up: of lost species, hydrolysed SiCl4 and metal chlorides."""
    lost = fence.lost
    return np.asarray(
        lost.hydrogen_chloride
        + 2.0 * lost.dichlorosilane
        + 3.0 * lost.trichlorosilane
        + 4.0 * (lost.silicon_tetrachloride + fence.stc_hydrolysed)
        + fence.bound
    )


def outlets(metal: SiliconMetal, fence: Crossing) -> dict[str, Floats]:
    """What leaves, product left out.

    Parameters
    ----------
    metal : SiliconMetal
        What each mole of reacted silicon brings along.
    fence : Crossing
        What crosses the fence.

    Returns
    -------
    dict of str to ndarray of float
        Axes ...; kg/kg by field of `balance.Balance`.
    """
    lost = fence.lost
    fines = fence.fed - fence.reacted
    silicon_in_lost = lost.chlorosilanes
    silicon = fines + fence.dust + fence.handling + lost.silane
    silicon = silicon + silicon_in_lost + fence.stc_hydrolysed
    taken_up = _neutralised(fence)
    hydrogen = 2.0 * (lost.hydrogen + lost.dichlorosilane + 2.0 * lost.silane)
    hydrogen = hydrogen + lost.hydrogen_chloride + lost.trichlorosilane
    return {
        "stc_sold": fence.stc_sold * MOLAR_MASS[STC],
        "dcs_sold": fence.dcs_sold * MOLAR_MASS[DCS],
        "fumed_silica": fence.stc_burnt * SILICA,
        "stc_hydrolysed": fence.stc_hydrolysed * MOLAR_MASS[STC],
        "silicon_fines": fines * MOLAR_MASS[SI],
        "metal_impurities": fence.reacted * (metal.mass - metal.fed * MOLAR_MASS[SI]),
        "chlorine_with_metals": fence.bound * CHLORINE,
        "silicon_dust": fence.dust * MOLAR_MASS[SI],
        "silicon_handling_loss": fence.handling * MOLAR_MASS[SI],
        "silane_lost": lost.silane * MOLAR_MASS[SILANE],
        "chlorosilanes_lost": chlorosilane_mass(lost),
        "silicon_in_chlorosilanes_lost": silicon_in_lost * MOLAR_MASS[SI],
        "hydrogen_chloride_lost": lost.hydrogen_chloride * MOLAR_MASS[HCL],
        "hydrogen_chloride_neutralised": taken_up * MOLAR_MASS[HCL],
        "hydrogen_vented": lost.hydrogen * MOLAR_MASS[H2],
        "hydrogen_surplus": np.maximum(-fence.hydrogen_need, 0.0) * MOLAR_MASS[H2],
        "silicon_lost": silicon * MOLAR_MASS[SI],
        "chlorine_lost": taken_up * CHLORINE,
        "hydrogen_lost": hydrogen * ATOMIC_WEIGHT[1],
    }


def residual(fence: Crossing, running: tuple[tuple[Unit, Floats], ...]) -> Floats:
    """Inputs less outlets of each element, over what of it circulates.

    Parameters
    ----------
    fence : Crossing
        What crosses the fence.
    running : tuple of (Unit, ndarray of float)
        See `extents.runs`.

    Returns
    -------
    ndarray of float
        Axes ..., element (Si, H, Cl); rounding error only.
    """
    lost, tcs, stc = fence.lost, fence.tcs_bought, fence.stc_bought
    away = fence.stc_sold + fence.stc_hydrolysed
    silicon = fence.fed + tcs + stc - 1.0 / MOLAR_MASS[SI] - (fence.fed - fence.reacted)
    silicon = silicon - lost.chlorosilanes - lost.silane - fence.dcs_sold - away - fence.stc_burnt
    silicon = silicon - fence.dust - fence.handling
    chlorine = fence.acid + 3.0 * tcs + 4.0 * stc - 2.0 * fence.dcs_sold - 4.0 * fence.stc_sold
    chlorine = chlorine - _neutralised(fence)
    hydrogen = 2.0 * (fence.hydrogen_need - lost.hydrogen - lost.dichlorosilane - fence.dcs_sold)
    hydrogen = hydrogen + fence.acid_bought + tcs - 4.0 * lost.silane
    hydrogen = hydrogen - lost.hydrogen_chloride - lost.trichlorosilane
    fed = [np.asarray(1.0 / MOLAR_MASS[SI]), NONE, NONE]
    for unit, extent in running:
        for element in range(len(fed)):
            contained = sum(
                (
                    value * atoms
                    for value, atoms in zip(unit.feed.values, ATOMS[:, element], strict=True)
                    if value is not NONE and atoms
                ),
                start=NONE,
            )
            fed[element] = fed[element] + extent * contained
    shares = (silicon / fed[0], hydrogen / fed[1], chlorine / fed[2])
    return np.stack(np.broadcast_arrays(*shares), axis=-1)
