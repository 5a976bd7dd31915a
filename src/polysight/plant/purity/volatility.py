"""How volatile traces are in a nearly pure liquid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.constants import R, zero_Celsius

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.impurities import Floats, by_impurity


@dataclass(frozen=True, slots=True)
class VolatilityDesign:
    """A liquid and the compounds in which its impurities are hardest to remove; axes ... each.

    Parameters
    ----------
    key_boiling_c : ndarray of float
        Normal boiling point of the liquid that is purified [degC].
    boron_boiling_c, phosphorus_boiling_c, carbon_boiling_c : ndarray of float
        Normal boiling point of the compound in which the impurity is hardest to remove [degC].
    oxygen_boiling_c, metals_boiling_c : ndarray of float
        The same [degC].
    boron_activity, phosphorus_activity, carbon_activity : ndarray of float
        Activity coefficient at infinite dilution; 1 is Raoult's law.
    oxygen_activity, metals_activity : ndarray of float
        The same.
    temperature_c : ndarray of float
        Mean temperature of the columns [degC].
    vaporisation_entropy_j_per_mol_k : ndarray of float
        Molar entropy of vaporisation common to all (Trouton's rule) [J/(mol K)].
    """

    key_boiling_c: Floats
    boron_boiling_c: Floats
    phosphorus_boiling_c: Floats
    carbon_boiling_c: Floats
    oxygen_boiling_c: Floats
    metals_boiling_c: Floats
    boron_activity: Floats
    phosphorus_activity: Floats
    carbon_activity: Floats
    oxygen_activity: Floats
    metals_activity: Floats
    temperature_c: Floats
    vaporisation_entropy_j_per_mol_k: Floats


def log_volatility(design: VolatilityDesign) -> Floats:
    """Natural logarithm of the volatility of each impurity relative to the liquid.

    ln a = ln g + dS (T_key - T_i) / (R T), from Clausius and Clapeyron with one entropy of
    vaporisation for all (Trouton's rule), T_key and T_i normal boiling points. Holds for
    compounds alike in boiling point; for far heavier ones it only says that they stay behind.

    Parameters
    ----------
    design : VolatilityDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; above 0 for compounds lighter than the liquid.

    Raises
    ------
    UsageError
        If a temperature lies below absolute zero, or entropy or activity is not above nothing.

    References
    ----------
    Trouton, F. (1884), Phil. Mag. 18, 54. Boiling points: rows PQ0016 and following.
    """
    possible(design)
    activity = by_impurity(design, "activity")
    within("activity", activity, 0.0, np.inf, ends=False)
    name = "vaporisation_entropy_j_per_mol_k"
    within(name, design.vaporisation_entropy_j_per_mol_k, 0.0, np.inf, ends=False)
    within("temperature_c", design.temperature_c, -zero_Celsius, np.inf, ends=False)
    kelvin = np.asarray(design.temperature_c) + zero_Celsius
    slope = np.asarray(design.vaporisation_entropy_j_per_mol_k) / (R * kelvin)
    key = np.asarray(design.key_boiling_c)[..., None]
    raoult = slope[..., None] * (key - by_impurity(design, "boiling_c"))
    return np.asarray(raoult + np.log(activity))
