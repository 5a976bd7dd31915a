"""Refining of silicon metal without chlorosilanes: slag, vacuum, leaching, solidification."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.impurities import Floats, by_impurity

#: Fields that the heat and yields of the steps give.
STEP_LINKS = (
    "slag_ratio_kg_per_kg", "slag_treatments", "leachings", "vacuum_share_fraction",
    "solidifications", "kept_fraction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RefiningDesign:
    """Steps of an upgraded metallurgical route, in this order; axes ... each.

    How often and how much is done is stated with the heat and the yields of the steps, and the
    route sets it here (`STEP_LINKS`).

    Parameters
    ----------
    slag_ratio_kg_per_kg, slag_treatments : ndarray of float
        Slag per silicon [kg/kg] and how often fresh slag is taken.
    leachings : ndarray of float
        How often silicon is leached.
    vacuum_share_fraction : ndarray of float
        Share of the silicon that passes the vacuum; it is mixed with the rest.
    solidifications, kept_fraction : ndarray of float
        How often silicon is solidified; first part of each ingot that is kept, while the rest,
        with the impurities, is cut off.
    boron_slag_partition, phosphorus_slag_partition, carbon_slag_partition : ndarray of float
        Concentration in slag over concentration in silicon.
    oxygen_slag_partition, metals_slag_partition : ndarray of float
        The same.
    boron_evaporated_fraction, phosphorus_evaporated_fraction : ndarray of float
        Part driven off in vacuum.
    carbon_evaporated_fraction, oxygen_evaporated_fraction : ndarray of float
        The same.
    metals_evaporated_fraction : ndarray of float
        The same.
    boron_leached_fraction, phosphorus_leached_fraction, carbon_leached_fraction : ndarray
        Part that acid takes out of crushed silicon.
    oxygen_leached_fraction, metals_leached_fraction : ndarray of float
        The same.
    boron_segregation, phosphorus_segregation, carbon_segregation : ndarray of float
        Concentration in solid over concentration in melt at the growing front (effective).
    oxygen_segregation, metals_segregation : ndarray of float
        The same.
    """

    slag_ratio_kg_per_kg: Floats
    slag_treatments: Floats
    leachings: Floats
    vacuum_share_fraction: Floats
    solidifications: Floats
    kept_fraction: Floats
    boron_slag_partition: Floats
    phosphorus_slag_partition: Floats
    carbon_slag_partition: Floats
    oxygen_slag_partition: Floats
    metals_slag_partition: Floats
    boron_evaporated_fraction: Floats
    phosphorus_evaporated_fraction: Floats
    carbon_evaporated_fraction: Floats
    oxygen_evaporated_fraction: Floats
    metals_evaporated_fraction: Floats
    boron_leached_fraction: Floats
    phosphorus_leached_fraction: Floats
    carbon_leached_fraction: Floats
    oxygen_leached_fraction: Floats
    metals_leached_fraction: Floats
    boron_segregation: Floats
    phosphorus_segregation: Floats
    carbon_segregation: Floats
    oxygen_segregation: Floats
    metals_segregation: Floats


def slag_residual(partition: Floats, ratio: Floats, treatments: Floats) -> Floats:
    """Part left in silicon after fresh slag in equilibrium: (1 + L m)^-n.

    Parameters
    ----------
    partition : ndarray of float
        Axes ...; concentration in slag over that in silicon, L.
    ratio : ndarray of float
        Axes ...; slag per silicon, m [kg/kg].
    treatments : ndarray of float
        Axes ...; times, n.

    Returns
    -------
    ndarray of float
        Axes ...; fraction of one.
    """
    return np.asarray((1.0 + partition * ratio) ** -treatments)


def scheil_profile(segregation: Floats, solidified: Floats) -> Floats:
    """Concentration at the front over that of the melt at the start: k (1 - g)^(k - 1).

    Parameters
    ----------
    segregation : ndarray of float
        Axes ...; coefficient k.
    solidified : ndarray of float
        Axes ...; part solidified g, below 1.

    Returns
    -------
    ndarray of float
        Axes ...; ratio.

    References
    ----------
    Scheil, E. (1942), Z. Metallkd. 34, 70; Gulliver (1913). Complete mixing in the melt, no
    diffusion in the solid.
    """
    return np.asarray(segregation * (1.0 - solidified) ** (segregation - 1.0))


def scheil_mean(segregation: Floats, kept: Floats) -> Floats:
    """Mean concentration of the part that solidifies first: (1 - (1 - g)^k) / g.

    Parameters
    ----------
    segregation : ndarray of float
        Axes ...; coefficient k.
    kept : ndarray of float
        Axes ...; part kept g, above 0, at most 1.

    Returns
    -------
    ndarray of float
        Axes ...; ratio to the melt at the start; 1 where all is kept.
    """
    with np.errstate(divide="ignore"):
        left = np.log1p(-np.asarray(kept))
    return np.asarray(-np.expm1(segregation * left) / kept)


def refined_ppba(metal: Floats, design: RefiningDesign) -> Floats:
    """Impurities of silicon after all steps.

    Parameters
    ----------
    metal : ndarray of float
        Axes ..., impurity; in silicon metal [ppba].
    design : RefiningDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; ppba.

    Raises
    ------
    UsageError
        If an amount is negative, a fraction outside 0 to 1, or nothing is kept.
    """
    possible(design)
    within("kept_fraction", design.kept_fraction, 0.0, np.inf, ends=False)
    slag = slag_residual(
        by_impurity(design, "slag_partition"),
        np.asarray(design.slag_ratio_kg_per_kg)[..., None],
        np.asarray(design.slag_treatments)[..., None],
    )
    share = np.asarray(design.vacuum_share_fraction)[..., None]
    vacuum = 1.0 - share * by_impurity(design, "evaporated_fraction")
    acid = (1.0 - by_impurity(design, "leached_fraction")) ** np.asarray(design.leachings)[
        ..., None
    ]
    once = scheil_mean(
        by_impurity(design, "segregation"), np.asarray(design.kept_fraction)[..., None]
    )
    frozen = once ** np.asarray(design.solidifications)[..., None]
    return np.asarray(metal * slag * vacuum * acid * frozen)
