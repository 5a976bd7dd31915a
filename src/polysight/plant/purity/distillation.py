"""Purification of chlorosilanes or silane: columns, adsorption, and what piping gives back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.constants import R, zero_Celsius

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.columns import Train, shares
from polysight.plant.purity.impurities import Floats, by_impurity


@dataclass(frozen=True, slots=True)
class DistillationDesign:
    """Columns and adsorber between crude and pure liquid; axes ... each.

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
    light_stages, light_boilup_mol_per_mol, light_purge_fraction : ndarray of float
        Column that drives off light ends: stages with reboiler, vapour per feed [mol/mol], part
        of the feed drawn overhead. Reflux over distillate is vapour over distillate less one.
    heavy_stages, heavy_boilup_mol_per_mol, heavy_purge_fraction : ndarray of float
        Column that leaves heavy ends behind: the same, part of the feed drawn at the bottom.
    feed_place_fraction : ndarray of float
        Part of the stages above the feed.
    pairs : ndarray of float
        Such pairs of columns in series.
    boron_adsorbed_fraction, phosphorus_adsorbed_fraction, carbon_adsorbed_fraction : ndarray
        Part of what the columns left that an adsorber holds back.
    oxygen_adsorbed_fraction, metals_adsorbed_fraction : ndarray of float
        The same.
    boron_pickup_nmol_per_mol, phosphorus_pickup_nmol_per_mol : ndarray of float
        Taken up from piping, seals and tanks after it [nmol/mol].
    carbon_pickup_nmol_per_mol, oxygen_pickup_nmol_per_mol : ndarray of float
        The same [nmol/mol].
    metals_pickup_nmol_per_mol : ndarray of float
        The same [nmol/mol].
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
    light_stages: Floats
    light_boilup_mol_per_mol: Floats
    light_purge_fraction: Floats
    heavy_stages: Floats
    heavy_boilup_mol_per_mol: Floats
    heavy_purge_fraction: Floats
    feed_place_fraction: Floats
    pairs: Floats
    boron_adsorbed_fraction: Floats
    phosphorus_adsorbed_fraction: Floats
    carbon_adsorbed_fraction: Floats
    oxygen_adsorbed_fraction: Floats
    metals_adsorbed_fraction: Floats
    boron_pickup_nmol_per_mol: Floats
    phosphorus_pickup_nmol_per_mol: Floats
    carbon_pickup_nmol_per_mol: Floats
    oxygen_pickup_nmol_per_mol: Floats
    metals_pickup_nmol_per_mol: Floats


@dataclass(frozen=True, slots=True)
class Distilled:
    """Impurities after the columns.

    Parameters
    ----------
    pure : ndarray of float
        Axes ..., impurity; in the liquid that goes to deposition [nmol/mol].
    product, light, heavy : ndarray of float
        Axes ..., impurity; leaves the columns with product, light purge and heavy purge, per mole
        of feed [nmol/mol]; they sum to the feed.
    adsorbed : ndarray of float
        Axes ..., impurity; held by the adsorber, per mole of product [nmol/mol].
    yield_fraction : ndarray of float
        Axes ...; part of the liquid that becomes product.
    """

    pure: Floats
    product: Floats
    light: Floats
    heavy: Floats
    adsorbed: Floats
    yield_fraction: Floats


def log_volatility(design: DistillationDesign) -> Floats:
    """Natural logarithm of the volatility of each impurity relative to the liquid.

    ln a = ln g + dS (T_key - T_i) / (R T), from Clausius and Clapeyron with one entropy of
    vaporisation for all (Trouton's rule), T_key and T_i normal boiling points. Holds for
    compounds alike in boiling point; for far heavier ones it only says that they stay behind.

    Parameters
    ----------
    design : DistillationDesign
        Axes ....

    Returns
    -------
    ndarray of float
        Axes ..., impurity; above 0 for compounds lighter than the liquid.

    References
    ----------
    Trouton, F. (1884), Phil. Mag. 18, 54. Boiling points: rows PQ0001 and following.
    """
    kelvin = np.asarray(design.temperature_c) + zero_Celsius
    slope = np.asarray(design.vaporisation_entropy_j_per_mol_k) / (R * kelvin)
    key = np.asarray(design.key_boiling_c)[..., None]
    activity = by_impurity(design, "activity")
    raoult = slope[..., None] * (key - by_impurity(design, "boiling_c"))
    return np.asarray(raoult + np.log(activity))


def distilled(feed: Floats, design: DistillationDesign) -> Distilled:
    """Impurities of a liquid after its columns and adsorber.

    Parameters
    ----------
    feed : ndarray of float
        Axes ..., impurity; in the crude liquid [nmol/mol].
    design : DistillationDesign
        Columns; axes ....

    Returns
    -------
    Distilled
        Axes ..., impurity.

    Raises
    ------
    UsageError
        If a column cannot exist: no reflux, less than one stage, a purge of nothing or of all.
    """
    _check(design)
    within("feed", feed, 0.0, np.inf)
    train = _train(design)
    product, light, heavy = shares(log_volatility(design), train)
    liquid = ((1.0 - train.light_purge) * (1.0 - train.heavy_purge)) ** train.pairs
    after = feed * product
    cleaned = after / liquid[..., None]
    adsorbed = cleaned * by_impurity(design, "adsorbed_fraction")
    pure = cleaned - adsorbed + by_impurity(design, "pickup_nmol_per_mol")
    return Distilled(pure, after, feed * light, feed * heavy, adsorbed, liquid)


def _train(design: DistillationDesign) -> Train:
    light = np.asarray(design.light_purge_fraction)
    heavy = np.asarray(design.heavy_purge_fraction)
    return Train(
        light_stages=np.asarray(design.light_stages),
        light_reflux=np.asarray(design.light_boilup_mol_per_mol / light - 1.0),
        light_purge=light,
        heavy_stages=np.asarray(design.heavy_stages),
        heavy_reflux=np.asarray(design.heavy_boilup_mol_per_mol / (1.0 - heavy) - 1.0),
        heavy_purge=heavy,
        above=np.asarray(design.feed_place_fraction),
        pairs=np.asarray(design.pairs),
    )


def _check(design: DistillationDesign) -> None:
    possible(design)
    for name in ("light_purge_fraction", "heavy_purge_fraction"):
        within(name, getattr(design, name), 0.0, 1.0, ends=False)
    name = "vaporisation_entropy_j_per_mol_k"
    within(name, getattr(design, name), 0.0, np.inf, ends=False)
    train = _train(design)
    within("light reflux", train.light_reflux, 0.0, np.inf, ends=False)
    within("heavy reflux", train.heavy_reflux, 0.0, np.inf, ends=False)
    for name in ("light_stages", "heavy_stages", "pairs"):
        within(name, getattr(design, name), 1.0, np.inf)
    within("temperature_c", design.temperature_c, -zero_Celsius, np.inf, ends=False)
    within("activity", by_impurity(design, "activity"), 0.0, np.inf, ends=False)
