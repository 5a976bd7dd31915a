"""What a loop loses beside its off-gas: silicon, chlorosilanes in slurry and purges, chlorine."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.ranges import positive
from polysight.plant.species import ATOMIC_WEIGHT, MOLAR_MASS, SI, STC
from polysight.plant.stream import Amounts, Floats, fraction, times

#: Molar mass of the element chlorine [g/mol].
CHLORINE = ATOMIC_WEIGHT[2]


@dataclass(frozen=True, slots=True)
class LossesDesign:
    """Losses of the loop; axes ....

    Parameters
    ----------
    silicon_content : ndarray of float
        Silicon in the silicon metal as bought [kg/kg].
    silicon_fines_share : ndarray of float
        Part of the silicon fed that leaves the beds unreacted as dust and in slurry [fraction].
    slurry_stc_kg_per_kg : ndarray of float
        SiCl4 that leaves with slurry after its recovery [kg per kg silicon metal].
    chlorine_per_impurity_kg_per_kg : ndarray of float
        Chlorine bound as FeCl2, AlCl3, CaCl2 [kg per kg of what is not silicon in the metal].
    distillation_purge_share : ndarray of float
        Part of the crude chlorosilanes purged with light and heavy impurities [fraction].
    """

    silicon_content: Floats
    silicon_fines_share: Floats
    slurry_stc_kg_per_kg: Floats
    chlorine_per_impurity_kg_per_kg: Floats
    distillation_purge_share: Floats


@dataclass(frozen=True, slots=True)
class SiliconMetal:
    """What each mole of silicon that reacts brings along; axes ....

    Parameters
    ----------
    fed : ndarray of float
        Silicon fed [mol/mol reacted].
    mass : ndarray of float
        Silicon metal bought [g/mol reacted].
    slurry_stc : ndarray of float
        SiCl4 lost with slurry [mol/mol reacted].
    bound_chlorine : ndarray of float
        HCl used up by impurities; half as much H2 is set free [mol/mol reacted].
    """

    fed: Floats
    mass: Floats
    slurry_stc: Floats
    bound_chlorine: Floats


def silicon_metal(design: LossesDesign) -> SiliconMetal:
    """Silicon metal needed, and what it costs the loop, per mole of silicon that reacts.

    Fed = 1 / (1 - fines); bought = fed x M(Si) / content. All impurities are taken to react.

    Parameters
    ----------
    design : LossesDesign
        Axes ....

    Returns
    -------
    SiliconMetal
        Axes ....

    Raises
    ------
    UsageError
        If a share lies outside 0 to 1, or the metal holds no silicon.
    """
    content = positive("losses.silicon_content", design.silicon_content)
    fraction("losses.silicon_content", content)
    fines = fraction("losses.silicon_fines_share", design.silicon_fines_share)
    positive("losses.silicon_fines_share: its complement", 1.0 - fines)
    fed = 1.0 / (1.0 - fines)
    mass = fed * (MOLAR_MASS[SI] / content)
    chlorine = mass * (1.0 - content) * design.chlorine_per_impurity_kg_per_kg
    return SiliconMetal(
        fed=fed,
        mass=mass,
        slurry_stc=mass * design.slurry_stc_kg_per_kg / MOLAR_MASS[STC],
        bound_chlorine=chlorine / CHLORINE,
    )


def distilled(crude: Amounts, purge_share: Floats) -> Amounts:
    """What distillation gives back of crude chlorosilanes; other species pass by.

    Parameters
    ----------
    crude : Amounts
        Axes ....
    purge_share : ndarray of float
        Axes ...; part of each chlorosilane that leaves with light and heavy ends [fraction].

    Returns
    -------
    Amounts
        Axes ....

    Raises
    ------
    UsageError
        If the share lies outside 0 to 1.
    """
    kept = 1.0 - fraction("losses.distillation_purge_share", purge_share)
    pure = times(
        Amounts(
            dichlorosilane=crude.dichlorosilane,
            trichlorosilane=crude.trichlorosilane,
            silicon_tetrachloride=crude.silicon_tetrachloride,
        ),
        kept,
    )
    return Amounts(
        silicon=crude.silicon,
        hydrogen=crude.hydrogen,
        hydrogen_chloride=crude.hydrogen_chloride,
        dichlorosilane=pure.dichlorosilane,
        trichlorosilane=pure.trichlorosilane,
        silicon_tetrachloride=pure.silicon_tetrachloride,
        silane=crude.silane,
    )
