"""What leaves a plant beside its products, once the wastewater plant has neutralised it.

The balance of a plant ends at its losses; a footprint asks what becomes of them. Lost chlorosilanes
are hydrolysed to silica, all lost chlorine is taken up by caustic soda and lime, and what is solid
goes into a filter cake::

    SiHxCl(4-x) + 2 H2O -> SiO2 + (4-x) HCl + x H2
    HCl + NaOH -> NaCl + H2O,   2 HCl + Ca(OH)2 -> CaCl2 + 2 H2O
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.plant.balance import Balance
from polysight.plant.by_products import CAUSTIC_SODA, LIME, OXYGEN_GAS, SILICA
from polysight.plant.losses import CHLORINE
from polysight.plant.species import H2, HCL, MOLAR_MASS, SI, SILANE, STC

Floats = NDArray[np.float64]

#: Molar mass of water [g/mol].
WATER = MOLAR_MASS[H2] + OXYGEN_GAS / 2.0


@dataclass(frozen=True, slots=True)
class Effluents:
    """What leaves for treatment and disposal; axes ...; kg per kg of polysilicon.

    Parameters
    ----------
    silica : ndarray of float
        SiO2 of hydrolysed chlorosilanes and of burnt silane.
    silicon : ndarray of float
        Silicon metal and polysilicon as fines, dust and handling loss.
    metals : ndarray of float
        What was not silicon in the silicon metal, counted as the metal.
    cake : ndarray of float
        Solid waste: the three above with the water of the filter cake.
    salts : ndarray of float
        NaCl and CaCl2 in the wastewater.
    chlorine_gap, silicon_gap : ndarray of float
        Chlorine lost less that in the salts, and silicon lost less that in the solids, over what
        is lost [fraction]; nothing where the treatment closes.
    """

    silica: Floats
    silicon: Floats
    metals: Floats
    cake: Floats
    salts: Floats
    chlorine_gap: Floats
    silicon_gap: Floats


def effluents(balance: Balance, cake_moisture: Floats) -> Effluents:
    """Effluents of a plant after neutralisation and filtration.

    Parameters
    ----------
    balance : Balance
        Materials [kg/kg]; axes ....
    cake_moisture : ndarray of float
        Water in the filter cake [fraction], below one; axes ....

    Returns
    -------
    Effluents
        Axes ....

    References
    ----------
    Stoichiometry as in the head of this module; atomic weights of IUPAC 2021.
    """
    hydrolysed = (
        balance.silicon_in_chlorosilanes_lost
        + balance.stc_hydrolysed * (MOLAR_MASS[SI] / MOLAR_MASS[STC])
        + balance.silane_lost * (MOLAR_MASS[SI] / MOLAR_MASS[SILANE])
    )
    silicon = balance.silicon_fines + balance.silicon_dust + balance.silicon_handling_loss
    silica = hydrolysed * (SILICA / MOLAR_MASS[SI])
    dry = silica + silicon + balance.metal_impurities
    acid = balance.caustic_soda / CAUSTIC_SODA + 2.0 * balance.lime / LIME
    salts = balance.caustic_soda + balance.lime + acid * (MOLAR_MASS[HCL] - WATER)
    return Effluents(
        silica=silica,
        silicon=silicon,
        metals=balance.metal_impurities,
        cake=dry / (1.0 - cake_moisture),
        salts=salts,
        chlorine_gap=_gap(balance.chlorine_lost, acid * CHLORINE),
        silicon_gap=_gap(balance.silicon_lost, hydrolysed + silicon),
    )


def _gap(lost: Floats, found: Floats) -> Floats:
    """What of a loss is not found again, over the loss; nothing where nothing is lost."""
    return np.divide(lost - found, lost, out=np.zeros(np.shape(lost)), where=lost > 0.0)
