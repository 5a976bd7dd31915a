"""What a train of columns leaves of the impurities of a liquid.

Columns, vapour and purge are those of the energy and of the balance of the plant, which the route
sets here: more columns take more steam and clean better, and none leaves the liquid as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.plant.purity.bounds import possible, within
from polysight.plant.purity.columns import Train, shares
from polysight.plant.purity.impurities import Floats
from polysight.plant.purity.volatility import VolatilityDesign, log_volatility

#: A light-ends and a heavy-ends column make a pair; an odd column is half of one.
_OF_A_PAIR = 2.0
#: Fields that the energy and the balance of the plant give.
FLOW_LINKS = ("vapour_mol_per_mol", "purge_fraction")
COLUMN_LINKS = ("columns", *FLOW_LINKS)


@dataclass(frozen=True, slots=True)
class ColumnsDesign:
    """Purification columns in series; axes ... each.

    Parameters
    ----------
    columns : ndarray of float
        Number of columns; half of them drive off light ends, half leave heavy ends behind.
    vapour_mol_per_mol : ndarray of float
        Vapour per feed of each column [mol/mol]; reflux over feed is one less.
    purge_fraction : ndarray of float
        Part of the liquid that the columns together draw off with impurities; each draws the same.
    light_stages, heavy_stages : ndarray of float
        Theoretical stages with reboiler of a light-ends and of a heavy-ends column.
    feed_place_fraction : ndarray of float
        Part of the stages above the feed.
    """

    columns: Floats
    vapour_mol_per_mol: Floats
    purge_fraction: Floats
    light_stages: Floats
    heavy_stages: Floats
    feed_place_fraction: Floats


@dataclass(frozen=True, slots=True)
class Distilled:
    """Where impurities go, per mole of the liquid fed.

    Parameters
    ----------
    product, light, heavy : ndarray of float
        Axes ..., impurity; shares that leave with product, light purge and heavy purge; they sum
        to one.
    yield_fraction : ndarray of float
        Axes ...; part of the liquid that becomes product.
    """

    product: Floats
    light: Floats
    heavy: Floats
    yield_fraction: Floats

    @property
    def left(self) -> Floats:
        """Concentration in the product over that in the feed; axes ..., impurity."""
        return np.asarray(self.product / np.asarray(self.yield_fraction)[..., None])


def distilled(volatility: VolatilityDesign, design: ColumnsDesign) -> Distilled:
    """Shares of each impurity that pass the columns and that are purged.

    Without columns, or without a purge by which impurities could leave, all of them stay.

    Parameters
    ----------
    volatility : VolatilityDesign
        The liquid and its impurities; axes ....
    design : ColumnsDesign
        Axes ....

    Returns
    -------
    Distilled
        Axes ..., impurity.

    Raises
    ------
    UsageError
        If a column cannot exist: no reflux, less than one stage, a purge of all.

    References
    ----------
    Seader, Henley and Roper, Separation Process Principles, 3rd ed., section 7.2 (constant molal
    overflow) and section 9.1 (Fenske); the closed form stands in `polysight.plant.purity.columns`.
    """
    train = _train(design)
    product, light, heavy = shares(log_volatility(volatility), train)
    liquid = ((1.0 - train.light_purge) * (1.0 - train.heavy_purge)) ** train.pairs
    return Distilled(product, light, heavy, liquid)


def _train(design: ColumnsDesign) -> Train:
    """Columns as pairs, each column drawing its part of the purge."""
    possible(design)
    kept = 1.0 - np.asarray(design.purge_fraction)
    within("1 - purge_fraction", kept, 0.0, np.inf, ends=False)
    columns = np.asarray(design.columns)
    purged = np.asarray(design.purge_fraction) > 0.0
    draw = design.purge_fraction / np.maximum(columns, 1.0)
    # Where nothing is drawn no column works, and what a draw would be does not matter.
    draw = np.where(purged, draw, 1.0 / _OF_A_PAIR)
    vapour = design.vapour_mol_per_mol
    within("vapour_mol_per_mol", vapour, 1.0, np.inf)
    for name in ("light_stages", "heavy_stages"):
        within(name, getattr(design, name), 1.0, np.inf)
    return Train(
        light_stages=np.asarray(design.light_stages),
        light_reflux=np.asarray(vapour / draw - 1.0),
        light_purge=draw,
        heavy_stages=np.asarray(design.heavy_stages),
        heavy_reflux=np.asarray(vapour / (1.0 - draw) - 1.0),
        heavy_purge=draw,
        above=np.asarray(design.feed_place_fraction),
        pairs=np.where(purged, columns / _OF_A_PAIR, 0.0),
    )
