"""The recycle of a chlorosilane loop: solved, checked for flows below zero, and told in full.

Three steps, one module each: `extents` solves how often every unit runs (sketch and equations
there), this module refuses solutions that need a unit to run backwards, and `flows` with `fence`
turn extents into kilograms per kilogram.

A solution with a negative extent belongs to a plant that cannot be: SiCl4 that is to leave though
slurry and redistribution need it, or bought chlorosilanes that bring more chlorine than leaves.
Extents are linear in what is bought, so its largest possible part is exact; it holds for every
element of the axes (draws).
"""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import PolysightError, UsageError, refusal
from polysight.plant.balance import Balance
from polysight.plant.extents import Extents, solution
from polysight.plant.flows import flows
from polysight.plant.loop import Loop, Units, units
from polysight.plant.losses import SiliconMetal, silicon_metal
from polysight.plant.ranges import not_negative
from polysight.plant.species import MOLAR_MASS, SI, STC
from polysight.plant.stream import Floats

#: Negative amounts below this part of the silicon in the product are rounding.
_ROUNDING = 1e-11


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
        If a share lies outside 0 to 1, an amount is negative or no number, or no solution without
        negative flows exists; the message names the nearest possible value.

    References
    ----------
    Stoichiometric closure: mass balance rows MB01 to MB09.
    """
    _check_amounts(loop)
    parts, metal = units(loop), silicon_metal(loop.losses)
    extents = solution(loop, parts, metal)
    fault = _fault(loop, parts, metal, extents)
    if fault is not None:
        raise fault
    return flows(loop, parts, metal, _without_rounding(extents))


def _check_amounts(loop: Loop) -> None:
    """What is bought, and what is lost per kilogram of metal, is not negative."""
    for part, names in (
        (loop.make_up, ("tcs_bought_kg_per_kg", "stc_bought_kg_per_kg")),
        (loop.losses, ("slurry_stc_kg_per_kg", "chlorine_per_impurity_kg_per_kg")),
    ):
        for name in names:
            not_negative(name, getattr(part, name))


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
    opened = solution(replace(loop, hydrogenation=None), parts, metal)
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
    without = solution(replace(loop, make_up=make_up), parts, metal)
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
