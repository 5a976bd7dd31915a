"""The liquid that deposition is fed with: new and recovered, adsorber, and what piping gives back.

What silicon does not take up leaves with the unreacted liquid, passes the columns of the recovery
and comes back, so that the liquid fed is the solution of a loop.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.impurities import Floats, by_impurity


@dataclass(frozen=True, slots=True)
class AdsorberDesign:
    """Adsorber behind the columns; axes ... each.

    Parameters
    ----------
    boron_adsorbed_fraction, phosphorus_adsorbed_fraction, carbon_adsorbed_fraction : ndarray
        Part of what the columns left that an adsorber holds back.
    oxygen_adsorbed_fraction, metals_adsorbed_fraction : ndarray of float
        The same.
    """

    boron_adsorbed_fraction: Floats
    phosphorus_adsorbed_fraction: Floats
    carbon_adsorbed_fraction: Floats
    oxygen_adsorbed_fraction: Floats
    metals_adsorbed_fraction: Floats


@dataclass(frozen=True, slots=True)
class PickupDesign:
    """What piping, seals and tanks give to the purified liquid; axes ... each.

    Calibrated: columns alone leave less than products are known to hold.

    Parameters
    ----------
    boron_pickup_nmol_per_mol, phosphorus_pickup_nmol_per_mol : ndarray of float
        Taken up after columns and adsorber [nmol/mol].
    carbon_pickup_nmol_per_mol, oxygen_pickup_nmol_per_mol : ndarray of float
        The same [nmol/mol].
    metals_pickup_nmol_per_mol : ndarray of float
        The same [nmol/mol].
    """

    boron_pickup_nmol_per_mol: Floats
    phosphorus_pickup_nmol_per_mol: Floats
    carbon_pickup_nmol_per_mol: Floats
    oxygen_pickup_nmol_per_mol: Floats
    metals_pickup_nmol_per_mol: Floats


@dataclass(frozen=True, slots=True)
class Returned:
    """What comes back of the liquid that deposition was fed with; axes ..., impurity.

    Parameters
    ----------
    liquid_fraction : ndarray of float
        Axes ...; part of the liquid fed that leaves unreacted.
    escaped_fraction : ndarray of float
        Axes ..., impurity; part of the impurity fed that silicon did not take up.
    passed_fraction : ndarray of float
        Axes ..., impurity; part of it that passes the columns of the recovered liquid.
    """

    liquid_fraction: Floats
    escaped_fraction: Floats
    passed_fraction: Floats


def polished(cleaned: Floats, adsorber: AdsorberDesign, pickup: PickupDesign) -> Floats:
    """Liquid behind adsorber and piping: x (1 - a) + pickup.

    Parameters
    ----------
    cleaned : ndarray of float
        Axes ..., impurity; behind the columns [nmol/mol].
    adsorber : AdsorberDesign
        Axes ....
    pickup : PickupDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; nmol/mol.

    Raises
    ------
    UsageError
        If an amount is negative or a fraction outside 0 to 1.
    """
    passing = _passing(adsorber)
    possible(pickup)
    within("cleaned liquid", cleaned, 0.0, np.inf)
    return np.asarray(cleaned * passing + by_impurity(pickup, "pickup_nmol_per_mol"))


def circulated(
    new: Floats, returned: Returned, adsorber: AdsorberDesign, pickup: PickupDesign
) -> Floats:
    """Liquid fed to deposition: the new part, and what comes back with the recovered one.

    Per mole fed, x = [(1 - u) x_new + e t x] (1 - a) + pickup, with u of the liquid recovered, e
    of the impurity escaping deposition and t of that passing the columns; solved for x. All that
    escapes is taken to go with the recovered liquid.

    Parameters
    ----------
    new : ndarray of float
        Axes ..., impurity; new liquid behind its columns [nmol/mol].
    returned : Returned
        Axes ....
    adsorber : AdsorberDesign
        Axes ....
    pickup : PickupDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; nmol/mol.

    Raises
    ------
    UsageError
        If an amount is negative, a fraction outside 0 to 1, or an impurity never leaves the loop.
    """
    possible(returned)
    fed = (1.0 - np.asarray(returned.liquid_fraction))[..., None] * new
    kept = returned.escaped_fraction * returned.passed_fraction * _passing(adsorber)
    within("impurity lost from the loop", 1.0 - kept, 0.0, np.inf, ends=False)
    return np.asarray(polished(fed, adsorber, pickup) / (1.0 - kept))


def _passing(adsorber: AdsorberDesign) -> Floats:
    """Part that the adsorber lets through."""
    possible(adsorber)
    return np.asarray(1.0 - by_impurity(adsorber, "adsorbed_fraction"))
