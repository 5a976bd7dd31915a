"""The chlorosilane loop as its steps and designs, and what of each step comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.plant.by_products import ByProductsDesign
from polysight.plant.losses import LossesDesign, distilled
from polysight.plant.off_gas import OffGasDesign, recovered, returned
from polysight.plant.redistribution import (
    RedistributionDesign,
    comproportionation,
    disproportionation,
)
from polysight.plant.species import DCS, MOLAR_MASS, STC, TCS
from polysight.plant.stream import Amounts, Floats, Step, fraction


class ChlorineSource(StrEnum):
    """What makes good the chlorine that leaves the loop."""

    HYDROGEN_CHLORIDE = "hydrogen-chloride"
    TRICHLOROSILANE = "trichlorosilane"
    SILICON_TETRACHLORIDE = "silicon-tetrachloride"


@dataclass(frozen=True, slots=True)
class MakeUpDesign:
    """What is bought beside silicon metal and hydrogen; axes ....

    Parameters
    ----------
    tcs_bought_kg_per_kg, stc_bought_kg_per_kg : ndarray of float
        Chlorosilanes bought whatever the loop needs [kg/kg product].
    chlorine_burnt_share : ndarray of float
        Part of the HCl made up that is burnt on site from Cl2 and hydrogen [fraction].
    """

    tcs_bought_kg_per_kg: Floats
    stc_bought_kg_per_kg: Floats
    chlorine_burnt_share: Floats


@dataclass(frozen=True, slots=True)
class Deposit:
    """A step that deposits the product; axes ....

    Parameters
    ----------
    step : Step
        `deposition.deposition` per mole SiHCl3 or `silane_pyrolysis.pyrolysis` per mole SiH4.
    lost_share : ndarray of float
        Part of the silicon formed that is not sold: handling of rods, dust of granules [fraction].
    hydrogen_recovery : ndarray of float
        Part of the hydrogen of the fluidised bed that is used again; rods take theirs from the
        off-gas design [fraction].
    """

    step: Step
    lost_share: Floats
    hydrogen_recovery: Floats


@dataclass(frozen=True, slots=True)
class Loop:
    """Everything that the balance of a plant is solved from.

    The modes of a plant are combinations: hydrochlorination alone (``chlorination`` is then the
    co-feed of recovered HCl), both, hot hydrogenation, direct chlorination alone
    (``hydrogenation`` is None: an open loop, all SiCl4 leaves), rods, granules or a hybrid.

    Parameters
    ----------
    hydrogenation : Step or None
        `hydrochlorination.hydrochlorination`, `hot_hydrogenation.hot_hydrogenation` or a
        `stream.blend` of them; per mole SiCl4.
    hydrogenation_recovery : ndarray of float
        Axes ...; part of the hydrogen and HCl of its gas that is used again [fraction].
    chlorination : Step
        `direct_chlorination.chlorination` or `hydrochlorination.cofeed`; per mole silicon.
    chlorination_recovery : ndarray of float
        Axes ...; part of the hydrogen of its gas that is used [fraction].
    rods, granules : Deposit or None
        Deposition from SiHCl3 and from SiH4; one may be missing.
    silane_share : ndarray of float
        Axes ...; part of the product deposited from silane (seed of a hybrid) [fraction].
    redistribution : RedistributionDesign
        Fate of SiH2Cl2, losses of silane.
    off_gas : OffGasDesign or None
        Recoveries of the off-gas of the rods; needed where there are rods.
    losses : LossesDesign
        Losses beside the off-gas.
    by_products : ByProductsDesign
        Outlets of SiCl4, neutralisation.
    make_up : MakeUpDesign
        Chlorosilanes bought, origin of HCl.
    chlorine_source : ChlorineSource
        What closes the chlorine balance.
    """

    hydrogenation: Step | None
    hydrogenation_recovery: Floats
    chlorination: Step
    chlorination_recovery: Floats
    rods: Deposit | None
    granules: Deposit | None
    silane_share: Floats
    redistribution: RedistributionDesign
    off_gas: OffGasDesign | None
    losses: LossesDesign
    by_products: ByProductsDesign
    make_up: MakeUpDesign
    chlorine_source: ChlorineSource = ChlorineSource.HYDROGEN_CHLORIDE


@dataclass(frozen=True, slots=True)
class Unit:
    """A step in its plant: what it takes, leaves, and what of that comes back; per extent.

    Parameters
    ----------
    feed, effluent, kept : Amounts
        Axes ...; ``kept`` is the effluent after gas recovery and distillation [mol].
    crude : ndarray of float
        Axes ...; mass of chlorosilanes that goes to distillation [g].
    """

    feed: Amounts
    effluent: Amounts
    kept: Amounts
    crude: Floats


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a loop; a missing one takes and leaves nothing.

    Parameters
    ----------
    hydrogenation, chlorination, comproportionation : Unit
        Axes ...; per mole SiCl4 fed, silicon reacted, SiH2Cl2 fed.
    rods, disproportionation, granules : Unit
        Axes ...; per mole SiHCl3 fed, SiH4 made, SiH4 fed.
    """

    hydrogenation: Unit
    chlorination: Unit
    comproportionation: Unit
    rods: Unit
    disproportionation: Unit
    granules: Unit


