"""Energy of synthesis: hydrogen made by electrolysis and silicon metal milled."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import constants

from polysight.plant.energy.limits import check_design, check_not_negative
from polysight.plant.sections import Demand, Floats


@dataclass(frozen=True, slots=True)
class SynthesisEnergyDesign:
    """Where make-up hydrogen and silicon powder come from; axes ....

    Parameters
    ----------
    electrolysis_fraction : ndarray of float
        Share of the make-up hydrogen that the plant makes by electrolysis; the rest is bought.
    electrolysis_kwh_per_kg : ndarray of float
        Electricity per kilogram of hydrogen.
    milling_kwh_per_t : ndarray of float
        Electricity to mill, dry and convey a tonne of silicon metal.
    """

    electrolysis_fraction: Floats
    electrolysis_kwh_per_kg: Floats
    milling_kwh_per_t: Floats


def synthesis_demand(
    hydrogen: Floats, silicon_metal: Floats, design: SynthesisEnergyDesign
) -> Demand:
    """What synthesis takes: m_H2 x share x e_H2 + m_Si x e_mill.

    The reaction of silicon with HCl gives off heat and takes none. The yearly averages of the
    association count electrolysis of hydrogen in the whole plant.

    Parameters
    ----------
    hydrogen : ndarray of float
        Make-up hydrogen [kg/kg polysilicon]; axes ....
    silicon_metal : ndarray of float
        Silicon metal [kg/kg]; axes ....
    design : SynthesisEnergyDesign
        Sources.

    Returns
    -------
    Demand
        Electricity; axes ....

    Raises
    ------
    UsageError
        For negative flows, or a share outside 0 to 1.

    References
    ----------
    CPIA, China PV industry development roadmap, 2020 edition: what "comprehensive electricity"
    counts (synthesis, electrolysis, distillation, reduction, off-gas recovery, hydrogenation).
    """
    check_design(design)
    check_not_negative("hydrogen", hydrogen)
    check_not_negative("silicon_metal", silicon_metal)
    electrolysis = hydrogen * design.electrolysis_fraction * design.electrolysis_kwh_per_kg
    return Demand(
        electricity_kwh_per_kg=electrolysis
        + silicon_metal * design.milling_kwh_per_t / constants.kilo
    )
