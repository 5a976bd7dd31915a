"""The recycle of a chlorosilane loop, solved for all its extents at once.

Every pool balances: what the steps make of a species, less what they take, with make-ups and
outlets, is zero. Deposition, silane and its disproportionation follow from the product. Silicon
metal and hydrogen each close by a make-up that touches no other pool. What remains is one square
system over the pools HCl, SiH2Cl2, SiHCl3, SiCl4 with four unknowns: hydrogenation (or, in an open
loop, the SiCl4 that leaves), chlorination, comproportionation and the make-up of chlorine.
Amounts are moles per gram of product, so that amount x molar mass is kg/kg.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import PolysightError, UsageError, refusal
from polysight.plant.balance import Balance
from polysight.plant.extents import Extents
from polysight.plant.flows import flows
from polysight.plant.loop import ChlorineSource, Loop, Units, units
from polysight.plant.losses import SiliconMetal, silicon_metal
from polysight.plant.species import MOLAR_MASS, SI, STC, TCS
from polysight.plant.stream import NONE, Floats, fraction

#: Negative amounts below this part of the silicon in the product are rounding.
_ROUNDING = 1e-11
#: Pool of the system that each make-up of chlorine enters.
_POOL = {
    ChlorineSource.HYDROGEN_CHLORIDE: 0,
    ChlorineSource.TRICHLOROSILANE: 2,
    ChlorineSource.SILICON_TETRACHLORIDE: 3,
}

Column = tuple[Floats, Floats, Floats, Floats]


@dataclass(frozen=True, slots=True)
class _System:
    """Columns over the pools HCl, SiH2Cl2, SiHCl3, SiCl4; axes ...; moles."""

    first: Column
    chlorination: Column
    comproportionation: Column
    make_up: Column
    known: Column


def balance(loop: Loop) -> Balance:
    """Flows of a plant per kilogram of product, from the net production of every pool being zero.

    Parameters
    ----------
    loop : Loop
        Axes ... in every part.

    Returns
    -------
    Balance
        Axes ... of all parts of the loop together.

    Raises
    ------
    UsageError
        If a share lies outside 0 to 1, or no solution without negative flows exists; the message
        names the nearest possible value.

    References
    ----------
    Stoichiometric closure: mass balance rows MB01 to MB09.
    """
    parts, metal = units(loop), silicon_metal(loop.losses)
    extents = _extents(loop, parts, metal)
    fault = _fault(loop, parts, metal, extents)
    if fault is not None:
        raise fault
    return flows(loop, parts, metal, _without_rounding(extents))


def _extents(loop: Loop, parts: Units, metal: SiliconMetal) -> Extents:
    """Solve the loop; the result may hold negative amounts."""
    rods, granules = _product(loop, parts)
    silane = granules / (1.0 - loop.redistribution.silane_loss_share)
    system = _system(loop, parts, metal, rods, silane)
    columns = (system.first, system.chlorination, system.comproportionation, system.make_up)
    pools = np.broadcast_shapes(*(np.shape(entry) for each in columns for entry in each))
    matrix = np.empty((*pools, 4, 4))
    for place, each in enumerate(columns):
        for pool, entry in enumerate(each):
            matrix[..., pool, place] = entry
    right = np.stack(np.broadcast_arrays(*system.known), axis=-1)
    first, chlorination, comproportionation, make_up = np.moveaxis(
        np.linalg.solve(matrix, -right[..., None])[..., 0], -1, 0
    )
    open_loop = loop.hydrogenation is None
    arising = (
        parts.rods.kept.silicon_tetrachloride * rods
        + parts.disproportionation.kept.silicon_tetrachloride * silane
        + parts.chlorination.kept.silicon_tetrachloride * chlorination
    )
    return Extents(
        hydrogenation=np.zeros_like(first) if open_loop else first,
        chlorination=chlorination,
        comproportionation=comproportionation,
        rods=rods,
        disproportionation=silane,
        granules=granules,
        stc_leaving=first if open_loop else arising * loop.by_products.stc_outlet_share,
        stc_arising=arising,
        make_up=make_up,
    )


def _product(loop: Loop, parts: Units) -> tuple[Floats, Floats]:
    """SiHCl3 to rods and SiH4 to granules for one gram of product."""
    silicon, share = 1.0 / MOLAR_MASS[SI], np.asarray(loop.silane_share)
    rods = granules = NONE
    if loop.rods is not None:
        sold = 1.0 - fraction("deposition.handling_loss_share", loop.rods.lost_share)
        rods = silicon * (1.0 - share) / (sold * parts.rods.effluent.silicon)
    if loop.granules is not None:
        sold = 1.0 - fraction("silane_pyrolysis.dust_share", loop.granules.lost_share)
        granules = silicon * share / (sold * parts.granules.effluent.silicon)
    return np.asarray(rods), np.asarray(granules)


def _system(loop: Loop, parts: Units, metal: SiliconMetal, rods: Floats, silane: Floats) -> _System:
    """Columns of the unknown extents and of all that is known."""
    outlets = loop.by_products
    leaves = fraction("by_products.stc_outlet_share", outlets.stc_outlet_share)
    if loop.hydrogenation is None:
        leaves = NONE
    back = fraction("redistribution.dcs_returned_share", loop.redistribution.dcs_returned_share)
    acid = 4.0 * outlets.fumed_silica_share * outlets.fumed_chloride_recovery
    bought = loop.make_up
    hot, synthesis, made = parts.hydrogenation, parts.chlorination, parts.rods
    stc_known = (
        made.kept.silicon_tetrachloride * rods
        + parts.disproportionation.kept.silicon_tetrachloride * silane
    )
    entering = [NONE] * 4
    entering[_POOL[loop.chlorine_source]] = np.ones(())
    hydrogenation = (
        hot.kept.hydrogen_chloride - metal.bound_chlorine * hot.feed.silicon,
        hot.kept.dichlorosilane * back,
        hot.kept.trichlorosilane,
        hot.kept.silicon_tetrachloride - 1.0 - metal.slurry_stc * hot.feed.silicon,
    )
    outlet = (acid, NONE, NONE, -np.ones(()))
    return _System(
        first=outlet if loop.hydrogenation is None else hydrogenation,
        chlorination=(
            acid * leaves * synthesis.kept.silicon_tetrachloride
            - synthesis.feed.hydrogen_chloride
            - metal.bound_chlorine,
            NONE,
            synthesis.kept.trichlorosilane,
            (1.0 - leaves) * synthesis.kept.silicon_tetrachloride - metal.slurry_stc,
        ),
        comproportionation=(
            NONE,
            -np.ones(()),
            parts.comproportionation.kept.trichlorosilane,
            -np.ones(()),
        ),
        make_up=(entering[0], entering[1], entering[2], entering[3]),
        known=(
            made.kept.hydrogen_chloride * rods + acid * leaves * stc_known,
            made.kept.dichlorosilane * rods * back,
            (made.kept.trichlorosilane - 1.0) * rods
            - parts.disproportionation.feed.trichlorosilane * silane
            + bought.tcs_bought_kg_per_kg / MOLAR_MASS[TCS],
            (1.0 - leaves) * stc_known + bought.stc_bought_kg_per_kg / MOLAR_MASS[STC],
        ),
    )


def _fault(
    loop: Loop, parts: Units, metal: SiliconMetal, extents: Extents
) -> PolysightError | None:
    """Why the solution is none: the first negative flow, with the nearest possible value."""
    if _lowest(extents.hydrogenation) < 0.0 or _lowest(extents.stc_leaving) < 0.0:
        return _stc_short(loop, parts, metal, extents)
    if min(_lowest(extents.chlorination), _lowest(extents.make_up)) < 0.0:
        return _chlorine_in_excess(loop, parts, metal, extents)
    return None


def _without_rounding(extents: Extents) -> Extents:
    """The same extents with rounding below zero taken as nothing."""
    names = [each.name for each in fields(extents)]
    return Extents(**{name: np.maximum(getattr(extents, name), 0.0) for name in names})


def _lowest(amount: Floats) -> float:
    """Smallest amount, with rounding taken as nothing."""
    least = float(np.min(amount, initial=0.0))
    return 0.0 if least > -_ROUNDING / MOLAR_MASS[SI] else least


def _stc_short(loop: Loop, parts: Units, metal: SiliconMetal, extents: Extents) -> PolysightError:
    """More SiCl4 is to leave than remains once dichlorosilane and slurry have had theirs."""
    opened = _extents(replace(loop, hydrogenation=None), parts, metal)
    possible = opened.stc_leaving / opened.stc_arising
    least = float(np.min(possible))
    if least < 0.0:
        short = float(np.max(-opened.stc_leaving)) * MOLAR_MASS[STC]
        return refusal(UsageError, "plant.stc_short", got=f"{short:.4g}")
    got = np.broadcast_to(loop.by_products.stc_outlet_share, extents.hydrogenation.shape)
    worst = float(got.flat[int(np.argmin(extents.hydrogenation))])
    return refusal(UsageError, "plant.stc_outlet", got=f"{worst:.4g}", nearest=_rounded_down(least))


def _chlorine_in_excess(
    loop: Loop, parts: Units, metal: SiliconMetal, extents: Extents
) -> PolysightError:
    """Bought chlorosilanes bring more than leaves, or no HCl arises for the impurities."""
    none: NDArray[np.float64] = np.zeros(())
    make_up = replace(loop.make_up, tcs_bought_kg_per_kg=none, stc_bought_kg_per_kg=none)
    without = _extents(replace(loop, make_up=make_up), parts, metal)
    if min(_lowest(without.chlorination), _lowest(without.make_up)) < 0.0:
        return refusal(UsageError, "plant.no_hydrogen_chloride", got=loop.chlorine_source.value)
    part = 1.0
    for name in ("chlorination", "make_up"):
        start, end = np.broadcast_arrays(getattr(without, name), getattr(extents, name))
        falls = end < 0.0
        if np.any(falls):
            part = min(part, float(np.min(start[falls] / (start[falls] - end[falls]))))
    return refusal(
        UsageError,
        "plant.chlorine_in_excess",
        tcs=f"{np.max(loop.make_up.tcs_bought_kg_per_kg):.4g}",
        stc=f"{np.max(loop.make_up.stc_bought_kg_per_kg):.4g}",
        nearest=_rounded_down(part),
    )


def _rounded_down(value: float) -> str:
    """Four decimals, never above the value, so that what is named is possible."""
    return f"{np.floor(value * 1e4) / 1e4:g}"