_NOTHING = Step(Amounts(), Amounts())
_ALL: Floats = np.ones(())
_ALL_RECOVERED = OffGasDesign(_ALL, _ALL, _ALL, _ALL)


def units(loop: Loop) -> Units:
    """Apply gas recovery and distillation to every step.

    Parameters
    ----------
    loop : Loop
        The loop.

    Returns
    -------
    Units
        Axes ....

    Raises
    ------
    UsageError
        If a share or recovery lies outside 0 to 1, or the product needs a deposit that is missing.
    """
    _check_deposits(loop)
    _check_outlets(loop)
    purge = loop.losses.distillation_purge_share

    def distilled_unit(step: Step, gas: Amounts) -> Unit:
        return Unit(step.feed, step.effluent, distilled(gas, purge), chlorosilane_mass(gas))

    def unit(step: Step, recovery: Floats = _ALL) -> Unit:
        return distilled_unit(step, returned(step.effluent, recovery))

    rods = loop.rods.step if loop.rods else _NOTHING
    granules = loop.granules
    return Units(
        hydrogenation=unit(loop.hydrogenation or _NOTHING, loop.hydrogenation_recovery),
        chlorination=unit(loop.chlorination, loop.chlorination_recovery),
        comproportionation=unit(comproportionation()),
        rods=distilled_unit(rods, recovered(rods.effluent, loop.off_gas or _ALL_RECOVERED)),
        disproportionation=unit(disproportionation()) if granules else unit(_NOTHING),
        granules=unit(granules.step, granules.hydrogen_recovery) if granules else unit(_NOTHING),
    )


def chlorosilane_mass(amounts: Amounts) -> Floats:
    """Mass of the di-, tri- and tetrachloride together.

    Parameters
    ----------
    amounts : Amounts
        Axes ...; moles.

    Returns
    -------
    ndarray of float
        Axes ...; grams.
    """
    return np.asarray(
        amounts.dichlorosilane * MOLAR_MASS[DCS]
        + amounts.trichlorosilane * MOLAR_MASS[TCS]
        + amounts.silicon_tetrachloride * MOLAR_MASS[STC]
    )


def _check_deposits(loop: Loop) -> None:
    share = fraction("silane_share", loop.silane_share)
    if loop.granules is None and np.any(share > 0.0):
        raise refusal(UsageError, "plant.no_silane", got=f"{np.max(share):g}")
    if (loop.rods is None or loop.off_gas is None) and np.any(share < 1.0):
        raise refusal(UsageError, "plant.no_rods", got=f"{np.min(share):g}")


def _check_outlets(loop: Loop) -> None:
    outlets = loop.by_products
    fraction("by_products.fumed_chloride_recovery", outlets.fumed_chloride_recovery)
    fraction("by_products.fumed_silica_share", outlets.fumed_silica_share)
    fraction("by_products.hydrolysed_share", outlets.hydrolysed_share)
    both = np.asarray(outlets.fumed_silica_share + outlets.hydrolysed_share)
    fraction("by_products.fumed_silica_share + by_products.hydrolysed_share", both)
    fraction("make_up.chlorine_burnt_share", loop.make_up.chlorine_burnt_share)
    fraction("redistribution.silane_loss_share", loop.redistribution.silane_loss_share)
