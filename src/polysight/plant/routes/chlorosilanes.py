"""The chlorosilane plant that three routes share: silicon metal to trichlorosilane and back."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.plant import (
    direct_chlorination,
    hot_hydrogenation,
    hydrochlorination,
)
from polysight.plant.by_products import ByProductsDesign
from polysight.plant.direct_chlorination import DirectChlorinationDesign
from polysight.plant.energy.chlorination import ChlorinationHeatDesign
from polysight.plant.energy.distillation import DistillationDesign
from polysight.plant.energy.hydrogenation import HydrogenationEnergyDesign
from polysight.plant.energy.labour import LabourDesign
from polysight.plant.energy.machines import MachineDesign
from polysight.plant.energy.properties import ChlorosilaneProperties
from polysight.plant.energy.synthesis import SynthesisEnergyDesign
from polysight.plant.energy.utilities import UtilitiesDesign
from polysight.plant.equilibrium import (
    Kind,
    Outcome,
    ThermochemistryDesign,
    approach_to,
    approached,
    conversion,
)
from polysight.plant.hot_hydrogenation import HotHydrogenationDesign
from polysight.plant.hydrochlorination import HydrochlorinationDesign
from polysight.plant.learning import LearningDesign
from polysight.plant.loop import ChlorineSource, MakeUpDesign
from polysight.plant.losses import LossesDesign
from polysight.plant.operation import Foundation
from polysight.plant.purity.distillation import COLUMN_LINKS, ColumnsDesign
from polysight.plant.purity.liquid import AdsorberDesign
from polysight.plant.purity.synthesis import SiliconMetal, TransferDesign
from polysight.plant.purity.volatility import VolatilityDesign
from polysight.plant.redistribution import RedistributionDesign
from polysight.plant.stream import Step, blend

Floats = NDArray[np.float64]

#: From here on 1 is the nearer end of a switch.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class SynthesisDesign:
    """Which ways to trichlorosilane run; axes ....

    Parameters
    ----------
    hydrogenated_share : ndarray of float
        1 where SiCl4 is hydrogenated (a closed loop), 0 where all of it leaves (an open loop).
    hot_hydrogenation_share : ndarray of float
        Part of the SiCl4 returned that is hydrogenated hot, without silicon [fraction].
    direct_chlorination_share : ndarray of float
        Part of the HCl that reacts in a chlorination of its own; the rest is fed to the
        hydrochlorination [fraction].
    tcs_make_up_share, stc_make_up_share : ndarray of float
        1 where bought SiHCl3, or bought SiCl4, makes good the chlorine that is lost; both 0 where
        HCl does.
    """

    hydrogenated_share: Floats
    hot_hydrogenation_share: Floats
    direct_chlorination_share: Floats
    tcs_make_up_share: Floats
    stc_make_up_share: Floats


@dataclass(frozen=True, slots=True)
class SiteDesign:
    """The site; axes ....

    Parameters
    ----------
    capacity_kt_per_year : ndarray of float
        Nameplate capacity.
    """

    capacity_kt_per_year: Floats


@dataclass(frozen=True, slots=True)
class ChlorosilaneDesign:
    """Designs of the unit operations that all chlorosilane routes have.

    Parameters
    ----------
    thermochemistry : ThermochemistryDesign
        Shifts of formation enthalpies; the source of equilibria has taken them in.
    learning : LearningDesign
        How the fleet comes back to its curve.
    synthesis : SynthesisDesign
        Which ways to trichlorosilane run.
    hydrochlorination : HydrochlorinationDesign
        Cold hydrogenation over silicon.
    hot_hydrogenation : HotHydrogenationDesign
        Hydrogenation without silicon.
    direct_chlorination : DirectChlorinationDesign
        Silicon and HCl.
    redistribution : RedistributionDesign
        Fate of SiH2Cl2 and silane.
    losses : LossesDesign
        Slurry, fines, purges.
    by_products : ByProductsDesign
        Outlets of SiCl4.
    make_up : MakeUpDesign
        What is bought.
    machines : MachineDesign
        Compressors, pumps, refrigeration.
    chlorosilane_properties : ChlorosilaneProperties
        Heats.
    synthesis_energy : SynthesisEnergyDesign
        Hydrogen and silicon powder.
    hydrogenation_energy, hot_hydrogenation_energy : HydrogenationEnergyDesign
        Heating and recovery of cold and of hot hydrogenation.
    chlorination_heat : ChlorinationHeatDesign
        Silicon and co-fed HCl in the bed of the cold one.
    distillation : DistillationDesign
        Columns, as far as their heat goes.
    utilities : UtilitiesDesign
        Cooling, water, nitrogen, air.
    labour : LabourDesign
        Staff.
    site : SiteDesign
        Capacity.
    silicon_metal : SiliconMetal
        Impurities of the silicon metal.
    impurity_transfer : TransferDesign
        What of them follows into crude SiHCl3.
    trichlorosilane_volatility : VolatilityDesign
        SiHCl3 and its impurities.
    purification_columns : ColumnsDesign
        Stages; number, vapour and purge are linked to distillation and losses.
    adsorber : AdsorberDesign
        Behind the columns.
    """

    thermochemistry: ThermochemistryDesign
    learning: LearningDesign
    synthesis: SynthesisDesign
    hydrochlorination: HydrochlorinationDesign
    hot_hydrogenation: HotHydrogenationDesign
    direct_chlorination: DirectChlorinationDesign
    redistribution: RedistributionDesign
    losses: LossesDesign
    by_products: ByProductsDesign
    make_up: MakeUpDesign
    machines: MachineDesign
    chlorosilane_properties: ChlorosilaneProperties
    synthesis_energy: SynthesisEnergyDesign
    hydrogenation_energy: HydrogenationEnergyDesign
    hot_hydrogenation_energy: HydrogenationEnergyDesign
    chlorination_heat: ChlorinationHeatDesign
    distillation: DistillationDesign
    utilities: UtilitiesDesign
    labour: LabourDesign
    site: SiteDesign
    silicon_metal: SiliconMetal
    impurity_transfer: TransferDesign
    trichlorosilane_volatility: VolatilityDesign
    purification_columns: ColumnsDesign = field(metadata={"linked": COLUMN_LINKS})
    adsorber: AdsorberDesign


@dataclass(frozen=True, slots=True)
class Hot:
    """Part of hydrogenation that is hot; axes ...; [fraction].

    Parameters
    ----------
    tetrachloride, hydrogen, trichlorosilane : ndarray of float
        Of the SiCl4 and the hydrogen fed, and of the SiHCl3 made.
    """

    tetrachloride: Floats
    hydrogen: Floats
    trichlorosilane: Floats


@dataclass(frozen=True, slots=True)
class Front:
    """The steps that make trichlorosilane; axes ....

    Parameters
    ----------
    hydrogenation : Step or None
        Per mole of SiCl4; None in an open loop.
    chlorination : Step
        Per mole of silicon.
    hydrogenation_recovery, chlorination_recovery : ndarray of float
        Part of the hydrogen of their gas that is used again [fraction].
    conversions : dict of Kind to ndarray of float
        Conversion per pass of the hydrogenations that run.
    hot : Hot or None
        The hot part of hydrogenation, where there is one.
    chlorine_source : ChlorineSource
        What makes good the chlorine that is lost.
    """

    hydrogenation: Step | None
    chlorination: Step
    hydrogenation_recovery: Floats
    chlorination_recovery: Floats
    conversions: dict[Kind, Floats]
    hot: Hot | None
    chlorine_source: ChlorineSource


def front(design: ChlorosilaneDesign, foundation: Foundation) -> Front:
    """Steps of synthesis and hydrogenation at their conversion per pass.

    Parameters
    ----------
    design : ChlorosilaneDesign
        Axes ....
    foundation : Foundation
        Source of equilibria.

    Returns
    -------
    Front
        Axes ....

    Raises
    ------
    UsageError
        If a state lies outside the data, a conversion beyond its equilibrium, which is named, or
        HCl is to be fed to a hydrochlorination that is not there.
    """
    synthesis, cold = design.synthesis, design.hydrochlorination
    source = chlorine_source(synthesis)
    direct = synthesis.direct_chlorination_share
    closed = switched("synthesis.hydrogenated_share", synthesis.hydrogenated_share)
    if not closed and np.any(direct < 1.0):
        raise refusal(UsageError, "plant.no_bed_for_cofeed", got=f"{np.min(direct):g}")
    chlorination = blend(
        hydrochlorination.cofeed(cold.cofeed_tcs_share),
        direct_chlorination.chlorination(design.direct_chlorination.tcs_share),
        direct,
    )
    chlorination_recovery = (
        1.0 - direct
    ) * cold.hydrogen_recovery + direct * design.direct_chlorination.hydrogen_recovery
    if not closed:
        nothing = np.zeros(())
        return Front(None, chlorination, nothing, chlorination_recovery, {}, None, source)
    state = hydrogenated(Kind.HYDROCHLORINATION, cold, foundation)
    conversions = {Kind.HYDROCHLORINATION: conversion(Kind.HYDROCHLORINATION, state)}
    step = hydrochlorination.hydrochlorination(state, cold.hydrogen_ratio)
    recovery, part, share = cold.hydrogen_recovery, None, synthesis.hot_hydrogenation_share
    if np.any(share > 0.0):
        hot = design.hot_hydrogenation
        state = hydrogenated(Kind.HOT_HYDROGENATION, hot, foundation)
        conversions[Kind.HOT_HYDROGENATION] = conversion(Kind.HOT_HYDROGENATION, state)
        other = hot_hydrogenation.hot_hydrogenation(state, hot.hydrogen_ratio)
        both = blend(step, other, share)
        part = Hot(
            share,
            share * other.feed.hydrogen / both.feed.hydrogen,
            share * other.effluent.trichlorosilane / both.effluent.trichlorosilane,
        )
        step, recovery = both, (1.0 - share) * recovery + share * hot.hydrogen_recovery
    return Front(step, chlorination, recovery, chlorination_recovery, conversions, part, source)


def chlorine_source(synthesis: SynthesisDesign) -> ChlorineSource:
    """What makes good the chlorine that is lost.

    Parameters
    ----------
    synthesis : SynthesisDesign
        Axes ....

    Returns
    -------
    ChlorineSource
        One for all axes.

    Raises
    ------
    UsageError
        If a share lies between 0 and 1, or both are 1.
    """
    by_tcs = switched("synthesis.tcs_make_up_share", synthesis.tcs_make_up_share)
    by_stc = switched("synthesis.stc_make_up_share", synthesis.stc_make_up_share)
    if by_tcs and by_stc:
        raise refusal(UsageError, "plant.two_make_ups")
    if by_tcs:
        return ChlorineSource.TRICHLOROSILANE
    return ChlorineSource.SILICON_TETRACHLORIDE if by_stc else ChlorineSource.HYDROGEN_CHLORIDE


def switched(field_name: str, share: Floats) -> bool:
    """Whether a plant runs a way that it runs entirely or not at all.

    Parameters
    ----------
    field_name : str
        Name of the switch, for the refusal.
    share : ndarray of float
        Axes ...; all 0 or all 1.

    Returns
    -------
    bool
        True for 1.

    Raises
    ------
    UsageError
        If it is neither; the nearer one is named.
    """
    first = float(np.ravel(share)[0])
    if first not in (0.0, 1.0) or not np.all(share == first):
        worst = float(np.max(share)) if first in (0.0, 1.0) else first
        raise refusal(
            UsageError, "plant.switch", field=field_name, got=f"{worst:g}",
            nearest=int(worst >= _HALF),
        )  # fmt: skip
    return first == 1.0


def hydrogenated(
    kind: Kind, design: HydrochlorinationDesign | HotHydrogenationDesign, foundation: Foundation
) -> Outcome:
    """Gas of a hydrogenation that reaches a known conversion.

    The conversion is what plants know; how near that is to equilibrium follows from the
    equilibrium of the same state. So an uncertain enthalpy moves the distance to equilibrium and
    leaves the conversion with its own uncertainty.

    Parameters
    ----------
    kind : Kind
        Cold or hot.
    design : HydrochlorinationDesign or HotHydrogenationDesign
        State and conversion; axes ....
    foundation : Foundation
        Source of equilibria, and whether a conversion is limited by them.

    Returns
    -------
    Outcome
        Axes ....

    Raises
    ------
    UsageError
        If the conversion lies beyond equilibrium, which is named.
    """
    most = foundation.equilibrium(
        kind, design.temperature_c, design.pressure_bar, design.hydrogen_ratio
    )
    approach = approach_to(kind, most, design.conversion, limited=foundation.limited)
    return approached(kind, most, design.hydrogen_ratio, approach)
