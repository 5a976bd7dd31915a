"""Recovery of the gas that leaves the rod reactors, and of gas from other steps."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.plant.stream import Amounts, Floats, fraction


@dataclass(frozen=True, slots=True)
class OffGasDesign:
    """Part of each species in the off-gas of deposition that returns to the loop; axes ....

    Parameters
    ----------
    hydrogen_recovery, hydrogen_chloride_recovery : ndarray of float
        By absorption, stripping and adsorption [fraction].
    tcs_recovery, stc_recovery : ndarray of float
        By condensation [fraction]; SiH2Cl2 goes with SiHCl3.
    """

    hydrogen_recovery: Floats
    hydrogen_chloride_recovery: Floats
    tcs_recovery: Floats
    stc_recovery: Floats


def recovered(off_gas: Amounts, design: OffGasDesign) -> Amounts:
    """What of the off-gas of deposition comes back.

    Parameters
    ----------
    off_gas : Amounts
        Axes ...; gas that leaves the rod reactors.
    design : OffGasDesign
        Axes ....

    Returns
    -------
    Amounts
        Axes ...; deposited silicon, which is no gas, is not in it.

    Raises
    ------
    UsageError
        If a recovery lies outside 0 to 1.

    References
    ----------
    Steps of recovery: source graeber-vent-nd-ff4a5d. Floors of 2010: mass balance rows MB21
    (SiCl4), MB21-2 (HCl), MB21-3 (H2).
    """
    tcs = fraction("off_gas.tcs_recovery", design.tcs_recovery)
    stc = fraction("off_gas.stc_recovery", design.stc_recovery)
    acid = fraction("off_gas.hydrogen_chloride_recovery", design.hydrogen_chloride_recovery)
    return Amounts(
        hydrogen=off_gas.hydrogen * fraction("off_gas.hydrogen_recovery", design.hydrogen_recovery),
        hydrogen_chloride=off_gas.hydrogen_chloride * acid,
        dichlorosilane=off_gas.dichlorosilane * tcs,
        trichlorosilane=off_gas.trichlorosilane * tcs,
        silicon_tetrachloride=off_gas.silicon_tetrachloride * stc,
    )


def returned(gas: Amounts, hydrogen_recovery: Floats) -> Amounts:
    """What comes back of the gas of a step whose chlorosilanes condense completely.

    Parameters
    ----------
    gas : Amounts
        Axes ...; gas that leaves hydrogenation, chlorination or pyrolysis.
    hydrogen_recovery : ndarray of float
        Axes ...; part of the hydrogen, and of the HCl with it, that is used again [fraction].

    Returns
    -------
    Amounts
        Axes ...; solid silicon and silane are not in it.

    Raises
    ------
    UsageError
        If the recovery lies outside 0 to 1.
    """
    part = fraction("hydrogen_recovery", hydrogen_recovery)
    return Amounts(
        hydrogen=gas.hydrogen * part,
        hydrogen_chloride=gas.hydrogen_chloride * part,
        dichlorosilane=gas.dichlorosilane,
        trichlorosilane=gas.trichlorosilane,
        silicon_tetrachloride=gas.silicon_tetrachloride,
    )
